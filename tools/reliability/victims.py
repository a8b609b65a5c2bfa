"""What is killed, each in a process of its own: it works on and on in a folder, and tells what is safe by now.

``work`` gets the folder, the number to begin with, and a function that tells that the piece of a number is done.
``check`` gets the folder and all numbers told there, and returns what is wrong with what the dead process left.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import count
from pathlib import Path
from typing import Final, NamedTuple

from calculator.cli import commands
from calculator.files import bundled, document, own_plans, recovery
from calculator.files.locking import Password
from calculator.files.problems import FileError
from calculator.model.base import changed
from calculator.model.case import Case
from calculator.model.plan import Plan

Tell = Callable[[int], None]


class Victim(NamedTuple):
    """A kind of work: its name, the work, what must hold afterwards, and within how many seconds it is killed."""

    name: str
    work: Callable[[Path, int, Tell], None]
    check: Callable[[Path, Sequence[int]], Iterator[str]]
    within: float
    share: int


@cache
def password() -> Password:
    """The password of locked files; it keeps the key made from it, as a window does."""
    return Password("correct horse")


def numbered(number: int) -> Case:
    """The case that is saved as the piece ``number``; large, so that writing it takes a while."""
    case = bundled.example()
    return changed(case, title=str(number), note="x" * 1_900, example=False)


def _saves(folder: Path, start: int, tell: Tell, word: Password | None = None) -> None:
    for number in count(start):
        document.save(numbered(number), folder / "case.kat", word)
        tell(number)


def _saved(folder: Path, told: Sequence[int], word: Password | None = None) -> Iterator[str]:
    """The file is the one that was told to be saved, or the next, whole."""
    last = told[-1]
    yield from _swept(folder, 1)
    try:
        case = document.load(folder / "case.kat", word)
    except FileError as error:
        yield f"the saved file cannot be read: {error}"
        return
    if case not in (numbered(last), numbered(last + 1)):
        yield f"{last} was saved, and {case.title} is there"


def _locked_saves(folder: Path, start: int, tell: Tell) -> None:
    _saves(folder, start, tell, password())


def _locked_saved(folder: Path, told: Sequence[int]) -> Iterator[str]:
    yield from _saved(folder, told, password())
    for path in folder.iterdir():
        if b"x" * 100 in path.read_bytes():
            yield f"{path.name} has what is locked in plain text"


def _keeps(_folder: Path, start: int, tell: Tell) -> None:
    """A document with changes is kept again and again, on both threads."""
    from PySide6.QtCore import QCoreApplication  # noqa: PLC0415 (this victim alone)

    from ui.document.document import Document  # noqa: PLC0415
    from ui.document.recovery_files import Keeping  # noqa: PLC0415

    app = QCoreApplication.instance() or QCoreApplication([])
    made = Document(bundled.example())
    keeping = Keeping(made)
    for number in count(start):
        made.edit(numbered(number), "step")
        if number % 3:
            keeping.soon()
            app.processEvents()
        elif keeping.now():
            tell(number)


def _kept(_folder: Path, told: Sequence[int]) -> Iterator[str]:
    """One case is offered, no older than what was told to be kept."""
    from ui.document.recovery_files import left_behind, throw_away  # noqa: PLC0415

    all_left = left_behind()
    if len(all_left) != 1:
        yield f"{len(all_left)} kept cases are offered, not one"
    for left in all_left:
        if left.kept is None:
            yield f"what was kept cannot be read: {left.problem}"
        elif int(left.kept.case.title) < told[-1]:
            yield f"{told[-1]} was kept, and {left.kept.case.title} is offered"
        throw_away(left)
    # Two threads keep, each with a part in hand.
    yield from _swept(recovery.folder(), 2)
    left_over = [path.name for path in recovery.folder().iterdir() if path.suffix != ".part"]
    yield from (f"{name} is left in the folder" for name in left_over)


def _own(number: int) -> Plan:
    return changed(bundled.plans()[0], name=f"plan {number}")


def _stocks(_folder: Path, start: int, tell: Tell) -> None:
    """Plans are kept, changed and deleted in the user's library."""
    for number in count(start):
        own_plans.keep(_own(number))
        own_plans.replace(f"plan {number}", changed(_own(number), note="changed"))
        if number % 4 == 0:
            own_plans.delete(f"plan {number}")
        tell(number)


def _stocked(_folder: Path, told: Sequence[int]) -> Iterator[str]:
    """Every plan that was told to be kept is there, changed, and none twice; only what was in hand may be half done."""
    shelf = own_plans.shelf()
    there = {own.plan.name: own.plan for own in shelf.plans}
    for number in told:
        kept = there.get(f"plan {number}")
        if (kept is None) != (number % 4 == 0):
            yield f"plan {number} is {'gone' if kept is None else 'there again'}"
        elif kept is not None and kept.note != "changed":
            yield f"plan {number} is older than what was kept"
    yield from (f"the library has a broken file: {problem}" for problem in shelf.problems)
    yield from (f"{name} is there twice" for name in there if name.endswith(")") and name.startswith("plan"))


def _exports(folder: Path, start: int, tell: Tell) -> None:
    """The tables and sheets of one case are written over and over, by the commands."""
    case = folder / "case.kat"
    document.save(bundled.example(), case)
    for number in count(start):
        commands.main(["compare", str(case), "--xlsx", str(folder / "a.xlsx"), "--csv", str(folder / "a.csv")])
        commands.main(["estimate", str(case), "--pdf", str(folder / "a.pdf")])
        tell(number)


def _exported(folder: Path, _told: Sequence[int]) -> Iterator[str]:
    """What was written is there, and whole."""
    for name in ("a.pdf", "a.xlsx", "a.csv"):
        if (folder / name).is_file():
            yield from _whole(folder / name)
        else:
            yield f"{name}, which was written, is gone"


def _batches(folder: Path, start: int, tell: Tell) -> None:
    """Sheets of every plan, again and again into one folder."""
    case = folder / "case.kat"
    document.save(bundled.example(), case)
    for number in count(start):
        commands.main(["sheets", str(case), "--all-plans", "--short", "--to", str(folder / "sheets")])
        tell(number)


def _batched(folder: Path, told: Sequence[int]) -> Iterator[str]:
    """Every sheet of every round that was told to be done is there, and whole."""
    made = list((folder / "sheets").glob("*.pdf"))
    yield from _swept(folder / "sheets", 1)
    for path in made:
        yield from _whole(path)
    if len(made) < 3 * len(told):
        yield f"{len(told)} rounds of three sheets were written, and {len(made)} sheets are there"


def _swept(folder: Path, in_hand: int) -> Iterator[str]:
    """No more is left over than the process had in hand: what those before it left was taken away."""
    parts = [path.name for path in folder.iterdir() if path.suffix == ".part"]
    if len(parts) > in_hand:
        yield f"{len(parts)} parts of files are left in {folder.name}"


def _whole(path: Path) -> Iterator[str]:
    data = path.read_bytes()
    ends = {".pdf": (b"%PDF-", b"%%EOF"), ".xlsx": (b"PK\x03\x04", b""), ".csv": ("\ufeff".encode(), b"\r\n")}
    begin, end = ends[path.suffix]
    if not data.startswith(begin) or not data.rstrip(b"\n").endswith(end.rstrip(b"\n")):
        yield f"{path.name} is torn"
    if path.suffix == ".xlsx" and b"PK\x05\x06" not in data[-100:]:
        yield f"{path.name} is torn"


def _window(folder: Path, start: int, tell: Tell) -> None:
    """A real window: a person types, the program keeps, and now and then the case is saved."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 (this victim alone)

    from ui.app import application  # noqa: PLC0415
    from ui.document.document import Document  # noqa: PLC0415
    from ui.main_window.window import Window  # noqa: PLC0415
    from ui.settings import Settings  # noqa: PLC0415

    application(styled=False)
    window = Window(Document(bundled.example()), Settings())
    window.show()
    QApplication.processEvents()
    window.document.save(folder / "case.kat")
    window.filing.adopt()
    for number in count(start):
        window.document.edit(numbered(number), "step")
        QApplication.processEvents()
        if window.filing.save() if number % 5 == 0 else window.recovery.keep():
            tell(number)


def _windowed(folder: Path, told: Sequence[int]) -> Iterator[str]:
    """What was told to be safe is in the file, or is offered."""
    from ui.document.recovery_files import left_behind, throw_away  # noqa: PLC0415

    try:
        found = [document.load(folder / "case.kat")]
    except FileError as error:
        yield f"the saved file cannot be read: {error}"
        return
    for left in left_behind():
        if left.kept is None:
            yield f"what was kept cannot be read: {left.problem}"
        else:
            found.append(left.kept.case)
        throw_away(left)
    newest = max((int(case.title) for case in found if case.title.isdigit()), default=-1)
    if newest < told[-1]:
        yield f"{told[-1]} was safe, and {newest} is what there is"
    from ui.document.file_lock import holder_of  # noqa: PLC0415

    if holder_of(folder / "case.kat") is not None:
        yield "a window that is dead holds the file"


VICTIMS: Final = (
    Victim("save", _saves, _saved, 0.08, 8),
    Victim("locked save", _locked_saves, _locked_saved, 0.08, 6),
    Victim("autosave", _keeps, _kept, 0.15, 6),
    Victim("library", _stocks, _stocked, 0.15, 6),
    Victim("export", _exports, _exported, 0.8, 4),
    Victim("batch", _batches, _batched, 0.6, 4),
    Victim("window", _window, _windowed, 0.3, 6),
)
