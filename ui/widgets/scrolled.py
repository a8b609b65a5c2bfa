"""What a dialog holds, as large as it needs to be where the screen has room for it; else it scrolls."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ui.widgets.boxes import hbox, vbox
from ui.widgets.scale import FRAME, px

_LEAST: tuple[int, int] = (240, 160)


class AsHighAsItsWidth(QWidget):
    """Content to scroll, whose height follows from the width it gets: what wraps would ask for that of a narrower one,
    and leave the rest empty."""

    def minimumSizeHint(self) -> QSize:
        """The least width; how high it is then, the layout says."""
        return QSize(super().minimumSizeHint().width(), 0)


class Scrolled(QScrollArea):
    """Shows ``content``, whose words wrap at the width there is."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self._content = content
        self._is_all = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setWidget(content)

    @classmethod
    def fill(cls, dialog: QWidget, content: QWidget, *below: QWidget) -> None:
        """Let ``content`` be all of ``dialog``, but for what stands ``below`` it and does not scroll."""
        whole = vbox(dialog, spacing=0)
        holder = AsHighAsItsWidth()
        vbox(holder, spacing=0).addWidget(content)
        scrolled = cls(holder)
        scrolled._content, scrolled._is_all = content, True
        whole.addWidget(scrolled, 1)
        for part in below:
            row = hbox(around=(24, 4, 24, 16))
            row.addWidget(part)
            whole.addLayout(row)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the height that is needed: Qt makes a dialog two thirds of the screen high at most."""
        super().showEvent(event)
        dialog = self.window()
        if self._is_all and not dialog.testAttribute(Qt.WidgetAttribute.WA_Resized):
            dialog.resize(dialog.sizeHint())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys are the dialog's. What Tab comes to is scrolled to."""
        event.ignore()

    def sizeHint(self) -> QSize:
        """The size at which nothing needs to scroll, or that of the screen."""
        size = self._content.sizeHint().expandedTo(self._content.minimumSize())
        if self._content.hasHeightForWidth():
            size.setHeight(self._content.heightForWidth(size.width()))
        room = self.screen().availableSize() - FRAME
        if size.height() > room.height():
            size.setWidth(size.width() + self.verticalScrollBar().sizeHint().width())
        return size.boundedTo(room)

    def minimumSizeHint(self) -> QSize:
        """A few lines."""
        return QSize(*map(px, _LEAST))
