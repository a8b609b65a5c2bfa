"""A long sheet is set in a process of its own, and is the sheet that it would be here."""

import base64
import io
import json
import subprocess
import sys
import threading
import time

import pytest
from pypdf import PdfReader

from calculator.engine.pricing import estimate
from calculator.files import bundled
from calculator.model.base import changed
from calculator.model.case import Case
from calculator.reference import child
from calculator.reference.paths import RESOURCES
from calculator.sheets import apart, patient, render
from calculator.sheets.render import SheetError

ROOT = RESOURCES.parent
PAGE = {"main.typ": b'#set document(title: "a")\n#json("data.json")', "data.json": b'"said"'}


def long_case() -> Case:
    case = bundled.example()
    return changed(case, course=changed(case.course, lines=(changed(case.course.lines[0], count=150),)))


def sheet_of(case: Case) -> bytes:
    return patient.make(case, estimate(case, case.chosen_plan))


def pages(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]


def test_a_long_sheet_is_set_elsewhere_and_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as here:
        here.setattr(apart, "is_long", lambda _files: False)
        right = pages(sheet_of(long_case()))
    monkeypatch.setattr(render, "pdf_here", lambda *_: pytest.fail("it was set here"))
    made = pages(sheet_of(long_case()))
    assert len(made) > 4
    assert made == right


def test_the_typesetter_is_not_even_loaded_here() -> None:
    code = (
        "import sys; from tests.sheets.test_sheets_apart import *; pdf = sheet_of(long_case());"
        "print(pdf[:5], 'typst' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "b'%PDF-' False\n"


def test_a_sheet_of_common_length_is_set_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_command", lambda: pytest.fail("a process was started"))
    for case in (bundled.example(), bundled.worked_example()):
        assert sheet_of(case).startswith(b"%PDF-")


def test_what_the_typesetter_refuses_is_said_as_here() -> None:
    said = []
    for make in (apart.pdf, render.pdf_here):
        with pytest.raises(SheetError) as error:
            make({"main.typ": b"#panic()", "data.json": b"0"}, None)
        said.append(str(error.value))
    assert said[0] == said[1]


@pytest.mark.parametrize("deed", ["import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "raise MemoryError"])
def test_a_child_that_ends_early_is_an_error_in_words(deed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_command", lambda: [sys.executable, "-c", deed])
    with pytest.raises(SheetError, match="too long, or"):
        apart.pdf(PAGE, None)


def test_one_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_command", lambda: [sys.executable, "-c", "import time; time.sleep(600)"])
    monkeypatch.setattr(apart, "_MOST_SECONDS", 0.2)
    with pytest.raises(SheetError, match="too much time"):
        apart.pdf(PAGE, None)


def test_one_that_cannot_be_started_is_an_error_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_command", lambda: ["/nowhere/python"])
    with pytest.raises(SheetError, match="could not be started"):
        apart.pdf(PAGE, None)


def test_nobody_waits_for_it_when_the_window_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_command", lambda: [sys.executable, "-c", "import time; time.sleep(600)"])
    ended: list[SheetError] = []

    def ask() -> None:
        with pytest.raises(SheetError) as error:
            apart.pdf(PAGE, None)
        ended.append(error.value)

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    until = time.monotonic() + 60
    while not ended and time.monotonic() < until:
        child.end_all()
        asking.join(timeout=0.05)
    assert len(ended) == 1


def test_the_program_itself_is_the_child_where_it_is_packaged() -> None:
    files = {name: base64.b64encode(data).decode() for name, data in PAGE.items()}
    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), apart.WORD],
        input=json.dumps({"what": "pdf", "files": files, "made": None}).encode(),
        capture_output=True,
        check=True,
    )
    assert pages(base64.b64decode(json.loads(done.stdout)["set"])) == ["said"]
