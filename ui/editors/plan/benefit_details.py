"""What a benefit's row has no room for: the finer rules of both networks, and the benefit's limits."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from calculator.model.plan import Benefit, CostShare
from calculator.reference.voice import SILENT, Voice
from ui.editors.plan.limits import LimitsEditor
from ui.editors.plan.rules import ShareRules
from ui.widgets.boxes import grid_box
from ui.widgets.fields import Field
from ui.widgets.form_parts import describe, heading


class BenefitDetails(QFrame):
    """Takes a benefit in and tells which parts of it are to be others."""

    parts_edited = Signal(object)
    inside_edited = Signal(object)
    """Parts of the in-network cost share."""
    outside_edited = Signal(object)
    """Parts of the out-of-network cost share."""
    removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._voice = SILENT
        self.inside = ShareRules(self)
        self.outside = ShareRules(self)
        self.limits = LimitsEditor(self)
        self.remove = QPushButton(self)
        self.remove.setAutoDefault(False)
        self._headings = {name: heading(self) for name in ("in_network", "out_of_network")}
        self.setBackgroundRole(QPalette.ColorRole.AlternateBase)
        self.setAutoFillBackground(True)
        grid = grid_box(self, (16, 8, 16, 16), across=32, down=8)
        for column, (label, rules) in enumerate(zip(self._headings.values(), (self.inside, self.outside), strict=True)):
            grid.addWidget(label, 0, column)
            grid.addWidget(rules, 1, column, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(column, 1)
        grid.setRowMinimumHeight(2, 8)
        grid.addWidget(self.limits, 3, 0, 1, 2)
        grid.addWidget(self.remove, 4, 0, Qt.AlignmentFlag.AlignLeft)
        self.inside.parts_edited.connect(self.inside_edited)
        self.outside.parts_edited.connect(self.outside_edited)
        self.limits.parts_edited.connect(self.parts_edited)
        self.remove.clicked.connect(self.removed)

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every field whose text may be bad."""
        return (*self.inside.fields, *self.outside.fields, *self.limits.fields)

    def set_benefit(self, benefit: Benefit, voice: Voice) -> None:
        """Show the finer rules of ``benefit``."""
        if voice != self._voice:
            self._voice = voice
            for name, label in self._headings.items():
                label.setText(self._say(name))
            self.remove.setText(self._say("remove_benefit"))
            describe(self.remove, self._say("remove_benefit"), self._say("remove_benefit_is"))
        self.inside.set_share(benefit.in_network, voice)
        self.outside.set_share(benefit.out_of_network or CostShare(), voice)
        self.inside.setEnabled(benefit.covered)
        self.outside.setEnabled(benefit.covered and benefit.out_of_network is not None)
        self.limits.set_benefit(benefit, voice)

    def forget(self) -> None:
        """Let go of what was typed and is no part of a plan yet."""
        self.inside.forget()
        self.outside.forget()
        self.limits.forget()

    def _say(self, key: str) -> str:
        return self._voice.of("plan")(key)
