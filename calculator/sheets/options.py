"""How a patient's sheet is made: its paper, how much is on it, how large its type is, and who hands it out."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from calculator.reference import plain
from calculator.sheets.render import PAPERS, SheetError, check_picture

MOST_LOGO: Final = 500_000
"""The greatest size of a logo's file, in bytes."""

MOST_PIXELS: Final = 16_000_000
"""A small file can hold a picture that takes gigabytes once it is unpacked."""

MOST_LINES: Final = 6
"""The lines of how to reach an organisation."""

LONGEST_LINE: Final = 120
"""The letters of its name, and of each of these lines."""

_PICTURES: Final = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
"""How a PNG and a JPEG begin."""

_BEGIN_PICTURE: Final = frozenset(bytes([kind]) for kind in range(0xC0, 0xD0) if kind not in (0xC4, 0xC8, 0xCC))
"""The kinds of a JPEG's segments that say how large the picture is."""


class LogoError(Exception):
    """A logo cannot be used. ``code`` is ``missing``, ``large``, ``pixels`` or ``broken``: what is wrong with it."""

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
    Estimate. ``where_i_stand``: with a page of what is done, expected beside actual, where something is.
    """

    paper: str = next(iter(PAPERS))
    sessions: bool = True
    reasons: bool = True
    large_print: bool = False
    chart: bool = False
    months: bool = False
    example_page: bool = False
    charges_page: bool = False
    where_i_stand: bool = False
    organisation: Organisation = Organisation()


PLAIN: Final = SheetOptions()
"""The sheet as it is where nobody asks for anything else."""


def logo_from(path: Path) -> bytes:
    """The picture in the file at ``path``, PNG or JPEG, after making sure that it can be printed.

    Raises:
        LogoError: there is no such file, it is too large, or it is no such picture.
    """
    try:
        data = plain.content(path, MOST_LOGO)
    except plain.TooLargeError as error:
        raise LogoError("large") from error
    except plain.NotPlainError as error:
        raise LogoError("broken") from error
    except (OSError, ValueError) as error:
        raise LogoError("missing") from error
    if not data.startswith(_PICTURES):
        raise LogoError("broken")
    if _pixels(data) > MOST_PIXELS:
        raise LogoError("pixels")
    try:
        check_picture(data)
    except SheetError as error:
        raise LogoError("broken") from error
    return data


def _pixels(data: bytes) -> int:
    """How many pixels a PNG or a JPEG says that it has; 0: it does not say."""
    if data.startswith(_PICTURES[0]):
        return int.from_bytes(data[16:20], "big") * int.from_bytes(data[20:24], "big")
    at = 2
    # A JPEG is a row of segments, each with its length; the one that begins the picture has height and width.
    while data[at : at + 1] == b"\xff":
        kind = data[at + 1 : at + 2]
        if kind in _BEGIN_PICTURE:
            return int.from_bytes(data[at + 5 : at + 7], "big") * int.from_bytes(data[at + 7 : at + 9], "big")
        at += 2 + max(int.from_bytes(data[at + 2 : at + 4], "big"), 2) if kind != b"\xff" else 1
    return 0
