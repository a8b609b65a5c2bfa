"""The self-contained program prices many members by rules that were compiled when it was built: wherever it lies, for
whoever starts it, and with nothing written."""

import csv
import io
import json
import os
import random
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from calculator.engine.population import census, compiled, keeping
from calculator.files import bundled, member_amounts, member_list
from tests.helpers import starting
from tools import elf
from tools.package import FOLDER, PROGRAM, ROOT

EXAMPLE = ROOT / "resources" / "examples" / "inner-path-six-session.kat"
PLAN = "$2,000 plan"
MEMBERS = 1_000
LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux tells what a process has loaded")


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The program in another folder, in which nobody may write."""
    folder = shutil.copytree(FOLDER, tmp_path_factory.mktemp("elsewhere") / "a b" / "program", symlinks=True)
    set_writable(folder, False)
    yield folder
    set_writable(folder, True)


def set_writable(folder: Path, writable: bool) -> None:
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            path.chmod(path.stat().st_mode | 0o200 if writable else path.stat().st_mode & ~0o222)


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    """A workforce of which everybody has met something else."""
    dice, path = random.Random(7), tmp_path / "members.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("member", "deductible_met", "out_of_pocket_met"))
        for number in range(MEMBERS):
            rows.writerow((f"E{number:04}", *(f"{dice.randrange(500_000) / 100:.2f}" for _ in range(2))))
    return path


def answered(program: Path, folder: Path, listed: Path, *words: str) -> dict[str, Any]:
    """What it says to somebody who has nothing at home yet; it must leave it so."""
    home = folder / "home"
    home.mkdir(exist_ok=True)
    given = ("workforce", str(EXAMPLE), str(listed), "--plan", PLAN, "--json", *words)
    without = dict.fromkeys(("NUMBA_CACHE_DIR", "XDG_CACHE_HOME", "NUMBA_CPU_NAME"), "")
    answer = starting.run(program, folder, *given, HOME=str(home), **without)
    assert answer.returncode == 0, answer.stderr
    assert answer.stderr == ""
    assert list(home.iterdir()) == []
    told: dict[str, Any] = json.loads(answer.stdout)
    return told


def state_of(folder: Path) -> dict[Path, tuple[int, int]]:
    return {path: (path.lstat().st_size, path.lstat().st_mtime_ns) for path in folder.rglob("*")}


def test_a_workforce_is_priced_by_the_compiled_rules_in_a_folder_of_another_place(
    moved: Path, listed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = state_of(moved)
    told = answered(moved / PROGRAM.name, tmp_path, listed, "--csv", "amounts.csv")
    assert told["is_compiled"] is True
    assert told["members"] == MEMBERS
    assert state_of(moved) == before
    # To the cent what the same rules say uncompiled.
    monkeypatch.setattr(keeping, "is_kept", lambda: False)
    monkeypatch.setattr(compiled, "compile_behind", lambda: False)
    case = bundled.example().choosing(PLAN)
    members = member_list.read(listed, census.columns_of(case.chosen_plan))
    amounts: Any = census.price_census(case, members.columns, MEMBERS).amounts
    written = (tmp_path / "amounts.csv").read_bytes()
    assert written == member_amounts.comma_separated(members.members, amounts)
    paid = {row["member_pays"] for row in csv.DictReader(io.StringIO(written.decode("utf-8-sig")))}
    assert len(paid) > MEMBERS / 4


def test_it_says_so(moved: Path, listed: Path, tmp_path: Path) -> None:
    words = ("workforce", str(EXAMPLE), str(listed), "--plan", PLAN)
    for language, said in (("en", "Priced by the compiled rules."), ("es", "Calculado con las reglas compiladas.")):
        assert said in starting.run(moved / PROGRAM.name, tmp_path, *words, "--lang", language).stdout


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="only root can start it as somebody else")
def test_so_it_is_for_somebody_whom_the_system_does_not_know(moved: Path, listed: Path) -> None:
    # Not below the tests' own folder, which is root's alone.
    with TemporaryDirectory() as name:
        place = Path(name)
        place.chmod(0o755)
        program = linked(moved, place / "program") / PROGRAM.name
        for source in (EXAMPLE, listed):
            shutil.copyfile(source, place / source.name)
            (place / source.name).chmod(0o644)
        words = ("workforce", EXAMPLE.name, listed.name, "--plan", PLAN, "--json")
        stranger = ("--reuid", "54321", "--regid", "54321", "--clear-groups", str(program))
        answer = starting.run(Path("setpriv"), place, *stranger, *words, HOME="/nowhere")
    assert answer.returncode == 0, answer.stderr
    assert json.loads(answer.stdout)["is_compiled"] is True


def test_neither_a_date_nor_what_is_set_for_numba_makes_it_look_elsewhere(
    moved: Path, listed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = linked(moved, tmp_path / "program")
    for source in (program / "_internal" / "calculator").rglob("*.py"):
        anew(source, source.read_bytes())
        os.utime(source, (1_000_000_000, 1_000_000_000))
    (tmp_path / "numba").mkdir()
    for name, value in (("DIR", str(tmp_path / "numba")), ("LOCATOR_CLASSES", "InTreeCacheLocator")):
        monkeypatch.setitem(starting.FOREIGN, f"NUMBA_CACHE_{name}", value)
    monkeypatch.setitem(starting.FOREIGN, "NUMBA_CPU_FEATURES", "+avx2")
    words = ("workforce", str(EXAMPLE), str(listed), "--plan", PLAN, "--json")
    answer = starting.run(program / PROGRAM.name, tmp_path, *words, NUMBA_CPU_NAME="skylake")
    assert json.loads(answer.stdout)["is_compiled"] is True, answer.stderr
    assert list((tmp_path / "numba").iterdir()) == []


def test_what_was_compiled_of_other_rules_is_not_used(moved: Path, listed: Path, tmp_path: Path) -> None:
    program = linked(moved, tmp_path / "program")
    employer = program / "_internal" / "calculator" / "engine" / "adjudication" / "employer.py"
    anew(employer, employer.read_bytes() + b"\n# Another rule.\n")
    other, same = (answered(one / PROGRAM.name, tmp_path, listed) for one in (program, moved))
    assert (other["is_compiled"], same["is_compiled"]) == (False, True)
    assert other["amounts"] == same["amounts"]


def linked(folder: Path, target: Path) -> Path:
    """The folder once more, of the same files."""
    shutil.copytree(folder, target, symlinks=True, copy_function=os.link)
    for path in (target, *target.rglob("*")):
        if path.is_dir() and not path.is_symlink():
            path.chmod(0o755)
    return target


def anew(path: Path, content: bytes) -> None:
    """Put another file in the place of ``path``, which may be a file of somebody else, too."""
    path.unlink()
    path.write_bytes(content)


@LINUX
def test_nothing_of_it_is_loaded_on_the_way_to_the_window(tmp_path: Path) -> None:
    loaded: list[str] = []
    painted, said = starting.paints(
        [PROGRAM], tmp_path, lambda number: loaded.append(Path(f"/proc/{number}/maps").read_text(encoding="utf-8"))
    )
    assert painted, said
    assert "libQt6Widgets" in loaded[0]
    assert [name for name in ("llvmlite", "numba", "numpy") if f"_internal/{name}" in loaded[0]] == []


@LINUX
def test_every_library_in_the_folder_can_be_loaded() -> None:
    assert [path for path in elf.binaries(FOLDER) if not elf.is_aligned(path)] == []
