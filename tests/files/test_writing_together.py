"""Several processes that write into one folder lose nothing."""

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from calculator.files import bundled, exclusive, own_plans
from calculator.files.problems import FileError
from calculator.model.base import changed
from tests.helpers.processes import ROOT, running


def together(code: str, most: int, *words: object) -> list[str]:
    """What ``most`` programs write that begin at once."""
    command = [sys.executable, "-c", code, *map(str, words)]
    programs = [
        subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(most)
    ]
    for program in programs:
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
    said = []
    for program in programs:
        assert program.stdin is not None
        program.stdin.write("go\n")
        program.stdin.flush()
    for program in programs:
        out, _ = program.communicate(timeout=60)
        assert program.returncode == 0
        said.append(out)
    return said


SHEETS = """
import sys
from calculator.cli import commands
import typst
print("ready", flush=True)
sys.stdin.readline()
sys.exit(commands.main(["sheets", sys.argv[1], "--to", sys.argv[2], "--all-plans", "--short"]))
"""


def test_several_runs_into_one_folder_lose_no_sheet(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    together(SHEETS, 3, bundled.EXAMPLE, folder)
    made = [path for path in folder.iterdir() if path.read_bytes().startswith(b"%PDF-")]
    assert len(made) == len(list(folder.iterdir())) == 3 * len(bundled.example().plans)


KEEP = """
import sys
from calculator.files import bundled, own_plans
plan = bundled.plans()[0]
from calculator.model.base import changed
plan = changed(plan, name="Mine")
print("ready", flush=True)
sys.stdin.readline()
print(own_plans.keep(plan).name)
"""


def test_three_processes_that_keep_one_name_end_in_three_plans(tmp_path: Path) -> None:
    for _ in range(3):
        said = together(KEEP, 3)
        shelf = own_plans.shelf()
        assert shelf.problems == ()
        assert sorted(line.strip() for line in said) == sorted(own.plan.name for own in shelf.plans)
        assert sorted(own.plan.name for own in shelf.plans) == ["Mine", "Mine (2)", "Mine (3)"]
        for own in shelf.plans:
            own_plans.delete(own.plan.name)


HOLD = """
import sys
from pathlib import Path
from calculator.files.exclusive import alone
with alone(Path(sys.argv[1])):
    print("ready", flush=True)
    sys.stdin.readline()
"""


def test_a_library_that_another_process_is_at_says_so_and_a_dead_one_keeps_nobody_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("calculator.files.exclusive._WAITED_S", 0.1)
    plan = changed(bundled.plans()[0], name="Mine")
    with running(HOLD, own_plans.folder()) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "ready\n"
        with pytest.raises(FileError, match="another window or program is changing the plan library"):
            own_plans.keep(plan)
        other.kill()
        other.wait()
        assert own_plans.keep(plan).name == "Mine"


def test_where_a_folder_cannot_be_locked_a_file_of_its_own_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = exclusive._lock

    def lock(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EBADF, "no folders here")
        real(handle)

    monkeypatch.setattr(exclusive, "_lock", lock)
    monkeypatch.setattr(exclusive, "_WAITED_S", 0.1)
    with exclusive.alone(own_plans.folder()), pytest.raises(FileError, match="is changing"):
        own_plans.keep(changed(bundled.plans()[0], name="Mine"))
    monkeypatch.setattr(exclusive, "_lock", lambda _: lock(os.open(tmp_path, os.O_RDONLY)))
    with exclusive.alone(own_plans.folder()):
        assert own_plans.keep(changed(bundled.plans()[0], name="Mine")).name == "Mine"


def test_an_empty_plan_that_a_killed_process_left_is_swept_and_no_problem(tmp_path: Path) -> None:
    own_plans.folder().mkdir(parents=True)
    (own_plans.folder() / "plan-mine.json").touch()
    (own_plans.folder() / "notes.json").touch()
    assert [error.path.name for error in own_plans.shelf().problems] == ["notes.json"]
    assert not (own_plans.folder() / "plan-mine.json").exists()
