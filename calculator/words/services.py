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
    name = service_title(line.service, line.label, voice)
    if line.of < 2:
        return name
    return voice("services.numbered", name=name, number=line.number, of=line.of)


def session_title(line: DatedLine, voice: Voice) -> str:
    """The numbered title, and whether the session is out of network."""
    name = numbered_title(line, voice)
    return voice("services.out_of_network", name=name) if line.network == "out" else name
