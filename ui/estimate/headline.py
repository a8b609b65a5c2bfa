"""The answer in one look: what you pay and what the employer pays, each with its range, and whether it still holds."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QSizePolicy,
    QStackedLayout,
    QToolButton,
    QWidget,
)

from calculator.model.case import Case
from calculator.model.estimate import Estimate
from calculator.reference.voice import ENGLISH, Voice
from calculator.words.bundled import told
from calculator.words.plan import backer, payer_key
from ui.estimate.stale_banner import StaleBanner
from ui.widgets.boxes import hbox, vbox
from ui.widgets.labels import ElidedLabel, plain_label, set_role, set_text
from ui.widgets.scale import px
from ui.widgets.steady_label import SteadyLabel


class Headline(QWidget):
    """Shows the two figures. ``flags_asked`` is emitted when the person wants to read the things to know,
    ``to_confirm_asked`` when what is to be confirmed."""

    flags_asked = Signal()
    to_confirm_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._of = ElidedLabel("muted", self)
        self._example = plain_label("chip", self)
        self.stale = StaleBanner(self)
        self._flags = QToolButton(self)
        self._flags.clicked.connect(self.flags_asked)
        self._flags.setCursor(Qt.CursorShape.PointingHandCursor)
        self.to_confirm = QToolButton(self)
        self.to_confirm.clicked.connect(self.to_confirm_asked)
        self.to_confirm.setCursor(Qt.CursorShape.PointingHandCursor)
        self.to_confirm.hide()
        self._member = _Figure("headline", self)
        self._employer = _Figure("headline_second", self)
        self._years = plain_label("body", self)
        self._years.setWordWrap(True)
        about = QWidget(self)
        top = hbox(about, spacing=8)
        top.addWidget(self._example, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self._of, 1)
        top.addWidget(self.to_confirm)
        top.addWidget(self._flags)
        figures = QGridLayout()
        figures.setHorizontalSpacing(px(24))
        figures.addWidget(self._member, 0, 0, Qt.AlignmentFlag.AlignTop)
        figures.addWidget(self._employer, 0, 1, Qt.AlignmentFlag.AlignTop)
        figures.setColumnStretch(0, 1)
        figures.setColumnStretch(1, 1)
        layout = vbox(self, spacing=8)
        # What the answer is of gives its place to what it is not of: nothing below moves for it.
        self._top = QStackedLayout()
        self._top.addWidget(about)
        self._top.addWidget(self.stale)
        layout.addLayout(self._top)
        layout.addLayout(figures)
        layout.addWidget(self._years)
        self._widest = SteadyLabel("body", self)
        layout.addWidget(self._widest)
        self._voice = ENGLISH

    def show_answer(self, case: Case, estimate: Estimate, voice: Voice) -> None:
        """Show the figures of this answer."""
        self._voice = voice
        totals = estimate.likely.totals
        figures = {"course": told(case.course.title, voice), "plan": told(estimate.plan, voice)}
        self._of.set_text(voice("views.for_course", **figures))
        set_text(self._example, voice("shared.example"))
        self._example.setVisible(case.example)
        self._member.show_figure(
            voice("views.you_pay", amount_dollars=totals.member_pays),
            _range(estimate, "member_pays", voice),
            _own_money(estimate, voice),
        )
        plan = case.plan(estimate.plan)
        payer = payer_key("employer_pays", plan)
        amount = "employer_pays" if payer == "employer_pays" else "plan_pays"
        remark = voice(f"views.employer_{backer(plan)}") if backer(plan) else ""
        self._employer.show_figure(
            voice.of("views")(payer, amount_dollars=getattr(totals, amount)),
            _range(estimate, amount, voice),
            _with(remark, "employer_fica_saved", estimate, voice),
        )
        self._show_years(estimate, voice)
        # Where something is unknown the range of the prices is not the whole range.
        self._widest.setVisible(bool(case.supposed))
        self._widest.set_text(voice("confirm.widest_waits"))
        self._show_flag_count(len(estimate.flags), voice)

    def show_employer(self, shown: bool) -> None:
        """Show the employer's figure beside the member's, or the member's alone."""
        self._employer.setVisible(shown)

    def show_to_confirm(self, count: int) -> None:
        """Say how much of what the answer rests on is to be confirmed."""
        self.to_confirm.setText(self._voice("confirm.count", count=count))
        self.to_confirm.setAccessibleDescription(self._voice("confirm.go"))
        self.to_confirm.setVisible(count > 0)

    def show_widest(self, words: str) -> None:
        """Say between what the amount lies while something is still to confirm; empty: the prices' range is all."""
        self._widest.set_text(words or self._voice("confirm.widest_none"))

    def mark_stale(self, stale: bool, words: str = "") -> None:
        """Say that these figures are the last good ones, in ``words`` that name the entry at fault; or that they hold
        again."""
        said = words or self._voice("views.stale")
        self.stale.show_words(said, self._voice("views.stale_go"))
        self._top.setCurrentIndex(1 if stale else 0)
        self._member.mark_stale(stale)
        self._employer.mark_stale(stale)

    @property
    def figures(self) -> tuple[str, ...]:
        """The figures that are shown, each with whose it is."""
        shown = (one for one in (self._member, self._employer) if not one.isHidden())
        return tuple(one.labels[0].text() for one in shown)

    @property
    def words(self) -> tuple[str, ...]:
        """Every sentence that is shown, for a screen reader's announcement."""
        employer = () if self._employer.isHidden() else self._employer.labels
        widest = () if self._widest.isHidden() else (self._widest.label,)
        labels = (*self._member.labels, *employer, self._years, *widest)
        said = tuple(label.text() for label in labels if not label.isHidden())
        return said if self.stale.isHidden() else (*said, self.stale.full_text)

    def _show_years(self, estimate: Estimate, voice: Voice) -> None:
        years = estimate.likely.by_year
        sentences = []
        for starts, amounts in years if len(years) > 1 else ():
            key = "by_year" if (starts.month, starts.day) == (1, 1) else "by_year_from"
            figures = {
                "year": starts.year,
                "from_date": starts,
                "member_cents": amounts.member_pays,
                "plan_cents": amounts.plan_pays,
            }
            sentences.append(voice.of("views")(key, **figures))
        set_text(self._years, "\n".join(sentences))
        self._years.setVisible(bool(sentences))

    def _show_flag_count(self, count: int, voice: Voice) -> None:
        key = "flag_count_one" if count == 1 else "flag_count"
        self._flags.setText(voice.of("views")(key, count=count))
        self._flags.setAccessibleDescription(voice("views.flag_go"))
        self._flags.setVisible(count > 0)


class _Figure(QWidget):
    """A large figure with its range under it and a remark under that."""

    def __init__(self, role: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._role = role
        self._figure = SteadyLabel(role, self)
        self._range = plain_label("body", self)
        self._remark = plain_label("small", self)
        layout = vbox(self, spacing=0)
        for label in (self._range, self._remark):
            label.setWordWrap(True)
        for part in (self._figure, self._range, self._remark):
            policy = part.sizePolicy()
            policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
            policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
            part.setSizePolicy(policy)
            layout.addWidget(part)

    @property
    def labels(self) -> tuple[QLabel, QLabel, QLabel]:
        """Figure, range and remark."""
        return self._figure.label, self._range, self._remark

    def show_figure(self, figure: str, between: str, remark: str) -> None:
        """Show another figure."""
        self._figure.set_text(figure)
        set_text(self._range, between)
        set_text(self._remark, remark)
        self._remark.setVisible(bool(remark))
        self._figure.label.setAccessibleDescription(between)

    def mark_stale(self, stale: bool) -> None:
        """Grey the figure, or not."""
        set_role(self._figure.label, f"{self._role}_stale" if stale else self._role)


def _own_money(estimate: Estimate, voice: Voice) -> str:
    own = estimate.likely.totals.own_account
    if not own:
        return ""
    return _with(voice("views.own_money", own_cents=own), "tax_saved", estimate, voice)


def _with(remark: str, saved: str, estimate: Estimate, voice: Voice) -> str:
    """The remark, and after it what pre-tax money saves in tax, which is taken off no figure."""
    cents = getattr(estimate.likely, saved)
    said = voice.of("views")(saved, saved_cents=cents) if cents else ""
    return " ".join(filter(None, (remark, said)))


def _range(estimate: Estimate, amount: str, voice: Voice) -> str:
    low, high = estimate.range_of(amount)
    if low != high:
        return voice("views.between", low_dollars=low, high_dollars=high)
    billed_low, billed_high = estimate.range_of("billed")
    return voice("shared.range_fixed" if billed_low == billed_high else "shared.range_none")
