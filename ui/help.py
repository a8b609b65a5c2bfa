"""F1: what the focused field is, said beside it."""

from PySide6.QtWidgets import QApplication, QWhatsThis

from calculator.reference.texts import say


def explain_focused(language: str) -> None:
    """Say beside the focused widget, in whatever window, what it is called and what it means."""
    widget = QApplication.focusWidget()
    if widget is None:
        return
    meaning = widget.whatsThis() or widget.accessibleDescription() or widget.toolTip()
    name = widget.accessibleName()
    words = meaning or say("window.nothing_to_say", language)
    text = f"{name}\n\n{words}" if name else words
    QWhatsThis.showText(widget.mapToGlobal(widget.rect().bottomLeft()), text, widget)
