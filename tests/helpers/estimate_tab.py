"""The estimate's tab, shown, and what stands in its cells."""

from pytestqt.qtbot import QtBot

from calculator.engine.pricing import estimate
from calculator.files.bundled import example
from calculator.model.base import changed
from calculator.model.case import Case
from calculator.reference.voice import Voice
from ui.estimate.estimate_tab import EstimateView


def choosing(name: str, case: Case | None = None) -> Case:
    return changed(case or example(), chosen=name)


def shown(qtbot: QtBot, case: Case, language: str = "en", size: tuple[int, int] = (1000, 900)) -> EstimateView:
    view = EstimateView()
    qtbot.addWidget(view)
    view.resize(*size)
    view.show_case(case, estimate(case, case.chosen_plan), Voice(language))
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    return view


def total(view: EstimateView, key: str) -> str:
    return view.sessions.total.rows[0][view.sessions.total.position(key)].text


def keys(view: EstimateView) -> list[str]:
    return [column.key for column in view.sessions.lines.columns]
