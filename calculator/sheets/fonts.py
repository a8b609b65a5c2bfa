"""The sheets' typeface: where its files lie and which characters it has. It comes with a package, never from the
system, so that a sheet looks the same on every machine."""

import struct
from functools import cache
from pathlib import Path
from typing import Final

import fontpkg_ibm_plex_sans  # type: ignore[import-untyped]  # a folder of fonts with two constants

FAMILY: Final[str] = fontpkg_ibm_plex_sans.FAMILY
"""The name of the typeface."""

FOLDER: Final[Path] = fontpkg_ibm_plex_sans.ROOT / "files"
"""The folder of its files: one upright and one italic, each with all weights."""

_UPRIGHT: Final = "IBMPlexSans[wdth,wght].ttf"


@cache
def characters() -> frozenset[int]:
    """The code points that the upright typeface has a glyph for, as its ``cmap`` table says."""
    data = (FOLDER / _UPRIGHT).read_bytes()
    cmap = _table(data, b"cmap")
    (count,) = struct.unpack_from(">H", data, cmap + 2)
    found: set[int] = set()
    for record in range(count):
        (offset,) = struct.unpack_from(">I", data, cmap + 4 + 8 * record + 4)
        (kind,) = struct.unpack_from(">H", data, cmap + offset)
        if kind == 4:
            found |= _in_segments(data, cmap + offset)
        elif kind == 12:
            found |= _in_groups(data, cmap + offset)
    return frozenset(found)


def _table(data: bytes, name: bytes) -> int:
    (count,) = struct.unpack_from(">H", data, 4)
    offsets = {data[at : at + 4]: struct.unpack_from(">I", data, at + 8)[0] for at in range(12, 12 + 16 * count, 16)}
    return int(offsets[name])


def _in_segments(data: bytes, at: int) -> set[int]:
    """Format 4: segments of the Basic Multilingual Plane, each with a shift or a list of glyphs."""
    (doubled,) = struct.unpack_from(">H", data, at + 6)
    count = doubled // 2
    ends = struct.unpack_from(f">{count}H", data, at + 14)
    starts_at = at + 16 + doubled
    starts = struct.unpack_from(f">{count}H", data, starts_at)
    shifts = struct.unpack_from(f">{count}H", data, starts_at + doubled)
    lists_at = starts_at + 2 * doubled
    lists = struct.unpack_from(f">{count}H", data, lists_at)
    found: set[int] = set()
    for segment, (start, end) in enumerate(zip(starts, ends, strict=True)):
        for code in range(start, min(end, 0xFFFE) + 1):
            glyph = code + shifts[segment]
            if lists[segment]:
                place = lists_at + 2 * segment + lists[segment] + 2 * (code - start)
                (glyph,) = struct.unpack_from(">H", data, place)
            if glyph % 0x10000:
                found.add(code)
    return found


def _in_groups(data: bytes, at: int) -> set[int]:
    """Format 12: groups of any plane."""
    (count,) = struct.unpack_from(">I", data, at + 12)
    groups = (struct.unpack_from(">III", data, at + 16 + 12 * group) for group in range(count))
    return {code for start, end, _ in groups for code in range(start, end + 1)}
