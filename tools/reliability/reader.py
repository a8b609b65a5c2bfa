"""What a reader of the program is to the fuzz: real files for it, how they are changed, and the reading."""

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

from calculator.files.problems import FileError, visible
from calculator.reference.texts import LANGUAGES
from calculator.reference.voice import Voice
from tools.reliability.mutations import Change

_LONGEST_REFUSAL: Final = 4_000


class Reader(NamedTuple):
    """A reader by name: real files, their changes, how a file is named, and the reading.

    ``reads`` returns whether the file was read (else it was refused in words); what it raises is a finding. ``share``
    is how many inputs of all it gets, beside the other readers.
    """

    name: str
    originals: Callable[[], list[bytes]]
    change: Change
    file: str
    reads: Callable[[Path], bool]
    share: int = 10

    def input(self, originals: list[bytes], number: int) -> bytes:
        """The input ``number`` of this reader: always the same bytes."""
        chance = Random(f"{self.name} {number}")
        return self.change(chance.choice(originals), chance)

    def place(self, folder: Path, number: int) -> Path:
        """Where the input ``number`` is put. Qt takes a settings file that was written a moment ago for the old one."""
        return folder / self.file.format(number=number % 64)


def refused(error: FileError) -> None:
    """See that a refusal is words for a person, in each language, that steer no terminal."""
    for language in LANGUAGES:
        said = error.say(Voice(language))
        if not said or len(said) > _LONGEST_REFUSAL or visible(said) != said or "Traceback" in said:
            raise AssertionError(f"no refusal for a person: {said[:200]!r}")
