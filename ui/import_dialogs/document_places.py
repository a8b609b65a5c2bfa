"""Where the documents that plans were read from were last found on this computer: by their content, not by name."""

from pathlib import Path

from calculator.files.looking import absolute
from ui.settings import Settings


def remember(sha256: str, path: Path) -> None:
    """The document of this content was found at ``path``."""
    settings = Settings()
    settings.documents = {**settings.documents, sha256: str(absolute(path))}


def last_place(sha256: str) -> Path | None:
    """Where the document of this content was last found; None: nowhere yet. Another one may lie there by now."""
    place = Settings().documents.get(sha256)
    return Path(place) if place else None
