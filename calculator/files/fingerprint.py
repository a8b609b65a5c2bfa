"""Whether a file is as it was: its content's fingerprint, to tell that somebody else has written it meanwhile."""

from pathlib import Path


def of(path: Path) -> bytes | None:
    """The fingerprint of the file's content; None: there is no such file, or it cannot be read."""
    import hashlib  # noqa: PLC0415 (not on the start-up path)

    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").digest()
    except OSError:
        return None
