"""What is to be confirmed, settled in the window: a confirmation becomes an edit, *Change…* leads to the field."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from calculator.engine.schedule import days_of
from calculator.model.course import Network, Service, ServiceLine
from ui.main_window.panes import Pane

if TYPE_CHECKING:
    from calculator.engine.confirmation.to_confirm import OpenPoint
    from ui.editors.course.service_line import ServiceLineRow
    from ui.editors.plan.plan_editor import PlanEditor
    from ui.main_window.parts import WindowParts


class Confirming:
    """Settles the points of the estimate's list in ``window``."""

    def __init__(self, window: "WindowParts") -> None:
        self._window = window
        estimate = window.answers.estimate
        estimate.confirmed.connect(window.edits.confirm)
        estimate.change_asked.connect(self.lead)
        estimate.weeks_edited.connect(window.edits.claims)

    def lead(self, point: "OpenPoint") -> None:
        """Put the focus into the field that ``point`` is entered in, wherever it is."""
        ways = {
            "network": lambda: self._to_network(point),
            "price": self._to_price,
            "days": self._to_days,
            "authorization": lambda: self._to_authorization(point),
            "allowed": lambda: self._to_allowed(point),
            "allowed_out": lambda: self._to_allowed(point),
            "sessions": self._to_sessions,
            "starts": lambda: self._to_input(self._window.inputs.course.starts.field),
            "met": lambda: self._to_input(next(iter(self._window.inputs.member.met.fields.values()))),
            "tier": lambda: self._to_input(self._window.inputs.member.tier.field),
            "plan_year": self._to_plan_year,
            "next_year": lambda: self._to_years(point),
            **dict.fromkeys(("deductible", "limit", "deductible_out", "limit_out"), self._to_amounts),
            **dict.fromkeys(("visit_share", "session_share", "share_out", "copay_alone"), self._to_benefits),
        }
        ways.get(point.assumption, lambda: self._to_reading(point))()

    def _to_days(self) -> None:
        if self._window.document.case.course.has_happened:
            self._window.actions_["happened"].trigger()
        else:
            self._to_input(self._window.inputs.course.starts.field)

    def _editor(self, point: "OpenPoint | None" = None) -> "PlanEditor | None":
        """The plan editor, opened on the plan that ``point`` is about; None: on the chosen one."""
        window = self._window
        if point is None or point.change is None:
            window.edit_plan()
            return window.plan_desk.editor
        window.edit_later_plan(point.change)
        return window.later_desk.editor

    def _to_network(self, point: "OpenPoint") -> None:
        starts = self._window.document.case.course.starts
        row = self._row(
            lambda line: (
                line.network is Network.IN
                and (point.since is None or any(day >= point.since for day in days_of(line, starts)))
            )
        )
        if row is not None:
            row.more.setChecked(True)
            if row.details is not None:
                self._to_input(row.details.network.field)

    def _to_price(self) -> None:
        named = self._window.document.case.course.template is not None
        row = self._row(lambda line: line.price_assumed or named)
        if row is not None:
            self._to_input(row.prices["likely"])

    def _to_sessions(self) -> None:
        row = self._row(lambda line: line.service in (Service.DOSING, Service.MAINTENANCE))
        if row is not None:
            self._to_input(row.count)

    def _to_authorization(self, point: "OpenPoint") -> None:
        """Where it is said that the plan gave authorization: the member's, or that of the change that brings it."""
        member = self._window.inputs.member
        if point.change is None:
            self._to_input(member.authorized)
            return
        fold = member.more.folds["changes"]
        fold.header.setChecked(True)
        record = member.more.changes.rows[point.change].record
        if record.form is not None:
            self._to_input(record.form.authorized)

    def _to_amounts(self) -> None:
        editor = self._editor()
        if editor is not None:
            _bring(next(iter(editor.amounts.fields.values())))

    def _to_plan_year(self) -> None:
        editor = self._editor()
        if editor is not None:
            _bring(editor.head.month)

    def _to_benefits(self) -> None:
        editor = self._editor()
        if editor is not None:
            _bring(editor.benefits.rows[0].title if editor.benefits.rows else editor.benefits.add)

    def _to_reading(self, point: "OpenPoint") -> None:
        editor = self._editor(point)
        if editor is not None:
            choices = editor.reading.choices
            _bring(choices.get(Service.DOSING) or next(iter(choices.values())))

    def _to_years(self, point: "OpenPoint") -> None:
        """The choice of the plan year whose figures are shown, where next year's are added."""
        editor = self._editor(point)
        if editor is not None:
            _bring(editor.years.years)

    def _to_allowed(self, point: "OpenPoint") -> None:
        """The benefit that pays the dosing sessions, with its finer rules open: what is allowed is one of them."""
        editor, plan = self._editor(point), point.plan_in(self._window.document.case)
        if editor is None:
            return
        paid = plan.benefit_for(Service.DOSING)
        rows = zip(editor.benefits.rows, plan.benefits, strict=False)
        row = next((row for row, benefit in rows if benefit == paid), None)
        if row is None:
            _bring(editor.benefits.add)
            return
        row.more.setChecked(True)
        _bring(row.more)

    def _row(self, which: Callable[[ServiceLine], bool]) -> "ServiceLineRow | None":
        return next((row for row in self._window.inputs.course.rows if row.line and which(row.line)), None)

    def _to_input(self, field: QWidget) -> None:
        self._window.panes.turn_to(Pane.INPUTS)
        for section in self._window.inputs.sections.values():
            if section.isAncestorOf(field):
                section.header.setChecked(True)
        _bring(field)


def _bring(field: QWidget) -> None:
    """Put the focus into ``field`` and scroll to it."""
    field.setFocus(Qt.FocusReason.ShortcutFocusReason)
    around = field.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    if around is not None:
        around.ensureWidgetVisible(field)
