"""What the panels of an estimate that list things have in common: a title, a word below it, and rows that are kept and
filled again, so that an edit makes no widgets."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from ui.widgets.boxes import vbox
from ui.widgets.labels import plain_label


class TitledPanel(QFrame):
    """Has a title; the word below it and the rows are added to ``layout_``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.title = plain_label("title", self)
        self.layout_ = vbox(self, spacing=8)
        self.layout_.addWidget(self.title)


def wrapping(role: str, parent: QWidget) -> QLabel:
    """A label of a row, on as many lines as it needs, whose text can be taken along."""
    label = plain_label(role, parent)
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
