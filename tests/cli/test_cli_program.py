"""The real program from outside: ``main.py`` as a person or a script starts it."""

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from calculator import __version__
from calculator.cli.no_display import put
from calculator.files import bundled

ROOT = Path(__file__).resolve().parents[2]
LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux can lack a display")
SCREEN = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "LANG", "LC_ALL", "LC_MESSAGES")


def screenless(environment: dict[str, str]) -> dict[str, str]:
    plain = {name: value for name, value in os.environ.items() if name not in SCREEN}
    return plain | {"PYTHONIOENCODING": "utf-8"} | environment


def program(*words: str, folder: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *words],
        cwd=folder,
        env=screenless(environment),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_a_script_gets_its_answer() -> None:
    done = program("estimate", str(bundled.EXAMPLE), "--plan", "$750 plan", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["totals"]["member_pays"]["likely"] == "1500.00"


def test_the_commands_and_the_version_are_told() -> None:
    shown = program("--help").stdout
    assert "estimate" in shown
    assert "verify" in shown
    assert program("--version").stdout == f"KAT Estimator {__version__}\n"
    done = program("estimat")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("words", [(), (str(bundled.EXAMPLE),), ("estimate", str(bundled.EXAMPLE)), ("plans",)])
@pytest.mark.parametrize(("language", "said"), [("en_US", "run make install first"), ("es_US", "primero make install")])
def test_a_python_that_has_nothing_installed_is_told_how_to(words: tuple[str, ...], language: str, said: str) -> None:
    bare = [sys.executable, "-S", str(ROOT / "main.py"), *words]
    environment = screenless({"LANG": f"{language}.UTF-8", "QT_QPA_PLATFORM": "offscreen"})
    done = subprocess.run(bare, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 2
    assert said in done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "words",
    [("--read-apart",), ("--read-apart", "other"), ("--read-apart", "workbook", "more"), ("--set-apart", "more")],
)
def test_the_word_by_which_it_starts_its_own_child_is_refused_in_a_sentence(words: tuple[str, ...]) -> None:
    done = program(*words)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr


def test_the_version_is_that_of_the_project() -> None:
    assert f'\nversion = "{__version__}"\n' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def test_a_command_never_loads_qt() -> None:
    script = (
        "import sys; from calculator.cli import commands; "
        f"commands.main(['estimate', {str(bundled.EXAMPLE)!r}]); "
        "sys.exit(any(name.startswith(('PySide6', 'shiboken6')) for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, check=False).returncode == 0


def test_a_terminal_without_the_characters_gets_an_answer_too() -> None:
    done = program("estimate", str(bundled.EXAMPLE), PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, "")
    assert "You pay  $2,475.00" in done.stdout


def test_a_reader_that_leaves_early_is_no_fault() -> None:
    running = subprocess.Popen(
        [sys.executable, str(ROOT / "main.py"), "estimate", str(bundled.EXAMPLE), "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert running.stdout is not None
    assert running.stderr is not None
    running.stdout.close()
    assert running.stderr.read() == b""
    running.stderr.close()
    assert running.wait() == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no disk that is always full")
@pytest.mark.parametrize(
    "words",
    [
        ("estimate", str(bundled.EXAMPLE)),
        ("estimate", str(bundled.EXAMPLE), "--json"),
        ("compare", str(bundled.EXAMPLE)),
        ("compare", str(bundled.EXAMPLE), "--json"),
        ("plans",),
        ("plans", "--json"),
        ("verify",),
        ("--help",),
        ("--version",),
        (),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize(("language", "said"), [("en_US", "the disk is full: "), ("es_US", "el disco está lleno: ")])
def test_a_full_disk_under_the_output_is_said(words: tuple[str, ...], language: str, said: str, tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, str(ROOT / "main.py"), *words],
            cwd=tmp_path,
            env=screenless({"LANG": f"{language}.UTF-8"}),
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            check=False,
        )
    assert done.returncode == 2
    assert f"kat-estimator: {said}" in done.stderr
    if words:
        assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr


@LINUX
def test_without_the_libraries_of_wayland_they_are_named(tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "libwayland-cursor.so.0").touch()
    with socket.socket(socket.AF_UNIX) as compositor:
        compositor.bind(str(tmp_path / "wayland-0"))
        compositor.listen()
        here = {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(tmp_path)}
        done = program(folder=tmp_path, LD_LIBRARY_PATH=str(broken), **here)
    assert done.returncode == 0
    assert "libwayland-cursor0" in done.stderr.split("apt-get install ")[1]
    assert "You pay  $2,475.00" in done.stdout


@LINUX
def test_without_a_display_it_answers_in_text_and_writes_the_sheet(tmp_path: Path) -> None:
    done = program(folder=tmp_path)
    assert done.returncode == 0
    assert done.stderr.startswith("There is no display here to show the window on")
    sheet = tmp_path / "inner-path-six-session.pdf"
    assert "You pay  $2,475.00" in done.stdout
    assert f"The sheet is in {sheet}" in done.stdout
    assert sheet.read_bytes().startswith(b"%PDF-")
    assert put(tmp_path, "inner-path-six-session", b"%PDF-") == sheet, "its own sheet of before may be replaced"


@LINUX
def test_without_a_display_a_broken_case_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.kat").write_text("{", encoding="utf-8")
    done = program("mine.kat", folder=tmp_path, LANG="es_US.UTF-8")
    assert done.returncode == 2
    assert "el archivo termina antes de tiempo" in done.stderr
    assert "Traceback" not in done.stderr


@LINUX
@pytest.mark.parametrize(
    ("library_file", "package", "screen"),
    [
        ("libEGL.so.1", "libegl1", {"QT_QPA_PLATFORM": "offscreen"}),
        ("libxcb-cursor.so.0", "libxcb-cursor0", {"DISPLAY": ":987"}),
    ],
)
def test_a_library_that_qt_cannot_load_is_named(
    library_file: str, package: str, screen: dict[str, str], tmp_path: Path
) -> None:
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / library_file).touch()
    done = program(folder=tmp_path, LD_LIBRARY_PATH=str(broken), **screen)
    assert done.returncode == 0
    assert library_file in done.stderr
    assert f"apt-get install {package}" in done.stderr.replace("install libxcb1 ", "install ")
    assert "Traceback" not in done.stderr
    assert "You pay  $2,475.00" in done.stdout


def test_a_sheet_takes_a_free_name_and_never_a_strangers(tmp_path: Path) -> None:
    (tmp_path / "course.pdf").write_bytes(b"%PDF-1.7 somebody else's")
    (tmp_path / "course-2.pdf").mkdir()
    (tmp_path / "course-3.pdf").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "course-4.pdf")
    assert put(tmp_path, "course", b"%PDF-") == tmp_path / "course-5.pdf"
    assert (tmp_path / "course.pdf").read_bytes() == b"%PDF-1.7 somebody else's"
