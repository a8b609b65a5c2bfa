"""The things to know about an answer: each flag's sentence with its source and the source's year."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from calculator.model.estimate import Flag, FlagLevel
from calculator.reference.voice import Voice
from calculator.words.flags import sentence, source_words
from ui.estimate.titled_panel import TitledPanel
from ui.widgets.boxes import hbox, vbox
from ui.widgets.labels import plain_label, set_text, wrapping_label
from ui.widgets.scale import px

_CHIP: Final = 16
"""The pixels beside a chip's word."""


class FlagsPanel(TitledPanel):
    """Shows flags. Its rows are kept and filled again, so that an edit makes no widgets."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._none = plain_label("muted", self)
        self.layout_.addWidget(self._none)
        self._rows: list[_FlagRow] = []

    def show_flags(self, flags: tuple[Flag, ...], voice: Voice, *, settled: bool | None = True) -> None:
        """Show these flags, warnings first. ``settled``: nothing that the answer rests on is unconfirmed, so that
        nothing stands out where there are no flags; None: that is being looked at, and nothing moves meanwhile."""
        self.setVisible(bool(flags) or (not self.isHidden() if settled is None else settled))
        set_text(self.title, voice("shared.heading_flags"))
        set_text(self._none, voice("confirm.waiting" if settled is None else "views.flags_none"))
        self._none.setVisible(not flags)
        while len(self._rows) < len(flags):
            row = _FlagRow(self)
            self._rows.append(row)
            self.layout_.addWidget(row)
        ordered = sorted(flags, key=lambda flag: flag.level is not FlagLevel.WARNING)
        for at, row in enumerate(self._rows):
            row.setVisible(at < len(ordered))
            if at < len(ordered):
                row.show_flag(ordered[at], voice)
        self.setAccessibleName(voice("shared.heading_flags"))
        self.setAccessibleDescription(" ".join(row.said for row in self._rows[: len(ordered)]) or self._none.text())

    @property
    def sentences(self) -> tuple[str, ...]:
        """What is shown, a text for every flag."""
        return tuple(row.said for row in self._rows if not row.isHidden())


class _FlagRow(QFrame):
    """One flag: its kind in a word, its sentence, its source."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._kind = plain_label("chip", self)
        self._kind.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sentence = wrapping_label("body", self)
        self._source = wrapping_label("small", self)
        words = vbox(spacing=0)
        words.addWidget(self._sentence)
        words.addWidget(self._source)
        layout = hbox(self, spacing=12)
        layout.addWidget(self._kind, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(words, 1)

    @property
    def said(self) -> str:
        """The flag in words."""
        return f"{self._kind.text()}: {self._sentence.text()} {self._source.text()}"

    def show_flag(self, flag: Flag, voice: Voice) -> None:
        """Show another flag in this row."""
        kinds = {level: voice(f"views.flag_{level.value}") for level in FlagLevel}
        metrics = self._kind.fontMetrics()
        self._kind.setFixedWidth(max(metrics.horizontalAdvance(kind) for kind in kinds.values()) + px(_CHIP))
        set_text(self._kind, kinds[flag.level])
        warning = flag.level is FlagLevel.WARNING
        if self._kind.property("warning") != warning:
            self._kind.setProperty("warning", warning)
            self._kind.style().polish(self._kind)
        set_text(self._sentence, sentence(flag, voice))
        set_text(self._source, voice("shared.flag_source", source=source_words(flag, voice)))
