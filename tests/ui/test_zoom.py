"""The zoom: type, spacing and fixed sizes follow by key, without restart; the window is found again as it was left."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QGridLayout, QLabel, QLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.openers import folds, plan_editor, way
from tests.helpers.settling import rest
from tests.helpers.user import press
from tests.ui.conftest import MakeWindow
from ui.compare.compare_tab import CompareMode
from ui.estimate.payer_bar import Bar
from ui.main_window.panes import Pane
from ui.main_window.window import Window
from ui.settings import Settings
from ui.widgets import theme
from ui.widgets.scale import BODY, ZOOMS, body, px

pytestmark = pytest.mark.usefixtures("themed")


def spacings(layout: QLayout) -> tuple[int, ...]:
    spaces = (layout.spacing(),)
    if isinstance(layout, QGridLayout):
        spaces = (layout.horizontalSpacing(), layout.verticalSpacing())
    edges = layout.contentsMargins()
    return (*spaces, edges.left(), edges.top(), edges.right(), edges.bottom())


def size_of(widget: QWidget) -> tuple[object, ...]:
    """What the zoom sets of a widget: its type, its bounds, its layout's distances."""
    layout = widget.layout()
    least, most = widget.minimumSize(), widget.maximumSize()
    bounds = (least.width(), least.height(), most.width(), most.height())
    return widget.font().pixelSize(), bounds, layout and spacings(layout)


def named_sizes(window: QWidget) -> dict[tuple[str, str], tuple[object, ...]]:
    """The sizes of all that a person can read or fill in, by kind and words."""
    widgets = window.findChildren(QWidget)
    words = {one: one.text() if isinstance(one, QLabel) else one.accessibleName() for one in widgets}
    return {(type(one).__name__, words[one]): size_of(one) for one in widgets if words[one]}


def headline_size(window: Window) -> int:
    labels = window.answers.estimate.headline.findChildren(QLabel)
    return max(label.font().pixelSize() for label in labels)


def test_the_keys_go_through_the_steps_and_no_further(window: Window) -> None:
    seen = []
    for _ in range(len(ZOOMS) + 1):
        seen.append((window.settings.zoom, body(), headline_size(window)))
        press("Ctrl++", window)
    assert [zoom for zoom, _, _ in seen] == [*ZOOMS, ZOOMS[-1]]
    assert seen[0][1:] == (BODY, 28)
    assert seen[-1][1:] == (2 * BODY, 56)
    assert not window.actions_["zoom_in"].isEnabled()
    press("Ctrl+-", window)
    assert window.settings.zoom == 175
    press("Ctrl+0", window)
    assert (window.settings.zoom, body(), headline_size(window)) == (100, BODY, 28)
    assert not window.actions_["zoom_out"].isEnabled()


def test_there_and_back_again_nothing_is_another_size(window: Window) -> None:
    for open_ in (folds, way(CompareMode.TABLE)):
        open_(window)
    window.choose_zoom(110)
    window.choose_zoom(100)
    before = {widget: size_of(widget) for widget in window.findChildren(QWidget)}
    for zoom in (110, 175, 200, 125, 100):
        window.choose_zoom(zoom)
    after = {widget: size_of(widget) for widget in window.findChildren(QWidget)}
    own = {one: size for one, size in before.items() if not one.objectName().startswith("qt_")}
    other = {one: (size, after[one]) for one, size in own.items() if after.get(one, size) != size}
    assert other == {}


def test_a_window_made_at_a_zoom_is_one_that_was_brought_to_it(make_window: MakeWindow, qapp: QApplication) -> None:
    brought = make_window()
    folds(brought)
    brought.choose_zoom(200)
    assert Settings().zoom == 200
    made = make_window()
    folds(made)
    was, new = named_sizes(brought.inputs), named_sizes(made.inputs)
    assert len(was) > 40
    assert {name: (size, new.get(name)) for name, size in was.items() if new.get(name) != size} == {}


def test_tables_charts_and_open_windows_follow(window: Window, qtbot: QtBot) -> None:
    editor = plan_editor(window)
    rows = window.answers.estimate.sessions.view
    (payers,) = window.answers.estimate.bar.findChildren(Bar)
    height, bar = rows.rowHeight(0), payers.height()
    column = rows.columnWidth(0)
    captions = {label.font().pixelSize() for label in editor.findChildren(QLabel)}
    chart = window.answers.estimate.chart
    qtbot.waitUntil(lambda: chart.plot is not None)
    window.choose_zoom(200)
    QApplication.processEvents()
    assert rows.rowHeight(0) == 2 * height
    assert rows.columnWidth(0) > 1.5 * column
    assert payers.height() == 2 * bar
    assert {label.font().pixelSize() for label in editor.findChildren(QLabel)} == {2 * size for size in captions}
    plot = chart.plot
    assert plot is not None
    assert plot._bottom.style["tickFont"].pixelSize() == px(11) == 22


def test_the_systems_larger_type_is_the_hundred_percent(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    large = QFont(qapp.font())
    large.setPixelSize(17)
    monkeypatch.setattr("ui.widgets.scale.QFontDatabase.systemFont", lambda _which: large)
    theme.apply(qapp, "light", 100)
    assert (body(), px(13)) == (17, 17)
    theme.apply(qapp, "light", 200)
    assert body() == 34


def test_where_both_sides_have_no_room_one_is_seen_at_a_time(window: Window) -> None:
    window.resize(1024, 640)
    assert not window.inputs.isHidden()
    assert not window.answers.isHidden()
    window.choose_zoom(200)
    QApplication.processEvents()
    assert window.width() == 1024
    assert window.inputs.isVisible()
    assert window.answers.isHidden()
    press("Ctrl+1", window)
    assert window.answers.isVisible()
    assert window.inputs.isHidden()
    press("F6", window)
    assert window.inputs.isVisible()
    assert window.inputs.isAncestorOf(QApplication.focusWidget())
    press("F6", window)
    assert window.answers.tabBar().hasFocus()
    window.choose_zoom(100)
    assert window.panes.pane is Pane.ANSWERS
    assert window.inputs.isVisible()
    assert window.answers.isVisible()


def test_the_window_is_found_again_as_it_was_left(make_window: MakeWindow) -> None:
    left = make_window()
    left.resize(1300, 700)
    left.panes.splitter.setSizes([520, 780])
    left.inputs.sections["coverage"].header.click()
    left.inputs.member.more.folds["tax"].header.click()
    left.answers.turn_to("compare")
    rest(left)
    place = left.panes.splitter.sizes()[0]
    left.close()
    found = make_window()
    rest(found)
    assert found.panes.splitter.sizes()[0] == pytest.approx(place, abs=60)
    assert not found.inputs.sections["coverage"].header.isChecked()
    assert found.inputs.sections["course"].header.isChecked()
    assert found.inputs.member.more.folds["tax"].header.isChecked()
    assert found.answers.current == "compare"


def test_a_patient_is_not_put_before_the_page_that_is_hidden(make_window: MakeWindow) -> None:
    left = make_window()
    left.answers.turn_to("compare")
    left.close()
    Settings().patient_view = True
    assert make_window().answers.current == "estimate"


def test_a_small_screen_is_not_overgrown_by_what_was_left_on_a_large_one(
    make_window: MakeWindow, qapp: QApplication
) -> None:
    left = make_window()
    left.resize(2400, 1500)
    left.close()
    again = Window(left.document, Settings())
    theme.dress(qapp)
    room = again.screen().availableGeometry()
    again.show()
    assert again.width() <= room.width()
    assert again.height() <= room.height()
    again.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    again.close()
