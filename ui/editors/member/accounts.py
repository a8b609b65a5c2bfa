"""What is in the member's accounts, for each that the plan has; and the tax rates that HSA and FSA money saves."""

import datetime
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from calculator.engine.checks.hsa_limit import contribution_years
from calculator.engine.checks.hsa_money import contribution_flags
from calculator.model.base import changed
from calculator.model.funding import AccountBalance, AccountKind, Contribution
from calculator.model.member import Member
from calculator.money import format_money
from calculator.reference.voice import said
from calculator.words.flags import sentence
from ui.editors.doubts import AtRest, Doubts
from ui.editors.member.hsa_contributions import Contributions
from ui.editors.member.part import MemberPart, wrapped
from ui.editors.member.summary import account_name
from ui.editors.row_list import replaced
from ui.widgets.date_field import DateField
from ui.widgets.fields import CountField, Field, MoneyField, PercentField
from ui.widgets.form_parts import describe

_TAX: Final = ("federal", "state", "fica", "employer_fica")
_MOST: Final = 12
_KINDS: Final = tuple(AccountKind)


class MemberAccounts(MemberPart):
    """A balance for each kind of account in the plan; for an HSA the employer's part and what comes every month."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._none = wrapped(self)
        self.grid.addWidget(self._none, 0, 0, 1, 2)
        for row, kind in enumerate(_KINDS, start=1):
            is_hsa = kind is AccountKind.HSA
            self.add(f"balance_{kind.value}", MoneyField(optional=True), row, 0, 1 if is_hsa else 2)
            if is_hsa:
                self.add("employer_money", MoneyField(unknown=0), row, 1)
        self.add("hsa_opened", DateField(optional=True), 7, 0)
        self.add("birth_year", CountField(least=1900, most=2100, optional=True), 7, 1)
        self.monthly = Contributions(self)
        self.gift = QPushButton(self)
        self.grid.addWidget(self.monthly, 8, 0, 1, 2)
        self.doubts = Doubts(self)
        self.grid.addWidget(self.doubts, 9, 0, 1, 2)
        self.grid.addWidget(self.gift, 10, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
        self._rest = AtRest(self, (self.part("birth_year").field,), self._show_doubts)
        self.monthly.changed_at.connect(self._change_gift)
        self.monthly.fields_changed.connect(self.fields_changed)
        self.gift.clicked.connect(self._add_gift)

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every field whose text may be bad."""
        return (*super().fields, *self.monthly.fields)

    def set_words(self) -> None:
        """Name all in the language; a balance by its account."""
        for kind in _KINDS:
            caption = self.say("balance", account=account_name(kind, self._voice))
            meaning = self.say("balance_hsa_is" if kind is AccountKind.HSA else "balance_is")
            self.part(f"balance_{kind.value}").set_words(caption, meaning, self._voice)
        for name in ("hsa_opened", "birth_year", "employer_money"):
            self.part(name).set_words(self.say(name), self.say(f"{name}_is"), self._voice)
        self.gift.setText(self.say("contribution_add"))
        describe(self.gift, self.say("contribution_add"), self.say("contribution_add_is"))

    def show_facts(self, member: Member) -> None:
        """Fill the fields of the accounts that ``plan`` has."""
        balances = {balance.kind: balance for balance in member.balances}
        there = {account.kind for account in self.plan.accounts} if self.plan else set()
        self._none.setText(self._without(member, there))
        self._none.setVisible(bool(self._none.text()))
        for kind in _KINDS:
            balance = balances.get(kind)
            part = self.part(f"balance_{kind.value}")
            part.setVisible(kind in there)
            field = part.field
            if kind not in there:
                field.reset(None)
            elif not (field.typing and field.value is None):
                # Who has emptied it is about to write another.
                field.set_value(balance.balance if balance else None)
            if kind in there:
                field.setPlaceholderText(self.say("balance_new"))
        hsa = balances.get(AccountKind.HSA)
        has_hsa = AccountKind.HSA in there
        money = self.part("employer_money")
        money.setVisible(has_hsa)
        # Without a balance of its own the HSA holds what the plan puts in, all of it the employer's.
        money.setEnabled(hsa is not None)
        (money.field.set_value if has_hsa else money.field.reset)(self._hsa().employer_money if has_hsa else 0)
        opened = self.part("hsa_opened")
        opened.setVisible(has_hsa)
        (opened.field.set_value if has_hsa else opened.field.reset)(self._hsa().opened if has_hsa else None)
        birth = self.part("birth_year")
        birth.setVisible(has_hsa)
        (birth.field.set_value if has_hsa else birth.field.reset)(member.birth_year if has_hsa else None)
        gifts = hsa.contributions if hsa and has_hsa else ()
        self.monthly.show_all(gifts, self._voice)
        self.gift.setVisible(has_hsa)
        self.gift.setEnabled(len(gifts) < _MOST)
        self._rest.changed()

    def change(self, name: str, value: Any) -> None:
        """A balance is another, or the employer's part of the HSA is."""
        if name == "hsa_opened":
            self._replace(AccountKind.HSA, changed(self._hsa(), opened=value), "hsa_opened")
            return
        if name == "birth_year":
            self.tell("birth_year", birth_year=value)
            return
        if name == "employer_money":
            self._put_employer_money(value)
            return
        kind = AccountKind(name.removeprefix("balance_"))
        before = self._balance(kind) or AccountBalance(kind=kind, balance=0)
        if value is not None:
            self._replace(kind, changed(before, balance=value), "balance_step")
        elif before.contributions or before.opened:
            # What is said of it beside its balance stays.
            opening = self._opening()
            self._replace(kind, changed(before, balance=opening, employer_money=opening), "balance_step")
        else:
            self._replace(kind, None, "balance_step")
        if kind is AccountKind.HSA:
            self.part("employer_money").field.reconsider()

    def _show_doubts(self) -> None:
        """Say beside the contributions where more goes in than may."""
        if self._member is None or self.plan is None:
            return
        found = contribution_flags(self.plan, self._member, contribution_years(self._member))
        self.doubts.show_doubts((), self._voice, "\n".join(sentence(flag, self._voice) for flag in found))

    def _without(self, member: Member, there: set[AccountKind]) -> str:
        """What is said of accounts that the plan does not have."""
        idle = [account_name(one.kind, self._voice) for one in member.balances if one.kind not in there]
        if idle:
            return self.say("idle_accounts", accounts=", ".join(idle))
        return "" if there else self.say("no_accounts")

    def _balance(self, kind: AccountKind) -> AccountBalance | None:
        balances = self._member.balances if self._member else ()
        return next((balance for balance in balances if balance.kind is kind), None)

    def _hsa(self) -> AccountBalance:
        """The HSA as it is; where nothing is said of it, what the plan puts in, all of it the employer's."""
        opening = self._opening()
        new = AccountBalance(kind=AccountKind.HSA, balance=opening, employer_money=opening)
        return self._balance(AccountKind.HSA) or new

    def _opening(self) -> int:
        """What the plan puts into an HSA of which nothing else is said, in cents."""
        accounts = self.plan.accounts if self.plan else ()
        return next((account.yearly for account in accounts if account.kind is AccountKind.HSA), 0)

    def _put_employer_money(self, cents: int) -> None:
        hsa = self._hsa()
        if cents > hsa.balance:
            problem = said("member.employer_money_more", balance=format_money(hsa.balance))
            self.part("employer_money").field.refuse(problem, hsa.employer_money)
        else:
            self._replace(AccountKind.HSA, changed(hsa, employer_money=cents), "employer_money")

    def _put_gifts(self, contributions: tuple[Contribution, ...]) -> None:
        self._replace(AccountKind.HSA, changed(self._hsa(), contributions=contributions), "contribution_step")

    def _replace(self, kind: AccountKind, balance: AccountBalance | None, step: str) -> None:
        if self._member is None:
            return
        others = tuple(one for one in self._member.balances if one.kind is not kind)
        self.tell(step, balances=(*others, balance) if balance else others)

    def _gifts(self) -> tuple[Contribution, ...]:
        hsa = self._balance(AccountKind.HSA)
        return hsa.contributions if hsa else ()

    def _change_gift(self, at: int, contribution: Contribution | None) -> None:
        self._put_gifts(replaced(self._gifts(), at, contribution))

    def _add_gift(self) -> None:
        today = datetime.datetime.now().astimezone().date()
        gift = Contribution(starts=today.replace(day=1))
        self._put_gifts((*self._gifts(), gift))
        self.monthly.rows[-1].first.setFocus()


class MemberTax(MemberPart):
    """Marginal tax rates: they change no price, only the tax that is said to be saved."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        for at, name in enumerate(_TAX):
            self.add(name, PercentField(unknown=0), at // 2, at % 2)

    def show_facts(self, member: Member) -> None:
        """Fill the fields."""
        for name in _TAX:
            self.part(name).field.set_value(getattr(member.tax, name))

    def change(self, name: str, value: Any) -> None:
        """A rate is another."""
        if self._member is not None:
            self.tell(name, tax=changed(self._member.tax, **{name: value}))
