"""What a session is called, in the window, on a sheet, in a workbook and in the terminal: one name in each language."""

from calculator.model.estimate import DatedLine
from calculator.reference.texts import known
from calculator.reference.voice import Voice
from calculator.words.bundled import told


def service_title(service: str, label: str, voice: Voice) -> str:
    """What a service is called: the label somebody gave it, or its name."""
    key = f"services.{service}"
    return told(label, voice) or (voice(key) if known(key) else str(service).replace("_", " "))


def service_at_place(service: str, place: str, voice: Voice) -> str:
    """A service at a place, such as ``Integration, telehealth``."""
    name = voice(f"editors.place_{place}")
    figures = {"service": service_title(service, "", voice), "place": name[:1].lower() + name[1:]}
    return voice("plan.reading_place", **figures)


def numbered_title(line: DatedLine, voice: Voice) -> str:
    """A session's service, with its place among those of its line where there are several."""
    return numbered(service_title(line.service, line.label, voice), line.number, line.of, voice)


def numbered(name: str, number: int, of: int, voice: Voice) -> str:
    """``name`` with its place among ``of``, where there are several."""
    return name if of < 2 else voice("services.numbered", name=name, number=number, of=of)


def session_title(line: DatedLine, voice: Voice) -> str:
    """The numbered title, and whether the session is out of network."""
    name = numbered_title(line, voice)
    return voice("services.out_of_network", name=name) if line.network == "out" else name
