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
from calculator.reference.voice import Voice


def from_sbc(path: Path, voice: Voice, *, as_json: bool) -> int:
    """Read the document at ``path`` and print what it says.

    Raises:
        FileError: it cannot be read, or is no SBC.
    """
    data = read_bytes(path)
    reading = read_apart(path, data)
    if not as_json:
        show("\n".join(_lines(reading, path, voice)))
        return 0
    record = {
        "plan": _plan(reading, path, data, voice),
        "summary": summary(reading),
        "status": reading.status(),
        "words": words(reading),
        "not_held": [one._asdict() for one in reading.unheld],
    }
    print(json_text(record))
    return 0


def _plan(reading: Reading, path: Path, data: bytes, voice: Voice) -> object:
    try:
        source = voice("sbc.source", name=path.name)
        return to_json(draft_plan(reading, source, None, voice, document_of(path.name, data)))
    except InvalidError as error:
        return {"problem": str(error)}


def _lines(reading: Reading, path: Path, voice: Voice) -> Iterator[str]:
    yield voice("sbc.heading", name=path.name)
    for status in (Status.GUESSED, Status.MISSING, Status.READ):
        fields = [(at, field) for at, field in reading.fields.items() if field.status is status]
        if fields:
            yield ""
            yield voice(f"sbc.{status.value}", count=len(fields))
        for at, field in fields:
            said = f"“{field.words}”" if field.words else ""
            value = json_text(_value(reading, at), None)
            yield f"  {at}: {value}" + (f"  {voice('sbc.page', page=field.page)} {said}" if said else "")
    if reading.unheld:
        yield ""
        yield voice("sbc.not_held")
        yield from (f"  {voice('sbc.page', page=one.page)} “{one.words}”" for one in reading.unheld)


def _value(reading: Reading, path: str) -> object:
    """A field's value as ``summary`` writes it."""
    found: object = summary(reading)
    for part in path.split("."):
        if isinstance(found, list):
            found = found[int(part)] if int(part) < len(found) else None
        elif isinstance(found, dict):
            found = found.get(part)
    return found
