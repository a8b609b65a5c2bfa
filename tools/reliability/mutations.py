"""Changes to real files, by seed: bytes, parts of a JSON tree, cells of a table, parts of a workbook."""

import copy
import csv
import io
import json
import zipfile
from collections.abc import Callable
from random import Random
from typing import Any, Final

from tools.reliability.hostile import TEXTS

Change = Callable[[bytes, Random], bytes]

_BYTES: Final = (b"\0", b"\xff", b"\xed\xa0\x80", b"\xef\xbb\xbf", b'"', b"{", b"[", b",", b"\\u", b"9" * 400, b"\r")
_VALUES: Final[tuple[Any, ...]] = (
    *(None, True, False, 0, -1, 1, 200, 10**6, 10**20, 0.1, -1e300, "", "0", "-0", "0.00", "0.005", "1e3", "٣", "½"),
    *("100%", "100.01%", "9999999.99", "10000000.00", "2026-02-30", "2024-02-29", "2100-12-31", "1999-12-31"),
    *("in", "out", "im", "dosing", "individual", [], {}, [[]], {"": None}, [None], "NaN", "x" * 5_000),
)
_FEW: Final = 3


def of_bytes(data: bytes, chance: Random) -> bytes:
    """Bytes flipped, cut out, put in, doubled, or the end gone."""
    made = bytearray(data)
    for _ in range(chance.randint(1, _FEW)):
        at = chance.randrange(len(made) + 1)
        to = min(len(made), at + chance.choice((1, 2, 8, 40, 400)))
        what = chance.randrange(6)
        if what == 0 and at < len(made):
            made[at] ^= 1 << chance.randrange(8)
        elif what == 1:
            del made[at:to]
        elif what == 2:
            made[at:at] = chance.choice(_BYTES)
        elif what == 3:
            made[at:to] = chance.randbytes(to - at)
        elif what == 4:
            made[at:at] = made[at:to] * chance.choice((1, 2, 30))
        else:
            del made[at:]
    return bytes(made)


def of_tree(data: bytes, chance: Random) -> bytes:
    """JSON with parts of it replaced, gone, doubled, renamed, exchanged or wrapped; now and then bytes of it too."""
    if chance.randrange(8) == 0:
        return of_bytes(data, chance)
    tree = {"": json.loads(data)}
    for _ in range(chance.choice((1, 1, 1, 2, _FEW))):
        if "" in tree:
            _change(*_place(tree, chance), chance)
    text = json.dumps(tree.get("", tree), ensure_ascii=chance.random() < 0.5, indent=chance.choice((None, 1)))
    return text.encode("utf-8", "surrogatepass")


def _place(tree: dict[str, Any], chance: Random) -> tuple[Any, Any]:
    """A place somewhere in ``tree``, deep ones as likely as shallow ones: what holds it, and its name or number."""
    holder: Any = tree
    key: Any = ""
    while isinstance(holder[key], dict | list) and holder[key] and chance.random() < 0.85:
        holder = holder[key]
        key = chance.choice(list(holder)) if isinstance(holder, dict) else chance.randrange(len(holder))
    return holder, key


def _change(holder: Any, key: Any, chance: Random) -> None:
    what = chance.randrange(24)
    if what > 8:
        holder[key] = _nudged(holder[key], chance)
    elif what == 0:
        del holder[key]
    elif what == 1 and isinstance(holder, dict):
        holder[chance.choice((str(key).upper(), f"{key} ", "format", chance.choice(TEXTS)))] = holder.pop(key)
    elif what == 2 and isinstance(holder, list):
        holder[key:key] = [holder[key]] * chance.choice((1, 2, 60))
    elif what == 3:
        holder[key] = [holder[key]] if chance.random() < 0.5 else {"name": holder[key]}
    elif what == 4 and isinstance(holder[key], str):
        at = chance.randrange(len(holder[key]) + 1)
        holder[key] = holder[key][:at] + chance.choice((*TEXTS, "0", "9", ".", "-", "%")) + holder[key][at:]
    elif what == 5:
        other, place = _place({"": holder}, chance)
        holder[key] = json.loads(json.dumps(other[place]))
    elif what == 6:
        holder[key] = chance.choice(TEXTS)
    else:
        holder[key] = copy.deepcopy(chance.choice(_VALUES))


def _nudged(value: Any, chance: Random) -> Any:
    """A value that may well be valid still: another digit, another number, another order, a part left out."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int | float):
        return chance.choice((value + 1, value - 1, value * 100, -value, 0))
    if isinstance(value, str):
        places = [at for at, sign in enumerate(value) if sign in "0123456789"]
        at = chance.choice(places) if places else chance.randrange(len(value) + 1)
        return value[:at] + (chance.choice("0123456789") if places else " ") + value[at + len(places[:1]) :]
    if isinstance(value, list):
        return chance.sample(value, chance.randint(0, len(value)))
    if isinstance(value, dict):
        return {name: value[name] for name in chance.sample(list(value), max(0, len(value) - 1))}
    return value


def of_table(data: bytes, chance: Random) -> bytes:
    """A CSV with cells, rows, separators or its encoding changed; now and then its bytes too."""
    if chance.randrange(6) == 0:
        return of_bytes(data, chance)
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    for _ in range(chance.randint(1, _FEW)):
        at = chance.randrange(len(rows))
        row = rows[at]
        place = chance.randrange(len(row) + 1)
        what = chance.randrange(5)
        if what == 0:
            rows[at:at] = [list(row) for _ in range(chance.choice((1, 3, 40)))]
        elif what == 1 and len(rows) > 1:
            del rows[at]
        elif what == 2:
            row[place : place + 1] = [chance.choice(TEXTS)]
        elif what == 3:
            row[place : place + 1] = [chance.choice(("(" * 300, "[", "$", "1,200", "1.200,00", "-5", "12.345", "201"))]
        else:
            row[place:place] = [""] * chance.choice((1, 5, 80))
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=chance.choice(",;\t")).writerows(rows)
    return text.getvalue().encode(chance.choice(("utf-8", "utf-8", "utf-8-sig", "utf-16", "cp1252")), "replace")


def of_package(data: bytes, chance: Random) -> bytes:
    """A workbook with one of its parts changed, gone, doubled or swollen, or bytes of the package itself."""
    if chance.randrange(4) == 0:
        return of_bytes(data, chance)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    name = chance.choice(list(parts))
    what = chance.randrange(6)
    if what == 0:
        del parts[name]
    elif what == 1:
        parts[name] = parts[chance.choice(list(parts))]
    elif what == 2:
        parts[name.upper() if chance.random() < 0.5 else f"../{name}"] = parts.pop(name)
    else:
        parts[name] = _of_markup(parts[name], chance)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", chance.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))) as package:
        for part, content in parts.items():
            package.writestr(part, content)
    return made.getvalue()


def _of_markup(data: bytes, chance: Random) -> bytes:
    """XML with an element doubled, an attribute or a text replaced, or bytes changed."""
    what = chance.randrange(4)
    if what == 0:
        return of_bytes(data, chance)
    sign, ends = {1: (b"<", b">"), 2: (b'="', b'"'), 3: (b">", b"<")}[what]
    places = [at for at in range(len(data)) if data.startswith(sign, at)]
    if not places:
        return of_bytes(data, chance)
    begin = chance.choice(places) + len(sign)
    end = data.find(ends, begin)
    end = len(data) if end < 0 else end
    if what == 1:
        element = data[begin - 1 : end + 1]
        return data[: begin - 1] + element * chance.choice((0, 2, 50)) + data[end + 1 :]
    odd = chance.choice(("-1", "0", "1048577", "A1:XFD1048576", "ZZZZ9", "1E400", "99999999999", "", *TEXTS))
    return data[:begin] + odd.encode("utf-8").replace(b"<", b"&lt;").replace(b'"', b"") + data[end:]
