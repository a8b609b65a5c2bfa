"""What a measurement comes to: a row with its yardstick, its ratio, its target and the verdict. Knows no clock."""

from collections.abc import Sequence
from dataclasses import astuple, dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One measurement beside its yardstick, as text ready to be read."""

    what: str
    measured: str
    yardstick: str
    ratio: str
    target: str
    verdict: str


def at_most(what: str, measured: float, yardstick: tuple[str, float], most: float) -> Row:
    """A time in seconds that should be at most ``most`` times the yardstick's."""
    name, beside = yardstick
    ratio = measured / beside
    verdict = "met" if ratio <= most else "MISSED"
    return Row(what, _time(measured), f"{name} {_time(beside)}", f"{ratio:.2f}×", f"≤ {most:.2f}×", verdict)


def at_least(what: str, measured: float, yardstick: tuple[str, float], unit: str) -> Row:
    """A rate that should be at least the yardstick's."""
    name, beside = yardstick
    ratio = measured / beside
    verdict = "met" if ratio >= 1 else "MISSED"
    return Row(what, f"{measured:,.0f} {unit}", f"{name} {beside:,.0f}", f"{ratio:.2f}×", "≥ 1.00×", verdict)


def percentile(values: Sequence[float], percent: int) -> float:
    """The value that ``percent`` of the values do not exceed (nearest rank, so never one that was not measured)."""
    ranked = sorted(values)
    return ranked[max(0, -(-len(ranked) * percent // 100) - 1)]


def written(rows: Sequence[Row]) -> str:
    """The rows as a table for the terminal."""
    lines = [("what", "measured", "yardstick", "ratio", "target", "verdict"), *(astuple(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines
    )


def _time(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms"
