"""Uses each box, choice, field and button of an editor, as a person would, and writes down what it makes other."""

import datetime
from collections.abc import Callable, Collection, Iterator
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
from shiboken6 import isValid

from calculator.model.base import Model
from calculator.money import format_decimal, parse_money
from tests.helpers.model_fields import parts_of
from ui.editors.plan.reading import ReadingTable
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.fields import CountField, Field, MoneyField, PercentField

Path = tuple[str, ...]
"""The names of the parts that lead to a part of a model: ("benefits", "in_network", "copay")."""

Found = tuple[type[Model], Path]
"""A part that was made other: the model that it is in, and its path."""

Key = tuple[str, str, int, int]
"""What is used: its kind, its name, the how-manieth of that name it is, and which of its options is chosen."""

_A_DAY: Final = datetime.date(2024, 11, 3)

_MOST_OPTIONS: Final = 3

_MOST_READ: Final = 8
"""So many services of a reading are read otherwise, beside the last, which is all others: they are entered alike."""

_DEEP: Final = 3
"""As deep as folds lie in folds."""


def differing(before: object, after: object, path: Path = ()) -> Iterator[Found]:
    """Every field that is otherwise ``after``, in each model that is in the same place; of what has come, every field
    that is otherwise than by default."""
    if isinstance(before, tuple) and isinstance(after, tuple):
        if len(before) == len(after):
            for one, other in zip(before, after, strict=True):
                yield from differing(one, other, path)
        for come in set(after) - set(before):
            yield from differing(type(come).unchecked(), come, path) if isinstance(come, Model) else ()
    if isinstance(after, Model):
        blank = vars(before) if type(before) is type(after) else type(after)._blank
        for part, value in vars(after).items():
            if value != blank[part]:
                yield type(after), (*path, part)
                yield from differing(blank[part], value, (*path, part))


def paths_of(kind: type[Model], without: Collection[Path] = ()) -> set[Path]:
    """The path of every field of ``kind`` and of the models in it, but for what is below a path in ``without``."""
    found: set[Path] = set()
    for part, within in parts_of(kind):
        found.add((part,))
        if (part,) not in without:
            below = {path[1:] for path in without if path[0] == part}
            found |= {(part, *path) for one in within for path in paths_of(one, below)}
    return found


def use(widget: QWidget, option: int = 0) -> None:
    """Use a widget as a person would: another text in a field, a choice's ``option``, a click."""
    if isinstance(widget, Field):
        _type(widget, _other_text(widget))
        if isinstance(widget, CountField) and widget.problem:
            _type(widget, "1999")
    elif isinstance(widget, Choice):
        widget.setCurrentIndex(option)
        widget.activated.emit(option)
    elif isinstance(widget, QPlainTextEdit):
        widget.setFocus()
        QTest.keyClicks(widget, "x")
        widget.clearFocus()
    elif isinstance(widget, QAbstractButton):
        widget.click()


def _type(field: Field, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)


def _other_text(field: Field) -> str:
    text = field.text()
    if isinstance(field, DateField):
        return "11/3/2024" if field.value != _A_DAY else "12/3/2024"
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


def keyed(root: QWidget) -> dict[Key, QWidget]:
    """What can be used in ``root``, each by what it is, its name, and the how-manieth of that name it is."""
    found: dict[Key, QWidget] = {}
    for one in settings_of(root):
        kind, name = type(one).__name__, one.accessibleName() or getattr(one, "text", str)()
        options = range(min(one.count(), _MOST_OPTIONS) if isinstance(one, Choice) else 1)
        number = next(number for number in range(1_000) if (kind, name, number, 0) not in found)
        found |= {(kind, name, number, option): one for option in options}
    return found


def typed_into(root: QWidget, whole: Model, told: list[Any], again: Callable[[], object]) -> set[Found]:
    """The fields of ``whole`` that are others after each widget in ``root`` was used; ``again`` shows it as it was."""
    found: set[Found] = set()
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
