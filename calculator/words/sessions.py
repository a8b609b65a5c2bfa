"""What a session is called, in the window, on a sheet, in a workbook and in the terminal: one name in each language."""

from calculator.model.estimate import DatedLine
from calculator.reference.texts import known, say
from calculator.words.bundled import told


def service_title(service: str, label: str, language: str) -> str:
    """What a service is called: the label somebody gave it, or its name."""
    key = f"sessions.{service}"
    return told(label, language) or (say(key, language) if known(key) else str(service).replace("_", " "))


def service_at_place(service: str, place: str, language: str) -> str:
    """A service at a place, such as ``Integration, telehealth``."""
    name = say(f"editors.place_{place}", language)
    figures = {"service": service_title(service, "", language), "place": name[:1].lower() + name[1:]}
    return say("plan.reading_place", language, figures)


def numbered_title(line: DatedLine, language: str) -> str:
    """A session's service, with its place among those of its line where there are several."""
    return numbered(service_title(line.service, line.label, language), line.number, line.of, language)


def numbered(name: str, number: int, of: int, language: str) -> str:
    """``name`` with its place among ``of``, where there are several."""
    return name if of < 2 else say("sessions.numbered", language, {"name": name, "number": number, "of": of})


def session_title(line: DatedLine, language: str) -> str:
    """The numbered title, and whether the session is out of network."""
    name = numbered_title(line, language)
    return say("sessions.out_of_network", language, {"name": name}) if line.network == "out" else name
