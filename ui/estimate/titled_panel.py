"""What the panels of an estimate that list things have in common: a title, a word below it, and rows that are kept and
filled again, so that an edit makes no widgets."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from ui.widgets.boxes import hbox, vbox
from ui.widgets.labels import plain_label


class TitledPanel(QFrame):
    """Has a title, beside which a button may be added to ``head``; the word below it and the rows are added to
    ``layout_``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.title = plain_label("title", self)
        self.head = hbox()
        self.head.addWidget(self.title, 1)
        self.layout_ = vbox(self, spacing=8)
        self.layout_.addLayout(self.head)
