"""The wheel: made from these sources, installed into a fresh environment, and started from another folder.

It is made and installed without the network: what it is made with, and what the program runs with, are here already.
"""

import json
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from email import message_from_bytes
from pathlib import Path

import pytest

from tests.helpers.starting import FOREIGN, paints, run

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "resources" / "examples" / "inner-path-six-session.kat"
SCRIPTS = "Scripts" if sys.platform == "win32" else "bin"


def pip(*words: str | Path) -> None:
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", *map(str, words)]
    done = subprocess.run(command, cwd=ROOT, env=FOREIGN, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("wheel")
    pip("wheel", "--no-index", "--no-deps", "--no-build-isolation", "--no-cache-dir", "--wheel-dir", made, ".")
    (path,) = made.iterdir()
    return path


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment with the wheel in it, and beside it the libraries of the environment that runs the tests."""
    home = tmp_path_factory.mktemp("installed") / "environment"
    venv.create(home, symlinks=sys.platform != "win32")
    python = home / SCRIPTS / "python"
    pip("--python", python, "install", "--no-index", "--no-deps", "--no-cache-dir", wheel)
    own = sysconfig.get_path("purelib", vars={"base": str(home), "platbase": str(home)})
    libraries = Path(own) / "libraries.pth"
    libraries.write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return home


def test_it_holds_every_module_and_every_datum_and_nothing_else(wheel: Path) -> None:
    kept = {
        path.relative_to(ROOT).as_posix()
        for folder in ("calculator", "ui", "resources")
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    with zipfile.ZipFile(wheel) as opened:
        held = {name for name in opened.namelist() if not name.startswith("kat_estimator-")}
    assert held == kept | {"main.py"}


def test_it_asks_for_the_libraries_of_the_project(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as opened:
        (name,) = [name for name in opened.namelist() if name.endswith(".dist-info/METADATA")]
        metadata = message_from_bytes(opened.read(name))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {line.lower() for line in metadata.get_all("Requires-Dist", [])}
    assert {line.lower() for line in project["dependencies"]} <= asked
    assert metadata["Requires-Python"] == project["requires-python"]
    assert metadata["License-Expression"] == "MIT"


def test_its_published_cases_pass_from_another_folder(installed: Path, tmp_path: Path) -> None:
    answer = run(installed / SCRIPTS / "kat-estimator", tmp_path, "verify")
    assert answer.returncode == 0, answer.stderr
    assert "0 failed, 0 skipped" in answer.stdout


def test_its_answer_and_its_sheet_are_those_of_the_sources(installed: Path, tmp_path: Path) -> None:
    words = ("estimate", str(EXAMPLE), "--plan", "$2,000 plan", "--json", "--pdf")
    answer = run(installed / SCRIPTS / "kat-estimator", tmp_path, *words, "wheel.pdf")
    assert answer.returncode == 0, answer.stderr
    assert json.loads(answer.stdout)["totals"]["member_pays"]["likely"] == "2475.00"
    sources = run(Path(sys.executable), tmp_path, str(ROOT / "main.py"), *words, "sources.pdf")
    assert answer.stdout.replace("wheel.pdf", "sources.pdf") == sources.stdout
    assert (tmp_path / "wheel.pdf").read_bytes() == (tmp_path / "sources.pdf").read_bytes()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux can lack a display")
def test_without_a_display_it_prints_the_example_and_writes_its_sheet(installed: Path, tmp_path: Path) -> None:
    answer = run(installed / SCRIPTS / "kat-estimator", tmp_path, LANG="en_US.UTF-8")
    assert answer.returncode == 0, answer.stderr
    assert "You pay  $2,475.00" in answer.stdout
    assert (tmp_path / "inner-path-six-session.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize("command", ["kat-estimator", "kat-estimator-gui"])
def test_its_window_is_painted(installed: Path, tmp_path: Path, command: str) -> None:
    painted, said = paints([installed / SCRIPTS / command], tmp_path)
    assert painted, said


def test_it_brings_what_a_desktop_asks_for(installed: Path) -> None:
    for place in (
        "applications/kat-estimator.desktop",
        "icons/hicolor/scalable/apps/kat-estimator.svg",
        "man/man1/kat-estimator.1",
        "mime/packages/kat-estimator.xml",
    ):
        assert (installed / "share" / place).is_file()
