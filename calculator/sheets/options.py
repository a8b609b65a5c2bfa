"""How a patient's sheet is made: its paper, how much is on it, how large its type is, and who hands it out."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from calculator.sheets.render import PAPERS, SheetError, check_picture

MOST_LOGO: Final = 500_000
"""The greatest size of a logo's file, in bytes."""

_PICTURES: Final = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
"""How a PNG and a JPEG begin."""


class LogoError(Exception):
    """A logo cannot be used. ``code`` is ``missing``, ``large`` or ``broken``: what is wrong with its file."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Organisation:
    """Who hands the sheet out: a name, lines of how to reach them, and the bytes of a logo; all may be empty."""

    name: str = ""
    contact: tuple[str, ...] = ()
    logo: bytes = b""

    @property
    def known(self) -> bool:
        """Whether there is anything to print."""
        return bool(self.name.strip() or any(line.strip() for line in self.contact) or self.logo)


@dataclass(frozen=True, slots=True)
class SheetOptions:
    """What a sheet is to be.

    ``sessions``: with every session; ``reasons``: with why each costs what it does; ``large_print``: in type of 16
    points and more, most of it 18; ``chart``: with a drawing of what the patient will have paid; ``months``: with what
    is paid month by month; ``example_page``: with a page in the shape of an SBC's coverage example;
    ``charges_page``: with a page of expected charges for the provider to fill in. Neither is ever called a Good Faith
    Estimate.
    """

    paper: str = next(iter(PAPERS))
    sessions: bool = True
    reasons: bool = True
    large_print: bool = False
    chart: bool = False
    months: bool = False
    example_page: bool = False
    charges_page: bool = False
    organisation: Organisation = Organisation()


PLAIN: Final = SheetOptions()
"""The sheet as it is where nobody asks for anything else."""


def logo_from(path: Path) -> bytes:
    """The picture in the file at ``path``, PNG or JPEG, after making sure that it can be printed.

    Raises:
        LogoError: there is no such file, it is too large, or it is no such picture.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MOST_LOGO + 1)
    except (OSError, ValueError) as error:
        raise LogoError("missing") from error
    if len(data) > MOST_LOGO:
        raise LogoError("large")
    if not data.startswith(_PICTURES):
        raise LogoError("broken")
    try:
        check_picture(data)
    except SheetError as error:
        raise LogoError("broken") from error
    return data
