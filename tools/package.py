"""Make the self-contained program in ``dist/``: a folder that needs no Python, and on Debian a package of it.

PyInstaller gathers the folder by ``packaging/kat_estimator.spec``; what a Linux desktop wants to know of a program
(menu entry, icon, file type, manual page) lies in ``packaging/linux``.
"""

import gzip
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from calculator import __version__
from calculator.reference.libraries import libraries

ROOT: Final = Path(__file__).resolve().parent.parent
NAME: Final = "kat-estimator"
FOLDER: Final = ROOT / "dist" / NAME
PROGRAM: Final = FOLDER / NAME
_ICON: Final = ROOT / "resources" / "icons" / f"{NAME}.svg"
_ICONS: Final = ROOT / "build" / "icons"
_SIZES: Final = (16, 32, 48, 64, 128, 256)
_MACHINES: Final = {"x86_64": "amd64", "aarch64": "arm64"}


def draw_icons() -> None:
    """Draw the program's icon in the sizes of ``_SIZES``, as PNG under ``build/icons``."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import Qt  # noqa: PLC0415 (the platform is chosen first)
    from PySide6.QtGui import QGuiApplication, QImage, QPainter  # noqa: PLC0415
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415

    application = QGuiApplication.instance() or QGuiApplication([])
    renderer = QSvgRenderer(str(_ICON), application)
    _ICONS.mkdir(parents=True, exist_ok=True)
    for size in _SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        image.save(str(_ICONS / f"{size}.png"))


def freeze() -> None:
    """Gather the program and all that it runs with in ``dist/kat-estimator``."""
    places = ["--distpath", str(ROOT / "dist"), "--workpath", str(ROOT / "build" / "pyinstaller")]
    recipe = str(ROOT / "packaging" / "kat_estimator.spec")
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", *places, recipe]
    subprocess.run(command, check=True, cwd=ROOT)


def debian() -> Path | None:
    """Put the folder into a Debian package; None where this machine has no ``dpkg-deb``."""
    tool = shutil.which("dpkg-deb")
    if tool is None:
        return None
    stage = ROOT / "build" / "debian"
    shutil.rmtree(stage, ignore_errors=True)
    for source, place in _installed():
        target = stage / place
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, symlinks=True)
        else:
            shutil.copy(source, target)
    _link(stage)
    machine = _MACHINES.get(platform.machine(), platform.machine())
    (stage / "DEBIAN").mkdir()
    (stage / "DEBIAN" / "control").write_text(_control(machine, stage), encoding="utf-8")
    made = ROOT / "dist" / f"{NAME}_{__version__}_{machine}.deb"
    command = [tool, "--root-owner-group", "-Zxz", "-z2", "--build", str(stage), str(made)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return made


def _installed() -> Iterator[tuple[Path, str]]:
    """Each file or folder of the package with its place on the system."""
    linux = ROOT / "packaging" / "linux"
    yield FOLDER, f"usr/lib/{NAME}"
    yield linux / f"{NAME}.desktop", f"usr/share/applications/{NAME}.desktop"
    yield linux / f"{NAME}.xml", f"usr/share/mime/packages/{NAME}.xml"
    yield _ICON, f"usr/share/icons/hicolor/scalable/apps/{NAME}.svg"
    for size in _SIZES:
        yield _ICONS / f"{size}.png", f"usr/share/icons/hicolor/{size}x{size}/apps/{NAME}.png"
    yield ROOT / "LICENSE", f"usr/share/doc/{NAME}/copyright"


def _link(stage: Path) -> None:
    """The command on the path, and its manual page."""
    command = stage / "usr" / "bin" / NAME
    command.parent.mkdir(parents=True)
    command.symlink_to(f"../lib/{NAME}/{NAME}")
    manual = stage / "usr" / "share" / "man" / "man1" / f"{NAME}.1.gz"
    manual.parent.mkdir(parents=True)
    page = (ROOT / "packaging" / "linux" / f"{NAME}.1").read_bytes()
    manual.write_bytes(gzip.compress(page, mtime=0))


def _control(machine: str, stage: Path) -> str:
    needed = sorted({"libc6", *libraries("window").values(), *libraries("screen").values()})
    kilobytes = sum(path.lstat().st_size for path in stage.rglob("*")) // 1024
    return (
        f"Package: {NAME}\nVersion: {__version__}\nArchitecture: {machine}\nSection: misc\nPriority: optional\n"
        f"Maintainer: KAT Estimator <noreply@localhost>\nInstalled-Size: {kilobytes}\nDepends: {', '.join(needed)}\n"
        "Description: what a course of ketamine-assisted therapy costs\n"
        " What a course of ketamine-assisted therapy costs the patient, and what it costs the\n"
        " employer, under a benefit plan: to the cent, with the reason for every amount.\n"
    )


def size_of(path: Path) -> int:
    """The bytes of a file, or of all files below a folder."""
    return path.stat().st_size if path.is_file() else sum(one.lstat().st_size for one in path.rglob("*"))


def main() -> None:
    """Make all of it and say where it is and how large."""
    draw_icons()
    freeze()
    for made in (FOLDER, debian()):
        if made is not None:
            print(f"{made.relative_to(ROOT)}  {size_of(made) / 1_000_000:.0f} MB")


if __name__ == "__main__":
    main()
