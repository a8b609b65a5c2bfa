"""Long work on another thread rests while a key is dealt with: Python lets one thread on at a time, so that a key would
take twice as long beside it."""

import time
from typing import Final

_KEY_S: Final = 0.02
"""So long after a key has been pressed it has been dealt with and painted, as a rule."""


class _Turn:
    """Whose turn it is: until ``until`` (of ``time.monotonic``) that of the UI thread."""

    until = 0.0


_turn: Final = _Turn()


def key_pressed() -> None:
    """A key is about to be dealt with."""
    _turn.until = time.monotonic() + _KEY_S


def give_way() -> None:
    """Rest while a key is dealt with; long work asks now and then, on a thread of its own."""
    rest = _turn.until - time.monotonic()
    if rest > 0:
        time.sleep(rest)
