"""What a member pays for one visit, in words: one wording for the plan's block on a sheet and for the window."""

from collections.abc import Iterator

from calculator.model.plan import AllowedBasis, CoinsuranceBase, CostShare, DeductibleUse, Order
from calculator.reference.voice import Voice


def share_in_words(share: CostShare | None, voice: Voice) -> str:
    """A cost share in short: ``$40.00 copay, after the deductible``; None: not covered."""
    if share is None:
        return voice("shared.not_covered")
    waived = share.deductible is DeductibleUse.WAIVED
    if share.copay and share.order is Order.COPAY_FIRST and not waived:
        key = "copay_first_coinsurance" if share.coinsurance else "copay_first"
        return _word(key, voice, {"copay_cents": share.copay, "rate_points": share.coinsurance})
    return _word("waived" if waived else "after", voice, {"share": _parts(share, voice)})


def whole_share_in_words(share: CostShare, voice: Voice) -> str:
    """A cost share with everything that is out of the ordinary in it."""
    return "; ".join([share_in_words(share, voice), *_details(share, voice)])


def _parts(share: CostShare, voice: Voice) -> str:
    parts = []
    if share.copay:
        parts.append(_word("copay", voice, {"copay_cents": share.copay}))
    if share.coinsurance:
        parts.append(_word("coinsurance", voice, {"rate_points": share.coinsurance}))
    return _word("and", voice).join(parts) or _word("nothing", voice)


def _details(share: CostShare, voice: Voice) -> Iterator[str]:
    """What is out of the ordinary in a share."""
    yield from _of_several_visits(share, voice)
    if share.coinsurance and share.coinsurance_base is CoinsuranceBase.ALLOWED:
        yield _word("coinsurance_of_allowed", voice)
    for name in ("copay_year_maximum", "least_per_visit", "most_per_visit"):
        cents = getattr(share, name)
        if cents is not None:
            yield _word(name, voice, {"amount_cents": cents})
    applies = share.deductible is DeductibleUse.APPLIES
    if share.copay and applies and share.order is Order.DEDUCTIBLE_FIRST and not share.copay_when_crossing:
        yield _word("copay_not_when_crossing", voice)
    if share.copay and share.copay_counts_to_deductible:
        yield _word("copay_counts_to_deductible", voice)
    if not share.counts_to_limit:
        yield _word("not_counted", voice)
    if share.allowed.basis is not AllowedBasis.BILLED:
        figures: dict[str, object] = {"rate_points": share.allowed.percent, "amount_cents": share.allowed.amount or 0}
        yield _word(f"basis_{share.allowed.basis.value}", voice, figures)


def _of_several_visits(share: CostShare, voice: Voice) -> Iterator[str]:
    """What depends on the visits before, of the day, the year or the course, and what each visit has of its own."""
    if share.coinsurance_changes_after is not None:
        figures: dict[str, object] = {
            "rate_points": share.coinsurance_then,
            "amount_cents": share.coinsurance_changes_after,
        }
        yield _word("coinsurance_changes", voice, figures)
    if share.visit_deductible:
        yield _word("visit_deductible", voice, {"amount_cents": share.visit_deductible})
    for name in ("copay_once_a_day", "copay_once_a_course"):
        if getattr(share, name):
            yield _word(name, voice)


def _word(name: str, voice: Voice, figures: dict[str, object] | None = None) -> str:
    return voice.of("cost_share")(name, **(figures or {}))
