"""Nothing that is written is cut off: on a small screen, at 200%, in every language in one a third longer too."""

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from calculator.reference import pseudo
from tests.helpers.clipping import cut_in
from tests.helpers.openers import OPENERS, QUESTIONS, look_at
from tests.helpers.settling import at_rest
from tests.ui.conftest import MakeWindow

pytestmark = pytest.mark.usefixtures("themed")


def settled(qtbot: QtBot, shown: QWidget) -> None:
    """Let what is worked out off the UI thread come, and layouts find their sizes."""
    seen: list[object] = []

    def rests() -> bool:
        QApplication.processEvents()
        seen.append([(one.geometry(), one.isVisible()) for one in shown.findChildren(QWidget)])
        return len(seen) > 3 and seen[-1] == seen[-2] == seen[-3] and at_rest(shown.window())

    qtbot.waitUntil(rests)


@pytest.mark.parametrize(
    ("language", "zoom"), [("en", 200), ("es", 200), (pseudo.LANGUAGE, 100), (pseudo.LANGUAGE, 200)]
)
def test_nothing_is_cut_off(make_window: MakeWindow, qtbot: QtBot, language: str, zoom: int) -> None:
    window = make_window()
    window.resize(1024, 640)
    window.choose_language(language)
    window.choose_zoom(zoom)
    cut: dict[str, str] = {}
    for name, open_ in OPENERS.items():
        shown = open_(window)
        if shown.isWindow() and shown is not window:
            shown.resize(shown.size().boundedTo(window.size()))
        elif shown is window.inputs:
            window.panes.other()
        settled(qtbot, shown)
        cut = {**dict.fromkeys(cut_in(shown), name), **cut}
        if shown.isWindow() and shown is not window:
            shown.close()
    for name, question in QUESTIONS.items():
        look_at(question, window, lambda shown, name=name: cut.update(dict.fromkeys(cut_in(shown), name)))  # type: ignore[misc]
    assert not cut, "\n".join(f"{name}: {what}" for what, name in cut.items())
