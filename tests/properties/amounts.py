"""What holds of the amounts of every line and of every sum (docs/rules.md, 'What must always hold')."""

from calculator.model.estimate import Amounts, Priced
from calculator.reference.voice import Voice
from calculator.words.reasons import in_short, sentence

_OWED = ("deductible", "copay", "coinsurance", "excluded", "balance_billed")
_REASONED = (
    *("billed", "discount", "allowed", *_OWED, "plan_pays", "second_plan", "assistance", "account"),
    *("member_pays", "employer_pays"),
)


def paid(amounts: Amounts) -> int:
    """Everybody's part, and the discount that nobody pays."""
    return (
        amounts.discount
        + amounts.plan_pays
        + amounts.second_plan
        + amounts.assistance
        + amounts.account
        + amounts.member_pays
    )


def check_amounts(priced: Priced) -> None:
    for line in priced.lines:
        amounts = line.amounts
        assert amounts.billed == paid(amounts)
        assert min(amounts) >= 0
        assert amounts.account == amounts.own_account + amounts.employer_account
    assert priced.totals.billed == paid(priced.totals)
    assert 0 <= priced.tax_saved <= priced.totals.own_account
    assert 0 <= priced.employer_fica_saved <= priced.totals.own_account
    total = Amounts.sum([amounts for _, amounts in priced.by_year])
    assert total == priced.totals._replace(employer_pays=priced.totals.employer_pays - priced.fees)


def check_reasons(priced: Priced) -> None:
    """Every amount has its reason in both languages, with figures, and a zero has none."""
    for line in priced.lines:
        given_for = {reason.amount for reason in line.reasons}
        for name in _REASONED:
            assert (name in given_for) == bool(getattr(line.amounts, name)), name
        for reason in line.reasons:
            for language in ("en", "es"):
                assert "$" in sentence(reason, Voice(language))
        for language in ("en", "es"):
            short = in_short(line.reasons, Voice(language))
            assert bool(short) == bool(line.reasons)
            assert "{" not in short
        excluded = sum(reason.cents for reason in line.reasons if reason.amount == "excluded")
        assert excluded == line.amounts.excluded
