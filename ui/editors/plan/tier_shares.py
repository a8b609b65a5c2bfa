"""What the member pays in a further network tier, benefit by benefit: the cells of a benefit's row, the rest folded."""

from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QToolButton, QWidget

from calculator.model.base import changed
from calculator.model.plan import Benefit, CostShare
from calculator.reference.voice import SILENT, Voice
from calculator.words.plan import benefit_title
from calculator.words.plan_document import FIGURE
from ui.editors.plan.cost_share import GAP, SHARE, ShareCells
from ui.editors.plan.rules import ShareRules
from ui.widgets.boxes import hbox, vbox
from ui.widgets.fields import Field
from ui.widgets.form_parts import describe
from ui.widgets.scale import px

_TITLE: Final = 240
MORE: Final = 68
"""The width of the button that opens the finer rules, at 100%."""


class TierShareRow(QWidget):
    """Takes a benefit in and tells of another cost share in the tier; None: it is not covered there."""

    share_edited = Signal(object)
    grown = Signal(object)
    """The fields that came when the finer rules were opened for the first time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share: CostShare | None = None
        self._inside = CostShare()
        self._voice = SILENT
        self.covered = QCheckBox(self)
        self.cells = ShareCells(self)
        self.more = QToolButton(self)
        self.rules: ShareRules | None = None
        self._lay_out()
        self.covered.clicked.connect(lambda on: self.share_edited.emit(self._inside if on else None))
        self.cells.parts_edited.connect(self._edited)
        self.more.toggled.connect(self._unfold)

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every field whose text may be bad."""
        return (*self.cells.fields, *(self.rules.fields if self.rules is not None else ()))

    def forget(self) -> None:
        """Let go of what was typed and is no part of a plan yet."""
        for field in self.cells.fields:
            field.complain("")
        if self.rules is not None:
            self.rules.forget()

    def set_share(self, benefit: Benefit, network: str, title: str, voice: Voice) -> None:
        """Show what ``benefit`` costs in ``network``, a tier called ``title``."""
        self._voice = voice
        self._inside, self._share = benefit.in_network, benefit.share_in(network)
        named = benefit_title(benefit, voice)
        where = voice("network_tiers.rule_of", benefit=named, tier=title)
        self.covered.setText(named.replace("&", "&&"))
        describe(self.covered, f"{voice('shared.covered')}, {where}", self._say("share_covered_is"))
        self.covered.setChecked(self._share is not None)
        self.covered.setEnabled(benefit.covered)
        self.cells.set_share(self._share or CostShare(), where, voice)
        for name, widget in zip(SHARE, (self.cells.copay, self.cells.coinsurance, self.cells.applies), strict=True):
            widget.setProperty(FIGURE, f"benefits.{benefit.name}.{network}.{name}")
        self.more.setText(voice("plan.more_short"))
        describe(self.more, f"{voice('plan.more')}, {where}", voice("plan.more_is"))
        self.more.setToolTip(voice("plan.more_is"))
        if self.rules is not None:
            self.rules.set_share(self._share or CostShare(), voice)
        paid = benefit.covered and self._share is not None
        for widget in filter(None, (self.cells, self.more, self.rules)):
            widget.setEnabled(paid)

    def _edited(self, parts: dict[str, Any]) -> None:
        if self._share is not None:
            self.share_edited.emit(changed(self._share, **parts))

    def _unfold(self, open_: bool) -> None:
        self.more.setArrowType(Qt.ArrowType.DownArrow if open_ else Qt.ArrowType.RightArrow)
        if self.rules is None:
            self.rules = ShareRules(self)
            self.rules.set_share(self._share or CostShare(), self._voice)
            self.rules.parts_edited.connect(self._edited)
            self._column.addWidget(self.rules)
            self.grown.emit(self.rules.fields)
        self.rules.setVisible(open_)

    def _lay_out(self) -> None:
        self._column = vbox(self, spacing=4)
        row = hbox(spacing=GAP)
        self.covered.setMinimumWidth(px(_TITLE))
        row.addWidget(self.covered, 1)
        row.addWidget(self.cells)
        row.addWidget(self.more)
        self._column.addLayout(row)
        self.more.setFixedWidth(px(MORE))
        self.more.setCheckable(True)
        self.more.setProperty("folds", True)
        self.more.setProperty("flat", True)
        self.more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.more.setArrowType(Qt.ArrowType.RightArrow)

    def _say(self, key: str) -> str:
        return self._voice.of("network_tiers")(key)
