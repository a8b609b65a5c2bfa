"""A password on a file: its text under AES-GCM with a key from scrypt. Nothing of what it holds can be read without it.

The file is JSON of its own format. Its head (how the key is made, and a value to check it by) is authenticated with the
text, so that a change of either is noticed. The check value tells a wrong password from a changed text, and a plain sum
of the head tells damage to the head from both: it is no secret, and protects from accidents only.
"""

import base64
import binascii
import hashlib
import hmac
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from calculator.files.locking import FORMAT, Key, Password
from calculator.files.problems import FileError, Problem

_VERSION: Final = 1
_SALT, _NONCE, _KEY, _CHECK = 16, 12, 32, 16


class Cost(NamedTuple):
    """What scrypt is asked for: n · r · 128 bytes of memory, p times over."""

    n: int
    r: int
    p: int


COST: Final = Cost(n=1 << 17, r=8, p=1)
"""128 MB and less than half a second: little for one person, much for whoever tries a million words. A file that asks
for more, of time or of memory, is refused: one try takes no longer than it does for a file of this program's own."""


def lock(text: str, password: Password) -> str:
    """The content of a locked file that holds ``text``."""
    made = next((key for key in password.keys if key.cost == COST), None) or _key(password, os.urandom(_SALT), COST)
    nonce = os.urandom(_NONCE)
    head = {
        "format": FORMAT,
        "schema_version": _VERSION,
        "key": {"by": "scrypt", **Cost(*made.cost)._asdict(), "salt": _written(made.salt)},
        "check": _written(made.check),
        "nonce": _written(nonce),
    }
    data = AESGCM(made.key).encrypt(nonce, text.encode("utf-8"), _bound(head))
    return json.dumps({**head, "head_sum": _sum(head), "data": _written(data)}, indent=1) + "\n"


def unlock(path: Path, tree: Mapping[str, Any], password: Password | None) -> str:
    """The text in a locked file; ``path`` is where it lies.

    Raises:
        FileError: there is no password (``needs_password``), it is the wrong one (``wrong_password``), or the file was
            changed or is not whole (``locked_damaged``), or of a newer version.
    """
    head = {name: tree.get(name) for name in ("format", "schema_version", "key", "check", "nonce")}
    if head["schema_version"] != _VERSION:
        raise FileError(path, Problem("locked_newer"))
    try:
        cost, salt = _cost_of(head["key"])
        check, nonce, data = (_read(tree[name]) for name in ("check", "nonce", "data"))
    except (KeyError, TypeError, ValueError, binascii.Error) as error:
        raise FileError(path, Problem("locked_damaged")) from error
    # Files of the first versions have no sum.
    if len(nonce) != _NONCE or len(check) != _CHECK or tree.get("head_sum", _sum(head)) != _sum(head):
        raise FileError(path, Problem("locked_damaged"))
    if password is None:
        raise FileError(path, Problem("needs_password"))
    made = _key(password, salt, cost)
    if not hmac.compare_digest(check, made.check):
        raise FileError(path, Problem("wrong_password"))
    try:
        return AESGCM(made.key).decrypt(nonce, data, _bound(head)).decode("utf-8")
    except (InvalidTag, UnicodeDecodeError) as error:
        raise FileError(path, Problem("locked_damaged")) from error


def _key(password: Password, salt: bytes, cost: Cost) -> Key:
    """The key for a salt: as it was made before, or made now and kept with the password."""
    known = next((key for key in password.keys if (key.salt, key.cost) == (salt, cost)), None)
    if known is not None:
        return known
    # Not by hashlib, which can only where Python was built with OpenSSL: that of the self-contained program is not.
    maker = Scrypt(salt=salt, length=_KEY + _CHECK, n=cost.n, r=cost.r, p=cost.p)
    made = maker.derive(password.words.encode("utf-8", "surrogatepass"))
    key = Key(cost, salt, made[:_KEY], made[_KEY:])
    password.keys.append(key)
    return key


def _cost_of(key: object) -> tuple[Cost, bytes]:
    """What a head asks of scrypt, within what is reasonable.

    Raises:
        ValueError: it is not what this program writes, or asks for too much.
    """
    if not isinstance(key, dict) or key.get("by") != "scrypt":
        raise ValueError("another way to a key")
    cost = Cost(key["n"], key["r"], key["p"])
    if any(type(value) is not int or not 1 <= value <= COST.n for value in cost):
        raise ValueError("no reasonable numbers")
    if cost.n < 2 or cost.n & (cost.n - 1) or cost.n >= 1 << 16 * cost.r:
        # A power of two, and less than scrypt itself allows for its r (RFC 7914, section 2).
        raise ValueError("n")
    if cost.n * cost.r * cost.p > COST.n * COST.r * COST.p:
        raise ValueError("too much work")
    return cost, _read(key["salt"])


def _bound(head: Mapping[str, object]) -> bytes:
    """The head as the bytes that are authenticated with the text."""
    return json.dumps(head, sort_keys=True, separators=(",", ":")).encode("ascii")


def _sum(head: Mapping[str, object]) -> str:
    return hashlib.sha256(_bound(head)).hexdigest()


def _written(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _read(text: object) -> bytes:
    if not isinstance(text, str):
        raise TypeError("text is expected")
    return base64.b64decode(text, validate=True)
