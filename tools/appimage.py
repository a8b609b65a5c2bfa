"""The self-contained program as one file that runs on most Linux desktops: an AppImage, where ``appimagetool`` is here.

Untried with the tool itself, which was out of reach; the folder that it packs is made and started by the tests.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from calculator import __version__
from tools.debian import METAINFO, NAME, ROOT
from tools.package import FOLDER

FOLDER_TO_PACK: Final = ROOT / "build" / "AppDir"
_START: Final = f'#!/bin/sh\nexec "$(dirname "$(readlink -f "$0")")/usr/lib/{NAME}/{NAME}" "$@"\n'


def gather(program: Path, target: Path) -> None:
    """Lay out in ``target`` what an AppImage of the self-contained ``program`` holds."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(program, target / "usr" / "lib" / NAME, symlinks=True)
    linux = ROOT / "packaging" / "linux"
    icon = ROOT / "resources" / "icons" / f"{NAME}.svg"
    for source, place in (
        (linux / f"{NAME}.desktop", ""),
        (linux / f"{NAME}.desktop", "usr/share/applications"),
        (icon, ""),
        (icon, "usr/share/icons/hicolor/scalable/apps"),
        (METAINFO, "usr/share/metainfo"),
        (linux / f"{NAME}.xml", "usr/share/mime/packages"),
    ):
        (target / place).mkdir(parents=True, exist_ok=True)
        shutil.copy(source, target / place)
    (target / ".DirIcon").symlink_to(f"{NAME}.svg")
    start = target / "AppRun"
    start.write_text(_START, encoding="utf-8")
    start.chmod(0o755)


def main() -> int:
    """Pack ``dist/kat-estimator``; returns 1 where that cannot be done, and says why."""
    os.umask(0o022)
    if not FOLDER.is_dir():
        print("There is no self-contained program in dist/ yet: run make package first.", file=sys.stderr)
        return 1
    gather(FOLDER, FOLDER_TO_PACK)
    tool = shutil.which("appimagetool")
    if tool is None:
        print(
            f"{FOLDER_TO_PACK.relative_to(ROOT)} is laid out. To make one file of it this machine lacks appimagetool "
            "(github.com/AppImage/appimagetool).",
            file=sys.stderr,
        )
        return 1
    made = ROOT / "dist" / f"{NAME}-{__version__}.AppImage"
    return subprocess.run([tool, str(FOLDER_TO_PACK), str(made)], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
