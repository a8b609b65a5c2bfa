"""One line of the course in the left column: service, sessions, prices; the rest folded below."""

from typing import Any, Final

from pydantic import ValidationError
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from calculator.model.base import PriceRange, changed
from calculator.model.course import Network, Place, Route, Service, ServiceLine
from calculator.reference.texts import say
from ui.editors.choices import Choice
from ui.editors.fields import CountField, Field, Labelled, MoneyField, ProblemLabel, TextField

PRICES: Final = ("low", "likely", "high")
CADENCES: Final = {"twice_a_week": (3, 4), "weekly": (7,), "two_weeks": (14,), "four_weeks": (28,), "same_day": (0,)}
STEPS: Final = ("up", "down", "duplicate", "remove")
_WIDTHS: Final = {"more": 20, "count": 34, "price": 64}


class ServiceLineRow(QFrame):
    """Shows one service line and emits a changed one."""

    line_edited = Signal(object, str)
    """The new line, and the name of the step."""

    asked = Signal(str)
    """One of STEPS."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line: ServiceLine | None = None
        self._language = "en"
        self.service = Choice(self)
        self.count = CountField(self, most=200)
        self.prices = {name: MoneyField(self) for name in PRICES}
        self.problem = ProblemLabel(self)
        self.more = QToolButton(self)
        self.more.setCheckable(True)
        self.more.setProperty("flat", True)
        self.more.setArrowType(Qt.ArrowType.RightArrow)
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
    def fields(self) -> tuple[Field, ...]:
        """The fields whose text may be bad."""
        return (self.count, *self.prices.values(), self.label.field, self.first_day.field)

    def set_line(self, line: ServiceLine, number: int, language: str) -> None:
        """Show ``line``, the ``number``-th of the course."""
        if language != self._language or not self.service.count():
            self._language = language
            self._set_words()
        if line == self._line:
            return
        self._line = line
        self.setAccessibleName(self._say("line_number", number=number))
        options = [(name.value, say(f"editors.service_{name.value}", language)) for name in Service]
        if line.service not in {name.value for name in Service}:
            options.append((line.service, line.service))
        self.service.set_options(options)
        self.service.set_value(str(line.service))
        self.count.set_value(line.count)
        for name, field in self.prices.items():
            field.set_value(getattr(line.price, name))
        self._offer_cadences(line)
        self.label.field.set_value(line.label)
        self.first_day.field.set_value(line.first_day)
        self.cadence.field.set_value(line.gaps)
        self.network.field.set_value(line.network)
        self.place.field.set_value(line.place)
        self.route.field.set_value(line.route)
        self.drug.setChecked(line.drug)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(4)
        self.more.setFixedWidth(_WIDTHS["more"])
        top.addWidget(self.more)
        top.addWidget(self.service, 1)
        self.count.setFixedWidth(_WIDTHS["count"])
        top.addWidget(self.count)
        for field in self.prices.values():
            field.setFixedWidth(_WIDTHS["price"])
            top.addWidget(field)
        self._fold = QWidget(self)
        grid = QGridLayout(self._fold)
        grid.setContentsMargins(24, 0, 0, 8)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        parts: tuple[QWidget, ...] = (self.cadence, self.first_day, self.network, self.place, self.route, self.label)
        for at, part in enumerate(parts):
            grid.addWidget(part, at // 2, at % 2)
        grid.addWidget(self.drug, 3, 0, 1, 2)
        row = QHBoxLayout()
        row.setSpacing(4)
        for button in self.buttons.values():
            row.addWidget(button)
        row.addStretch(1)
        grid.addLayout(row, 4, 0, 1, 2)
        self._fold.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(top)
        layout.addWidget(self.problem)
        layout.addWidget(self._fold)

    def _connect(self) -> None:
        self.more.toggled.connect(self._fold.setVisible)
        self.more.toggled.connect(
            lambda open_: self.more.setArrowType(Qt.ArrowType.DownArrow if open_ else Qt.ArrowType.RightArrow)
        )
        self.service.chosen.connect(lambda value: self._edit("service", service=value))
        self.count.edited.connect(lambda value: self._edit("count", count=value, dates=()))
        for field in self.prices.values():
            field.edited.connect(self._price_edited)
        for shown in (self.count, *self.prices.values()):
            shown.problem_changed.connect(self._show_problem)
        for part, name in (
            (self.cadence, "gaps"),
            (self.network, "network"),
            (self.place, "place"),
            (self.route, "route"),
        ):
            part.field.chosen.connect(lambda value, name=name: self._edit(name, **{name: value}))
        self.first_day.field.edited.connect(lambda value: self._edit("first_day", first_day=value, dates=()))
        self.label.field.edited.connect(lambda value: self._edit("label", label=value))
        self.drug.clicked.connect(lambda value: self._edit("drug", drug=value))
        for step, button in self.buttons.items():
            button.clicked.connect(lambda _checked=False, step=step: self.asked.emit(step))

    def _price_edited(self, _value: object) -> None:
        cents = {name: field.value for name, field in self.prices.items()}
        if any(field.problem for field in self.prices.values() if field.problem != self._say("prices_rise")):
            return
        try:
            price = PriceRange(**cents)
        except ValidationError:
            for field in self.prices.values():
                field.complain(self._say("prices_rise"))
            return
        for field in self.prices.values():
            field.complain("")
        self._edit("price", price=price)

    def _show_problem(self, _problem: str) -> None:
        problems = [field.problem for field in (self.count, *self.prices.values()) if field.problem]
        self.problem.show_problem(problems[0] if problems else "")

    def _edit(self, what: str, **parts: Any) -> None:
        if self._line is None:
            return
        self._line = changed(self._line, **parts)
        name = self.service.currentText()
        self.line_edited.emit(self._line, self._say("step_line", what=self._say(f"what_{what}"), name=name))

    def _offer_cadences(self, line: ServiceLine) -> None:
        options: list[tuple[object, str]] = [(gaps, self._say(f"cadence_{name}")) for name, gaps in CADENCES.items()]
        if line.gaps not in CADENCES.values():
            options.append((line.gaps, self._say("cadence_days", days=", ".join(str(gap) for gap in line.gaps))))
        self.cadence.field.set_options(options)

    def _set_words(self) -> None:
        language = self._language
        self.service.setAccessibleName(self._say("column_service"))
        self.service.setAccessibleDescription(self._say("column_service_is"))
        for name, field in (("count", self.count), *self.prices.items()):
            field.set_language(language)
            field.set_meaning(self._say(f"column_{name}"), self._say(f"column_{name}_is"))
        for part in ("label", "cadence", "first_day", "network", "place", "route"):
            getattr(self, part).set_words(self._say(part), self._say(f"{part}_is"), language)
        for part, prefix, kinds in (("network", "network", Network), ("place", "place", Place)):
            options = [(kind, self._say(f"{prefix}_{kind.value}")) for kind in kinds]
            getattr(self, part).field.set_options(options)
        routes = [(None, self._say("route_none")), *((route, self._say(f"route_{route.value}")) for route in Route)]
        self.route.field.set_options(routes)
        self.drug.setText(self._say("drug"))
        self.drug.setAccessibleDescription(self._say("drug_is"))
        self.more.setAccessibleName(self._say("more"))
        self.more.setAccessibleDescription(self._say("more_is"))
        self.more.setToolTip(self._say("more_is"))
        for step, button in self.buttons.items():
            button.setText(self._say(step))
            button.setAccessibleName(self._say(step))
            button.setAccessibleDescription(self._say(f"{step}_is"))
            button.setToolTip(self._say(f"{step}_is"))
        self._line = None

    def _say(self, key: str, **figures: object) -> str:
        return say(f"editors.{key}", self._language, figures)
