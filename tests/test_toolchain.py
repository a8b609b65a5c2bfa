"""The commands: their help, their locks, and the libraries of the system that Qt needs."""

import re
import struct
import subprocess
import sys
from pathlib import Path

import PySide6
import pytest
import shiboken6

from calculator.reference.libraries import libraries
from tools import system_libraries

ROOT = Path(__file__).resolve().parents[1]
LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-workforce.lock")


def test_make_help_lists_every_target() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z][a-z-]*):(?!=)", makefile, re.MULTILINE))
    shown = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert targets == set(re.findall(r"^  make (\S+) +\S", shown, re.MULTILINE))
    assert {"help", "install", "run", "test", "check", "bench", "lock", "clean"} <= targets


def pins(lock: str) -> dict[str, str]:
    """Each requirement of a lock, version and condition included, and the text of its hashes."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    found = re.findall(r"^([a-z0-9][^\\\n]*?) \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", text, re.MULTILINE)
    assert len(found) == len(re.findall(r"^[^#\s]", text, re.MULTILINE)), "a line without hashes"
    return dict(found)


def test_the_other_locks_contain_what_the_program_runs_with() -> None:
    run, *others = (pins(lock) for lock in LOCKS)
    for other in others:
        assert run.items() <= other.items()
        assert all("==" in requirement for requirement in other)


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert re.findall(r"://|--(?:find-links|index-url|extra-index-url|trusted-host)|@ |\.whl|\.local", text) == []


def test_a_missing_library_is_named_with_its_debian_package() -> None:
    said = system_libraries.sentence({"libGL.so.1": "libgl1", "libEGL.so.1": "libegl1"})
    assert "libEGL.so.1, libGL.so.1" in said
    assert said.endswith("apt-get install libegl1 libgl1")


def needed(library: Path) -> set[str]:
    """The libraries that an ELF file asks the loader for (its DT_NEEDED entries), 64-bit little-endian."""
    data = library.read_bytes()
    (start,), (size, count, _) = struct.unpack_from("<Q", data, 0x28), struct.unpack_from("<3H", data, 0x3A)
    sections = [struct.unpack_from("<IIQQQQIIQQ", data, start + size * number) for number in range(count)]
    (dynamic,) = [section for section in sections if section[1] == 6]
    names = sections[dynamic[6]][4]
    entries = [struct.unpack_from("<QQ", data, at) for at in range(dynamic[4], dynamic[4] + dynamic[5], 16)]
    starts = [names + value for tag, value in entries if tag == 1]
    return {data[at : data.index(0, at)].decode() for at in starts}


def from_the_system(*first: Path) -> set[str]:
    """Everything these libraries need, directly or through one another, that the wheels of Qt do not bring."""
    qt = Path(PySide6.__file__).parent
    brought = [qt / "Qt" / "lib", qt, Path(shiboken6.__file__).parent]
    waiting, seen, outside = list(first), set(first), set()
    while waiting:
        for name in needed(waiting.pop()):
            inside = next((folder / name for folder in brought if (folder / name).exists()), None)
            if inside is None:
                outside.add(name)
            elif inside not in seen:
                seen.add(inside)
                waiting.append(inside)
    everywhere = re.compile(r"(ld-linux.*|libc|libm|libdl|libpthread|libresolv|libgcc_s)\.so")
    return {name for name in outside if not everywhere.match(name)}


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the list is of Linux libraries")
def test_the_list_of_system_libraries_is_what_qt_loads() -> None:
    qt = Path(PySide6.__file__).parent
    modules = ("Core", "Gui", "Widgets", "Pdf", "PdfWidgets", "PrintSupport", "Svg")
    window = from_the_system(
        *(qt / f"Qt{module}.abi3.so" for module in modules), qt / "Qt" / "plugins" / "platforms" / "libqoffscreen.so"
    )
    assert window == set(libraries("window"))
    plugins = qt / "Qt" / "plugins"
    screen = from_the_system(plugins / "platforms" / "libqxcb.so")
    assert screen - window == set(libraries("screen"))
    wayland = from_the_system(plugins / "platforms" / "libqwayland.so", *plugins.glob("wayland-*-client/*.so"))
    assert wayland - window == set(libraries("wayland"))
    printing = from_the_system(*(plugins / "printsupport").glob("*.so"))
    assert printing - window == set(libraries("printing"))
