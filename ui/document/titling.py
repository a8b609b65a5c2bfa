"""Asks what the case is called: the title of every sheet and workbook that is made of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from calculator.model.case import Case
from calculator.reference.texts import say
from calculator.words.handed_out import is_unnamed
from ui.widgets.fields import Labelled, TextField
from ui.widgets.scale import margins, px


class TitleDialog(QDialog):
    """Shows the title of a case and takes another: ``titled`` brings it."""

    titled = Signal(str)

    def __init__(self, parent: QWidget, language: str, case: Case) -> None:
        super().__init__(parent)
        self._language = language
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self._say("title"))
        self.field = Labelled(TextField(self, least=1, most=120))
        self.field.set_words(self._say("field"), self._say("field_is"), language)
        self.field.field.set_value(case.course.title if is_unnamed(case) else case.title)
        buttons = QDialogButtonBox(self)
        self.accept_button = buttons.addButton(self._say("ok"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(say("shared.cancel", language), QDialogButtonBox.ButtonRole.RejectRole)
        self.accept_button.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(margins(24, 16, 24, 16))
        layout.setSpacing(px(16))
        layout.addWidget(self.field)
        layout.addWidget(buttons)
        self.setMinimumWidth(px(420))
        self.field.field.textChanged.connect(lambda text: self.accept_button.setEnabled(bool(text.strip())))
        self.field.field.selectAll()
        self.field.field.setFocus()

    def accept(self) -> None:
        """Take the title as it is typed, without the blanks around it."""
        title = self.field.field.text().strip()
        if title:
            self.titled.emit(title[:120])
            super().accept()

    def _say(self, key: str) -> str:
        return say(f"window.title_{key}", self._language)
