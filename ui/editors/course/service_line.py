"""One line of the course in the left column: service, sessions, prices; the rest folded below."""

import datetime
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QToolButton, QWidget

from calculator.model.base import changed
from calculator.model.course import Service, ServiceLine
from calculator.reference.voice import SILENT, Voice
from calculator.words.network_tiers import OfferedTier
from calculator.words.services import service_title
from ui.editors.course.line_prices import LinePrices
from ui.editors.course.service_line_details import ServiceLineDetails
from ui.editors.plan.problems import ProblemPlace, RowProblem
from ui.widgets.boxes import hbox, vbox
from ui.widgets.choice import Choice
from ui.widgets.fields import CountField, Field, ProblemLabel
from ui.widgets.scale import px

WIDTHS: Final = {"more": 20, "service": 104, "count": 34, "price": 64}
"""The least widths of the cells of a row at 100%, in pixels; the captions above have the same."""


class ServiceLineRow(QFrame):
    """Shows one service line and emits a changed one."""

    line_edited = Signal(object, str)
    """The new line, and the name of the step."""

    asked = Signal(str)
    """One of service_line_details.STEPS."""

    opened = Signal()
    """The folded part was made, and with it more fields."""

    def __init__(self, place: ProblemPlace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._line: ServiceLine | None = None
        self._voice = SILENT
        self._number = 0
        self._starts = datetime.date.min
        self._ranged = True
        self._steps: tuple[str, ...] = ()
        self._tiers: tuple[OfferedTier, ...] = ()
        self.service = Choice(self)
        self.count = CountField(self, most=200)
        self._of_prices = LinePrices(self)
        self.prices = self._of_prices.fields
        self.problem = RowProblem((self.count, *self.prices.values()), self, row=self, tell=self._tell)
        self.folded_problem = ProblemLabel(self)
        self.more = QToolButton(self)
        self.details: ServiceLineDetails | None = None
        self._lay_out()
        self.more.toggled.connect(self._unfold)
        self.service.chosen.connect(lambda value: self._edit("service", service=value))
        self.count.edited.connect(lambda value: self._edit("count", count=value, dates=()))
        self._of_prices.edited.connect(lambda price: self._edit("price", price=price, price_assumed=False))
        self._of_prices.refused.connect(lambda words: self.problem.complain(words, self.prices.values()))

    @property
    def line(self) -> ServiceLine | None:
        """The line that is shown."""
        return self._line

    @property
    def chain(self) -> tuple[QWidget, ...]:
        """What Tab goes through, in the order of the eye."""
        details = self.details.chain if self.details else ()
        return (self.more, self.service, self.count, *self.prices.values(), *details)

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields whose text may be bad."""
        return (self.count, *self.prices.values(), *(self.details.fields if self.details else ()))

    def set_line(
        self, line: ServiceLine, number: int, starts: datetime.date, voice: Voice, *, afresh: bool = False
    ) -> None:
        """Show ``line``, the ``number``-th of a course that starts on ``starts``; ``afresh``: nothing of what was typed
        belongs to it."""
        renamed = (voice, number) != (self._voice, self._number)
        if renamed:
            self._voice, self._number = voice, number
            self._set_words()
        other = line != self._line or starts != self._starts
        self._starts = starts
        if not (other or renamed or afresh):
            return
        afresh = afresh or self._line is None or self._line.service != line.service
        self._line = line
        self._offer_services(line)
        if other or afresh:
            (self.count.reset if afresh else self.count.set_value)(line.count)
            self._of_prices.set_price(line.price, afresh=afresh)
        if self.details is not None:
            self.details.set_line(line, starts, voice, afresh=afresh)

    def forget_line(self) -> None:
        """Show nothing any more, so that no equal line is taken for the one that goes."""
        self._line = None
        self._place.tell(id(self), "", "")

    def set_widths(self, count: int, price: int) -> None:
        """Take the widths of the captions above, in pixels."""
        self.count.setFixedWidth(count)
        for field in self.prices.values():
            field.setFixedWidth(price)

    def show_range(self, on: bool) -> None:
        """Show the low and the high price beside the likely one, or the one price alone."""
        if on != self._ranged:
            self._ranged = on
            for name in ("low", "high"):
                self.prices[name].setVisible(on)
            if self._voice:
                self._set_words()

    def offer_tiers(self, tiers: tuple[OfferedTier, ...]) -> None:
        """Let a session be in one of ``tiers``, beside in and out of network."""
        if tiers != self._tiers:
            self._tiers = tiers
            if self.details is not None and self._line is not None:
                self.details.offer_tiers(tiers)
                self.details.set_line(self._line, self._starts, self._voice)

    def allow(self, *steps: str) -> None:
        """Offer ``steps`` (of STEPS) and no others."""
        self._steps = steps
        if self.details is not None:
            self.details.allow(*steps)

    def _offer_services(self, line: ServiceLine) -> None:
        options = [(name.value, service_title(name.value, "", self._voice)) for name in Service]
        if line.service not in {name.value for name in Service}:
            options.append((line.service, service_title(line.service, "", self._voice)))
        self.service.set_options(options)
        self.service.set_value(str(line.service))

    def _lay_out(self) -> None:
        top = hbox(spacing=4)
        self.more.setCheckable(True)
        self.more.setProperty("folds", True)
        self.more.setProperty("flat", True)
        self.more.setArrowType(Qt.ArrowType.RightArrow)
        self.more.setFixedWidth(px(WIDTHS["more"]))
        top.addWidget(self.more)
        self.service.setMinimumWidth(px(WIDTHS["service"]))
        top.addWidget(self.service, 1)
        top.addWidget(self.count)
        for field in self.prices.values():
            top.addWidget(field)
        self._column = layout = vbox(self, spacing=4)
        layout.addLayout(top)
        layout.addWidget(self.folded_problem)

    def _unfold(self, open_: bool) -> None:
        self.more.setArrowType(Qt.ArrowType.DownArrow if open_ else Qt.ArrowType.RightArrow)
        if self.details is None and self._line is not None:
            self.details = ServiceLineDetails(self)
            self.details.offer_tiers(self._tiers)
            self.details.parts_edited.connect(lambda parts, what: self._edit(what, **parts))
            self.details.part_edited.connect(lambda what, value: self._edit(what, **{what: value}))
            self.details.asked.connect(self.asked)
            self.details.set_line(self._line, self._starts, self._voice)
            self.details.allow(*self._steps)
            for field in self.details.fields:
                field.problem_changed.connect(self._show_folded)
            self._column.addWidget(self.details)
            self.opened.emit()
        if self.details is not None:
            self.details.setVisible(open_)
        self._show_folded("")

    def _tell(self, problem: str) -> None:
        """Say in the place that the lines share what is wrong in this one, and which it is."""
        self._place.tell(id(self), self._say("line_problem", number=self._number), problem)

    def _show_folded(self, _problem: str) -> None:
        """What is wrong in the folded part stands below the row as long as that is folded."""
        folded = self.details.fields if self.details and not self.more.isChecked() else ()
        self.folded_problem.show_problem(next((field.problem for field in folded if field.problem), ""))

    def _edit(self, what: str, **parts: Any) -> None:
        if self._line is None:
            return
        self._line = changed(self._line, **parts)
        if self.details is not None:
            # What holds of the days is in two places: as many sessions as dates, and no dates with another number.
            self.details.days.set_line(self._line, self._starts, self._voice)
        self.count.set_value(self._line.count)
        figures = {"what": self._say(f"what_{what}"), "name": self.service.currentText(), "number": self._number}
        self.line_edited.emit(self._line, self._say("step_line", **figures))

    def _set_words(self) -> None:
        self.setAccessibleName(self._say("line_number", number=self._number))
        self.service.setAccessibleName(self._named("column_service"))
        self.service.setAccessibleDescription(self._say("column_service_is"))
        for name, field in (("count", self.count), *self.prices.items()):
            field.set_voice(self._voice)
            key = "column_price" if name == "likely" and not self._ranged else f"column_{name}"
            field.set_meaning(self._named(key), self._say(f"{key}_is"))
        self.more.setAccessibleName(self._named("more"))
        self.more.setAccessibleDescription(self._say("more_is"))
        self.more.setToolTip(self._say("more_is"))

    def _named(self, key: str) -> str:
        """The name of a part of the row with the row's number, which the ear needs in place of the eye."""
        return self._say("in_line", what=self._say(key), number=self._number)

    def _say(self, key: str, **figures: object) -> str:
        return self._voice.of("editors")(key, **figures)
