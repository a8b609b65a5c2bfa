"""Quotation marks in a table of text: one that nothing closes swallows the rows under it, and is found here."""

import re


def open_quote(text: str, separator: str) -> int | None:
    """The line, from 1, of the first quotation mark that is opened and not closed where its cell ends.

    One that is closed further down is open as well where it takes in what looks like whole rows: as many separators in
    a line as the line of its opening has.
    """
    between = re.escape(separator)
    opening = re.compile(rf'(?:\A|[{between}\r\n])"')
    at = 0
    while match := opening.search(text, at):
        start = match.end()
        end = _closing(text, start)
        if (
            end is None
            or (text[end + 1 : end + 2] not in ("", separator, "\r", "\n"))
            or _has_rows(text, start, end, separator)
        ):
            return _line(text, start)
        at = end + 1
    return None


def _closing(text: str, start: int) -> int | None:
    """The place of the mark that closes a cell; two in a row are one of its letters."""
    at = text.find('"', start)
    while at >= 0 and text[at + 1 : at + 2] == '"':
        at = text.find('"', at + 2)
    return at if at >= 0 else None


def _has_rows(text: str, start: int, end: int, separator: str) -> bool:
    inside = text[start:end].splitlines()
    if len(inside) < 2:
        return False
    first = text[max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1 : start]
    wanted = max(first.count(separator), 1)
    return any(line.count(separator) >= wanted for line in inside[1:])


def _line(text: str, at: int) -> int:
    return len(re.findall(r"\r\n|\r|\n", text[:at])) + 1
