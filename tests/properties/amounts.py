"""What holds of the amounts of every line and of every sum (docs/rules.md, 'What must always hold')."""

from calculator.model.estimate import Amounts, Priced


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
