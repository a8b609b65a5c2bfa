"""Whatever is in the models of a plan can be entered in the window: each box, choice, field and button of its editor is
used, as a person would, and what it makes other is written down."""

from collections.abc import Callable, Iterator
from typing import Any, Final

from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from calculator.model.authorization import Authorization, MissingAuthorization
from calculator.model.base import Model, changed
from calculator.model.course import Service
from calculator.model.funding import Account, AccountKind, AccountPays, Funding, FundingKind
from calculator.model.plan import (
    AllowedAmount,
    AllowedBasis,
    Benefit,
    CaseRate,
    CostShare,
    NetworkTier,
    Plan,
    Reading,
    Rider,
    TierAmounts,
    TierShare,
    VisitTier,
    YearFigures,
    YearlyAmount,
)
from calculator.model.plan_year import CarryOver
from calculator.money import format_decimal, parse_money
from calculator.reference.voice import Voice
from tests.helpers.model_fields import models_of
from ui.editors.plan.plan_editor import PlanEditor
from ui.editors.plan.reading import ReadingTable
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.fields import CountField, Field, MoneyField, PercentField

Part = tuple[type[Model], str]

Key = tuple[str, str, int, int]
"""What is used: its kind, its name, the how-manieth of that name it is, and which of its options is chosen."""

ENGLISH: Final = Voice("en")

_MOST_OPTIONS: Final = 3

_MOST_READ: Final = 8
"""So many services of a reading are read otherwise, beside the last, which is all others: they are entered alike."""

_DEEP: Final = 3
"""As deep as folds lie in folds."""


def differing(before: object, after: object) -> Iterator[Part]:
    """Every field that is otherwise ``after``, in each model that is in the same place; of what has come, every field
    that is otherwise than by default."""
    if isinstance(before, tuple) and isinstance(after, tuple):
        if len(before) == len(after):
            for one, other in zip(before, after, strict=True):
                yield from differing(one, other)
        for come in set(after) - set(before):
            yield from differing(type(come).unchecked(), come) if isinstance(come, Model) else ()
    if isinstance(after, Model):
        blank = vars(before) if type(before) is type(after) else type(after)._blank
        for part, value in vars(after).items():
            if value != blank[part]:
                yield from ((kind, part) for kind in type(after).__mro__ if issubclass(kind, Model))
                yield from differing(blank[part], value)


def use(widget: QWidget, option: int = 0) -> None:
    """Use a widget as a person would: another text in a field, a choice's ``option``, a click."""
    if isinstance(widget, Field):
        widget.setFocus()
        widget.selectAll()
        QTest.keyClicks(widget, _other_text(widget))
    elif isinstance(widget, Choice):
        widget.setCurrentIndex(option)
        widget.activated.emit(option)
    elif isinstance(widget, QPlainTextEdit):
        widget.setFocus()
        QTest.keyClicks(widget, "x")
        widget.clearFocus()
    elif isinstance(widget, QAbstractButton):
        widget.click()


def _other_text(field: Field) -> str:
    text = field.text()
    if isinstance(field, DateField):
        return "11/3/2026"
    if isinstance(field, PercentField):
        return "7" if text != "7%" else "8"
    if isinstance(field, CountField):
        return str(int(text or 0) + 1)
    if isinstance(field, MoneyField):
        return format_decimal(parse_money(text or "0") + 100)
    return text + "x"


def settings_of(root: QWidget) -> list[QWidget]:
    """What can be used in ``root`` and is seen, folds opened: what only folds, removes or opens a window aside."""
    for _ in range(_DEEP):
        QApplication.processEvents()
        for fold in filter(_is_shut, root.findChildren(QToolButton)):
            fold.click()
    QApplication.processEvents()
    kinds = (Field, Choice, QPlainTextEdit, QCheckBox, QPushButton, QToolButton)
    found = [one for one in root.findChildren(QWidget) if isinstance(one, kinds) and _is_usable(one)]
    read = [one for table in root.findChildren(ReadingTable) for one in table.findChildren(Choice)[_MOST_READ:-1]]
    return [one for one in found if one not in read and not one.property("folds")]


def _is_usable(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled()


def _is_shut(button: QToolButton) -> bool:
    return bool(button.property("folds")) and not button.isChecked() and _is_usable(button)


RULES: Final = CostShare(
    allowed=AllowedAmount(basis=AllowedBasis.PERCENT_OF_MEDICARE, amount=10_000),
    coinsurance_changes_after=50_000,
    most_per_visit=90_000,
)
TIERS: Final = tuple(NetworkTier(name=name, deductible=TierAmounts(individual=100, family=100)) for name in ("tier_2",))
BENEFITS: Final = (
    Benefit(
        name="clinic",
        in_network=RULES,
        out_of_network=RULES,
        further_tiers=(TierShare(tier="tier_2", share=RULES),),
        first_visits=(VisitTier(through=2),),
        authorization=Authorization(missing=MissingAuthorization.PERCENT),
        visit_limit=5,
        dollar_limit=50_000,
    ),
)
AMOUNTS: Final = YearlyAmount(
    in_network=TierAmounts(individual=10_000, family=20_000),
    out_of_network=TierAmounts(individual=20_000, family=40_000),
)
DRUGS: Final = TierAmounts(individual=10_000, family=20_000)
WORDS: Final[dict[str, Any]] = {
    "deductible": AMOUNTS,
    "out_of_pocket_limit": YearlyAmount(
        in_network=TierAmounts(individual=90_000, family=190_000),
        out_of_network=TierAmounts(individual=190_000, family=390_000),
    ),
    "drug_deductible": DRUGS,
    "drug_limit": DRUGS,
    "further_tiers": TIERS,
    "benefits": BENEFITS,
    "reading": (Reading(service=Service.DOSING, benefit="clinic"),),
}
PLAN: Final = Plan(
    name="Everything",
    figures_year=2026,
    **WORDS,
    last_quarter_carries_over=CarryOver.ALWAYS,
    case_rate=CaseRate(amount=100_000, services=("dosing",)),
    accounts=tuple(
        Account(kind=kind, carries_over=kind is AccountKind.HRA, pays=AccountPays.SHARE)
        for kind in (AccountKind.HRA, AccountKind.FSA, AccountKind.LSA)
    ),
    funding=Funding(kind=FundingKind.LEVEL_FUNDED, attachment_point=100),
)
WITH_RIDER: Final = Plan(name="Rider beside it", rider=Rider(title="Rider", **WORDS))
LATER_YEAR: Final = changed(PLAN, case_rate=None, years=(YearFigures(year=2027),))
SMALL: Final = Plan(
    name="Two services",
    benefits=(
        Benefit(name="clinic", authorization=Authorization(missing=MissingAuthorization.AMOUNT)),
        Benefit(name="office"),
    ),
)


def keyed(root: QWidget) -> dict[Key, QWidget]:
    """What can be used in ``root``, each by what it is, its name, and the how-manieth of that name it is."""
    found: dict[Key, QWidget] = {}
    for one in settings_of(root):
        kind, name = type(one).__name__, one.accessibleName() or getattr(one, "text", str)()
        options = range(min(one.count(), _MOST_OPTIONS) if isinstance(one, Choice) else 1)
        number = next(number for number in range(1_000) if (kind, name, number, 0) not in found)
        found |= {(kind, name, number, option): one for option in options}
    return found


def typed_into(root: QWidget, whole: Model, told: list[Any], again: Callable[[], object]) -> set[Part]:
    """The fields of ``whole`` that are others after each widget in ``root`` was used; ``again`` shows it as it was."""
    found: set[Part] = set()
    used: set[Key] = set()
    while left := {key: one for key, one in keyed(root).items() if key not in used}:
        before = len(used)
        for key, widget in left.items():
            if not isValid(widget) or not _is_usable(widget):
                # It has gone with what was used before it: there is another in its place the next time round.
                continue
            used.add(key)
            told.clear()
            use(widget, key[-1])
            # One of them is the button that closes it.
            root.show()
            for one in told:
                found |= set(differing(whole, one))
            if told:
                again()
        if len(used) == before:
            break
    return found


def typed_into_editor(qtbot: QtBot, plan: Plan, year: int = 0) -> set[Part]:
    """The fields that are others after each widget of the plan editor was used on ``plan`` in one of its years."""
    editor, told = PlanEditor(), list[Plan]()
    qtbot.addWidget(editor)
    editor.plan_edited.connect(lambda one, _step: told.append(one))

    def show() -> None:
        editor.set_plan(plan, ENGLISH)
        use(editor.years.years, year)
        told.clear()

    show()
    editor.show()
    return typed_into(editor, plan, told, show)


_ORIGIN: Final = "it is told of, not typed: where the figures come from, and whether they were changed since"
UNTYPED: Final[dict[Part, str]] = {
    **{(Plan, part): _ORIGIN for part in ("document", "edited", "example", "made_from", "sources")},
    (Account, "title"): "an account is called by its kind; a file may call it otherwise",
    (Rider, "otherwise"): "a rider takes the services that it names, and no others",
}
"""What cannot be entered in the plan editor, and why."""


def test_every_field_of_a_plan_is_entered_in_its_editor(qtbot: QtBot) -> None:
    found = typed_into_editor(qtbot, PLAN)
    for plan, year in ((SMALL, 0), (WITH_RIDER, 0), (LATER_YEAR, 1)):
        found |= typed_into_editor(qtbot, plan, year)
    fields = {(model, part) for model in models_of(Plan, without=UNTYPED) for part in model.parts()}
    assert set(UNTYPED) <= fields
    assert sorted(f"{model.__name__}.{part}" for model, part in fields - set(UNTYPED) - found) == []
