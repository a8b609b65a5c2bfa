"""The accounts of a plan, in the order in which they pay of what the member owes."""

from PySide6.QtWidgets import QWidget

from calculator.model.funding import Account, AccountKind
from calculator.model.plan import Plan
from calculator.reference.voice import SILENT, Voice
from ui.editors.plan.account import AccountRow
from ui.widgets.form_parts import describe, note
from ui.widgets.row_table import RowTable

_MOST = 8


class AccountTable(RowTable[AccountRow]):
    """Takes a plan in and tells of other accounts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(12, parent)
        self._note = note(self)
        self.head_with(self._note)
        self._accounts: tuple[Account, ...] = ()
        self._voice = SILENT
        self.add.clicked.connect(self._add)

    def set_plan(self, plan: Plan, voice: Voice) -> None:
        """Show the accounts of ``plan``."""
        if voice != self._voice:
            self._voice = voice
            self.add.setText(self._say("add_account"))
            describe(self.add, self._say("add_account"), self._say("add_account_is"))
        self._accounts = plan.accounts
        self._note.setText(self._say("accounts_order" if plan.accounts else "accounts_none"))
        self.match_rows(len(plan.accounts))
        for at, (row, account) in enumerate(zip(self.rows, plan.accounts, strict=True)):
            row.set_account(account, at, voice)
        self.add.setEnabled(len(plan.accounts) < _MOST)

    def make_row(self, index: int) -> AccountRow:
        """The row of the account at place ``index``."""
        row = AccountRow(self)
        row.account_edited.connect(lambda account: self._edited(index, account))
        row.raised.connect(lambda: self._raise(index))
        row.removed.connect(lambda: self._remove(index))
        return row

    def _edited(self, index: int, account: Account) -> None:
        accounts = list(self._accounts)
        accounts[index] = account
        kind = self._say(f"account_{account.kind.value}")
        self._tell(tuple(accounts), self._voice("plan.step_account", name=kind))

    def _add(self) -> None:
        self._tell((*self._accounts, Account(kind=AccountKind.HRA)), self._say("step_accounts"))
        self.rows[-1].kind.field.setFocus()

    def _raise(self, index: int) -> None:
        accounts = list(self._accounts)
        accounts.insert(index - 1, accounts.pop(index))
        self.forget()
        self._tell(tuple(accounts), self._say("step_accounts"))
        self.rows[index - 1].kind.field.setFocus()

    def _remove(self, index: int) -> None:
        self.add.setFocus()
        self.forget()
        self._tell((*self._accounts[:index], *self._accounts[index + 1 :]), self._say("step_accounts"))

    def _tell(self, accounts: tuple[Account, ...], step: str) -> None:
        self.parts_edited.emit({"accounts": accounts}, step)

    def _say(self, key: str) -> str:
        return self._voice.of("plan")(key)
