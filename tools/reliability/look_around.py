"""Everything that the window makes once and keeps, made before its memory is counted: every window opened in each
language, the largest case shown on every page, and every page worked at for a while."""

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Final
from unittest import mock

from PySide6.QtWidgets import QApplication, QDialog, QScrollArea
from shiboken6 import isValid

from calculator.files import bundled
from calculator.model.base import changed
from calculator.model.case import Case
from calculator.model.course import MOST_LINES, MOST_SESSIONS
from calculator.reference.voice import Voice
from tests.helpers import openers
from tests.helpers.openers import OPENERS
from tools.reliability.user import User
from tools.reliability.waiting import wait
from ui.charts.chart import Chart
from ui.main_window.window import Window
from ui.runtime.jobs import LatestJob

_AT_WORK_S: Final = 600
_PAINTED_MS: Final = 20
_WORKED_AT: Final = 50
"""So many steps at each page, at the largest case, at the longest and at the first: what is made by working at it is
there then, and so is the room that it takes meanwhile, to which a walk may come late."""

_MOST_PLANS: Final = 10
_PAGES: Final = ("estimate", *(name for name in OPENERS if name.startswith("compare ")), "sheet", "folds")


def look_around(window: Window, user: User, folder: Path) -> None:
    """Do all that, in ``window``, at which ``user`` works; files stay in ``folder``."""
    user.look_around()
    user.answering.stop()
    here = Path.cwd()
    os.chdir(folder)
    try:
        (folder / "1.csv").write_text("Service,Price\nIM dosing session,500\n", encoding="utf-8")
        with mock.patch.object(openers, "plan_text", return_value=_plan_text()):
            for voice in ("es", "en"):
                _open_all(window, Voice(voice))
    finally:
        os.chdir(here)
    for case in (_largest(), bundled.example()):
        window.document.replace(case, None)
        show_pages(window)
    user.answering.start()
    for name in _PAGES:
        for case in (_largest(), _longest(), bundled.example()):
            window.document.replace(case, None)
            OPENERS[name](window)
            for _ in range(_WORKED_AT):
                user.step()


def show_pages(window: Window) -> None:
    """Show the case that ``window`` has on every page of it, from its head to its foot."""
    for name in _PAGES:
        OPENERS[name](window)
        _rest(window)
        for area in window.findChildren(QScrollArea):
            # While one is gone through, another may go with its window.
            if isValid(area) and area.isVisible():
                bar = area.verticalScrollBar()
                before = bar.value()
                bar.setValue(bar.maximum())
                wait(_PAINTED_MS)
                bar.setValue(before)


def _open_all(window: Window, voice: Voice) -> None:
    window.document.replace(bundled.example(), None)
    window.choose_language(voice.language)
    for show in OPENERS.values():
        window.document.replace(bundled.example(), None)
        show(window)
        _rest(window)
        for dialog in window.findChildren(QDialog):
            dialog.close()
        QApplication.processEvents()


def _plan_text() -> str:
    """The text of the plan's document that is opened. It is typeset first: in another process, as the window's own has
    no typesetter."""
    told = "import sys; from tests.helpers.openers import plan_text; sys.stdout.buffer.write(plan_text().encode())"
    place = str(Path(openers.__file__).parents[2])
    return subprocess.run([sys.executable, "-c", told], cwd=place, check=True, capture_output=True).stdout.decode()


def _largest() -> Case:
    """As many lines and plans as a case may have."""
    case = bundled.example()
    lines = (case.course.lines * MOST_LINES)[:MOST_LINES]
    more = tuple(plan for plan in bundled.plans() if plan.name not in {one.name for one in case.plans})
    return changed(case, course=changed(case.course, lines=lines), plans=(*case.plans, *more)[:_MOST_PLANS])


def _longest() -> Case:
    """As many sessions as two lines may have."""
    case = bundled.example()
    *others, one, two = case.course.lines
    lines = (*others, *(changed(line, count=MOST_SESSIONS) for line in (one, two)))
    return changed(case, course=changed(case.course, lines=lines))


def _rest(window: Window) -> None:
    """Until what is shown is there, and its drawings are painted."""
    wait(_PAINTED_MS)
    until = time.monotonic() + _AT_WORK_S
    while _at_work(window) and time.monotonic() < until:
        wait(10)
    wait(_PAINTED_MS)


def _at_work(window: Window) -> bool:
    loading = any(chart.isVisible() and not chart.has_drawing for chart in window.findChildren(Chart))
    return loading or any(job.busy for job in window.findChildren(LatestJob))
