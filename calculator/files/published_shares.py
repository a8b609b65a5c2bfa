"""What a rule of a published case says: of one visit in one network, and of a benefit in every network."""

from collections.abc import Mapping
from typing import Any, Final

from calculator.files.published_values import (
    UnsupportedError,
    answer,
    cents_at,
    cents_or_none,
    known,
    multiple,
    points,
    whole,
    whole_or_none,
    word,
)
from calculator.model.authorization import Authorization, MissingAuthorization
from calculator.model.benefit import AllowedAmount, AllowedBasis, VisitTier
from calculator.model.plan import CoinsuranceBase, CostShare, DeductibleUse, Order

_SHARE_KEYS: Final = {
    *("copay", "coinsurance_percent", "deductible", "order", "coinsurance_base", "visit_deductible", "allowed"),
    *("copay_when_crossing", "copay_counts_to_deductible", "counts_to_limit", "least_per_visit", "most_per_visit"),
    *("copay_once_a_day", "copay_once_a_course", "copay_year_maximum"),
    *("coinsurance_changes_after", "coinsurance_then_percent"),
}
_BENEFIT_KEYS: Final = {
    *("covered", "places", "limits_with", "allowance", "visit_limit", "lifetime_visit_limit", "dollar_limit"),
    *("lifetime_dollar_limit", "first_visits", "waiting_days", "authorization", "discount_when_not_covered"),
}
_VISIT_KEYS: Final = {"through", "copay", "coinsurance_percent", "deductible"}
_AUTHORIZATION_KEYS: Final = {"missing", "percent", "amount", "failed_trials", "trial_weeks", "approval_days"}
_MOST_WAITING: Final = 1_500
_MOST_APPROVED: Final = 1_500
_MOST_TRIALS: Final = 20
_MOST_WEEKS: Final = 104


def share_of(rule: Mapping[str, Any]) -> CostShare:
    """What the member pays for one visit in one network.

    Raises:
        UnsupportedError: the rule has a key or a value that the format does not have.
    """
    known("service", rule, _SHARE_KEYS | _BENEFIT_KEYS)
    if (rule.get("coinsurance_changes_after") is None) != (rule.get("coinsurance_then_percent") is None):
        raise UnsupportedError("service.coinsurance_changes_after and coinsurance_then_percent go together")
    return CostShare(
        copay=cents_at(rule, "copay"),
        coinsurance=points(rule.get("coinsurance_percent", 0)),
        deductible=word(rule, "deductible", DeductibleUse.APPLIES),
        order=word(rule, "order", Order.DEDUCTIBLE_FIRST),
        coinsurance_base=word(rule, "coinsurance_base", CoinsuranceBase.NET),
        copay_when_crossing=answer("service.copay_when_crossing", rule, absent=True),
        copay_counts_to_deductible=answer("service.copay_counts_to_deductible", rule, absent=False),
        copay_once_a_day=answer("service.copay_once_a_day", rule, absent=False),
        copay_once_a_course=answer("service.copay_once_a_course", rule, absent=False),
        copay_year_maximum=cents_or_none(rule, "copay_year_maximum"),
        coinsurance_changes_after=cents_or_none(rule, "coinsurance_changes_after"),
        coinsurance_then=points(rule.get("coinsurance_then_percent") or 0),
        visit_deductible=cents_at(rule, "visit_deductible"),
        counts_to_limit=answer("service.counts_to_limit", rule, absent=True),
        least_per_visit=cents_or_none(rule, "least_per_visit"),
        most_per_visit=cents_or_none(rule, "most_per_visit"),
        allowed=_allowed(rule.get("allowed") or {}),
    )


def of_every_network(rule: Mapping[str, Any]) -> dict[str, Any]:
    """What a benefit has in all networks alike, in its parts.

    Raises:
        UnsupportedError: a value is none that the format has.
    """
    return {
        "allowance": cents_or_none(rule, "allowance"),
        "visit_limit": whole_or_none(rule, "visit_limit"),
        "lifetime_visit_limit": whole_or_none(rule, "lifetime_visit_limit"),
        "dollar_limit": cents_or_none(rule, "dollar_limit"),
        "lifetime_dollar_limit": cents_or_none(rule, "lifetime_dollar_limit"),
        "first_visits": tuple(_first_visits(one) for one in rule.get("first_visits") or ()),
        "waiting_days": whole(rule, "waiting_days", 0, 0, _MOST_WAITING),
        "authorization": _authorization(rule.get("authorization")),
        "discount_when_not_covered": answer("service.discount_when_not_covered", rule, absent=False),
    }


def _allowed(allowed: Mapping[str, Any]) -> AllowedAmount:
    """How the allowed amount is found of a line that states none itself."""
    known("service.allowed", allowed, {"basis", "amount", "percent"})
    return AllowedAmount(
        basis=word(allowed, "basis", AllowedBasis.BILLED),
        amount=cents_or_none(allowed, "amount"),
        percent=multiple(allowed.get("percent", 100)),
    )


def _first_visits(visits: Mapping[str, Any]) -> VisitTier:
    known("service.first_visits", visits, _VISIT_KEYS)
    return VisitTier(
        through=whole(visits, "through", 0, 1),
        copay=cents_at(visits, "copay"),
        coinsurance=points(visits.get("coinsurance_percent", 0)),
        deductible=word(visits, "deductible", DeductibleUse.WAIVED),
    )


def _authorization(needed: Mapping[str, Any] | None) -> Authorization | None:
    """Prior authorization; None: none is needed."""
    if needed is None:
        return None
    known("service.authorization", needed, _AUTHORIZATION_KEYS)
    return Authorization(
        missing=word(needed, "missing", MissingAuthorization.DENIED),
        percent=points(needed.get("percent", 0)),
        amount=cents_at(needed, "amount"),
        failed_trials=whole_or_none(needed, "failed_trials", 0, _MOST_TRIALS),
        trial_weeks=whole_or_none(needed, "trial_weeks", 0, _MOST_WEEKS),
        approval_days=whole_or_none(needed, "approval_days", 1, _MOST_APPROVED),
    )
