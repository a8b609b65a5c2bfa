"""Opens the books: one window for each, brought to the front where it is open already, anew in another language."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from calculator.reference import guide
from calculator.reference.voice import Voice

if TYPE_CHECKING:
    from ui.guide.reader import Reader


def open_book(window: QWidget, book: str, voice: Voice) -> "Reader":
    """The reader of ``book`` over ``window``, shown and in front."""
    from ui.guide.reader import Reader  # noqa: PLC0415 (not on the start-up path)

    reader = next((one for one in window.findChildren(Reader) if one.book == book and one.isVisible()), None)
    if reader is None or reader.property("language") != voice.language:
        if reader is not None:
            reader.close()
        reader = Reader(book, voice, window)
        reader.setProperty("language", voice.language)
    reader.show()
    reader.raise_()
    reader.activateWindow()
    return reader


def explain_focused(window: QWidget, voice: Voice) -> None:
    """Open the glossary at what the focused field is about, in whatever window, and say what the field itself means."""
    widget = QApplication.focusWidget()
    name = widget.accessibleName() if widget is not None else ""
    meaning = (widget.whatsThis() or widget.accessibleDescription() or widget.toolTip()) if widget is not None else ""
    words = meaning or voice("window.nothing_to_say")
    about = voice("guide.field", name=name, meaning=words) if name else words
    term = guide.term_in(name, voice) or guide.term_in(meaning, voice)
    reader = open_book(window, "glossary", voice)
    reader.show_entry(term.key if term else "", about)
