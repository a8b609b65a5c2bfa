"""Why a line has each of its amounts: codes with figures from what the rulebook and the desk did, and their sentences.

Nothing is priced here. A figure of a sentence is one that the pricing used or made.
"""

from collections.abc import Iterator

from calculator.engine.adjudication.program import NO_FILL
from calculator.engine.adjudication.rulebook import (
    AFTER_COVERAGE,
    BEFORE_COVERAGE,
    LIFETIME_VISITS_USED,
    NO_AUTHORIZATION,
    NO_LIMIT,
    NOT_COVERED,
    NOT_COVERED_OUT_OF_NETWORK,
    VISITS_USED,
    WAITING,
    Rule,
)
from calculator.engine.adjudication.settled import AdjudicatedLine
from calculator.engine.adjudication.years import date_of
from calculator.engine.explained import as_said
from calculator.model.backing import funding_of, is_of_employer
from calculator.model.estimate import Reason
from calculator.model.funding import FundingKind
from calculator.model.member import Coordination
from calculator.model.plan import AllowedBasis, Plan
from calculator.money import format_money

_EXCLUDED_BY_STATUS = {
    NOT_COVERED: "excluded_not_covered",
    NO_AUTHORIZATION: "excluded_no_authorization",
    WAITING: "excluded_waiting",
    VISITS_USED: "excluded_visits_used",
    LIFETIME_VISITS_USED: "excluded_lifetime_visits_used",
    NOT_COVERED_OUT_OF_NETWORK: "excluded_out_of_network",
    BEFORE_COVERAGE: "excluded_before_coverage",
    AFTER_COVERAGE: "excluded_after_coverage",
}


def reasons_for(settled: AdjudicatedLine, plan: Plan) -> tuple[Reason, ...]:
    """One reason or more for every amount of the line that is not zero, in the order of the amounts."""
    found = (
        reason
        for part in (_price, _sharing, _excluded, _payers, _bearers)
        for reason in part(settled, plan)
        if reason.cents
    )
    return tuple(found) if settled.line.happened is None else as_said(found, settled.line, settled.amounts)


def _price(settled: AdjudicatedLine, plan: Plan) -> Iterator[Reason]:
    line, shares, amounts = settled.line, settled.trace.shares, settled.amounts
    tier = _tier(settled)
    yield Reason(
        "billed", "billed_in_tier" if tier else "billed", amounts.billed, {"billed_cents": amounts.billed, "tier": tier}
    )
    code = "discount_second" if amounts.discount != shares.discount else "discount"
    if amounts.discount != shares.discount and settled.coordination is Coordination.MEDICAID:
        code = "discount_medicaid"
    figures: dict[str, object] = {
        "billed_cents": amounts.billed,
        "allowed_cents": shares.allowed,
        "amount_cents": amounts.discount,
    }
    yield Reason("discount", code, amounts.discount, figures)
    basis = settled.terms.allowed.basis
    if shares.allowed == line.billed:
        code = "allowed_billed"
    elif plan.case_rate is not None and line.service in plan.case_rate.services:
        code = "allowed_case_rate"
    else:
        code = {
            AllowedBasis.PERCENT_OF_BILLED: "allowed_percent",
            AllowedBasis.PERCENT_OF_MEDICARE: "allowed_medicare",
        }.get(basis, "allowed_negotiated")
    figures = {
        "allowed_cents": shares.allowed,
        "rate_points": settled.terms.allowed.percent,
        "medicare_cents": settled.terms.allowed.amount or 0,
    }
    yield Reason("allowed", code, amounts.allowed, figures)


def _tier(settled: AdjudicatedLine) -> str:
    """What the further network tier of the line is called; empty where it is in or out of network."""
    if not settled.line.network_tier:
        return ""
    tier = settled.plan.network_tier(settled.line.network_tier)
    return "" if tier is None else tier.title or tier.name.replace("_", " ")


def _sharing(settled: AdjudicatedLine, _plan: Plan) -> Iterator[Reason]:
    shares, left = settled.trace.shares, settled.trace.left
    room: dict[str, object] = {"cut_cents": shares.cut, "limit_cents": min(left.limit, NO_LIMIT)}
    yield _deductible(settled, room)
    yield _copay(settled, room)
    yield _coinsurance(settled, room)


def _deductible(settled: AdjudicatedLine, room: dict[str, object]) -> Reason:
    amounts, shares, left = settled.amounts, settled.trace.shares, settled.trace.left
    figures: dict[str, object] = {"amount_cents": amounts.deductible, "left_cents": left.deductible} | room
    figures["visit_cents"] = shares.visit_deductible
    if shares.visit_deductible:
        code = "deductible_of_visit"
    elif amounts.deductible == left.deductible:
        code = "deductible_last"
    elif shares.cut and not amounts.coinsurance and not amounts.copay:
        code = "deductible_limited"
    else:
        code = "deductible_all" if amounts.deductible == shares.allowed else "deductible"
    return Reason("deductible", code, amounts.deductible, figures)


def _copay(settled: AdjudicatedLine, room: dict[str, object]) -> Reason:
    entry, amounts = settled.trace, settled.amounts
    rule, usual = entry.rule, settled.terms.rule_for_visit(entry.visit)
    figures: dict[str, object] = {"amount_cents": amounts.copay, "copay_cents": rule.copay, "visit": entry.visit} | room
    if entry.fill != NO_FILL:
        code = "copay_maximizer"
    elif rule.copay < usual.copay:
        code = _why_less(usual)
        figures |= {"copay_cents": usual.copay, "maximum_cents": usual.copay_most}
    elif any(entry.visit <= through for through, _ in settled.terms.tiers):
        code = "copay_first_visits"
    else:
        code = "copay" if amounts.copay == rule.copay else "copay_limited"
    return Reason("copay", code, amounts.copay, figures)


def _coinsurance(settled: AdjudicatedLine, room: dict[str, object]) -> Reason:
    amounts, shares, rule = settled.amounts, settled.trace.shares, settled.trace.rule
    figures: dict[str, object] = {
        "rate_points": rule.coinsurance,
        "then_points": rule.coinsurance_then,
        "base_cents": shares.coinsurance_base,
        "amount_cents": amounts.coinsurance,
        "bound_cents": abs(shares.bounded),
        "most_cents": rule.visit_most,
        "least_cents": rule.visit_least,
    } | room
    if shares.cut:
        code = "coinsurance_limited"
    elif shares.bounded:
        code = "coinsurance_least" if shares.bounded > 0 else "coinsurance_most"
    elif shares.coinsurance_base > rule.changes_after:
        code = "coinsurance_changes"
    elif rule.coinsurance_on_allowed:
        code = "coinsurance_of_allowed"
    else:
        code = "coinsurance_after_deductible" if shares.deductible else "coinsurance"
    return Reason("coinsurance", code, amounts.coinsurance, figures)


def _why_less(usual: Rule) -> str:
    """Why less than the ``usual`` copay is asked for; where several rules may be it, none of them is named alone."""
    if usual.copay_once_a_day + usual.copay_once_a_course + (usual.copay_most != NO_LIMIT) > 1:
        return "copay_several"
    if usual.copay_once_a_day:
        return "copay_once_a_day"
    return "copay_once_a_course" if usual.copay_once_a_course else "copay_year_maximum"


def _excluded(settled: AdjudicatedLine, _plan: Plan) -> Iterator[Reason]:
    entry, amounts = settled.trace, settled.amounts
    shares, benefit = entry.shares, settled.terms.benefit
    if entry.status:
        figures: dict[str, object] = {"amount_cents": amounts.excluded, "limit": "", "days": ""}
        figures |= {"first_date": date_of(settled.first_day), "last_date": date_of(settled.last_day)}
        if benefit is not None:
            by_status = {VISITS_USED: benefit.visit_limit, LIFETIME_VISITS_USED: benefit.lifetime_visit_limit}
            figures |= {"limit": by_status.get(entry.status) or 0, "days": benefit.waiting_days}
        code = _EXCLUDED_BY_STATUS[entry.status]
        if entry.status == NOT_COVERED_OUT_OF_NETWORK and _tier(settled):
            code, figures = "excluded_in_tier", figures | {"tier": _tier(settled)}
        yield Reason("excluded", code, amounts.excluded, figures)
    elif amounts.excluded:
        figures = {"allowance_cents": entry.rule.allowance, "rate_points": entry.rule.penalty_rate}
        left = amounts.excluded
        for code, whole in (
            ("excluded_allowance", shares.over_allowance),
            ("excluded_dollars", shares.over_dollars),
            ("excluded_penalty", shares.penalty),
        ):
            # A rider that paid first may have left less of it to the member.
            cents = min(whole, left)
            left -= cents
            yield Reason("excluded", code, cents, figures | {"amount_cents": cents, "left_cents": entry.left.dollars})
    figures = {"billed_cents": amounts.billed, "allowed_cents": shares.allowed, "amount_cents": amounts.balance_billed}
    yield Reason("balance_billed", "balance_billed", amounts.balance_billed, figures)


def _payers(settled: AdjudicatedLine, _plan: Plan) -> Iterator[Reason]:
    amounts, shares = settled.amounts, settled.trace.shares
    share = amounts.deductible + amounts.copay + amounts.coinsurance + amounts.excluded
    figures: dict[str, object] = {
        "allowed_cents": shares.allowed,
        "share_cents": share,
        "amount_cents": amounts.plan_pays,
        "cut_cents": shares.cut,
        "rider_cents": settled.trace.rider,
    }
    code = "plan_pays_limit_met" if shares.cut else "plan_pays" if share else "plan_pays_all"
    rule, usual = settled.trace.rule, settled.terms.rule_for_visit(settled.trace.visit)
    if code == "plan_pays_all" and settled.trace.fill == NO_FILL and rule.copay == 0 < usual.copay:
        # The copay was left out because what may be asked for in copays is used up.
        code = f"plan_pays_all_{_why_less(usual)}"
        figures |= {"copay_cents": usual.copay, "maximum_cents": usual.copay_most}
    yield Reason("plan_pays", "plan_pays_rider" if settled.trace.rider else code, amounts.plan_pays, figures)
    if settled.coordination is not None:
        own, allowed = settled.trace.second_own, settled.trace.second_allowed
        figures = {"own_cents": own, "first_cents": amounts.plan_pays, "amount_cents": amounts.second_plan}
        figures |= {"second_allowed_cents": allowed, "higher_cents": max(allowed, shares.allowed)}
        yield Reason("second_plan", f"second_plan_{settled.coordination.value}", amounts.second_plan, figures)
    code = "assistance_counts" if settled.counted_help else "assistance_not_counted"
    yield Reason("assistance", code, amounts.assistance, {"amount_cents": amounts.assistance})
    for withdrawal in settled.withdrawals:
        figures = {"amount_cents": withdrawal.cents, "left_cents": withdrawal.left}
        yield Reason("account", f"account_{withdrawal.kind.value}", withdrawal.cents, figures)


def _bearers(settled: AdjudicatedLine, plan: Plan) -> Iterator[Reason]:
    amounts = settled.amounts
    kinds = (amounts.deductible, amounts.copay, amounts.coinsurance, amounts.excluded, amounts.balance_billed)
    owed = sum(kinds)
    figures: dict[str, object] = {"owed_cents": owed, "amount_cents": amounts.member_pays}
    figures |= {
        "helped_cents": amounts.second_plan + amounts.assistance + amounts.account,
        "sum": " + ".join(format_money(cents) for cents in kinds if cents),
    }
    written_off = owed - amounts.member_pays - amounts.second_plan - amounts.assistance - amounts.account
    figures["written_off_cents"] = written_off
    code = "member_pays_after_help" if owed != amounts.member_pays else "member_pays"
    if written_off > 0:
        code = "member_pays_after_discount"
    yield Reason("member_pays", code, amounts.member_pays, figures)
    figures = {"plan_cents": amounts.plan_pays, "account_cents": amounts.employer_account}
    kind = funding_of(plan).kind
    code = "employer_pays_account" if amounts.employer_account else "employer_pays"
    if not is_of_employer(plan):
        code = f"{code}_own"
    elif kind is not FundingKind.SELF_FUNDED:
        code = f"employer_pays_{kind.value}"
    yield Reason("employer_pays", code, amounts.employer_pays, figures)
