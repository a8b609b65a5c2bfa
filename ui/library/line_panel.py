"""The panel below two compared plans: one line in full, with what its words mean; always of one height."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from calculator.words.plan_difference import Line
from ui.widgets.boxes import vbox
from ui.widgets.labels import plain_label, set_text
from ui.widgets.scale import px

_HEIGHT = 104


class LinePanel(QScrollArea):
    """Shows a line of the comparison; a long remark is scrolled through by the arrow keys."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("readable")
        page = QWidget()
        self.term, self.meaning, self.left, self.right = (
            plain_label(role, page) for role in ("strong", "muted", "body", "body")
        )
        column = vbox(page, (12, 4, 12, 8), spacing=2)
        for label in (self.term, self.meaning, self.left, self.right):
            label.setWordWrap(True)
            column.addWidget(label)
        column.addStretch(1)
        page.setObjectName("inputsPage")
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(px(_HEIGHT))

    def show_line(self, line: Line, left: str, right: str) -> None:
        """Show ``line`` of the plans that are called ``left`` and ``right``."""
        set_text(self.term, f"{line.section} › {line.name}")
        set_text(self.meaning, line.meaning)
        set_text(self.left, f"{left}: {line.left}")
        set_text(self.right, f"{right}: {line.right}")
        self.verticalScrollBar().setValue(0)

    def show_words(self, words: str) -> None:
        """Show what the panel is for."""
        set_text(self.term, "")
        set_text(self.meaning, words)
        for label in (self.left, self.right):
            set_text(label, "")
