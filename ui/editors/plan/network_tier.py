"""One further network tier of a plan: its name, its amounts, what it counts with, and what each benefit costs in it."""

from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QPushButton, QWidget

from calculator.model.course import Network
from calculator.model.plan import CostShare, Coverage, NetworkTier
from calculator.model.tier_edits import counting_with
from calculator.reference.texts import unturned
from calculator.reference.voice import SILENT, Voice
from calculator.words.network_tiers import network_title
from calculator.words.plan import tier_title
from ui.editors.plan.cost_share import GAP, SHARE, widths
from ui.editors.plan.tier_amounts import TierAmountFields
from ui.editors.plan.tier_shares import MORE, TierShareRow
from ui.widgets.boxes import grid_box, hbox, vbox
from ui.widgets.choice import Choice
from ui.widgets.fields import Field, Labelled, TextField
from ui.widgets.form_parts import caption, describe, gap, hairline

_COUNTING: Final = {
    (False, False): "with_neither",
    (True, False): "with_toward",
    (False, True): "with_from",
    (True, True): "with_both",
}
_MOST_OTHERS: Final = 5
_NETWORKS: Final = tuple(network.value for network in Network)


class NetworkTierRow(QFrame):
    """Takes a tier of a plan in and tells what of it is to be another."""

    parts_edited = Signal(object)
    """Parts of the tier."""

    counting_edited = Signal(str, bool, bool)
    """Another network; whether what is paid here counts there, too; and the other way round."""

    share_edited = Signal(str, object)
    """A benefit, and its cost share in the tier; None: it is not covered there."""

    removed = Signal()
    fields_changed = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._voice = SILENT
        self._others: list[str] = []
        self._benefits: list[str] = []
        self._column = vbox(self, (0, 4, 0, 8), spacing=8)
        self.name = Labelled(TextField(self, least=1))
        self.remove = QPushButton(self)
        self.remove.setAutoDefault(False)
        self.amounts = TierAmountFields(self)
        self.counting = [Labelled(Choice(self)) for _ in range(_MOST_OTHERS)]
        self.balance = QCheckBox(self)
        self._heading = caption(self, "small_strong")
        self._cells = {name: caption(self) for name in SHARE}
        self._more = gap(self, MORE)
        self.shares: list[TierShareRow] = []
        self._lay_out()
        self.name.field.edited.connect(lambda title: self.parts_edited.emit({"title": title}))
        self.amounts.parts_edited.connect(self.parts_edited)
        self.balance.clicked.connect(lambda on: self.parts_edited.emit({"balance_billing": on}))
        self.remove.clicked.connect(self.removed)
        for at, labelled in enumerate(self.counting):
            labelled.field.chosen.connect(lambda so, at=at: self.counting_edited.emit(self._others[at], *so))

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every field whose text may be bad."""
        own = (self.name.field, *self.amounts.fields)
        return (*own, *(field for row in self.shares for field in row.fields))

    def forget(self) -> None:
        """Let go of what was typed and is no part of a plan yet."""
        self.name.field.complain("")
        self.amounts.forget()
        for row in self.shares:
            row.forget()

    def set_tier(self, tier: NetworkTier, coverage: Coverage, voice: Voice, *, may_go: bool) -> None:
        """Show ``tier`` of ``coverage``; ``may_go``: it may be removed."""
        title = tier_title(tier, voice)
        if voice != self._voice:
            self._voice = voice
            self._set_words()
        self.setAccessibleName(unturned(title))
        if not self.name.field.problem:
            self.name.field.set_value(title)
        describe(self.remove, f"{self._say('remove')}: {title}", self._say("remove_is"))
        describe(self.balance, f"{self._say('balance_billing')}, {title}", self._say("balance_billing_is"))
        self.remove.setEnabled(may_go)
        self.amounts.set_tier(tier, title, voice)
        self.balance.setChecked(tier.balance_billing)
        self._others = [*_NETWORKS, *(other.name for other in coverage.further_tiers if other.name != tier.name)]
        for at, labelled in enumerate(self.counting):
            labelled.setVisible(at < len(self._others))
            if at < len(self._others):
                network = network_title(coverage, self._others[at], voice)
                words = voice("network_tiers.with_network", network=network)
                labelled.set_words(words, self._say("with_network_is"), voice)
                labelled.field.setAccessibleName(unturned(f"{title}: {words}"))
                labelled.field.set_options((so, self._say(key)) for so, key in _COUNTING.items())
                labelled.field.set_value(counting_with(coverage, tier.name, self._others[at]))
        self._show_shares(tier, coverage, title)

    def _show_shares(self, tier: NetworkTier, coverage: Coverage, title: str) -> None:
        while len(self.shares) > len(coverage.benefits):
            row = self.shares.pop()
            self.fields_changed.emit((), row.fields)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self.shares) < len(coverage.benefits):
            self._add_share()
        self._benefits = [benefit.name for benefit in coverage.benefits]
        for row, benefit in zip(self.shares, coverage.benefits, strict=True):
            row.set_share(benefit, tier.name, title, self._voice)

    def _add_share(self) -> None:
        row, at = TierShareRow(self), len(self.shares)
        self.shares.append(row)
        self._column.insertWidget(self._column.count() - 1, row)
        row.share_edited.connect(lambda share: self._shared(at, share))
        row.grown.connect(lambda fields: self.fields_changed.emit(fields, ()))
        self.fields_changed.emit(row.fields, ())

    def _shared(self, at: int, share: CostShare | None) -> None:
        self.share_edited.emit(self._benefits[at], share)

    def _lay_out(self) -> None:
        head = hbox(spacing=16)
        head.addWidget(self.name, 1)
        head.addWidget(self.remove)
        grid = grid_box(across=16, down=6)
        for at, labelled in enumerate(self.counting):
            grid.addWidget(labelled, at // 2, at % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self._column.addLayout(head)
        self._column.addWidget(self.amounts)
        self._column.addLayout(grid)
        self._column.addWidget(self.balance)
        captions = hbox(spacing=GAP)
        captions.addWidget(self._heading, 1)
        for label in self._cells.values():
            captions.addWidget(label)
        captions.addWidget(self._more)
        self._column.addLayout(captions)
        self._column.addWidget(hairline(self))

    def _set_words(self) -> None:
        self.name.set_words(self._say("name"), self._say("name_is"), self._voice)
        self.remove.setText(self._say("remove"))
        self.balance.setText(self._say("balance_billing"))
        self._heading.setText(self._say("shares"))
        for (name, label), width in zip(self._cells.items(), widths(self._voice), strict=True):
            label.setText(self._voice.of("shared")(name))
            label.setFixedWidth(width)

    def _say(self, key: str) -> str:
        return self._voice.of("network_tiers")(key)


def said_of(parts: dict[str, Any], tier: NetworkTier, voice: Voice) -> str:
    """What the step is called that makes ``parts`` of ``tier`` others."""
    return voice("network_tiers.step_edit", tier=parts.get("title") or tier_title(tier, voice))
