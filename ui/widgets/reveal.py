"""Brings a field before the eyes of the person, wherever it is folded away or scrolled out of sight."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QScrollArea, QWidget

from ui.widgets.sections import Section


def reveal(field: QWidget) -> None:
    """Open what ``field`` is folded into, scroll to it, and give it the focus with its text selected."""
    above = list(_ancestors(field))
    for inside, outside in zip((field, *above), above, strict=False):
        more = outside.header if isinstance(outside, Section) else getattr(outside, "more", None)
        if isinstance(more, QAbstractButton) and more.isCheckable() and inside is not more and inside.isHidden():
            more.setChecked(True)
    window = field.window()
    window.show()
    window.raise_()
    window.activateWindow()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    for area in above:
        if isinstance(area, QScrollArea):
            area.ensureWidgetVisible(field)
    field.setFocus(Qt.FocusReason.ShortcutFocusReason)
    if isinstance(field, QLineEdit):
        field.selectAll()


def _ancestors(widget: QWidget) -> list[QWidget]:
    found: list[QWidget] = []
    at = widget.parentWidget()
    while at is not None and not widget.isWindow():
        found.append(at)
        if at.isWindow():
            break
        at = at.parentWidget()
    return found
