"""A guard for Python 3.11, where PySide6 6.12 takes references to None, True and False without giving them back.

Shiboken 6.12 counts on constants that never die, as they are from Python 3.12 on (PEP 683). On 3.11 each Qt method that
returns nothing leaves one reference less to None, and after some six thousand calls the interpreter aborts with
"none_dealloc". The guard gives these constants so many references that no session can use them up. It goes when Python
3.11 is no longer supported, or when PySide6 counts rightly again.
"""

import ctypes
import sys
from typing import Final

_ENOUGH: Final = 1 << 48


def keep_constants() -> None:
    """Make None, True and False outlive whatever PySide6 does to their reference counts."""
    if sys.version_info >= (3, 12) or sys.implementation.name != "cpython":
        return
    for constant in (None, True, False):
        # In CPython 3.11 an object begins with its reference count.
        count = ctypes.c_ssize_t.from_address(id(constant))
        if count.value < _ENOUGH:
            count.value += _ENOUGH
