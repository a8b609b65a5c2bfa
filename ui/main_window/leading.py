"""*Change…* beside what is to be confirmed leads to the field that it is entered in, wherever that is."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from calculator.engine.confirmation.supposed import SHARES, YEARLY, benefit_of, benefits_alone
from calculator.engine.schedule import days_of
from calculator.model.course import Network, Service, ServiceLine
from ui.main_window.panes import Pane

if TYPE_CHECKING:
    from calculator.engine.confirmation.to_confirm import OpenPoint
    from calculator.model.plan import Benefit
    from ui.editors.course.service_line import ServiceLineRow
    from ui.editors.plan.benefit import BenefitRow
    from ui.editors.plan.plan_editor import PlanEditor
    from ui.main_window.parts import WindowParts


class Leading:
    """Leads to fields of ``window``, and of the plan editors that it opens."""

    def __init__(self, window: "WindowParts") -> None:
        self._window = window

    def to(self, point: "OpenPoint") -> None:
        """Put the focus into the field that ``point`` is entered in."""
        ways: dict[str, Callable[[], None]] = {
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
            "plan_year": lambda: self._to_plan_year(point),
            "next_year": lambda: self._to_years(point),
            "copay_alone": lambda: self._to_deductible_of_benefit(point),
            **dict.fromkeys(YEARLY, lambda: self._to_amount(point)),
            **dict.fromkeys(SHARES, lambda: self._to_share(point)),
        }
        ways.get(point.assumption, lambda: self._to_reading(point))()

    def _to_days(self) -> None:
        if self._window.document.case.course.has_happened:
            self._window.actions_["happened"].trigger()
        else:
            self._to_input(self._window.inputs.course.starts.field)

    def _editor(self, point: "OpenPoint") -> "PlanEditor | None":
        """The plan editor, opened on the plan that ``point`` is about."""
        window = self._window
        if point.change is None:
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

    def _to_amount(self, point: "OpenPoint") -> None:
        """The amount of the year that is supposed for one person."""
        editor = self._editor(point)
        if editor is not None:
            _bring(editor.amounts.fields[(*YEARLY[point.assumption], "individual")])

    def _to_plan_year(self, point: "OpenPoint") -> None:
        editor = self._editor(point)
        if editor is not None:
            _bring(editor.head.month)

    def _to_share(self, point: "OpenPoint") -> None:
        """The copay that is supposed or, where there is none, the coinsurance."""
        services, network = SHARES[point.assumption]
        row = self._benefit_row(point, benefit_of(point.plan_in(self._window.document.case), services))
        if row is not None:
            share = row.inside if network is Network.IN else row.outside
            _bring(share.copay if share.copay.value or not share.coinsurance.value else share.coinsurance)

    def _to_deductible_of_benefit(self, point: "OpenPoint") -> None:
        """Where it is said of the first benefit with a copay alone that the deductible does not apply."""
        alone = benefits_alone(point.plan_in(self._window.document.case))
        row = self._benefit_row(point, next(iter(alone), None))
        if row is not None:
            _bring(row.inside.applies)

    def _benefit_row(self, point: "OpenPoint", benefit: "Benefit | None") -> "BenefitRow | None":
        """The row of ``benefit`` in the plan editor; None, with the focus where one is added: it has none."""
        editor = self._editor(point)
        if editor is None:
            return None
        rows = zip(editor.benefits.rows, point.plan_in(self._window.document.case).benefits, strict=False)
        row = next((row for row, one in rows if one == benefit), None)
        if row is None:
            _bring(editor.benefits.add)
        return row

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
        plan = point.plan_in(self._window.document.case)
        row = self._benefit_row(point, plan.benefit_for(Service.DOSING))
        if row is not None:
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
