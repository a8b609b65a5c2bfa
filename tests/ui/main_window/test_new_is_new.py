"""File > New and Open: nothing of the case before is chosen, explained, kept or scrolled to."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from calculator.files import bundled, document
from calculator.model.base import changed
from calculator.reference.texts import say
from ui.main_window.window import Window


@pytest.mark.parametrize("way", ["new", "open"])
def test_another_case_begins_at_the_top_with_nothing_chosen(
    window: Window, qtbot: QtBot, tmp_path: Path, way: str
) -> None:
    window.resize(1024, 640)
    view = window.answers.estimate
    bar = view._scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    view.sessions.view.choose(10, 4)
    view.why.toggle_pin()
    assert bar.value() > 0
    window.answers.setCurrentIndex(1)
    if way == "new":
        window.actions_["new"].trigger()
    else:
        path = tmp_path / "other.kat"
        document.save(changed(bundled.example(), title="Other"), path)
        window.filing.open_path(path)
    window.answers.setCurrentIndex(0)
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert bar.value() == 0
    assert view.sessions.view.chosen_cell() is None
    assert view.why.text == say("views.why_empty", "en")
    assert not view.why.pinned
