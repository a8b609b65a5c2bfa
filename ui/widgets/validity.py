"""Which fields of an editor hold a text that is not good: one signal when that begins, one when it ends."""

from PySide6.QtCore import QObject, Signal

from ui.widgets.fields import Field


class Validity(QObject):
    """Watches fields. ``changed`` brings True when all are good again, False when the first is not."""

    changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bad: set[int] = set()

    def watch(self, field: Field) -> None:
        """Take ``field`` in."""
        field.problem_changed.connect(lambda problem: self.mark(id(field), bool(problem)))

    def forget(self, *fields: Field) -> None:
        """Leave fields out that are going away."""
        for field in fields:
            self.mark(id(field), bad=False)

    def mark(self, key: int, bad: bool) -> None:
        """Say that the place ``key`` is bad or good."""
        was = bool(self._bad)
        (self._bad.add if bad else self._bad.discard)(key)
        if bool(self._bad) != was:
            self.changed.emit(was)
