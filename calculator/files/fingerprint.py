"""Whether a file is as it was: its content's fingerprint, to tell that somebody else has written it meanwhile."""

from pathlib import Path

from calculator.files.safe_json import MAX_BYTES
from calculator.reference import plain


def of(path: Path) -> bytes | None:
    """The fingerprint of the file's content; None: there is no such file, or it cannot be read.

    What is larger than any case is not read: its size tells well enough that it is not what was written here.
    """
    import hashlib  # noqa: PLC0415 (not on the start-up path)

    try:
        data = plain.content(path, MAX_BYTES)
    except plain.TooLargeError as error:
        data = str(error.size).encode("ascii")
    except (OSError, ValueError):
        return None
    return hashlib.sha256(data).digest()
