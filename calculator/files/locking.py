"""What a locked file is to those who only have to tell one: its format word, a password, and whether one is wanted.

How it is locked is in ``encryption``, which only locked files need.
"""

import unicodedata
from typing import Final, NamedTuple

from calculator.files.problems import FileError

FORMAT: Final = "kat-estimator-locked"


class Key(NamedTuple):
    """A key, the value that it is checked by, and what both were made from beside the password."""

    cost: tuple[int, int, int]
    salt: bytes
    key: bytes
    check: bytes


class Password:
    """A password, and the keys that were made from it, so that saving again and again need not make them anew."""

    def __init__(self, words: str) -> None:
        # The same letters may come composed or not, by the keyboard and the system.
        self.words: Final = unicodedata.normalize("NFC", words)
        self.keys: Final[list[Key]] = []

    def __repr__(self) -> str:
        """Without the words: they belong in no message."""
        return "Password(…)"


def is_locked(tree: object) -> bool:
    """Whether this is what a locked file holds."""
    return isinstance(tree, dict) and tree.get("format") == FORMAT


def wants_password(error: FileError) -> bool:
    """Whether another password may open the file."""
    return error.problems[0].key in ("needs_password", "wrong_password")
