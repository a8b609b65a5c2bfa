"""Asks for another name of a plan. A name that is taken is refused beside the field, and nothing typed is lost."""

from collections.abc import Collection

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from calculator.reference.texts import say
from ui.widgets.fields import Labelled, TextField
from ui.widgets.scale import margins, px


class NameDialog(QDialog):
    """Shows ``name`` and takes another that is not among ``taken``."""

    def __init__(self, name: str, taken: Collection[str], language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._taken = set(taken) - {name}
        self._language = language
        self.setWindowTitle(self._say("rename_title"))
        self.field = Labelled(TextField(self, least=1, most=120))
        self.field.set_words(say("plan.name", language), say("glossary.name", language), language)
        self.field.field.set_value(name)
        self.field.field.textChanged.connect(self._check)
        buttons = QDialogButtonBox(self)
        self.accept_button = buttons.addButton(self._say("rename_ok"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self._say("cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.accept_button.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(margins(24, 16, 24, 16))
        layout.setSpacing(px(16))
        layout.addWidget(self.field)
        layout.addWidget(buttons)
        self.setMinimumWidth(px(420))
        self.field.field.selectAll()
        self.field.field.setFocus()

    @property
    def name(self) -> str:
        """The name as it is typed, without the blanks around it."""
        return self.field.field.text().strip()

    def _check(self) -> None:
        if self.name in self._taken:
            self.field.field.complain(self._say("rename_taken"))
        self.accept_button.setEnabled(bool(self.name) and self.name not in self._taken)

    def _say(self, key: str) -> str:
        return say(f"library.{key}", self._language)
