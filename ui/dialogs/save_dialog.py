"""Ask where a file should go and put it there whole. It knows nothing of what the file holds.

One rule for every file that is saved: only an ending that is offered is one ("Dr. Smith" and "Plan v1.2" have none),
the right one is put behind a name without, and what stands under that name then is replaced only when asked.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from calculator.files import atomic
from calculator.files.looking import absolute, is_there
from calculator.files.problems import FileError
from calculator.reference.voice import Voice
from ui.dialogs import questions
from ui.dialogs.file_dialogs import ask_save


def save_as(parent: QWidget, title: str, name: str, data: bytes, voice: Voice) -> Path | None:
    """Ask for a file, starting from ``name``, and write ``data``; what goes wrong is said in a dialog.

    Returns:
        The file that was written, or None.
    """
    path = ask_place(parent, title, name, kinds_of(Path(name).suffix), voice)
    return path if path is not None and put(parent, title, path, data, voice) else None


def kinds_of(*endings: str) -> dict[str, str]:
    """The kinds of files that ``endings`` tell, by what a dialog calls them."""
    return {f"{ending[1:].upper()} (*{ending})": ending for ending in endings}


def ask_place(
    parent: QWidget, title: str, name: str, kinds: Mapping[str, str], voice: Voice, also: Sequence[str] = ()
) -> Path | None:
    """Ask for a file of one of ``kinds`` (endings by what the dialog calls them), starting from ``name``.

    A name that ends as one of ``also`` is complete, too. Returns None where nothing is to be written.
    """
    chosen, kind = ask_save(parent, title, name, ";;".join(kinds))
    if not chosen:
        return None
    typed = absolute(Path(chosen))
    endings = tuple(kinds.values())
    if typed.suffix.lower() in (*endings, *also):
        return typed
    path = Path(f"{typed}{kinds.get(kind, endings[0])}")
    # The system has asked about the name without its ending.
    return path if may_take(parent, path, voice) else None


def may_take(parent: QWidget, path: Path, voice: Voice) -> bool:
    """Whether nothing is at ``path``, or a person says that it may be replaced."""
    if not is_there(path):
        return True
    return questions.choose(parent, "exists", ("replace", "cancel"), {"name": path.name}, voice) == "replace"


def put(parent: QWidget, title: str, path: Path, data: bytes, voice: Voice) -> bool:
    """Write ``data`` to ``path`` whole; what goes wrong is said in a dialog. Returns whether it was written."""
    try:
        atomic.write(path, data)
    except FileError as error:
        questions.warn(parent, title, error.say(voice))
        return False
    return True
