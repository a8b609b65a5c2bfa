"""What a file that is named on the command line may replace: one of its own kind, and nothing else."""

from pathlib import Path

from calculator.files.looking import is_file


def may_replace(path: Path, *beginnings: bytes) -> bool:
    """Whether nothing is at ``path``, or an empty file, or one that begins as one of ``beginnings``.

    What cannot be looked at may be: writing there says why it cannot.
    """
    if not is_file(path):
        return True
    try:
        with path.open("rb") as file:
            begins = file.read(max(map(len, beginnings)))
    except OSError:
        return True
    return not begins or begins.startswith(beginnings)
