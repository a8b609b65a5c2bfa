"""Look at places on a disk that may be gone, closed to us, or no place at all: what cannot be looked at is not there.

``Path.is_file`` and its like raise where a name is too long, a folder unreadable or a network disk gone; these do not.
"""

import os
from pathlib import Path


def is_there(path: Path) -> bool:
    """Whether something stands at ``path``, be it a link to nothing."""
    return os.path.lexists(path)


def is_file(path: Path) -> bool:
    """Whether ``path`` is an ordinary file, or a link to one."""
    return os.path.isfile(path)  # noqa: PTH113 (Path.is_file raises)


def is_folder(path: Path) -> bool:
    """Whether ``path`` is a folder, or a link to one."""
    return os.path.isdir(path)  # noqa: PTH112 (Path.is_dir raises)


def absolute(path: Path) -> Path:
    """``path`` from the root of the disk; as it is where the folder that we stand in is gone."""
    try:
        return path.absolute()
    except OSError:
        return path


def true_place(path: Path) -> Path:
    """``path`` without links, as far as they can be followed."""
    try:
        return Path(os.path.realpath(path))
    except (OSError, ValueError):
        return path
