"""A password on a file: its text under AES-GCM with a key from scrypt. Nothing of what it holds can be read without it.

The file is JSON of its own format. Its head (how the key is made, and a value to check it by) is authenticated with the
text, so that a change of either is noticed. The check value tells a wrong password from a changed file.
"""

import base64
import binascii
import hashlib
import hmac
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from calculator.files.problems import FileError, Problem

FORMAT: Final = "kat-estimator-locked"
_VERSION: Final = 1
_COST: Final = {"n": 1 << 15, "r": 8, "p": 1}
"""scrypt takes 32 MB and about a tenth of a second: little for one person, much for whoever tries a million words."""

_MOST: Final = {"n": 1 << 17, "r": 16, "p": 4}
"""A file that asks for more is refused: it could eat the machine's memory."""

_SALT, _NONCE, _KEY, _CHECK = 16, 12, 32, 16


def lock(text: str, password: str) -> str:
    """The content of a locked file that holds ``text``."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 (only locked files need it)

    salt, nonce = os.urandom(_SALT), os.urandom(_NONCE)
    key, check = _keys(password, salt, _COST)
    head = {
        "format": FORMAT,
        "schema_version": _VERSION,
        "key": {"by": "scrypt", **_COST, "salt": _written(salt)},
        "check": _written(check),
        "nonce": _written(nonce),
    }
    data = AESGCM(key).encrypt(nonce, text.encode("utf-8"), _bound(head))
    return json.dumps({**head, "data": _written(data)}, indent=1) + "\n"


def is_locked(tree: object) -> bool:
    """Whether this is what a locked file holds."""
    return isinstance(tree, dict) and tree.get("format") == FORMAT


def unlock(path: Path, tree: Mapping[str, Any], password: str | None) -> str:
    """The text in a locked file; ``path`` is where it lies.

    Raises:
        FileError: there is no password (``needs_password``), it is the wrong one (``wrong_password``), or the file was
            changed or is not whole (``locked_damaged``), or of a newer version.
    """
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415

    head = {name: tree.get(name) for name in ("format", "schema_version", "key", "check", "nonce")}
    if head["schema_version"] != _VERSION:
        raise FileError(path, Problem("locked_newer"))
    try:
        cost, salt = _cost_of(head["key"])
        check, nonce, data = (_read(tree[name]) for name in ("check", "nonce", "data"))
    except (KeyError, TypeError, ValueError, binascii.Error) as error:
        raise FileError(path, Problem("locked_damaged")) from error
    if len(nonce) != _NONCE or len(check) != _CHECK:
        raise FileError(path, Problem("locked_damaged"))
    if password is None:
        raise FileError(path, Problem("needs_password"))
    key, expected = _keys(password, salt, cost)
    if not hmac.compare_digest(check, expected):
        raise FileError(path, Problem("wrong_password"))
    try:
        return AESGCM(key).decrypt(nonce, data, _bound(head)).decode("utf-8")
    except (InvalidTag, UnicodeDecodeError) as error:
        raise FileError(path, Problem("locked_damaged")) from error


def wants_password(error: FileError) -> bool:
    """Whether another password may open the file."""
    return error.problems[0].key in ("needs_password", "wrong_password")


def _keys(password: str, salt: bytes, cost: Mapping[str, int]) -> tuple[bytes, bytes]:
    made = hashlib.scrypt(
        password.encode("utf-8"),
        salt=salt,
        n=cost["n"],
        r=cost["r"],
        p=cost["p"],
        maxmem=256 * cost["n"] * cost["r"] * cost["p"] + (1 << 20),
        dklen=_KEY + _CHECK,
    )
    return made[:_KEY], made[_KEY:]


def _cost_of(key: object) -> tuple[dict[str, int], bytes]:
    """What a head asks of scrypt, within what is reasonable.

    Raises:
        ValueError: it is not what this program writes, or asks for too much.
    """
    if not isinstance(key, dict) or key.get("by") != "scrypt":
        raise ValueError("another way to a key")
    cost = {name: key[name] for name in _COST}
    for name, value in cost.items():
        if type(value) is not int or not 1 <= value <= _MOST[name]:
            raise ValueError(name)
    if cost["n"] < 2 or cost["n"] & (cost["n"] - 1):
        raise ValueError("n")
    return cost, _read(key["salt"])


def _bound(head: Mapping[str, object]) -> bytes:
    """The head as the bytes that are authenticated with the text."""
    return json.dumps(head, sort_keys=True, separators=(",", ":")).encode("ascii")


def _written(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _read(text: object) -> bytes:
    if not isinstance(text, str):
        raise TypeError("text is expected")
    return base64.b64decode(text, validate=True)
