"""The self-contained program starts and answers, away from its sources; a desktop finds all it asks for.

Run by ``make package`` after the building.
"""

import json
import re
import shutil
import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path

import openpyxl
import pytest

from calculator.files import bundled, document
from calculator.files.locking import Password
from calculator.reference.libraries import GROUPS, libraries
from calculator.reference.licences import Shipped, shipped
from tests.files.sbc import typeset
from tests.files.sbc.form_words import PPO
from tests.helpers import starting
from tools import appimage, elf
from tools.package import FOLDER, PROGRAM, ROOT

EXAMPLE = ROOT / "resources" / "examples" / "inner-path-six-session.kat"
LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the list is of Linux libraries")


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return starting.run(PROGRAM, folder, *words)


def test_it_prices_the_worked_example(tmp_path: Path) -> None:
    answer = run(tmp_path, "estimate", str(EXAMPLE), "--plan", "$2,000 plan", "--json")
    assert answer.returncode == 0, answer.stderr
    assert json.loads(answer.stdout)["totals"]["member_pays"]["likely"] == "2475.00"


def test_it_makes_the_sheet_with_its_own_typeface(tmp_path: Path) -> None:
    answer = run(tmp_path, "estimate", str(EXAMPLE), "--pdf", "sheet.pdf")
    assert answer.returncode == 0, answer.stderr
    assert b"IBMPlexSans" in (tmp_path / "sheet.pdf").read_bytes()


def test_it_reads_a_workbook_of_prices_in_a_child_of_its_own(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (("Service", "Price"), ("Dosing session", 500)):
        book.active.append(row)
    book.save(tmp_path / "prices.xlsx")
    answer = run(tmp_path, "estimate", str(EXAMPLE), "--prices", "prices.xlsx", "--json")
    assert answer.returncode == 0, answer.stderr
    assert json.loads(answer.stdout)["totals"]["billed"]["likely"] == "4675.00"


def test_it_opens_a_locked_case(tmp_path: Path) -> None:
    document.save(bundled.example(), tmp_path / "locked.kat", Password("geheim"))
    (tmp_path / "password").write_text("geheim\n", encoding="utf-8")
    answer = run(tmp_path, "estimate", "locked.kat", "--password-file", "password", "--json")
    assert answer.returncode == 0, answer.stderr
    assert json.loads(answer.stdout)["totals"]["member_pays"]["likely"] == "2475.00"


def test_its_published_cases_pass(tmp_path: Path) -> None:
    answer = run(tmp_path, "verify")
    assert answer.returncode == 0
    assert "0 failed, 0 skipped" in answer.stdout


def test_it_reads_a_plan_out_of_a_pdf(tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").write_bytes(typeset.pdf(PPO))
    answer = run(tmp_path, "plans", "--from-sbc", "plan.pdf", "--json")
    assert answer.returncode == 0, answer.stderr
    assert "Riverside Schools Trust: Value PPO" in answer.stdout
    sources = starting.run(
        Path(sys.executable), tmp_path, str(ROOT / "main.py"), "plans", "--from-sbc", "plan.pdf", "--json"
    )
    assert answer.stdout == sources.stdout


def test_its_sheet_is_the_one_that_the_sources_make(tmp_path: Path) -> None:
    words = ("estimate", str(EXAMPLE), "--pdf")
    assert run(tmp_path, *words, "packed.pdf").returncode == 0
    assert starting.run(Path(sys.executable), tmp_path, str(ROOT / "main.py"), *words, "sources.pdf").returncode == 0
    assert (tmp_path / "packed.pdf").read_bytes() == (tmp_path / "sources.pdf").read_bytes()


@pytest.mark.parametrize("case", [(), (str(EXAMPLE),)])
def test_its_window_is_painted(tmp_path: Path, case: tuple[str, ...]) -> None:
    painted, said = starting.paints([PROGRAM, *case], tmp_path)
    assert painted, said


def bundled_name(path: Path) -> str:
    """The name of a library without the versions of it and of Python, and without the mark of one build."""
    name = re.sub(r"\.cpython-\d+-[\w-]+|-[0-9a-f]{8}(?=[-.])|\.abi3", "", path.name).partition(".so")[0]
    return re.sub(r"^libpython3\.\d+", "libpython3", name)


@LINUX
def test_what_is_bundled_does_not_depend_on_the_machine_that_built_it() -> None:
    kept = set((ROOT / "packaging" / "bundled-libraries.txt").read_text(encoding="utf-8").split())
    # Python's own modules, and two libraries of theirs, are built into some Pythons and lie beside others.
    bundled = {bundled_name(path) for path in elf.binaries(FOLDER) if "lib-dynload" not in path.parts}
    assert bundled - {"libffi", "libmpdec", "kat-estimator"} == kept - {"libffi"}


@LINUX
def test_nothing_is_bundled_that_the_package_asks_the_system_for() -> None:
    asked = {name for group in GROUPS for name in libraries(group)}
    assert asked & {path.name for path in FOLDER.rglob("*.so*")} == set()


@LINUX
def test_no_binary_knows_the_machine_that_built_it() -> None:
    for path in elf.binaries(FOLDER):
        assert re.findall(r"R(?:UN)?PATH +/", elf.headers(path)) == [], path


@LINUX
def test_no_link_in_the_folder_leads_nowhere() -> None:
    assert [path for path in FOLDER.rglob("*") if path.is_symlink() and not path.exists()] == []


def test_everything_in_the_folder_is_on_the_list_of_licences_and_has_its_text() -> None:
    files = [path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*") if not path.is_dir()]
    patterns = [pattern for one in shipped() for pattern in one.files]
    assert [file for file in files if not any(fnmatch(file, pattern) for pattern in patterns)] == []
    for one in shipped():
        if any(fnmatch(file, pattern) for file in files for pattern in one.files):
            assert one.own_texts or any("licen" in file.lower() or "copying" in file.lower() for file in of(one, files))


def of(one: Shipped, files: list[str]) -> list[str]:
    """The files of one thing that is shipped."""
    return [file for file in files if any(fnmatch(file, pattern) for pattern in one.files)]


def test_the_package_holds_what_a_desktop_wants() -> None:
    listed = subprocess.run(
        ["dpkg-deb", "--contents", debian_package()], capture_output=True, text=True, check=True
    ).stdout
    for place in (
        "./usr/bin/kat-estimator -> ../lib/kat-estimator/kat-estimator",
        "./usr/lib/kat-estimator/_internal/resources/reference/federal-limits.json",
        "./usr/share/applications/kat-estimator.desktop",
        "./usr/share/doc/kat-estimator/changelog.gz",
        "./usr/share/doc/kat-estimator/copyright",
        "./usr/share/icons/hicolor/scalable/apps/kat-estimator.svg",
        "./usr/share/metainfo/kat-estimator.metainfo.xml",
        "./usr/share/mime/packages/kat-estimator.xml",
        "./usr/share/man/man1/kat-estimator.1.gz",
    ):
        assert place in listed
    assert re.search(r"\./usr/lib/kat-estimator/_internal/compiled/[0-9a-f]{24}/ready$", listed, re.MULTILINE)
    modes = {line[:10] for line in listed.splitlines() if not line.endswith("./usr/lib/kat-estimator/kat-estimator")}
    assert modes == {"drwxr-xr-x", "-rw-r--r--", "lrwxrwxrwx"}


def test_the_package_asks_for_what_it_needs() -> None:
    words = ["dpkg-deb", "--field", debian_package(), "Depends"]
    told = subprocess.run(words, capture_output=True, text=True, check=True).stdout.strip().split(", ")
    assert f"libc6 (>= {elf.c_library(FOLDER)})" in told
    assert {*libraries("window").values(), *libraries("screen").values(), *libraries("wayland").values()} <= set(told)


@pytest.mark.skipif(shutil.which("lintian") is None, reason="this machine has no lintian")
def test_debians_own_checker_finds_no_error() -> None:
    checked = subprocess.run(
        ["lintian", "--fail-on", "error", debian_package()], capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stdout


def debian_package() -> Path:
    """The package that was made."""
    made = sorted((ROOT / "dist").glob("kat-estimator_*.deb"))
    if not made:
        pytest.skip("this machine has no dpkg-deb, so no package was made")
    return made[-1]


@LINUX
def test_what_an_appimage_holds_starts(tmp_path: Path) -> None:
    appimage.gather(FOLDER, tmp_path / "AppDir")
    answer = starting.run(tmp_path / "AppDir" / "AppRun", tmp_path, "verify")
    assert "0 failed, 0 skipped" in answer.stdout, answer.stderr
    assert (tmp_path / "AppDir" / ".DirIcon").is_file()
    assert (tmp_path / "AppDir" / "kat-estimator.desktop").is_file()
