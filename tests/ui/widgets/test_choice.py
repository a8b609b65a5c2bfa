"""A choice whose words have no room says that there is more of them, and tells them whole in its tip."""

from pytestqt.qtbot import QtBot

from ui.widgets.choice import Choice


def test_words_without_room_end_in_an_ellipsis_and_stand_whole_in_the_tip(qtbot: QtBot) -> None:
    choice = Choice()
    qtbot.addWidget(choice)
    choice.setWhatsThis("What is done")
    choice.set_options([("evaluation", "Medical evaluation"), ("drug", "Drug")])
    choice.resize(90, 30)
    choice.set_value("evaluation")
    assert choice.shown_words().startswith("M")
    assert choice.shown_words().endswith("…")
    assert "Medical evaluation" in choice.toolTip()
    choice.resize(400, 30)
    choice.show()
    qtbot.waitUntil(lambda: choice.toolTip() == "What is done")
    assert choice.shown_words() == "Medical evaluation"
