"""Make the self-contained program in ``dist/``: a folder that needs no Python, and on Debian a package of it.

PyInstaller gathers the folder by ``packaging/kat_estimator.spec``; what a Linux desktop wants to know of a program
(menu entry, icon, file type, manual page) lies in ``packaging/linux``.
"""

import ctypes
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Final

from calculator.engine.population import compiled
from tools import debian, elf, system_libraries

ROOT: Final = Path(__file__).resolve().parent.parent
NAME: Final = "kat-estimator"
FOLDER: Final = ROOT / "dist" / NAME
PROGRAM: Final = FOLDER / NAME
_ICON: Final = ROOT / "resources" / "icons" / f"{NAME}.svg"
_ICONS: Final = ROOT / "build" / "icons"
_COMPILED: Final = ROOT / "build" / "compiled"


def draw_icons() -> None:
    """Draw the program's icon in all sizes, as PNG under ``build/icons``."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import Qt  # noqa: PLC0415 (the platform is chosen first)
    from PySide6.QtGui import QGuiApplication, QImage, QPainter  # noqa: PLC0415
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415

    application = QGuiApplication.instance() or QGuiApplication([])
    renderer = QSvgRenderer(str(_ICON), application)
    _ICONS.mkdir(parents=True, exist_ok=True)
    for size in debian.SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        image.save(str(_ICONS / f"{size}.png"))


def compile_rules() -> None:
    """Have the rules for many members compiled under ``build/compiled``, unless they are there: for any processor of
    this kind, by the Python and the numba that go into the program."""
    environment = {**os.environ, "NUMBA_CACHE_DIR": str(_COMPILED)}
    subprocess.run([sys.executable, "-m", compiled.COMPILES], check=True, cwd=ROOT, env=environment)


def freeze() -> None:
    """Gather the program and all that it runs with in ``dist/kat-estimator``."""
    places = ["--distpath", str(ROOT / "dist"), "--workpath", str(ROOT / "build" / "pyinstaller")]
    recipe = str(ROOT / "packaging" / "kat_estimator.spec")
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", *places, recipe]
    subprocess.run(command, check=True, cwd=ROOT, env={**os.environ, "NUMBA_CACHE_DIR": str(_COMPILED)})
    if sys.platform.startswith("linux"):
        elf.strip(FOLDER)


def obstacle() -> str:
    """What of the system the building lacks, as a sentence; "" for nothing. As root on Debian, it is installed."""
    if not sys.platform.startswith("linux"):
        return ""
    lacking = _lacking()
    if lacking and system_libraries.install(set(lacking.values())):
        lacking = _lacking()
    if not lacking:
        return ""
    return (
        f"To make the package, this machine lacks {' and '.join(sorted(lacking))}.\n"
        f"On Debian or Ubuntu: sudo apt-get install {' '.join(sorted(set(lacking.values())))}\n"
        "A Python that was built without its shared library cannot be packed; another is chosen so: "
        "make package PYTHON=/usr/bin/python3"
    )


def _lacking() -> dict[str, str]:
    tools = {tool: "binutils" for tool in ("objdump", "objcopy", "strip") if shutil.which(tool) is None}
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    name = sysconfig.get_config_var("INSTSONAME") or ""
    found = Path(sysconfig.get_config_var("LIBDIR") or "") / name
    if not name.startswith("libpython") or ".so" not in name or not (found.exists() or _loads(name)):
        tools[f"libpython{version}.so"] = f"libpython{version}"
    return tools


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def size_of(path: Path) -> int:
    """The bytes of a file, or of all files below a folder."""
    return path.stat().st_size if path.is_file() else sum(one.lstat().st_size for one in path.rglob("*"))


def main() -> int:
    """Make all of it and say where it is and how large. Returns the exit status."""
    # What is made is for everybody, also where whoever makes it keeps their own files to themselves.
    os.umask(0o022)
    why = obstacle()
    if why:
        print(why, file=sys.stderr)
        return 1
    print("Making the self-contained program: two or three minutes, and 1 GB of disk while it lasts", flush=True)
    draw_icons()
    compile_rules()
    freeze()
    for made in (FOLDER, debian.build(FOLDER, _ICONS)):
        if made is not None:
            print(f"{made.relative_to(ROOT)}  {size_of(made) / 1_000_000:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
