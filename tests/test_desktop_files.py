"""What a desktop is told of the program: its menu entry, its file type, its page in a software catalogue."""

import re
import shutil
import subprocess
import tomllib
import xml.etree.ElementTree as ET
from configparser import ConfigParser
from pathlib import Path

import pytest

from calculator import __version__
from calculator.cli import commands
from calculator.reference.voice import Voice
from tools import debian

ROOT = Path(__file__).resolve().parents[1]
LINUX = ROOT / "packaging" / "linux"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


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


def test_the_software_catalogue_is_told_what_the_project_says() -> None:
    root = ET.parse(debian.METAINFO).getroot()
    assert root.findtext("url[@type='homepage']") == PROJECT["urls"]["Homepage"]
    assert root.findtext("project_license") == PROJECT["license"]
    assert root.findtext("launchable") == "kat-estimator.desktop"
    assert next(release.attrib["version"] for release in root.iter("release")) == __version__
    for image in root.iter("image"):
        assert image.text is not None
        assert image.text.startswith(PROJECT["urls"]["Homepage"])
        assert (ROOT / image.text.removeprefix(PROJECT["urls"]["Homepage"])).is_file()


def test_it_is_told_in_spanish_too() -> None:
    spoken = "{http://www.w3.org/XML/1998/namespace}lang"
    root = ET.parse(debian.METAINFO).getroot()
    for told in ("summary", "p", "li", "caption"):
        words = list(root.iter(told))
        assert len([one for one in words if one.get(spoken) == "es"]) * 2 == len(words), told


@pytest.mark.skipif(shutil.which("appstreamcli") is None, reason="this machine has no appstreamcli")
def test_appstreams_own_checker_is_content() -> None:
    words = ["appstreamcli", "validate", "--no-net", str(debian.METAINFO)]
    checked = subprocess.run(words, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout


@pytest.mark.skipif(shutil.which("desktop-file-validate") is None, reason="this machine has no desktop-file-validate")
def test_the_desktops_own_checker_is_content() -> None:
    words = ["desktop-file-validate", str(LINUX / "kat-estimator.desktop")]
    checked = subprocess.run(words, capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stdout) == (0, "")


def test_the_packages_changelog_has_debians_form_and_every_entry() -> None:
    lines = debian.changelog().splitlines()
    assert lines[0] == f"kat-estimator ({__version__}) unstable; urgency=medium"
    assert re.fullmatch(r" -- .+ <.+@.+>  \w{3}, \d{2} \w{3} \d{4} 00:00:00 \+0000", lines[-1])
    section = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").split("\n## ")[1]
    assert sum(line.startswith("  * ") for line in lines) == len(re.findall(r"^- ", section, re.MULTILINE)) > 0
    assert max(map(len, lines[:-1])) <= 80


def test_the_packages_copyright_covers_everything_and_repeats_no_text_that_debian_has() -> None:
    told = debian.copyright_file()
    for name in ("KAT Estimator", "cryptography", "numpy", "Python", "Qt, PySide6 and Shiboken", "libffi", "typst"):
        assert f"\nComment: {name}\n" in told
    assert "/usr/share/common-licenses/Apache-2.0" in told
    assert "/usr/share/common-licenses/GPL-3" in told
    assert "TERMS AND CONDITIONS FOR USE, REPRODUCTION" not in told
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in told
    assert all(line[:1] in ("", " ") or re.match(r"[A-Z][\w-]+: ", line) for line in told.splitlines())


def test_the_manual_names_every_file_that_the_program_keeps() -> None:
    page = (LINUX / "kat-estimator.1").read_text(encoding="utf-8")
    for place in (
        "~/.config/KAT Estimator/KAT Estimator.conf",
        "~/.config/kat-estimator/federal-limits.json",
        "~/.local/share/kat-estimator/plans",
        "~/.local/state/kat-estimator/recovery",
        "~/.local/state/kat-estimator/plans.lock",
    ):
        assert place in page.replace("\\", "")


def test_the_manual_names_every_command_and_every_option() -> None:
    page = (LINUX / "kat-estimator.1").read_text(encoding="utf-8").replace("\\", "")
    program = commands.parser(Voice("en"))
    (choices,) = (action.choices for action in program._actions if isinstance(action.choices, dict))
    asked = {word for one in (program, *choices.values()) for word in one._option_string_actions}
    named = set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", page))
    assert asked - named == set()
    assert {word for word in named if word.startswith("--")} - asked == set()
    assert set(choices) <= set(re.findall(r"^\.B (\w+)", page, re.MULTILINE))


def test_the_flatpak_asks_for_no_network() -> None:
    text = (ROOT / "packaging" / "flatpak" / "org.kat_estimator.kat_estimator.yml").read_text(encoding="utf-8")
    asked = re.findall(r"^  - (--.*)$", text, re.MULTILINE)
    assert "--socket=wayland" in asked
    assert not [one for one in asked if "network" in one]
    assert f"\napp-id: {ET.parse(debian.METAINFO).getroot().findtext('id')}\n" in text


def test_the_windows_installer_has_the_version() -> None:
    text = (ROOT / "packaging" / "windows" / "kat-estimator.iss").read_text(encoding="utf-8")
    assert f'#define Version "{__version__}"' in text
