"""``plans --from-sbc FILE``: a plan's document read, each field with how sure it is, as text or JSON."""

from collections.abc import Iterator
from pathlib import Path

from calculator.cli.terminal import show
from calculator.files.safe_json import read_bytes
from calculator.files.sbc.document import read_apart
from calculator.files.sbc.draft import document_of, draft_plan
from calculator.files.sbc.reading import Reading, Status
from calculator.files.sbc.summary import as_json as json_text
from calculator.files.sbc.summary import summary, words
from calculator.model.checking import to_json
from calculator.model.faults import InvalidError
from calculator.reference.texts import say


def from_sbc(path: Path, language: str, *, as_json: bool) -> int:
    """Read the document at ``path`` and print what it says.

    Raises:
        FileError: it cannot be read, or is no SBC.
    """
    data = read_bytes(path)
    reading = read_apart(path, data)
    if not as_json:
        show("\n".join(_lines(reading, path, language)))
        return 0
    record = {
        "plan": _plan(reading, path, data, language),
        "summary": summary(reading),
        "status": reading.status(),
        "words": words(reading),
        "not_held": [one._asdict() for one in reading.unheld],
    }
    print(json_text(record))
    return 0


def _plan(reading: Reading, path: Path, data: bytes, language: str) -> object:
    try:
        source = say("sbc.source", language, {"name": path.name})
        return to_json(draft_plan(reading, source, None, language, document_of(path.name, data)))
    except InvalidError as error:
        return {"problem": str(error)}


def _lines(reading: Reading, path: Path, language: str) -> Iterator[str]:
    yield say("sbc.heading", language, {"name": path.name})
    for status in (Status.GUESSED, Status.MISSING, Status.READ):
        fields = [(at, field) for at, field in reading.fields.items() if field.status is status]
        if fields:
            yield ""
            yield say(f"sbc.{status.value}", language, {"count": len(fields)})
        for at, field in fields:
            said = f"“{field.words}”" if field.words else ""
            value = json_text(_value(reading, at), None)
            yield f"  {at}: {value}" + (f"  {say('sbc.page', language, {'page': field.page})} {said}" if said else "")
    if reading.unheld:
        yield ""
        yield say("sbc.not_held", language)
        yield from (f"  {say('sbc.page', language, {'page': one.page})} “{one.words}”" for one in reading.unheld)


def _value(reading: Reading, path: str) -> object:
    """A field's value as ``summary`` writes it."""
    found: object = summary(reading)
    for part in path.split("."):
        if isinstance(found, list):
            found = found[int(part)] if int(part) < len(found) else None
        elif isinstance(found, dict):
            found = found.get(part)
    return found
