"""What each service of a course is paid as under the plan: the benefit it falls under, and that benefit's rule."""

from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from calculator.model.course import Service
from calculator.model.plan import Coverage, Reading
from calculator.reference.texts import say
from calculator.words.plan import benefit_in_words, benefit_title
from calculator.words.sessions import service_title
from ui.widgets.boxes import grid_box
from ui.widgets.choice import Choice
from ui.widgets.form_parts import describe
from ui.widgets.labels import plain_label, set_text
from ui.widgets.scale import px

OTHERWISE: Final = ""
"""The row of every service that the reading does not name."""

_USUAL: Final = tuple(service.value for service in Service if service is not Service.OTHER)


class ReadingTable(QWidget):
    """A row for each usual service, for those the reading names, and for all others.

    ``unread`` is what is said (a key of the plan's texts) where a service falls under no benefit.
    """

    parts_edited = Signal(object, str)
    fields_changed = Signal(object, object)
    """There are other rows. None of their fields is one whose text may be bad."""

    def __init__(self, parent: QWidget | None = None, unread: str = "not_covered") -> None:
        super().__init__(parent)
        self._unread = unread
        self._plan: Coverage | None = None
        self._language = ""
        self.choices: dict[str, Choice] = {}
        self._labels: dict[str, tuple[QLabel, QLabel]] = {}
        self._grid = grid_box(self, across=16, down=4)
        self._grid.setColumnMinimumWidth(0, px(152))
        self._grid.setColumnStretch(1, 2)
        self._grid.setColumnStretch(2, 3)

    def set_plan(self, plan: Coverage, language: str) -> None:
        """Show the reading of ``plan``."""
        new_words = language != self._language
        self._language = language
        self._plan = plan
        named = tuple(reading.service for reading in plan.reading)
        services = (*_USUAL, *(service for service in named if service not in _USUAL), OTHERWISE)
        if tuple(self.choices) != services or new_words:
            self._match_rows(services)
        benefits: list[tuple[Any, str]] = [(one.name, benefit_title(one, language)) for one in plan.benefits]
        for service, choice in self.choices.items():
            falls_through = service != OTHERWISE and plan.otherwise is not None
            choice.set_options([(None, self._say("as_any_other" if falls_through else self._unread)), *benefits])
            choice.set_value(self._read(plan, service))
            benefit = plan.benefit_for(service)
            set_text(self._labels[service][1], benefit_in_words(benefit, "in", language) if benefit else "")

    def _read(self, plan: Coverage, service: str) -> str | None:
        if service == OTHERWISE:
            return plan.otherwise
        return next((reading.benefit for reading in plan.reading if reading.service == service), None)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab stops at, in the order of the eye."""
        return tuple(self.choices.values())

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
            name = service_title(service, "", self._language) if service else self._say("any_other_service")
            label.setText(name)
            describe(choice, name, say("glossary.reading", self._language))
            self._grid.addWidget(label, row, 0)
            self._grid.addWidget(choice, row, 1)
            self._grid.addWidget(words, row, 2)
        self.fields_changed.emit((), ())

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
        kept = [reading for reading in self._plan.reading if reading.service != service]
        if benefit is not None:
            kept.append(Reading(service=service, benefit=benefit))
        name = service_title(service, "", self._language)
        self.parts_edited.emit({"reading": tuple(kept)}, say("plan.step_reading", self._language, {"name": name}))

    def _say(self, key: str) -> str:
        return say(f"plan.{key}", self._language)
