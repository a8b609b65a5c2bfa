"""Makes ``calculator/files/worked_example.py`` of the worked example's file: ``python -m tools.worked_example``.

The window opens with that case. Reading and checking a file takes longer than showing a window, and this one is checked
here and in the tests.
"""

import datetime
import subprocess
import sys
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Final

from calculator.files import bundled
from calculator.files.document import load
from calculator.model.base import Model
from calculator.model.case import Case

PATH: Final = Path(bundled.__file__).with_name("worked_example.py")


def text(case: Case) -> str:
    """The module that holds ``case``, before it is laid out."""
    homes: dict[str, set[str]] = {}
    for kind in _kinds(case):
        homes.setdefault(kind.__module__, set()).add(kind.__name__)
    about = (
        f'"""``{bundled.WORKED_EXAMPLE.name}`` ready made, by ``python -m tools.worked_example``; not to be edited."""'
    )
    imports = (f"from {home} import {', '.join(sorted(names))}" for home, names in sorted(homes.items()))
    lines = (about, "import datetime", "from typing import Final", *imports, f"CASE: Final = {_made(case)}", "")
    return "\n".join(lines)


def _kinds(value: object) -> Iterator[type]:
    """The kinds of all values in ``value`` that have a name of their own."""
    if isinstance(value, Model | Enum):
        yield type(value)
    for part in vars(value).values() if isinstance(value, Model) else value if isinstance(value, tuple) else ():
        yield from _kinds(part)


def _made(value: object) -> str:
    """The expression that makes ``value``."""
    if isinstance(value, Model):
        usual = type(value).unchecked()
        said = {name: part for name, part in vars(value).items() if part != getattr(usual, name)}
        return f"{type(value).__name__}.unchecked({', '.join(f'{name}={_made(part)}' for name, part in said.items())})"
    if isinstance(value, tuple):
        return f"({''.join(_made(part) + ',' for part in value)})"
    if isinstance(value, Enum):
        return f"{type(value).__name__}.{value.name}"
    return f"datetime.date({value:%Y, %-m, %-d})" if isinstance(value, datetime.date) else repr(value)


if __name__ == "__main__":
    PATH.write_text(text(load(bundled.WORKED_EXAMPLE)), encoding="utf-8")
    for how in (("check", "--quiet", "--fix"), ("format", "--quiet")):
        subprocess.run([sys.executable, "-m", "ruff", *how, str(PATH)], check=True)
