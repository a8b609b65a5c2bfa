"""What goes into the self-contained program, and what stays out. Asked by ``packaging/kat_estimator.spec``.

On Linux nothing of the building machine's own goes in, but what its Python is made of: a library that the program needs
of the system is named in ``resources/reference/system-libraries.json`` and asked for by the package.
"""

import sys
from importlib import metadata
from typing import Any, Final

BUNDLE_ID: Final = "org.kat-estimator.KatEstimator"
"""The program's name among all programs of macOS, where no name has an underscore; elsewhere no name has a hyphen."""

DESCRIPTION: Final = "What ketamine-assisted therapy costs the patient and the employer under a benefit plan"

_OF_PYTHON: Final = ("libpython3", "libffi.so.", "libmpdec.so.")

UNUSED_MODULES: Final = (
    # Tools of development that a library knows how to work with.
    "hypothesis",
    "mypy",
    "pytest",
    "setuptools",
    "tkinter",
    "PIL",
    "lxml",
    # Parts of numba that compiled whole numbers have no use for: their tests, graphics cards, and threads of
    # their own, which need libraries of the system.
    "llvmlite.tests",
    "numba.cuda",
    "numba.np.ufunc.omppool",
    "numba.np.ufunc.tbbpool",
    "numba.pycc",
    "numba.testing",
    "numba.tests",
    # Parts of Qt and pyqtgraph that are not used.
    "pyqtgraph.opengl",
    "PySide6.QtNetwork",
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "PySide6.QtTest",
    # Parts of Python that need libraries of their own of the system; the program uses no network and no such archives.
    "_bz2",
    "_curses",
    "_curses_panel",
    "_dbm",
    "_gdbm",
    "_hashlib",
    "_lzma",
    "_sqlite3",
    "_ssl",
    "_tkinter",
    "_uuid",
    "_crypt",
    "nis",
    "readline",
)

_PLUGINS: Final = "PySide6/Qt/plugins/"
_UNUSED_FILES: Final = (
    # It would pull in GTK; without it the portal's theme serves a GTK desktop too.
    f"{_PLUGINS}platformthemes/libqgtk3",
    # Screens without a desktop.
    f"{_PLUGINS}egldeviceintegrations/",
    f"{_PLUGINS}generic/",
    f"{_PLUGINS}platforms/libqeglfs",
    f"{_PLUGINS}platforms/libqlinuxfb",
    f"{_PLUGINS}platforms/libqminimalegl",
    f"{_PLUGINS}platforms/libqvkkhrdisplay",
    "PySide6/Qt/lib/libQt6Egl",
    "libQt6Egl",
)


def wanted(place: str, kind: str) -> bool:
    """Whether what PyInstaller found goes in, as a ``kind`` (BINARY, EXTENSION, SYMLINK, …) at ``place``."""
    path = place.replace("\\", "/")
    if path.startswith(_UNUSED_FILES):
        return False
    of_the_system = sys.platform.startswith("linux") and kind == "BINARY" and "/" not in path
    return not of_the_system or path.startswith(_OF_PYTHON)


def is_installed(package: str) -> bool:
    """Whether a package of this name is here: not each is on every system."""
    try:
        metadata.distribution(package)
    except metadata.PackageNotFoundError:
        return False
    return True


def windows_version(version: str) -> Any:
    """What Windows shows of the program under Properties, Details. Untried: there was no Windows to try it on."""
    from PyInstaller.utils.win32 import versioninfo as told  # noqa: PLC0415 (on Windows only)

    numbers = (*map(int, version.split(".")), 0)
    words = {
        "CompanyName": "KAT Estimator authors",
        "FileDescription": DESCRIPTION,
        "FileVersion": version,
        "InternalName": "kat-estimator",
        "LegalCopyright": "MIT licence",
        "OriginalFilename": "kat-estimator.exe",
        "ProductName": "KAT Estimator",
        "ProductVersion": version,
    }
    strings = [told.StringStruct(name, text) for name, text in words.items()]
    return told.VSVersionInfo(
        ffi=told.FixedFileInfo(filevers=numbers, prodvers=numbers),
        kids=[
            told.StringFileInfo([told.StringTable("040904B0", strings)]),
            told.VarFileInfo([told.VarStruct("Translation", [0x0409, 1200])]),
        ],
    )
