"""What happens in place of the window where none can be shown: the estimate as text, and its sheet as a PDF."""

import itertools
from pathlib import Path
from typing import Final

from calculator.cli import text_report
from calculator.cli.estimate import make_sheet
from calculator.cli.terminal import answering, remark, show, width
from calculator.engine import pricing
from calculator.files import atomic, bundled
from calculator.files.document import load
from calculator.files.looking import is_there
from calculator.reference import plain
from calculator.reference.voice import Voice

_OURS: Final = b"KAT Estimator"
"""What every sheet of this program has in its metadata."""

_LARGEST: Final = 20_000_000
"""The bytes of a PDF that is looked into. A sheet has a hundredth of them."""


def answer(why: str, path: Path | None, voice: Voice) -> int:
    """Say ``why`` there is no window, print the estimate of the case at ``path`` (None: a real clinic's), write its
    sheet into the current folder and say where. Returns the exit status."""

    def respond() -> int:
        remark(why)
        case = bundled.example() if path is None else load(path)
        estimate = pricing.estimate(case, case.chosen_plan)
        show(text_report.of(case, estimate, voice, width()))
        sheet = put(Path.cwd(), (path or bundled.EXAMPLE).stem, make_sheet(case, estimate, voice))
        show("\n" + voice("cli.sheet_at", path=sheet))
        return 0

    return answering(respond, voice)


def put(folder: Path, stem: str, sheet: bytes) -> Path:
    """Write ``sheet`` into ``folder`` under a name that is free, or that of an earlier sheet of this program.

    Raises:
        FileError: it could not be written.
    """
    names = itertools.chain([f"{stem}.pdf"], (f"{stem}-{number}.pdf" for number in itertools.count(2)))
    places = (folder / name for name in names)
    for place in places:
        if _is_ours(place):
            atomic.write(place, sheet)
            return place
        if not is_there(place):
            return atomic.write_new(itertools.chain([place], places), sheet)
    raise AssertionError("there is always a number that is free")


def _is_ours(path: Path) -> bool:
    if path.is_symlink():
        return False
    try:
        content = plain.content(path, _LARGEST)
    except (OSError, ValueError, plain.TooLargeError):
        return False
    return content.startswith(b"%PDF-") and _OURS in content
