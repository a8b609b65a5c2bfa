"""Files dropped on the window: a case is opened, plans are added to the case; of any other file it is said why not."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from calculator.files.problems import FileError
from calculator.reference.texts import say

if TYPE_CHECKING:
    from ui.window import Window

_MOST_PLANS = 10


class Drops(QObject):
    """Takes the drops on ``window``."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Welcome files, and take them; every other event passes."""
        if isinstance(event, QDragEnterEvent) and _paths(event):
            event.acceptProposedAction()
            return True
        if event.type() is QEvent.Type.Drop and isinstance(event, QDropEvent):
            paths = _paths(event)
            if paths:
                event.acceptProposedAction()
                self.take(paths[0])
                return True
        return False

    def take(self, path: Path) -> None:
        """Open or add what ``path`` holds, or say why it cannot be."""
        window = self._window
        ending = path.suffix.lower()
        if ending == ".kat":
            if window.filing.may_leave():
                window.filing.open_path(path)
        elif ending in (".json", ".kat-plan"):
            self._add_plans(path)
        else:
            window.filing.tell(
                say("filing.not_taken_title", window.language),
                say("filing.not_taken", window.language, {"name": path.name}),
            )

    def _add_plans(self, path: Path) -> None:
        from calculator.files import library, plans  # noqa: PLC0415 (not on the start-up path)
        from calculator.model.base import changed  # noqa: PLC0415

        window, case = self._window, self._window.document.case
        try:
            brought = plans.plans_in(path)
        except FileError as error:
            window.filing.tell(say("filing.not_taken_title", window.language), error.say(window.language))
            return
        here = list(case.plans)
        for plan in brought[: _MOST_PLANS - len(here)]:
            here.append(changed(plan, name=library.free_name(plan.name, [one.name for one in here])))
        if len(here) == len(case.plans):
            full = say("filing.full", window.language, {"most": _MOST_PLANS})
            window.filing.tell(say("filing.not_taken_title", window.language), full)
            return
        step = say("filing.step_dropped", window.language, {"name": here[-1].name})
        window.edits.plans(tuple(here), here[-1].name, step)


def _paths(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
