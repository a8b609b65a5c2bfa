"""The accounts of a plan, in the order in which they pay of what the member owes."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from calculator.model.funding import Account, AccountKind
from calculator.model.plan import Plan
from calculator.reference.texts import say
from ui.editors.look import describe, note, tab_stops
from ui.editors.plan_account import AccountRow

_MOST = 8


class AccountTable(QWidget):
    """Takes a plan in and tells of other accounts."""

    parts_edited = Signal(object, str)
    fields_changed = Signal(object, object)
    """The fields that have come, and those that have gone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._accounts: tuple[Account, ...] = ()
        self._language = ""
        self._note = note(self)
        self.rows: list[AccountRow] = []
        self.add = QPushButton(self)
        self.add.setAutoDefault(False)
        self._column = QVBoxLayout()
        self._column.setSpacing(12)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._note)
        layout.addLayout(self._column)
        layout.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.add.clicked.connect(self._add)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab stops at, in the order of the eye."""
        return (*(stop for row in self.rows for stop in tab_stops(row)), self.add)

    def set_plan(self, plan: Plan, language: str) -> None:
        """Show the accounts of ``plan``."""
        if language != self._language:
            self._language = language
            self.add.setText(self._say("add_account"))
            describe(self.add, self._say("add_account"), self._say("add_account_is"))
        self._accounts = plan.accounts
        self._note.setText(self._say("accounts_order" if plan.accounts else "accounts_none"))
        while len(self.rows) > len(plan.accounts):
            row = self.rows.pop()
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
            self.fields_changed.emit((), row.fields)
        while len(self.rows) < len(plan.accounts):
            self._new_row(len(self.rows))
        for at, (row, account) in enumerate(zip(self.rows, plan.accounts, strict=True)):
            row.set_account(account, at, language)
        self.add.setEnabled(len(plan.accounts) < _MOST)

    def forget(self) -> None:
        """Let go of what was typed and is no part of a plan yet."""
        for row in self.rows:
            row.forget()

    def _new_row(self, index: int) -> None:
        row = AccountRow(self)
        row.account_edited.connect(lambda account: self._edited(index, account))
        row.raised.connect(lambda: self._raise(index))
        row.removed.connect(lambda: self._remove(index))
        self.rows.append(row)
        self._column.addWidget(row)
        self.fields_changed.emit(row.fields, ())

    def _edited(self, index: int, account: Account) -> None:
        accounts = list(self._accounts)
        accounts[index] = account
        kind = self._say(f"account_{account.kind.value}")
        self._tell(tuple(accounts), say("plan.step_account", self._language, {"name": kind}))

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
        return say(f"plan.{key}", self._language)
