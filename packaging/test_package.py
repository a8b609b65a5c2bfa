"""The self-contained program starts and answers, away from its sources; a desktop finds all it asks for.

Run by ``make package`` after the building.
"""

import json
import os
import subprocess
import xml.etree.ElementTree as ET
from configparser import ConfigParser
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from tools.package import PROGRAM, ROOT

EXAMPLE = ROOT / "resources" / "examples" / "inner-path-six-session.kat"
FOREIGN = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(PROGRAM), *words], cwd=folder, env=FOREIGN, capture_output=True, text=True, check=False, timeout=60
    )


def test_it_prices_the_worked_example(tmp_path: Path) -> None:
    answer = run(tmp_path, "estimate", str(EXAMPLE), "--plan", "$2,000 plan", "--json")
    assert answer.returncode == 0, answer.stderr
    assert json.loads(answer.stdout)["totals"]["member_pays"]["likely"] == "2475.00"


def test_it_makes_the_sheet_with_its_own_typeface(tmp_path: Path) -> None:
    answer = run(tmp_path, "estimate", str(EXAMPLE), "--pdf", "sheet.pdf")
    assert answer.returncode == 0, answer.stderr
    assert b"IBMPlexSans" in (tmp_path / "sheet.pdf").read_bytes()


def test_it_reads_a_workbook_with_prices_in_a_child_of_its_own(tmp_path: Path) -> None:
    with Workbook(tmp_path / "prices.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Service", "Price"])
        sheet.write_row(1, 0, ["IM dosing session", 500])
    answer = run(tmp_path, "estimate", str(EXAMPLE), "--plan", "$2,000 plan", "--prices", "prices.xlsx", "--json")
    assert answer.returncode == 0, answer.stderr
    before = run(tmp_path, "estimate", str(EXAMPLE), "--plan", "$2,000 plan", "--json")
    assert json.loads(answer.stdout)["totals"] != json.loads(before.stdout)["totals"]


def test_its_published_cases_pass(tmp_path: Path) -> None:
    answer = run(tmp_path, "verify")
    assert answer.returncode == 0
    assert "0 failed, 0 skipped" in answer.stdout


@pytest.mark.parametrize("case", [(), (str(EXAMPLE),)])
def test_its_window_is_painted(tmp_path: Path, case: tuple[str, ...]) -> None:
    """Qt itself tells on the error channel when it has painted a window."""
    quiet = {"QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "qt.widgets.painting.info=true"}
    environment = {**FOREIGN, **quiet, "QT_FORCE_STDERR_LOGGING": "1", "XDG_CONFIG_HOME": str(tmp_path)}
    with subprocess.Popen(
        [PROGRAM, *case], env=environment, cwd=tmp_path, stderr=subprocess.PIPE, text=True
    ) as program:
        assert program.stderr is not None
        said = []
        for line in program.stderr:
            said.append(line)
            if "flushing" in line:
                break
        program.kill()
    assert "flushing" in said[-1], "".join(said)


def test_the_menu_entry_names_the_command_the_icon_and_the_file_type() -> None:
    entry = ConfigParser(interpolation=None, delimiters=("=",), strict=True)
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read(ROOT / "packaging" / "linux" / "kat-estimator.desktop", encoding="utf-8")
    words = entry["Desktop Entry"]
    assert words["Exec"].split() == ["kat-estimator", "%f"]
    assert (ROOT / "resources" / "icons" / f"{words['Icon']}.svg").is_file()
    types = ET.parse(ROOT / "packaging" / "linux" / "kat-estimator.xml").getroot()
    named = [
        kind.get("type") for kind in types.iter("{http://www.freedesktop.org/standards/shared-mime-info}mime-type")
    ]
    assert [f"{name};" for name in named] == [words["MimeType"]]


def test_the_package_holds_what_a_desktop_wants() -> None:
    made = sorted((ROOT / "dist").glob("kat-estimator_*.deb"))
    if not made:
        pytest.skip("this machine has no dpkg-deb, so no package was made")
    listed = subprocess.run(["dpkg-deb", "--contents", made[-1]], capture_output=True, text=True, check=True).stdout
    for place in (
        "./usr/bin/kat-estimator -> ../lib/kat-estimator/kat-estimator",
        "./usr/lib/kat-estimator/_internal/resources/reference/federal-limits.json",
        "./usr/share/applications/kat-estimator.desktop",
        "./usr/share/icons/hicolor/scalable/apps/kat-estimator.svg",
        "./usr/share/mime/packages/kat-estimator.xml",
        "./usr/share/man/man1/kat-estimator.1.gz",
    ):
        assert place in listed
