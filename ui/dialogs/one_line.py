"""Asks for one line of text, such as a title or a name."""

from typing import Final

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

from calculator.reference.voice import Voice
from ui.widgets.boxes import DIALOG, vbox
from ui.widgets.fields import Labelled, TextField
from ui.widgets.scale import px

MOST_LETTERS: Final = 120


class OneLineDialog(QDialog):
    """Shows ``value`` and takes another text, which is not blank. ``caption`` is the field's name and what it is,
    ``answers`` what the two buttons say."""

    def __init__(
        self,
        parent: QWidget,
        voice: Voice,
        *,
        value: str,
        title: str,
        caption: tuple[str, str],
        answers: tuple[str, str],
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.field = Labelled(TextField(self, least=1, most=MOST_LETTERS))
        self.field.set_words(*caption, voice)
        self.field.field.set_value(value)
        buttons = QDialogButtonBox(self)
        self.accept_button = buttons.addButton(answers[0], QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(answers[1], QDialogButtonBox.ButtonRole.RejectRole)
        self.accept_button.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = vbox(self, DIALOG, spacing=16)
        layout.addWidget(self.field)
        layout.addWidget(buttons)
        self.setMinimumWidth(px(420))
        self.field.field.textChanged.connect(self._check)
        self.field.field.selectAll()
        self.field.field.setFocus()

    @property
    def text(self) -> str:
        """What is typed, without the blanks around it."""
        return self.field.field.text().strip()

    def why_not(self) -> str:
        """Why what is typed cannot be taken, in words for whoever typed it; empty: it can, or it is blank."""
        return ""

    def _check(self) -> None:
        problem = self.why_not()
        if problem:
            self.field.field.complain(problem)
        self.accept_button.setEnabled(bool(self.text) and not problem)
