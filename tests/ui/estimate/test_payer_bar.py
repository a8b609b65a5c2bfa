"""The bar of payers makes its parts when they have something to show; they stand in one order for eye and ear."""

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from calculator.model.estimate import Amounts
from calculator.reference.voice import Voice
from ui.estimate.payer_bar import PayerBar, Segment


def test_parts_that_come_later_are_heard_in_their_place(qtbot: QtBot) -> None:
    bar = PayerBar()
    qtbot.addWidget(bar)
    bar.show_amounts(Amounts(billed=300, copay=100, plan_pays=200, member_pays=100), Voice("en"))
    bar.show_amounts(
        Amounts(billed=900, deductible=500, copay=100, coinsurance=50, plan_pays=250, member_pays=650), Voice("en")
    )
    heard = [one.accessibleName() for one in bar.findChildren(Segment)]
    assert [name.partition(": $")[0] for name in heard] == [
        *("You: deductible", "You: copay", "You: coinsurance", "Your employer's plan"),
    ]
    assert heard == [one.accessibleName() for one in bar.segments]
    legend = next(one for one in bar.findChildren(QWidget) if type(one).__name__ == "Legend")
    assert tuple(label.text() for label in legend.findChildren(QLabel)) == bar.legend
