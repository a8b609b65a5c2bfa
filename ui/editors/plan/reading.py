"""What each service of a course is paid as under the plan: the benefit it falls under, and that benefit's rule."""

from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from calculator.model.course import Place, Service
from calculator.model.plan import Coverage, Reading
from calculator.reference.voice import SILENT, Voice
from calculator.words.plan import benefit_in_words, benefit_title
from calculator.words.services import service_at_place, service_title
from ui.widgets.boxes import grid_box
from ui.widgets.choice import Choice
from ui.widgets.form_parts import describe
from ui.widgets.labels import plain_label, set_text
from ui.widgets.scale import px

OTHERWISE: Final = ""
"""The row of every service that the reading does not name."""

_USUAL: Final = tuple(service.value for service in Service if service is not Service.OTHER)


class ReadingTable(QWidget):
    """A row for each usual service, for those the reading names, for those that it names at a place, and for all
    others. A row of a place is named ``service/place``; it goes when it is to be as anywhere.

    ``unread`` is what is said (a key of the plan's texts) where a service falls under no benefit.
    """

    parts_edited = Signal(object, str)
    fields_changed = Signal(object, object)
    """There are other rows. None of their fields is one whose text may be bad."""

    def __init__(self, parent: QWidget | None = None, unread: str = "not_covered") -> None:
        super().__init__(parent)
        self._unread = unread
        self._plan: Coverage | None = None
        self._voice = SILENT
        self.choices: dict[str, Choice] = {}
        self._labels: dict[str, tuple[QLabel, QLabel]] = {}
        self.of_service = Choice(self)
        self.at_place = Choice(self)
        self._by_place = plain_label("body", self)
        self.at_place.chosen.connect(self._place_chosen)
        self._grid = grid_box(self, across=16, down=4)
        self._grid.setColumnMinimumWidth(0, px(152))
        self._grid.setColumnStretch(1, 2)
        self._grid.setColumnStretch(2, 3)

    def set_plan(self, plan: Coverage, voice: Voice) -> None:
        """Show the reading of ``plan``."""
        new_words = voice != self._voice
        self._voice = voice
        self._plan = plan
        named = tuple(reading.service for reading in plan.reading if reading.place is None)
        usual = (*_USUAL, *(service for service in named if service not in _USUAL))
        at_places = (f"{one.service}/{one.place}" for one in plan.reading if one.place is not None)
        services = (*usual, *at_places, OTHERWISE)
        if tuple(self.choices) != services or new_words:
            self._match_rows(services)
        benefits: list[tuple[Any, str]] = [(one.name, benefit_title(one, voice)) for one in plan.benefits]
        for service, choice in self.choices.items():
            falls_through = service != OTHERWISE and plan.otherwise is not None
            name, _, place = service.partition("/")
            none = "as_anywhere" if place else "as_any_other" if falls_through else self._unread
            choice.set_options([(None, self._say(none)), *benefits])
            choice.set_value(self._read(plan, name, place))
            benefit = plan.benefit_for(name, place or None)
            set_text(self._labels[service][1], benefit_in_words(benefit, "in", voice) if benefit else "")
        self.of_service.set_options([(one, service_title(one, "", voice)) for one in usual])
        if self.of_service.value() is None:
            self.of_service.set_value(Service.DOSING.value)
        places = [(place, voice(f"editors.place_{place.value}")) for place in Place]
        self.at_place.set_options([(None, self._say("place_to_add")), *places])
        self.at_place.set_value(None)

    def _read(self, plan: Coverage, service: str, place: str) -> str | None:
        if service == OTHERWISE:
            return plan.otherwise
        read = (one.benefit for one in plan.reading if (one.service, one.place) == (service, place or None))
        return next(read, None)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab stops at, in the order of the eye."""
        return (*self.choices.values(), self.of_service, self.at_place)

    def _match_rows(self, services: tuple[str, ...]) -> None:
        for service in [service for service in self.choices if service not in services]:
            gone: tuple[QWidget, ...] = (self.choices.pop(service), *self._labels.pop(service))
            for widget in gone:
                self._grid.removeWidget(widget)
                widget.deleteLater()
        for service in services:
            if service not in self.choices:
                self._add_row(service)
        self.choices = {service: self.choices[service] for service in services}
        for row, (service, choice) in enumerate(self.choices.items()):
            label, words = self._labels[service]
            name = self._name(service)
            label.setText(name)
            describe(choice, name, self._voice("glossary.reading_place" if "/" in service else "glossary.reading"))
            self._grid.addWidget(label, row, 0)
            self._grid.addWidget(choice, row, 1)
            self._grid.addWidget(words, row, 2)
        by_place, meaning = self._say("by_place"), self._voice("glossary.reading_place")
        self._by_place.setText(by_place)
        describe(self.of_service, by_place, meaning)
        describe(self.at_place, self._say("place_to_add"), meaning)
        for column, widget in enumerate((self._by_place, self.of_service, self.at_place)):
            self._grid.addWidget(widget, len(services), column)
        self.fields_changed.emit((), ())

    def _name(self, row: str) -> str:
        service, _, place = row.partition("/")
        if place:
            return service_at_place(service, place, self._voice)
        return service_title(service, "", self._voice) if service else self._say("any_other_service")

    def _place_chosen(self, place: Place | None) -> None:
        """The service has a reading of its own at a place, which says the same as before until it is another."""
        service = self.of_service.value()
        if self._plan is None or place is None or not self._plan.benefits:
            return
        now = self._plan.benefit_for(service, place) or self._plan.benefits[0]
        self._read_as(service, place, now.name)

    def _read_as(self, service: str, place: Place | None, benefit: str | None) -> None:
        if self._plan is None:
            return
        kept = [one for one in self._plan.reading if (one.service, one.place) != (service, place)]
        if benefit is not None:
            kept.append(Reading(service=service, benefit=benefit, place=place))
        name = self._name(f"{service}/{place}" if place else service)
        self.parts_edited.emit({"reading": tuple(kept)}, self._voice("plan.step_reading", name=name))

    def _add_row(self, service: str) -> None:
        choice = Choice(self)
        label, words = plain_label("body", self), plain_label("muted", self)
        words.setWordWrap(True)
        label.setBuddy(choice)
        self.choices[service] = choice
        self._labels[service] = (label, words)
        choice.chosen.connect(lambda benefit, service=service: self._chosen(service, benefit))

    def _chosen(self, service: str, benefit: str | None) -> None:
        if self._plan is None:
            return
        if service == OTHERWISE:
            self.parts_edited.emit({"otherwise": benefit}, self._say("any_other_service"))
            return
        name, _, place = service.partition("/")
        self._read_as(name, Place(place) if place else None, benefit)

    def _say(self, key: str) -> str:
        return self._voice.of("plan")(key)
