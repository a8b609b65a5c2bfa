"""Use the window for long, by seed, and see that it stays what it was: ``make soak``.

After every step the estimate is that of the case computed anew, and every so often what is shown is what a view that
was never used before shows. No exception; the memory at the end is at most 5% above that after a fifth of the steps,
both taken with the window as it was at first: at the worked example, in English, at its own size, alone.
"""

import argparse
import contextlib
import gc
import math
import os
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from pathlib import Path
from random import Random
from types import TracebackType
from typing import TYPE_CHECKING, Final, NamedTuple

import shiboken6

from tools.reliability import memory

if TYPE_CHECKING:
    from ui.estimate.estimate_tab import EstimateView
    from ui.main_window.window import Window

LOOK_EVERY: Final = 20
_LONG: Final = 500
"""From so many steps on the memory is measured, and all is looked at once before."""

_SETTLED_AFTER: Final = 5
_SETTLED: Final = 2_000
"""A fifth of the steps, and no more than these, make what is made once: fonts, pages, catalogues."""

_TOLD_EVERY: Final = 500
MOST_GROWTH: Final = 0.05
_FOUND_AFTER_S: Final = 60
_LOOKS_MS: Final = 200
"""Looking through all that is in a window takes the time that what is at work needs."""

_WORKED_OUT_S: Final = 1_200
"""What was begun is done after so long, on a busy machine too. What is at work is not measured with the rest."""


class Soaked(NamedTuple):
    """What came of it: steps, what went wrong, and the bytes after the first fifth and at the end."""

    steps: int
    faults: tuple[str, ...]
    before: int
    after: int

    @property
    def growth(self) -> float:
        """How much more memory there is at the end, as a part of what there was."""
        return self.after / self.before - 1 if self.before else 0.0


def soak(steps: int, seed: int, folder: Path, seconds: float = math.inf) -> Soaked:
    """Do ``steps`` steps, or as many as there is time for, in a window whose files lie in ``folder``.

    A QApplication is made where there is none.
    """
    from calculator.files import bundled  # noqa: PLC0415 (Qt has to be told first that nobody looks)
    from tools.reliability.user import User  # noqa: PLC0415
    from ui.app import application  # noqa: PLC0415
    from ui.document.document import Document  # noqa: PLC0415
    from ui.main_window.window import Window  # noqa: PLC0415
    from ui.settings import Settings  # noqa: PLC0415

    application()
    window = Window(Document(bundled.example()), Settings())
    window.resize(1280, 800)
    window.show()
    user = User(window, Random(seed), folder)
    before = done = 0
    until = time.monotonic() + seconds
    with _listening() as faults, _gone_afterwards(window):
        if steps >= _LONG:
            from tools.reliability.look_around import look_around  # noqa: PLC0415 (only a long walk needs it)

            look_around(window, user, folder)
        for number in range(steps):
            if time.monotonic() > until:
                break
            done = number + 1
            user.step()
            faults.extend(_looked_at(window, shown=number % LOOK_EVERY == 0))
            if faults:
                faults[-1] = f"step {number} of seed {seed}: {faults[-1]}\nafter {' · '.join(user.did)}"
                return Soaked(done, tuple(faults), 1, 1)
            if steps >= _LONG and number == min(steps // _SETTLED_AFTER, _SETTLED):
                before = settled(window)
            if steps >= _LONG and done % _TOLD_EVERY == 0:
                print(f"{done:,} steps, {settled(window) / 1e6:.1f} MB", flush=True)
        after = settled(window) if steps >= _LONG else 0
    return Soaked(done, tuple(faults), before or after, after)


def settled(window: "Window") -> int:
    """The bytes that the process has in memory when the window is as it was at first, and what is to go has gone."""
    from PySide6.QtCore import QCoreApplication, QEvent  # noqa: PLC0415
    from PySide6.QtWidgets import QDialog  # noqa: PLC0415

    from calculator.files import bundled  # noqa: PLC0415
    from calculator.sheets import apart, patient  # noqa: PLC0415
    from tools.reliability.look_around import show_pages  # noqa: PLC0415
    from tools.reliability.waiting import wait  # noqa: PLC0415
    from ui.runtime.jobs import LatestJob  # noqa: PLC0415

    for dialog in window.findChildren(QDialog):
        dialog.close()
    window.document.replace(bundled.example(), None)
    window.choose_language("en")
    # Twice: Qt keeps the looks of what was ever pointed at or pressed until a window is dressed anew.
    for theme in ("dark", "light"):
        window.choose_theme(theme)
    window.choose_zoom(100)
    _as_pictures(window)
    # What a page keeps is of what it showed last: let that be the worked example too.
    show_pages(window)
    window.answers.turn_to("estimate")
    patient.make(window.document.case, window.document.estimate)
    until = time.monotonic() + _WORKED_OUT_S
    while any(job.busy for job in window.findChildren(LatestJob)):
        if time.monotonic() > until:
            raise TimeoutError("something is at work without end")
        wait(_LOOKS_MS)
    for _ in range(3):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()
    # When nobody has asked for a sheet for a while, the process in which they are set ends.
    apart.of_the_window.rest()
    return memory.now()


def _as_pictures(window: "Window") -> None:
    """What is shown as a table where it was a picture at first is a picture again, which is kept as it was painted."""
    from ui.charts.chart import Chart  # noqa: PLC0415
    from ui.compare.map_page import MapPage  # noqa: PLC0415

    for chart in window.findChildren(Chart):
        chart.show_table(False)
    for page in window.findChildren(MapPage):
        page.toggle.setChecked(False)


@contextlib.contextmanager
def _listening() -> Iterator[list[str]]:
    """Every error that nobody took, on any thread."""
    import threading  # noqa: PLC0415

    faults: list[str] = []
    hooks = sys.excepthook, threading.excepthook

    def heard(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        faults.append("".join(traceback.format_exception(kind, error, trace)))

    sys.excepthook = heard
    threading.excepthook = lambda told: faults.append(str(told.exc_value))
    try:
        yield faults
    finally:
        sys.excepthook, threading.excepthook = hooks


@contextlib.contextmanager
def _gone_afterwards(window: "Window") -> Iterator[None]:
    """``window``, which goes with everything that works at it."""
    try:
        yield
    finally:
        window.filing.may_leave = lambda: True  # type: ignore[method-assign]
        window.close()
        shiboken6.delete(window)


def _looked_at(window: "Window", *, shown: bool) -> list[str]:
    from calculator.engine.pricing import estimate  # noqa: PLC0415
    from ui.estimate.estimate_tab import EstimateView  # noqa: PLC0415

    case = window.document.case
    fresh = estimate(case, case.chosen_plan)
    if fresh != window.document.estimate:
        return ["the estimate is not that of the case"]
    # A page that is not seen follows when it is.
    if not shown or window.answers.current != "estimate":
        return []
    view = EstimateView()
    view.headline.show_employer(not window.settings.patient_view)
    view.show_case(case, fresh, window.voice)
    view.to_confirm.begin()
    told = window.answers.estimate
    _wait_for(told, view)
    # Behind the figures may stand that they are those of what was entered before.
    pairs = (
        (told.headline.words[: len(view.headline.words)], view.headline.words),
        (told.flags.accessibleDescription(), view.flags.accessibleDescription()),
        (_parts(told), _parts(view)),
    )
    view.deleteLater()
    # An entry whose typing rests meanwhile may be refused, or a question answered: that is another answer.
    if window.document.case is not case:
        return _looked_at(window, shown=shown)
    return [f"shown is {was}, and right is {now}" for was, now in pairs if was != now][:1]


def _wait_for(*views: "EstimateView") -> None:
    """Let what is to be confirmed be found."""
    from tools.reliability.waiting import wait  # noqa: PLC0415

    until = time.monotonic() + _FOUND_AFTER_S
    while any(view.to_confirm.waits for view in views) and time.monotonic() < until:
        wait(10)


def _parts(view: "EstimateView") -> list[str]:
    from ui.estimate.payer_bar import Bar  # noqa: PLC0415

    return [segment.accessibleName() for bar in view.bar.findChildren(Bar) for segment in bar.shown]


def main() -> int:
    """Run as the words of the command line say. Returns 1 where something went wrong."""
    parser = argparse.ArgumentParser(description="Use the window for long, by seed, and see that it stays what it was")
    parser.add_argument("--steps", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=math.inf, help="stop after so long")
    asked = parser.parse_args()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_LOGGING_RULES"] = "default.warning=false"
    with tempfile.TemporaryDirectory() as name:
        for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
            os.environ[variable] = str(Path(name) / variable.lower())
        came = soak(asked.steps, asked.seed, Path(name), asked.seconds)
    for fault in came.faults:
        print(fault)
    print(
        f"{came.steps:,} steps, {len(came.faults)} faults, memory {came.before / 1e6:.0f} MB after a fifth of them, "
        f"{came.after / 1e6:.0f} MB at the end ({came.growth:+.1%})"
    )
    # After few steps much of what there is was made for the first time.
    return 1 if came.faults or (came.steps >= _LONG and came.growth > MOST_GROWTH) else 0


if __name__ == "__main__":
    sys.exit(main())
