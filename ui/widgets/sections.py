"""A part of the left column that can be folded: a header button and what stands below it."""

from typing import Final, cast

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ui.widgets.boxes import vbox
from ui.widgets.scale import px

_INDENT: Final = 20
"""What lies below a header begins where its words begin."""


class Section(QWidget):
    """``content`` below a header that folds it away and back, by mouse or by Space."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.content = content
        self._holds: QLabel | None = None
        self.header = QToolButton(self)
        self.header.setObjectName("sectionHeader")
        self.header.setCheckable(True)
        self.header.setProperty("folds", True)
        self.header.setChecked(True)
        self.header.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.header.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.header.setArrowType(Qt.ArrowType.DownArrow)
        self.header.setIconSize(QSize(px(10), px(10)))
        self.header.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.header.toggled.connect(self._fold)
        layout = vbox(self, spacing=4)
        layout.addWidget(self.header)
        layout.addWidget(content)

    def set_title(self, title: str, description: str) -> None:
        """Name the section; ``description`` is what a screen reader says of the header."""
        self.header.setText(title)
        self.header.setAccessibleName(title.replace("&", ""))
        self.header.setAccessibleDescription(description)

    def set_holds(self, words: str) -> None:
        """Say below a closed header what it holds; empty: nothing is said."""
        if self._holds is None:
            self._holds = QLabel(self)
            self._holds.setTextFormat(Qt.TextFormat.PlainText)
            self._holds.setProperty("role", "muted")
            self._holds.setWordWrap(True)
            self._holds.setIndent(px(_INDENT))
            cast("QVBoxLayout", self.layout()).insertWidget(1, self._holds)
        self._holds.setText(words)
        self._holds.setVisible(bool(words) and not self.header.isChecked())

    def set_close(self) -> None:
        """Let what stands below the header follow it closely: for a small fold among others."""
        cast("QVBoxLayout", self.layout()).setSpacing(0)

    def fill(self, content: QWidget) -> None:
        """Let ``content`` stand in place of what stood below the header."""
        cast("QVBoxLayout", self.layout()).replaceWidget(self.content, content)
        self.content.deleteLater()
        self.content = content
        content.setVisible(self.header.isChecked())

    def _fold(self, open_: bool) -> None:
        self.content.setVisible(open_)
        if self._holds is not None:
            self._holds.setVisible(bool(self._holds.text()) and not open_)
        self.header.setArrowType(Qt.ArrowType.DownArrow if open_ else Qt.ArrowType.RightArrow)
