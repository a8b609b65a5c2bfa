"""What contradicts itself, said beside the fields: it prices as it stands, and does not pass in silence."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from calculator.engine.checks.contradictions import Contradiction
from calculator.reference.voice import SILENT, Voice
from calculator.words.flags import contradiction_words
from ui.runtime.timers import once_after
from ui.widgets.boxes import vbox
from ui.widgets.fields import Field
from ui.widgets.form_parts import describe
from ui.widgets.labels import set_text

_REST_MS: Final = 1_000
"""On its way to 9,000 an amount is 900 and contradicts nothing, or something else."""


class AtRest(QObject):
    """Looks for what contradicts itself when none of ``fields`` is being typed in, or when the typing rests: whoever
    stays in the field and reads the answer is told as well."""

    def __init__(self, parent: QObject, fields: Iterable[Field], look: Callable[[], None]) -> None:
        super().__init__(parent)
        self._fields = tuple(fields)
        self._look = look
        self._rest = once_after(self, _REST_MS, look)
        for field in self._fields:
            field.left.connect(self._left)

    def changed(self) -> None:
        """The fields show something else than before."""
        if any(field.typing for field in self._fields):
            self._rest.start()
        else:
            self._left()

    def _left(self) -> None:
        self._rest.stop()
        self._look()


class Doubts(QWidget):
    """The sentences about one row of fields; below them a button where one value would put it right."""

    instead = Signal(object)
    """The contradiction that the person wants to be taken away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offered: Contradiction | None = None
        self._shown: tuple[tuple[str, ...], Voice, str] = ((), SILENT, "")
        self.words = QLabel(self)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setProperty("role", "warning")
        self.words.setWordWrap(True)
        self.offer = QPushButton(self)
        layout = vbox(self, spacing=4)
        layout.addWidget(self.words)
        layout.addWidget(self.offer, 0, Qt.AlignmentFlag.AlignLeft)
        self.offer.clicked.connect(lambda: self.instead.emit(self._offered))
        self.hide()

    def show_doubts(self, found: Sequence[Contradiction], voice: Voice, also: str = "") -> None:
        """Say what contradicts itself, and ``also`` something that holds; nothing: be hidden."""
        now = (tuple(map(str, found)), voice, also)
        if now == self._shown:
            return
        self._shown = now
        set_text(self.words, "\n".join(filter(None, (*(contradiction_words(one, voice) for one in found), also))))
        self._offered = next((one for one in found if one.instead is not None), None)
        if self._offered is not None:
            text = voice("contradictions.count_it", instead_cents=self._offered.instead)
            self.offer.setText(text)
            describe(self.offer, text, voice("contradictions.count_it_is"))
        self.offer.setVisible(self._offered is not None)
        self.setVisible(bool(self.words.text()))


def mark(fields: dict[str, Field], found: Sequence[Contradiction], voice: Voice) -> None:
    """Mark the field of each part that is at fault, and let a screen reader say why."""
    said = {one.part: contradiction_words(one, voice) for one in found}
    for part, field in fields.items():
        field.set_doubt(said.get(part, ""))
