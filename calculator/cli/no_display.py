"""What happens in place of the window where none can be shown: the estimate as text, and its sheet as a PDF."""

import itertools
import sys
from pathlib import Path
from typing import Final

from calculator.cli import text_report
from calculator.cli.estimate import priced, write_sheet
from calculator.cli.terminal import answering, show, width
from calculator.files import bundled
from calculator.files.document import load
from calculator.reference.texts import say

_OURS: Final = b"KAT Estimator"
"""What every sheet of this program has in its metadata."""


def answer(why: str, path: Path | None, language: str) -> int:
    """Say ``why`` there is no window, print the estimate of the case at ``path`` (None: the worked example), write its
    sheet into the current folder and say where. Returns the exit status."""

    def respond() -> int:
        print(why, file=sys.stderr, flush=True)
        case = bundled.example() if path is None else load(path)
        estimate = priced(case, language)
        show(text_report.of(case, estimate, language, width()))
        sheet = free_name(Path.cwd(), (path or bundled.EXAMPLE).stem)
        write_sheet(case, estimate, sheet, language)
        show("\n" + say("cli.sheet_at", language, {"path": sheet}))
        return 0

    return answering(respond, language)


def free_name(folder: Path, stem: str) -> Path:
    """Where to put a sheet in ``folder``: a name that is free, or that of an earlier sheet of this program."""
    names = itertools.chain([f"{stem}.pdf"], (f"{stem}-{number}.pdf" for number in itertools.count(2)))
    return next(folder / name for name in names if _may_take(folder / name))


def _may_take(path: Path) -> bool:
    if path.is_symlink() or not path.is_file():
        return not (path.exists() or path.is_symlink())
    content = path.read_bytes()
    return content.startswith(b"%PDF-") and _OURS in content
