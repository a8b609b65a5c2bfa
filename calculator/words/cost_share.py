"""What a member pays for one visit, in words: one wording for the plan's block on a sheet and for the window."""

from collections.abc import Iterator

from calculator.model.plan import AllowedBasis, CoinsuranceBase, CostShare, DeductibleUse, Order
from calculator.reference.voice import Voice


def share_in_words(share: CostShare | None, voice: Voice) -> str:
    """A cost share in short: ``$40.00 copay, after the deductible``; None: not covered."""
    if share is None:
        return voice("shared.not_covered")
    say = voice.of("cost_share")
    waived = share.deductible is DeductibleUse.WAIVED
    if share.copay and share.order is Order.COPAY_FIRST and not waived:
        key = "copay_first_coinsurance" if share.coinsurance else "copay_first"
        return say(key, copay_cents=share.copay, rate_points=share.coinsurance)
    return say("waived" if waived else "after", share=_parts(share, voice))


def whole_share_in_words(share: CostShare, voice: Voice) -> str:
    """A cost share with everything that is out of the ordinary in it."""
    return "; ".join([share_in_words(share, voice), *_details(share, voice)])


def _parts(share: CostShare, voice: Voice) -> str:
    say, parts = voice.of("cost_share"), []
    if share.copay:
        parts.append(say("copay", copay_cents=share.copay))
    if share.coinsurance:
        parts.append(say("coinsurance", rate_points=share.coinsurance))
    return say("and").join(parts) or say("nothing")


def _details(share: CostShare, voice: Voice) -> Iterator[str]:
    """What is out of the ordinary in a share."""
    say = voice.of("cost_share")
    yield from _of_several_visits(share, voice)
    if share.coinsurance and share.coinsurance_base is CoinsuranceBase.ALLOWED:
        yield say("coinsurance_of_allowed")
    for name in ("copay_year_maximum", "least_per_visit", "most_per_visit"):
        cents = getattr(share, name)
        if cents is not None:
            yield say(name, amount_cents=cents)
    applies = share.deductible is DeductibleUse.APPLIES
    if share.copay and applies and share.order is Order.DEDUCTIBLE_FIRST and not share.copay_when_crossing:
        yield say("copay_not_when_crossing")
    if share.copay and share.copay_counts_to_deductible:
        yield say("copay_counts_to_deductible")
    if not share.counts_to_limit:
        yield say("not_counted")
    if share.allowed.basis is not AllowedBasis.BILLED:
        allowed = share.allowed
        yield say(f"basis_{allowed.basis.value}", rate_points=allowed.percent, amount_cents=allowed.amount or 0)


def _of_several_visits(share: CostShare, voice: Voice) -> Iterator[str]:
    """What depends on the visits before, of the day, the year or the course, and what each visit has of its own."""
    say = voice.of("cost_share")
    if share.coinsurance_changes_after is not None:
        after, then = share.coinsurance_changes_after, share.coinsurance_then
        yield say("coinsurance_changes", rate_points=then, amount_cents=after)
    if share.visit_deductible:
        yield say("visit_deductible", amount_cents=share.visit_deductible)
    for name in ("copay_once_a_day", "copay_once_a_course"):
        if getattr(share, name):
            yield say(name)
