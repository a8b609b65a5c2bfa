"""Which fields of an editor hold a text that is not good, and what the editor held before that text was begun."""

from collections.abc import Callable
from typing import Final, Generic, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Signal

from ui.runtime.timers import once_after
from ui.widgets.field import Field

T = TypeVar("T")
_PAUSE: Final = 400
"""Milliseconds: on its way to 800 a price is 8, and waits for what it is going to be."""


class Validity(QObject):
    """Watches fields. ``changed`` brings True when all are good again, False when the first is not; one that waits for
    others is not when typing rests, or when it is left."""

    changed = Signal(bool)

    begun = Signal(object)
    """Typing begins in this field."""

    refused = Signal(object)
    """This field is not good any more, or waits for others; or it is not good still after it was typed in."""

    first_changed = Signal()
    """Another field than before is the first that is not good, or it is not good for another reason."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bad: dict[int, Field | None] = {}
        self._waiting: dict[int, Field] = {}
        self._typed: Field | None = None
        self._rest = once_after(self, _PAUSE, self._rested)

    @property
    def is_bad(self) -> bool:
        """Whether a field is not good, or waits for others."""
        return bool(self._bad or self._waiting)

    @property
    def first(self) -> Field | None:
        """The field that has been bad the longest, or that waits for others; None: there is none."""
        fields = (*self._bad.values(), *self._waiting.values())
        return next((field for field in fields if field is not None), None)

    def watch(self, field: Field) -> None:
        """Take ``field`` in."""
        field.begun.connect(lambda: self._begin(field))
        field.problem_changed.connect(lambda _problem: self._look_at(field))
        field.waiting_changed.connect(lambda _waiting: self._look_at(field))
        field.left.connect(self._rested)
        key = id(field)
        # A field that is going away may lose the focus after it was left out, and be refused once more.
        field.destroyed.connect(lambda: self._lost(key))

    def forget(self, *fields: Field) -> None:
        """Leave fields out that are going away."""
        for field in fields:
            self._leave_out(id(field))

    def mark(self, key: int, bad: bool, field: Field | None = None) -> None:
        """Say that the place ``key`` is bad or good; ``field`` is where it can be put right."""
        was, first = bool(self._bad), self.first
        if bad:
            new = key not in self._bad
            self._bad[key] = field
            if new or (field is not None and field is self._typed):
                self.refused.emit(field)
        else:
            self._bad.pop(key, None)
        if bool(self._bad) != was:
            self.changed.emit(was)
        if self.first is not first:
            self.first_changed.emit()

    def _lost(self, key: int) -> None:
        if shiboken6.isValid(self):
            self._leave_out(key)

    def _leave_out(self, key: int) -> None:
        if id(self._typed) == key:
            self._typed = None
        self._waiting.pop(key, None)
        self.mark(key, bad=False)

    @property
    def typing(self) -> bool:
        """Whether what the editor tells of is typed: the text last begun is not left, and good."""
        field = self._typed
        return field is not None and field.typed_in and not (field.problem or field.waiting)

    def _begin(self, field: Field) -> None:
        self._typed = field
        self.begun.emit(field)

    def _look_at(self, field: Field) -> None:
        self._waiting.pop(id(field), None)
        if field.waiting and not field.problem and id(field) not in self._bad:
            self._waiting[id(field)] = field
            self._rest.start()
            self.refused.emit(field)
        else:
            self.mark(id(field), bool(field.problem) or field.waiting, field)
            if field is self.first:
                self.first_changed.emit()

    def _rested(self) -> None:
        self._rest.stop()
        waiting, self._waiting = self._waiting, {}
        for key, field in waiting.items():
            self.mark(key, bad=True, field=field)


class LastGood(Generic[T]):
    """What an editor held before typing began in one of its fields: it holds again when what is typed is refused.

    No answer is left for 900 because 9000 was refused. What was chosen or typed elsewhere since then stays. ``now``
    tells what the editor holds; ``put`` makes it hold something else and tells of that, as the step that is named.
    """

    def __init__(self, validity: Validity, now: Callable[[], T | None], put: Callable[[T, str], None]) -> None:
        self._now = now
        self._put = put
        self._validity = validity
        self._before: T | None = None
        self._step: str | None = None
        validity.begun.connect(lambda _field: self.begin())
        validity.refused.connect(lambda _field: self._take_back())

    def told(self, step: str) -> None:
        """The editor is about to tell of a step. One that is not typed is no part of what may be taken back, and
        nothing from before it is."""
        self._step = step
        if not self._validity.typing:
            self._before = None

    def begin(self) -> None:
        """What the editor holds now is what typing begins with: as it begins, and where the editor has come to hold
        something else while a field still has the focus."""
        self._before, self._step = self._now(), None

    def _take_back(self) -> None:
        before, step, self._step = self._before, self._step, None
        if before is not None and step is not None and before != self._now():
            self._put(before, step)
