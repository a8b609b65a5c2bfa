"""What is already used of one benefit's limits: a row in the member's part of the left column."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from calculator.engine.checks.contradictions import LIMITS, of_use
from calculator.model.member import LimitUse
from calculator.model.plan import Benefit
from calculator.reference.voice import Voice
from calculator.words.plan import benefit_title
from ui.editors.doubts import AtRest, Doubts, mark
from ui.widgets.boxes import grid_box
from ui.widgets.fields import CountField, Field, Labelled, MoneyField


def limited(benefit: Benefit) -> bool:
    """Whether ``benefit`` has a limit that use counts toward."""
    return any(getattr(benefit, limit) is not None for limit in LIMITS.values())


class LimitUseRow(QWidget):
    """Shows what is used of a benefit's limits, a field for each limit that it has, and tells of an edit."""

    edited = Signal(str, object)
    """The part of LimitUse, and its new value."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[str, ...] = ()
        self._title = QLabel(self)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setWordWrap(True)
        self.parts: dict[str, Labelled[Field]] = {
            name: Labelled(MoneyField(unknown=0) if "dollars" in name else CountField(most=1_000, unknown=0), self)
            for name in LIMITS
        }
        self.doubts = Doubts(self)
        self._latest: tuple[Benefit, LimitUse, Voice] | None = None
        self._grid = grid_box(self, across=8, down=4)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(self._title, 0, 0, 1, 2)
        self._grid.addWidget(self.doubts, 3, 0, 1, 2)
        for name, part in self.parts.items():
            part.field.edited.connect(lambda value, name=name: self.edited.emit(name, value))
        self._at_rest = AtRest(self, self.fields, self._doubt)

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields whose text may be bad."""
        return tuple(part.field for part in self.parts.values())

    def set_use(self, benefit: Benefit, use: LimitUse, voice: Voice) -> None:
        """Show ``use`` of the limits of ``benefit``."""
        asked = [name for name, limit in LIMITS.items() if getattr(benefit, limit) is not None]
        shown = (benefit_title(benefit, voice), voice.language, *asked)
        if shown != self._shown:
            self._shown = shown
            self._ask(asked, shown[0], voice)
        for name, part in self.parts.items():
            (part.field.set_value if name in asked else part.field.reset)(getattr(use, name))
        self._latest = benefit, use, voice
        self._at_rest.changed()

    def _doubt(self) -> None:
        """Say what is used beyond its limit."""
        if self._latest is not None:
            benefit, use, voice = self._latest
            found = of_use(use, benefit)
            mark({name: part.field for name, part in self.parts.items()}, found, voice)
            self.doubts.show_doubts(found, voice)

    def _ask(self, asked: list[str], title: str, voice: Voice) -> None:
        self._title.setText(voice("editors.member_used", benefit=title))
        self.setAccessibleName(self._title.text())
        for name, part in self.parts.items():
            caption = voice(f"editors.member_used_{name}")
            part.set_words(caption, voice(f"editors.member_used_{name}_is"), voice)
            part.field.setAccessibleName(f"{title}: {caption}")
            part.setVisible(name in asked)
        for at, name in enumerate(asked):
            self._grid.addWidget(self.parts[name], 1 + at // 2, at % 2, Qt.AlignmentFlag.AlignBottom)
