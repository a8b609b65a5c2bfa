"""The folded part of a course's line: dates, network, place, route, label. Made when it is opened first."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QToolButton, QWidget

from calculator.model.course import Network, Place, Route, ServiceLine
from calculator.reference.voice import SILENT, Voice
from ui.widgets.boxes import grid_box, hbox
from ui.widgets.choice import Choice
from ui.widgets.fields import CountField, Field, Labelled, TextField

CADENCES: Final = {"twice_a_week": (3, 4), "weekly": (7,), "two_weeks": (14,), "four_weeks": (28,), "same_day": (0,)}
STEPS: Final = ("up", "down", "duplicate", "remove")

_CALLED: Final = {Network.IN: "in_network", Network.OUT: "out_of_network"}


class ServiceLineDetails(QWidget):
    """Shows what a line has beside service, number and prices, and tells which part became what."""

    part_edited = Signal(str, object)
    """The name of the part of the line, and its new value."""

    asked = Signal(str)
    """One of STEPS."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._voice = SILENT
        self.label = Labelled(TextField(self))
        self.cadence = Labelled(Choice(self))
        self.first_day = Labelled(CountField(self, most=1_500))
        self.network = Labelled(Choice(self))
        self.place = Labelled(Choice(self))
        self.route = Labelled(Choice(self))
        self.drug = QCheckBox(self)
        self.buttons = {step: QToolButton(self) for step in STEPS}
        self._lay_out()
        self._connect()

    @property
    def chain(self) -> tuple[QWidget, ...]:
        """What Tab goes through, in the order of the eye."""
        parts = (self.cadence, self.first_day, self.network, self.place, self.route, self.label)
        return (*(part.field for part in parts), self.drug, *self.buttons.values())

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields whose text may be bad."""
        return (self.label.field, self.first_day.field)

    def set_line(self, line: ServiceLine, voice: Voice, *, afresh: bool = False) -> None:
        """Show the details of ``line``; ``afresh``: it is another line, of which nothing was typed yet."""
        if voice != self._voice:
            self._voice = voice
            self._set_words()
        options: list[tuple[object, str]] = [(gaps, self._say(f"cadence_{name}")) for name, gaps in CADENCES.items()]
        if line.gaps not in CADENCES.values():
            options.append((line.gaps, self._say("cadence_days", days=", ".join(str(gap) for gap in line.gaps))))
        self.cadence.field.set_options(options)
        for field, value in ((self.label.field, line.label), (self.first_day.field, line.first_day)):
            (field.reset if afresh else field.set_value)(value)
        self.cadence.field.set_value(line.gaps)
        self.network.field.set_value(line.network)
        self.place.field.set_value(line.place)
        self.route.field.set_value(line.route)
        self.drug.setChecked(line.drug)

    def allow(self, *steps: str) -> None:
        """Enable the buttons of ``steps`` and no others."""
        for step, button in self.buttons.items():
            button.setEnabled(step in steps)

    def _lay_out(self) -> None:
        grid = grid_box(self, (24, 0, 0, 8), across=8, down=6)
        parts: tuple[QWidget, ...] = (self.cadence, self.first_day, self.network, self.place, self.route, self.label)
        for at, part in enumerate(parts):
            grid.addWidget(part, at // 2, at % 2)
        grid.addWidget(self.drug, 3, 0, 1, 2)
        row = hbox(spacing=4)
        for button in self.buttons.values():
            row.addWidget(button)
        row.addStretch(1)
        grid.addLayout(row, 4, 0, 1, 2)

    def _connect(self) -> None:
        for part, name in (
            (self.cadence, "gaps"),
            (self.network, "network"),
            (self.place, "place"),
            (self.route, "route"),
        ):
            part.field.chosen.connect(lambda value, name=name: self.part_edited.emit(name, value))
        self.first_day.field.edited.connect(lambda value: self.part_edited.emit("first_day", value))
        self.label.field.edited.connect(lambda value: self.part_edited.emit("label", value))
        self.drug.clicked.connect(lambda value: self.part_edited.emit("drug", value))
        for step, button in self.buttons.items():
            button.clicked.connect(lambda _checked=False, step=step: self.asked.emit(step))

    def _set_words(self) -> None:
        voice = self._voice
        for part in ("label", "cadence", "first_day", "network", "place", "route"):
            getattr(self, part).set_words(self._say(part), self._say(f"{part}_is"), voice)
        self.network.field.set_options((network, self._say(_CALLED[network])) for network in Network)
        self.place.field.set_options((place, self._say(f"place_{place.value}")) for place in Place)
        routes = [(None, self._say("none_feminine")), *((route, self._say(f"route_{route.value}")) for route in Route)]
        self.route.field.set_options(routes)
        self.drug.setText(self._say("drug"))
        self.drug.setAccessibleDescription(self._say("drug_is"))
        for step, button in self.buttons.items():
            button.setText(self._say(step))
            button.setAccessibleName(self._say(step))
            button.setAccessibleDescription(self._say(f"{step}_is"))
            button.setToolTip(self._say(f"{step}_is"))

    def _say(self, key: str, **figures: object) -> str:
        return self._voice.of("editors")(key, **figures)
