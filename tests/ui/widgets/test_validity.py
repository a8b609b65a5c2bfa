"""What is not good any more in an editor, when its fields come and go."""

import pytest
import shiboken6
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.widgets.fields import MoneyField
from ui.widgets.validity import Validity


@pytest.mark.parametrize("left_out", [False, True])
def test_a_field_that_is_gone_holds_nothing_up(qtbot: QtBot, left_out: bool) -> None:
    validity, gone = Validity(), MoneyField()
    validity.watch(gone)
    with qtbot.waitSignal(validity.changed):
        QTest.keyClicks(gone, "abc")
    if left_out:
        validity.forget(gone)
        # As when it loses the focus on its way out.
        gone.problem_changed.emit(gone.problem)
    assert validity.first is gone
    with qtbot.waitSignal(validity.changed) as told:
        shiboken6.delete(gone)
    assert told.args == [True]
    assert validity.first is None
    assert not validity.is_bad
    assert not validity.typing
