"""What the sheet takes for granted of an account: what is in it, what comes in, and how it pays."""

from collections.abc import Iterator

from calculator.model.funding import Account, AccountBalance
from calculator.reference.voice import Voice
from calculator.sheets.words import word
from calculator.words.bundled import told
from calculator.words.plan_facts import account_terms


def account_in_words(account: Account, held: AccountBalance | None, voice: Voice) -> Iterator[str]:
    """An ``account`` of a plan of which the member holds ``held`` when the course starts; None: nobody said."""
    name = told(account.title, voice) or word(f"account_{account.kind.value}", voice)
    if held is None:
        said = word("assume_yearly", voice, {"account": name, "amount_cents": account.yearly})
    else:
        said = word("assume_balance", voice, {"account": name, "amount_cents": held.balance})
    terms = (
        word("from_day_part", voice, {"name": term.name, "words": f"{term.words}."})
        for term in account_terms(account, voice)
    )
    yield " ".join((said, *terms))
    if account.grace_period:
        yield word("assume_grace_period", voice, {"account": name})
    if held is not None:
        yield from _of_balance(held, name, voice)


def _of_balance(held: AccountBalance, name: str, voice: Voice) -> Iterator[str]:
    if held.employer_money:
        yield word("assume_employer_money", voice, {"account": name, "amount_cents": held.employer_money})
    if held.opened is not None:
        yield word("assume_opened", voice, {"account": name, "opened_date": held.opened})
    for one in held.contributions:
        figures: dict[str, object] = {"account": name, "starts_date": one.starts, "count": one.months}
        figures |= {"own_cents": one.own, "employer_cents": one.employer, "day": one.day_of_month}
        yield word("assume_contribution", voice, figures)
