"""Asks what the case is called: the title of every sheet and workbook that is made of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from calculator.model.case import Case
from calculator.reference.voice import Voice
from calculator.words.handed_out import is_unnamed
from ui.dialogs.one_line import MOST_LETTERS, OneLineDialog


class TitleDialog(OneLineDialog):
    """Shows the title of a case and takes another: ``titled`` brings it."""

    titled = Signal(str)

    def __init__(self, parent: QWidget, voice: Voice, case: Case) -> None:
        def words(key: str) -> str:
            return voice(f"window.title_{key}")

        super().__init__(
            parent,
            voice,
            value=case.course.title if is_unnamed(case) else case.title,
            title=words("title"),
            caption=(words("field"), words("field_is")),
            answers=(words("ok"), voice("shared.cancel")),
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def accept(self) -> None:
        """Take the title as it is typed, without the blanks around it."""
        if self.text:
            self.titled.emit(self.text[:MOST_LETTERS])
            super().accept()
