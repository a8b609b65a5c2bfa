"""Files dropped on the window: a case is opened, plans are added to the case, a price list or a plan's document is
shown before it is used; of any other file it is said why not."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QDropEvent

from calculator.files.problems import FileError
from ui.main_window.menu_work import read_document

if TYPE_CHECKING:
    from calculator.model.plan import Plan
    from ui.main_window.parts import WindowParts

_MOST_PLANS: Final = 10
_PRICE_LISTS: Final = (".csv", ".tsv", ".xlsx", ".xlsm")
_PLAN_DOCUMENTS: Final = (".pdf", ".txt", ".text")
_DRAGS: Final = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


class DropHandler(QObject):
    """Takes the drops on ``window``."""

    def __init__(self, window: "WindowParts") -> None:
        super().__init__(window)
        self._window = window
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Welcome files wherever they are held over the window, and take them; every other event passes."""
        kind = event.type()
        if kind is QEvent.Type.Show and watched is self._window:
            # Before any field sees them, which would take the files' names for text.
            self._window.windowHandle().installEventFilter(self)
        elif kind in _DRAGS and isinstance(event, QDropEvent):
            paths = _paths(event)
            if paths:
                event.acceptProposedAction()
                if kind is QEvent.Type.Drop:
                    # The program that the files come from waits until the drop is over: nothing is asked before.
                    QTimer.singleShot(0, self, lambda: self.take(paths))
                return True
        return False

    def take(self, paths: Sequence[Path]) -> None:
        """Open the case, add the plans, show the prices or what a plan's document says, or say why none can be."""
        cases = [path for path in paths if path.suffix.lower() == ".kat"]
        if cases and len(paths) > 1:
            self._tell("one_case")
        elif cases:
            self._window.filing.open_recent(cases[0])
        elif any(path.suffix.lower() in _PLAN_DOCUMENTS for path in paths):
            if len(paths) == 1:
                read_document(self._window, paths[0])
            else:
                self._tell("one_document")
        elif any(path.suffix.lower() in _PRICE_LISTS for path in paths):
            if len(paths) == 1:
                self._window.offer_prices(paths[0])
            else:
                self._tell("one_list")
        else:
            for path in paths:
                if not self._add_plans(path):
                    break

    def _add_plans(self, path: Path) -> bool:
        """Add the plans of a file to the case. Returns whether all of them could be."""
        from calculator.files import own_plans  # noqa: PLC0415 (not on the start-up path)

        if path.suffix.lower() != ".json":
            self._tell("not_taken", name=path.name)
            return False
        try:
            brought = own_plans.plans_in(path)
        except FileError as error:
            self._window.filing.tell(self._say("not_taken_title"), error.say(self._window.voice))
            return False
        room = _MOST_PLANS - len(self._window.document.case.plans)
        self._add(brought[:room])
        if len(brought) > room:
            self._tell("full", most=_MOST_PLANS, left=", ".join(plan.name for plan in brought[room:]))
        return len(brought) <= room

    def _add(self, brought: "Sequence[Plan]") -> None:
        from calculator.files import bundled  # noqa: PLC0415 (not on the start-up path)
        from calculator.model.base import changed  # noqa: PLC0415

        here = list(self._window.document.case.plans)
        for plan in brought:
            here.append(changed(plan, name=bundled.free_name(plan.name, [one.name for one in here])))
        if brought:
            self._window.edits.plans(tuple(here), here[-1].name, self._say("step_dropped", name=here[-1].name))

    def _tell(self, key: str, **figures: object) -> None:
        self._window.filing.tell(self._say("not_taken_title"), self._say(key, **figures))

    def _say(self, key: str, **figures: object) -> str:
        return self._window.voice.of("filing")(key, **figures)


def _paths(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
