"""One benefit of a plan as a row of the SBC's common services: in and out of network, the rest folded below."""

from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from calculator.model.base import changed
from calculator.model.plan import Benefit, CostShare
from calculator.reference.texts import say
from ui.editors.fields import Field, TextField
from ui.editors.plan_limits import LimitsEditor
from ui.editors.plan_share import CELLS, ShareEditor
from ui.editors.plan_words import benefit_title

COVERED_WIDTH: Final = 60
MORE_WIDTH: Final = 20


class BenefitHeader(QWidget):
    """The captions over the rows of benefits."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        names = ("benefit", "covered", "copay", "coinsurance", "applies_short")
        self._captions = [(name, QLabel(self)) for name in (*names, "outside_covered", *names[2:])]
        layout = QHBoxLayout(self)
        layout.setContentsMargins(MORE_WIDTH + 8, 0, 0, 0)
        layout.setSpacing(8)
        widths = (0, COVERED_WIDTH, *CELLS, COVERED_WIDTH, *CELLS)
        for (_, caption), width in zip(self._captions, widths, strict=True):
            caption.setProperty("role", "small")
            caption.setWordWrap(True)
            caption.setAlignment(Qt.AlignmentFlag.AlignBottom)
            if width:
                caption.setFixedWidth(width)
            layout.addWidget(caption, 0 if width else 1)

    def set_language(self, language: str) -> None:
        """Say the captions in ``language``."""
        for name, caption in self._captions:
            caption.setText(say(f"plan.{name}", language))


class BenefitRow(QFrame):
    """Takes a benefit in and emits a changed one."""

    benefit_edited = Signal(object, str)
    removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._benefit: Benefit | None = None
        self._language = ""
        self.more = QToolButton(self)
        self.more.setCheckable(True)
        self.more.setProperty("flat", True)
        self.more.setArrowType(Qt.ArrowType.RightArrow)
        self.title = TextField(self, least=1)
        self.covered = QCheckBox(self)
        self.inside = ShareEditor(self)
        self.outside_covered = QCheckBox(self)
        self.outside = ShareEditor(self)
        self.limits = LimitsEditor(self)
        self.remove = QToolButton(self)
        self._captions = [QLabel(self) for _ in range(3)]
        self._lay_out()
        self._connect()

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every field whose text may be bad."""
        return (self.title, *self.inside.fields, *self.outside.fields, *self.limits.fields)

    def set_benefit(self, benefit: Benefit, language: str) -> None:
        """Show ``benefit``."""
        if benefit == self._benefit and language == self._language:
            return
        if language != self._language:
            self._language = language
            self._set_words()
        self._benefit = benefit
        title = benefit_title(benefit, language)
        self.setAccessibleName(title)
        self.title.set_value(title)
        self.title.set_meaning(self._say("benefit"), say("glossary.benefit", language))
        self.covered.setChecked(benefit.covered)
        self.outside_covered.setChecked(benefit.out_of_network is not None)
        self.inside.set_share(benefit.in_network, f"{title}, {self._say('in_network')}", language)
        outside = benefit.out_of_network or CostShare()
        self.outside.set_share(outside, f"{title}, {self._say('out_of_network')}", language)
        self.inside.setEnabled(benefit.covered)
        self.outside_covered.setEnabled(benefit.covered)
        self.outside.setEnabled(benefit.covered and benefit.out_of_network is not None)
        self.limits.set_benefit(benefit, language)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.more)
        top.addWidget(self.title, 1)
        for widget in (self.covered, self.inside, self.outside_covered, self.outside):
            top.addWidget(widget)
        for box in (self.covered, self.outside_covered):
            box.setFixedWidth(COVERED_WIDTH)
        self.more.setFixedWidth(MORE_WIDTH)
        self.title.setMinimumWidth(150)
        self._fold = QWidget(self)
        fold = QGridLayout(self._fold)
        fold.setContentsMargins(28, 4, 0, 12)
        fold.setHorizontalSpacing(24)
        fold.setVerticalSpacing(8)
        for caption in self._captions:
            caption.setProperty("role", "section")
        fold.addWidget(self._captions[0], 0, 0)
        fold.addWidget(self._captions[1], 0, 1)
        fold.addWidget(self.inside.details, 1, 0, Qt.AlignmentFlag.AlignTop)
        fold.addWidget(self.outside.details, 1, 1, Qt.AlignmentFlag.AlignTop)
        fold.addWidget(self._captions[2], 2, 0)
        fold.addWidget(self.limits, 3, 0, 1, 2)
        fold.addWidget(self.remove, 4, 0, Qt.AlignmentFlag.AlignLeft)
        self._fold.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self._fold)

    def _connect(self) -> None:
        self.more.toggled.connect(self._fold.setVisible)
        self.more.toggled.connect(
            lambda open_: self.more.setArrowType(Qt.ArrowType.DownArrow if open_ else Qt.ArrowType.RightArrow)
        )
        self.title.edited.connect(lambda value: self._edit("title", title=value))
        self.covered.clicked.connect(lambda value: self._edit("covered", covered=value))
        self.inside.share_edited.connect(lambda share: self._edit("in_network", in_network=share))
        self.outside.share_edited.connect(lambda share: self._edit("out_of_network", out_of_network=share))
        self.outside_covered.clicked.connect(
            lambda value: self._edit("out_of_network", out_of_network=CostShare() if value else None)
        )
        self.limits.benefit_edited.connect(self._limits_edited)
        self.remove.clicked.connect(self.removed)

    def _limits_edited(self, benefit: Benefit) -> None:
        self._benefit = benefit
        self._emit("limits")

    def _edit(self, what: str, **parts: Any) -> None:
        if self._benefit is not None:
            benefit = changed(self._benefit, **parts)
            self.set_benefit(benefit, self._language)
            self._emit(what)

    def _emit(self, what: str) -> None:
        self.benefit_edited.emit(self._benefit, f"{self._say(f'step_{what}')}: {self.title.text()}")

    def _set_words(self) -> None:
        self.title.set_language(self._language)
        self.covered.setAccessibleName(self._say("covered"))
        self.covered.setAccessibleDescription(say("glossary.covered", self._language))
        self.covered.setWhatsThis(say("glossary.covered", self._language))
        self.outside_covered.setAccessibleName(self._say("outside_covered"))
        self.outside_covered.setAccessibleDescription(say("glossary.outside_covered", self._language))
        self.outside_covered.setWhatsThis(say("glossary.outside_covered", self._language))
        self.more.setAccessibleName(self._say("more"))
        self.more.setAccessibleDescription(self._say("more_is"))
        self.more.setToolTip(self._say("more_is"))
        self.remove.setText(self._say("remove_benefit"))
        self.remove.setAccessibleDescription(self._say("remove_benefit_is"))
        for caption, name in zip(self._captions, ("in_network", "out_of_network", "limits"), strict=True):
            caption.setText(self._say(name))

    def _say(self, key: str) -> str:
        return say(f"plan.{key}", self._language)
