"""Every reader of the program: real files for it, how they are changed, and what must be true of whatever it is given.

A reader takes bytes as a file and either reads them, and what it read holds together, or refuses them in words.
Whatever else it does is a finding.
"""

import io
import json
import os
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, Final
from unittest import mock

from calculator.engine.pricing import estimate
from calculator.files import (
    apart,
    bundled,
    document,
    encryption,
    member_list,
    price_list,
    published,
    recovery,
    table_reader,
)
from calculator.files.document import CASE, COURSE, PLAN, Kind
from calculator.files.locking import FORMAT, Password
from calculator.files.problems import FileError, visible
from calculator.files.recovery import Kept
from calculator.model.case import Case
from calculator.reference.paths import RESOURCES
from calculator.reference.texts import LANGUAGES
from calculator.reference.voice import ENGLISH, Voice
from tools.reliability import plan_documents, situations
from tools.reliability.hostile import TEXTS
from tools.reliability.mutations import of_bytes, of_package, of_table, of_tree
from tools.reliability.reader import Reader, refused

_PRICED_OF: Final = 16
"""One case of so many that are read is priced too."""

_PASSWORD: Final = "correct horse"
_LIST: Final = (
    ("Inner Path; Baltimore", "", "", "", ""),
    ("Service", "Sessions", "Price", "Low", "High"),
    ("Medical evaluation", "1", "$250", "", ""),
    ("Preparation or integration session", "", "175", "", ""),
    ("IM dosing session (2 h)", "6", "$1,450.00", "400", "1800"),
    ("", "", "", "", ""),
    ("Sesión sublingual", "3", "400 USD", "", ""),
)
_HEADINGS: Final = ("deductible_met", "out_of_pocket_met", "hsa")
_MEMBERS: Final = 'member,deductible_met,hsa\nAda,500,"1,200.50"\nBen,0,.5\n'


def _document_reader(kind: Kind[Any]) -> Callable[[Path], bool]:
    def reads(path: Path) -> bool:
        try:
            value = document.read(path, kind)
        except FileError as error:
            refused(error)
            return False
        if document.decoded(path, document.encoded(value, kind), kind) != value:
            raise AssertionError("what was read is not written as it was read")
        if isinstance(value, Case) and path.stat().st_size % _PRICED_OF == 0:
            estimate(value, value.chosen_plan)
        return True

    return reads


def _listed(path: Path) -> bool:
    try:
        found = price_list.read(path)
    except FileError as error:
        refused(error)
        return False
    for problem in found.problems:
        for language in LANGUAGES:
            said = problem.say(Voice(language))
            if visible(said) != said:
                raise AssertionError(f"a problem that steers: {said[:200]!r}")
    return True


def _members(path: Path) -> bool:
    try:
        found = member_list.read(path, _HEADINGS)
    except FileError as error:
        refused(error)
        return False
    if {len(found.members)} | {len(cents) for cents in found.columns.values()} != {len(found.members)}:
        raise AssertionError("a member without an amount, or an amount of nobody")
    return True


def _booked(path: Path) -> bool:
    """As the child process reads a workbook, without the process: its start takes as long as hundreds of readings."""
    with mock.patch.object(apart, "workbook", lambda place, data, _stop: table_reader.sheets_of(place, data)):
        return _listed(path)


def _checked(path: Path) -> bool:
    try:
        report = published.check([path])
    except FileError as error:
        refused(error)
        return False
    if report.passed + report.failed + report.skipped != len(report.results):
        raise AssertionError("a case without a result")
    return True


def _kept(path: Path) -> bool:
    """``path`` lies in the folder of kept cases, under a name that a window might have."""
    with mock.patch.dict(os.environ, XDG_STATE_HOME=str(path.parents[2])):
        try:
            kept = recovery.kept(path.name.removesuffix(".kat-recovery"))
        except FileError as error:
            refused(error)
            return False
    bytes.fromhex(kept.known)
    Path(kept.file).name  # noqa: B018 (a path out of a file is asked for its name, as the offer does)
    kept.kept_at.astimezone()
    return True


_PASSWORDS: Final = {"right": Password(_PASSWORD), "wrong": Password("wrong")}
"""They keep the keys made from them, as a window does."""


def _unlocked(path: Path) -> bool:
    read = False
    for password in (None, *_PASSWORDS.values()):
        try:
            document.load(path, password)
            read = True
        except FileError as error:
            refused(error)
    return read


def _remembered(path: Path) -> bool:
    """``path`` is a settings file; what reads settings in the window reads it: menu, sheet, the window's place."""
    from PySide6.QtCore import QSettings  # noqa: PLC0415 (one reader of many)

    from ui.document import recent_files  # noqa: PLC0415
    from ui.settings import Settings  # noqa: PLC0415

    settings = Settings(QSettings(str(path), QSettings.Format.IniFormat))
    _ = settings.language, settings.theme, settings.zoom, settings.tab, settings.folds
    _ = settings.welcomed, settings.patient_view, settings.paper
    window, menu, splitter, sheet = _readers_of_settings()
    window.restoreGeometry(settings.geometry)
    splitter.restoreState(settings.splitter)
    recent_files.fill(menu, settings, lambda _path: None, Voice(settings.language))
    sheet.remember_in(settings)
    return bool(sheet.options.paper)


@cache
def _readers_of_settings() -> Any:
    from PySide6.QtWidgets import QMainWindow, QMenu, QSplitter  # noqa: PLC0415

    from ui.app import application  # noqa: PLC0415
    from ui.sheet.options import SheetOptionsBar  # noqa: PLC0415

    application(styled=False)
    window = QMainWindow()
    sheet = SheetOptionsBar(window)
    sheet.set_voice(ENGLISH)
    return window, QMenu(window), QSplitter(window), sheet


def _files(folder: str, pattern: str) -> Callable[[], list[bytes]]:
    return lambda: [path.read_bytes() for path in sorted((RESOURCES / folder).glob(pattern))]


def _cases() -> list[bytes]:
    cases = json.loads((published.bundled() / "published-cases.json").read_bytes())["cases"]
    return [json.dumps({"cases": [case]}).encode() for case in cases]


def _small_cases() -> list[bytes]:
    """The example whole, and with each of its plans alone: what is small is read more often in the same time."""
    whole = json.loads(bundled.EXAMPLE.read_bytes())
    made = [whole]
    for plan in whole["case"]["plans"]:
        made.append({**whole, "case": {**whole["case"], "plans": [plan], "chosen": plan["name"]}})
    return [json.dumps(tree, indent=1).encode() for tree in made]


def _recoveries() -> list[bytes]:
    made = []
    for file, known in (("", ""), ("somewhere/a case.kat", "0f" * 32)):
        kept = Kept(file=file, known=known, kept_at=recovery.now(), case=bundled.example())
        made.append(document.encoded(kept, Kind("kat-estimator-recovery", "recovery", Kept)).encode())
    return made


def _lists() -> list[bytes]:
    text = "\r\n".join(",".join(f'"{cell}"' if "," in cell else cell for cell in row) for row in _LIST)
    return [text.encode()]


def _books() -> list[bytes]:
    from openpyxl import Workbook  # noqa: PLC0415 (one reader of many)

    made = io.BytesIO()
    book = Workbook()
    for row in _LIST:
        book.active.append(row)
    book.create_sheet("more").append(("Service", "Price"))
    book.save(made)
    return [made.getvalue()]


def _locked() -> list[bytes]:
    """Locked files whose key is cheap: trying a password is to cost what reading costs, not what guarding does."""
    text = document.encoded(bundled.example(), CASE)
    made = []
    for n in (2, 16, 1024):
        with mock.patch.object(encryption, "COST", encryption.Cost(n=n, r=8, p=1)):
            made.append(encryption.lock(text, _PASSWORDS["right"]).encode())
    return made


def _of_head(data: bytes, chance: Random) -> bytes:
    """A locked file with its head changed more often than its long text."""
    if chance.randrange(10) == 0:
        return of_bytes(data, chance)
    tree = json.loads(data)
    text = tree.pop("data")
    changed = of_tree(json.dumps(tree).encode(), chance)
    try:
        head = json.loads(changed)
    except ValueError:
        return changed
    if isinstance(head, dict) and FORMAT in map(str, head.values()):
        head["data"] = text
    return json.dumps(head).encode("utf-8", "surrogatepass")


_SETTINGS: Final = """[General]
folds=course -member
geometry=@ByteArray(\\x1\\xd9\\xd0\\xcb\\0\\x3\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0)
language=es
patient_view=1
recent=somewhere/a.kat, somewhere/b.kat
sheet={\\"paper\\": \\"a4\\", \\"sessions\\": true, \\"name\\": \\"A\\", \\"contact\\": [\\"B\\"]}
splitter=@ByteArray(\\0\\0\\0\\xff\\0\\0\\0\\x1\\0\\0\\0\\x2)
tab=sheet
theme=dark
welcomed=1
zoom=150
"""
_ODD_SETTINGS: Final = (
    *("@Variant(\\0\\0\\0\\x7f\\0\\0\\0\\x5)", "@Invalid()", "@Size(1 2)", "@Rect(1 2 3 4)", "@ByteArray(", "a, b, c"),
    *("[]", "{}", "null", "1e400", "[[[[", '{\\"paper\\": 5}', '{\\"contact\\": {}}', "-1", "true", "9" * 400, "\\x0"),
)


def _of_settings(data: bytes, chance: Random) -> bytes:
    if chance.randrange(3) == 0:
        return of_bytes(data, chance)
    lines = data.decode().splitlines()
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(1, len(lines))
        name, _, value = lines[at].partition("=")
        odd = chance.choice((*_ODD_SETTINGS, *TEXTS)).replace("\n", " ")
        cut = chance.randrange(len(value) + 1)
        lines[at] = f"{name}={chance.choice((odd, value[:cut] + odd + value[cut:], value[:cut]))}"
    return "\n".join(lines).encode("utf-8")


READERS: Final = (
    Reader("document", _small_cases, of_tree, "fuzz.kat", _document_reader(CASE), 20),
    Reader("situation", situations.originals, of_tree, "situation.kat", situations.reads, 10),
    Reader("plan", _files("plans", "*.json"), of_tree, "plan.json", _document_reader(PLAN), 25),
    Reader("course", _files("courses", "*.json"), of_tree, "course.json", _document_reader(COURSE), 20),
    Reader("prices", _lists, of_table, "prices.csv", _listed, 20),
    Reader("members", lambda: [_MEMBERS.encode()], of_table, "members.csv", _members, 20),
    Reader("workbook", _books, of_package, "prices.xlsx", _booked, 3),
    Reader("plan text", plan_documents.texts, plan_documents.of_text, "plan.txt", plan_documents.reads, 5),
    Reader("plan PDF", plan_documents.pdfs, plan_documents.of_pdf, "plan.pdf", plan_documents.reads, 5),
    Reader("published", _cases, of_tree, "cases.json", _checked, 20),
    Reader("recovery", _recoveries, of_tree, "kat-estimator/recovery/0f.kat-recovery", _kept, 10),
    Reader("settings", lambda: [_SETTINGS.encode()], _of_settings, "settings-{number}.conf", _remembered, 25),
    Reader("locked", _locked, _of_head, "locked.kat", _unlocked, 10),
)
