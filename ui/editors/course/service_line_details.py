"""The folded part of a course's line: days, network, place, route, label, code. Made when it is opened first."""

import datetime
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QToolButton, QWidget

from calculator.model.course import Network, Place, Route, ServiceLine
from calculator.reference.voice import SILENT, Voice
from calculator.words.network_tiers import OfferedTier
from ui.editors.course.session_days import SessionDays
from ui.widgets.boxes import grid_box, hbox
from ui.widgets.choice import Choice
from ui.widgets.fields import Field, Labelled, TextField

STEPS: Final = ("up", "down", "duplicate", "remove", "facility")

_CALLED: Final = {Network.IN: "in_network", Network.OUT: "out_of_network"}


class ServiceLineDetails(QWidget):
    """Shows what a line has beside service, number and prices, and tells which part became what."""

    part_edited = Signal(str, object)
    """The name of the part of the line, and its new value."""

    parts_edited = Signal(object, str)
    """Parts of the line that are others together, and which of them was typed or chosen."""

    asked = Signal(str)
    """One of STEPS."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._voice = SILENT
        self._tiers: tuple[OfferedTier, ...] = ()
        self.label = Labelled(TextField(self))
        self.code = Labelled(TextField(self, most=16))
        self.days = SessionDays(self)
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
        parts = (self.network, self.place, self.route, self.label, self.code)
        return (*self.days.chain, *(part.field for part in parts), self.drug, *self.buttons.values())

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields whose text may be bad."""
        return (*self.days.fields, self.label.field, self.code.field)

    def set_line(self, line: ServiceLine, starts: datetime.date, voice: Voice, *, afresh: bool = False) -> None:
        """Show the details of ``line``, of a course that starts on ``starts``; ``afresh``: it is another line, of which
        nothing was typed yet."""
        if voice != self._voice:
            self._voice = voice
            self._set_words()
        self.days.set_line(line, starts, voice, afresh=afresh)
        for field, value in ((self.label.field, line.label), (self.code.field, line.code)):
            (field.reset if afresh else field.set_value)(value)
        tier = line.network_tier
        self.network.field.set_value(tier if any(one.name == tier for one in self._tiers) else line.network)
        self.place.field.set_value(line.place)
        self.route.field.set_value(line.route)
        self.drug.setChecked(line.drug)

    def offer_tiers(self, tiers: tuple[OfferedTier, ...]) -> None:
        """Let a session be in one of ``tiers``, beside in and out of network."""
        self._tiers = tiers
        if not self._voice:
            return
        named: list[tuple[object, str]] = [(network, self._say(_CALLED[network])) for network in Network]
        self.network.field.set_options([*named, *((tier.name, tier.title) for tier in tiers)])

    def allow(self, *steps: str) -> None:
        """Enable the buttons of ``steps`` and no others."""
        for step, button in self.buttons.items():
            button.setEnabled(step in steps)

    def _lay_out(self) -> None:
        grid = grid_box(self, (24, 0, 0, 8), across=8, down=6)
        grid.addWidget(self.days, 0, 0, 1, 2)
        parts: tuple[QWidget, ...] = (self.network, self.place, self.route, self.label, self.code)
        for at, part in enumerate(parts, start=2):
            grid.addWidget(part, at // 2, at % 2)
        grid.addWidget(self.drug, 4, 0, 1, 2)
        row = hbox(spacing=4)
        for step in (step for step in STEPS if step != "facility"):
            row.addWidget(self.buttons[step])
        row.addStretch(1)
        grid.addLayout(row, 5, 0, 1, 2)
        grid.addWidget(self.buttons["facility"], 6, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)

    def _connect(self) -> None:
        self.days.edited.connect(self.parts_edited)
        for part, name in ((self.place, "place"), (self.route, "route")):
            part.field.chosen.connect(lambda value, name=name: self.part_edited.emit(name, value))
        self.network.field.chosen.connect(self._network_chosen)
        self.code.field.edited.connect(lambda value: self.part_edited.emit("code", value.strip()))
        self.label.field.edited.connect(lambda value: self.part_edited.emit("label", value))
        self.drug.clicked.connect(lambda value: self.part_edited.emit("drug", value))
        for step, button in self.buttons.items():
            button.clicked.connect(lambda _checked=False, step=step: self.asked.emit(step))

    def _network_chosen(self, value: str) -> None:
        tier = next((one for one in self._tiers if one.name == value), None)
        if tier is None:
            self.parts_edited.emit({"network": Network(value), "network_tier": None}, "network")
        else:
            self.parts_edited.emit({"network": tier.network, "network_tier": tier.name}, "network")

    def _set_words(self) -> None:
        voice = self._voice
        for part in ("label", "code", "network", "place", "route"):
            getattr(self, part).set_words(self._say(part), self._say(f"{part}_is"), voice)
        self.offer_tiers(self._tiers)
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
