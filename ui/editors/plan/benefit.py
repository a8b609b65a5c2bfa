"""One benefit of a plan as a row of the SBC's common services: in and out of network, the rest folded below."""

from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from calculator.model.base import changed
from calculator.model.plan import Benefit, CostShare
from calculator.reference.texts import unturned
from calculator.reference.voice import SILENT, Voice
from calculator.words.plan import benefit_title, limits_in_words
from calculator.words.plan_document import FIGURE
from ui.editors.plan.benefit_details import BenefitDetails
from ui.editors.plan.cost_share import GAP, SHARE, ShareCells, widths
from ui.editors.plan.problems import RowProblem
from ui.widgets.boxes import hbox, vbox
from ui.widgets.fields import Field, TextField
from ui.widgets.form_parts import caption, describe, gap, hairline, note
from ui.widgets.labels import set_text
from ui.widgets.scale import px
from ui.widgets.theme import font

_COVERED: Final = 52
_MORE: Final = 68
_TITLE: Final = 132
_BETWEEN: Final = 12
"""Pixels more between the networks than between two cells."""


class BenefitHeader(QWidget):
    """The captions over the rows of benefits: the two networks, and below them their figures."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._captions: list[tuple[str, str, QLabel]] = []
        column = vbox(self, spacing=2)
        names = (("", "covered"),), (("in_network", "in_network"),), (("out_of_network", "out_of_network"),)
        share = tuple((name, name) for name in SHARE)
        covered = ("covered", "covered")
        column.addLayout(self._row("small_strong", *names))
        column.addLayout(self._row("small", (covered,), share, (covered, *share)))

    def set_voice(self, voice: Voice) -> None:
        """Say the captions in ``voice``, each as wide as what stands below it."""
        share, covered = widths(voice), covered_width(voice)
        over = sum(share) + 2 * px(GAP)
        wide = {"covered": covered, "in_network": over, "out_of_network": covered + px(GAP) + over}
        wide |= dict(zip(SHARE, share, strict=True))
        for name, over_what, label in self._captions:
            label.setText(voice(f"shared.{name}" if name in SHARE else f"plan.{name}") if name else "")
            if over_what:
                label.setFixedWidth(wide[over_what])

    def _row(self, role: str, *groups: tuple[tuple[str, str], ...]) -> QHBoxLayout:
        row = hbox(spacing=GAP)
        title = self._caption("benefit" if role == "small" else "", "", role)
        title.setMinimumWidth(px(_TITLE))
        row.addWidget(title, 1)
        for at, group in enumerate(groups):
            if at:
                row.addWidget(gap(self, _BETWEEN))
            for name, over_what in group:
                row.addWidget(self._caption(name, over_what, role))
        row.addWidget(gap(self, _MORE))
        return row

    def _caption(self, name: str, over_what: str, role: str) -> QLabel:
        label = caption(self, role)
        self._captions.append((name, over_what, label))
        return label


class BenefitRow(QFrame):
    """Takes a benefit in and emits a changed one."""

    benefit_edited = Signal(object, str)
    removed = Signal()
    grown = Signal(object)
    """The fields that came when the details were opened for the first time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._benefit: Benefit | None = None
        self._others: tuple[Benefit, ...] = ()
        self._voice = SILENT
        self.title = TextField(self, least=1)
        self.covered = QCheckBox(self)
        self.inside = ShareCells(self)
        self.outside_covered = QCheckBox(self)
        self.outside = ShareCells(self)
        self.more = QToolButton(self)
        self.details: BenefitDetails | None = None
        self.problem = RowProblem((self.title, *self.inside.fields, *self.outside.fields), self)
        self.limits = note(self, "small")
        self._lay_out()
        self._connect()

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every field whose text may be bad."""
        return (*self.findChildren(Field),)

    def set_benefit(self, benefit: Benefit, voice: Voice) -> None:
        """Show ``benefit``."""
        if benefit == self._benefit and voice == self._voice:
            return
        if self._benefit is not None and self._benefit.name != benefit.name:
            self.forget()
        if voice != self._voice:
            self._voice = voice
            self._set_words()
            for box in (self.covered, self.outside_covered):
                box.setFixedWidth(covered_width(voice))
        self._benefit = benefit
        title = benefit_title(benefit, voice)
        self.setAccessibleName(unturned(title))
        if not self.title.problem:
            self.title.set_value(title)
        self.covered.setChecked(benefit.covered)
        describe(self.covered, f"{self._say('covered')}, {title}", self._meaning("covered"))
        outside_name = f"{self._say('covered')}, {title}, {self._say('out_of_network')}"
        describe(self.outside_covered, outside_name, self._meaning("outside_covered"))
        describe(self.more, f"{self._say('more')}, {title}", self._say("more_is"))
        self.outside_covered.setChecked(benefit.out_of_network is not None)
        self.inside.set_share(benefit.in_network, f"{title}, {self._say('in_network')}", voice)
        outside = benefit.out_of_network or CostShare()
        self.outside.set_share(outside, f"{title}, {self._say('out_of_network')}", voice)
        self._name_figures(benefit.name)
        self.inside.setEnabled(benefit.covered)
        self.outside_covered.setEnabled(benefit.covered)
        self.outside.setEnabled(benefit.covered and benefit.out_of_network is not None)
        limits = limits_in_words(benefit, voice)
        set_text(self.limits, limits)
        self.limits.setVisible(bool(limits))
        if self.details is not None:
            self.details.set_benefit(benefit, voice)

    def _name_figures(self, benefit: str) -> None:
        """Say of each field which figure of the plan it is."""
        own = f"benefits.{benefit}"
        self.covered.setProperty(FIGURE, f"{own}.covered")
        self.outside_covered.setProperty(FIGURE, f"{own}.out_of_network")
        for network, cells in (("in_network", self.inside), ("out_of_network", self.outside)):
            named = (("copay", cells.copay), ("coinsurance", cells.coinsurance), ("deductible", cells.applies))
            for name, widget in named:
                widget.setProperty(FIGURE, f"{own}.{network}.{name}")

    def set_others(self, others: tuple[Benefit, ...]) -> None:
        """The other benefits with which this one's limits may be counted."""
        self._others = others
        if self.details is not None:
            self.details.limits.set_others(others)

    def forget(self) -> None:
        """Let go of what was typed and is no part of a plan yet."""
        self.problem.forget()
        if self.details is not None:
            self.details.forget()

    def _unfold(self, open_: bool) -> None:
        self.more.setArrowType(Qt.ArrowType.DownArrow if open_ else Qt.ArrowType.RightArrow)
        if self.details is None and self._benefit is not None:
            self.details = BenefitDetails(self)
            self.details.set_benefit(self._benefit, self._voice)
            self.details.limits.set_others(self._others)
            self.details.set_benefit(self._benefit, self._voice)
            self.details.parts_edited.connect(lambda parts: self._edit("limits", **parts))
            self.details.inside_edited.connect(self._inside_edited)
            self.details.outside_edited.connect(self._outside_edited)
            self.details.removed.connect(self.removed)
            self._column.insertWidget(3, self.details)
            self.grown.emit(self.details.fields)
        if self.details is not None:
            self.details.setVisible(open_)

    def _inside_edited(self, parts: dict[str, Any]) -> None:
        if self._benefit is not None:
            self._edit("in_network", in_network=changed(self._benefit.in_network, **parts))

    def _outside_edited(self, parts: dict[str, Any]) -> None:
        if self._benefit is not None:
            self._edit("out_of_network", out_of_network=changed(self._benefit.out_of_network or CostShare(), **parts))

    def _edit(self, what: str, **parts: Any) -> None:
        if self._benefit is not None:
            self.set_benefit(changed(self._benefit, **parts), self._voice)
            self.benefit_edited.emit(self._benefit, f"{self._say(f'step_{what}')}: {self.title.text()}")

    def _lay_out(self) -> None:
        row = hbox(spacing=GAP)
        self.title.setMinimumWidth(px(_TITLE))
        row.addWidget(self.title, 1)
        row.addWidget(self.covered)
        row.addWidget(gap(self, _BETWEEN))
        row.addWidget(self.inside)
        row.addWidget(gap(self, _BETWEEN))
        for widget in (self.outside_covered, self.outside, self.more):
            row.addWidget(widget)
        self.more.setFixedWidth(px(_MORE))
        self.more.setCheckable(True)
        self.more.setProperty("folds", True)
        self.more.setProperty("flat", True)
        self.more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.more.setArrowType(Qt.ArrowType.RightArrow)
        self._column = vbox(self, spacing=4)
        self._column.addLayout(row)
        self._column.addWidget(self.problem)
        self._column.addWidget(self.limits)
        self._column.addWidget(hairline(self))

    def _connect(self) -> None:
        self.more.toggled.connect(self._unfold)
        self.title.edited.connect(lambda value: self._edit("title", title=value))
        self.covered.clicked.connect(lambda value: self._edit("covered", covered=value))
        self.inside.parts_edited.connect(self._inside_edited)
        self.outside.parts_edited.connect(self._outside_edited)
        self.outside_covered.clicked.connect(
            lambda value: self._edit("out_of_network", out_of_network=CostShare() if value else None)
        )

    def _set_words(self) -> None:
        self.title.set_voice(self._voice)
        self.title.set_meaning(self._say("benefit"), self._meaning("benefit"))
        self.more.setText(self._say("more_short"))
        self.more.setToolTip(self._say("more_is"))

    def _meaning(self, key: str) -> str:
        return self._voice.of("glossary")(key)

    def _say(self, key: str) -> str:
        return self._voice.of("plan")(key)


def covered_width(voice: Voice) -> int:
    """The width of the boxes that say whether a benefit is covered, in pixels: that of their caption at least."""
    return max(px(_COVERED), QFontMetrics(font("small")).horizontalAdvance(voice("shared.covered")) + 2)
