"""What the name of a row speaks of: services, routes, a dose, or something else that only mentions a session.

"Integration after the infusion" is integration, "late cancellation of an infusion" no session, and "dosing with
integration" more than one service. A name is read clause by clause: what follows "after" or "of" is mentioned, what a
clause says is not included is not priced.
"""

import re
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from calculator.files.listing.clauses import Item, clauses
from calculator.files.listing.counted import has_number_in_brackets, is_of_many, without_per
from calculator.files.listing.words import has, plain
from calculator.model.course import Route, Service
from calculator.model.price_list import Doubt
from calculator.reference.kept import kept

DOSES: Final = (56, 84)
"""Milligrams of nasal esketamine that a session takes (FDA label set-id d81a6a79, version 18)."""

DEVICE: Final = 28
"""Milligrams of nasal esketamine that one device holds, from the same label."""

_DOSE: Final = re.compile(r"(?<![\d.,])(\d{1,3})(?:[.,]0+)? ?mg\b(?! ?/)")
_LONGEST_LABEL: Final = 4
"""More words are a sentence, which may speak of anything: "late cancellations are charged" stands beside a price."""

_MENTIONS: Final = ("late", "deposit", "admin", "package", "total", "discount", "thing", "variant")
_DOUBTS: Final = {"variant": Doubt.THING}
_IN_BRACKETS_ONLY_BESIDE: Final = frozenset({"thing"})
"""What is said in brackets or after "with" of such things belongs to the session: "(includes labs)". What makes it
another session, such as "(group)", counts wherever it stands."""

_OR_SIGN: Final = "/"


class Spoken(NamedTuple):
    """What a name speaks of, as in ``ListedPrice``. ``dose``: the milligrams that it names, ``unit``: those that its
    price is for, None where it does not say."""

    services: tuple[Service, ...]
    routes: tuple[Route, ...]
    drug: bool | None
    monitoring: bool
    dose: int | None
    unit: int | None
    doubt: Doubt | None


@dataclass(slots=True)
class _Found:
    """What the clauses of a name were found to say."""

    services: list[Service] = field(default_factory=list)
    mentioned: list[Service] = field(default_factory=list)
    joints: list[bool] = field(default_factory=list)
    """Of each service whether "or" stands between it and the one before."""

    routes: list[Route] = field(default_factory=list)
    mentions: list[str] = field(default_factory=list)
    monitoring: bool = False
    dose_word: bool = False
    one_of_several: bool = False
    excludes: bool = False


@kept(2048)
def spoken(name: str, *beside: str) -> Spoken:
    """What ``name`` speaks of. ``beside`` are the other texts of its row (route, code, category), which count where the
    name says nothing, but for what makes a row no session: that counts in every text that is no sentence."""
    found = _looked_through(name)
    aside = _looked_through(" ; ".join(beside))
    labels = (_looked_through(text) for text in beside if len(text.split()) <= _LONGEST_LABEL)
    if not found.services and not found.monitoring and not found.mentions and not found.mentioned:
        found.services, found.monitoring, found.joints = aside.services, aside.monitoring, aside.joints
    if not found.services and not found.monitoring and has(plain(name), "facility_fee"):
        # As a part of something else it is a thing that comes with it; alone it is the facility's own bill.
        found.services = [Service.FACILITY]
        found.mentions = [mention for mention in found.mentions if mention != "thing"]
    found.routes = found.routes or aside.routes
    found.mentions += [mention for label in labels for mention in label.mentions if mention != "thing"]
    whole = " ; ".join((name, *beside))
    return _understood(found, whole, plain(name))


def _understood(found: _Found, whole: str, name: str) -> Spoken:
    doses = {int(said) for said in _DOSE.findall(whole.casefold())} - {1}
    if doses:
        # "56/84 mg" and "56 to 84 mg" name both.
        doses |= {dose for dose in DOSES if re.search(rf"\b{dose}\b", whole)}
    nasal = Route.NASAL in found.routes
    esketamine = nasal or (not found.routes and bool(doses & {*DOSES, DEVICE}))
    dose, unit = _dose(doses, whole, esketamine=esketamine)
    services, drug = _drug_or_visit(found, name, dosed=bool(doses), unit=unit == 1, esketamine=esketamine)
    routes = tuple(dict.fromkeys(found.routes))
    if not services and routes and not found.mentioned and drug is False:
        # "Sublingual in the office" is a dosing session, without saying so.
        services = [Service.DOSING]
    doubt = _doubt(found, services, whole, name)
    if not services and doubt is not None:
        services = found.mentioned or ([Service.DOSING] if routes else [])
    monitoring = found.monitoring or (nasal and drug is not True and Service.DOSING in services)
    if monitoring:
        services = [*services, *(one for one in (Service.DOSING, Service.MAINTENANCE) if one not in services)]
        routes = routes or (Route.NASAL,)
    return Spoken(tuple(dict.fromkeys(services)), routes, drug, monitoring, dose, unit, doubt)


def _drug_or_visit(
    found: _Found, name: str, *, dosed: bool, unit: bool, esketamine: bool
) -> tuple[list[Service], bool | None]:
    """The services, and whether the price is of the drug. A dose of esketamine is the drug, unless a visit is named."""
    services = list(dict.fromkeys(found.services))
    visits: list[Service] = [service for service in services if service is not Service.DRUG]
    visit = found.monitoring or bool(visits)
    if Service.DRUG in services:
        # "Medication evaluation" is an evaluation, an infusion comes with its medicine.
        return (visits, None if esketamine else False) if visit else (services, True)
    if not esketamine:
        return visits or ([Service.DOSING] if found.dose_word else []), False
    if visit:
        whole = Service.DOSING in visits and not found.monitoring
        return visits, None if dosed or whole else False
    return _of_esketamine(found, name, dosed=dosed, unit=unit)


def _of_esketamine(found: _Found, name: str, *, dosed: bool, unit: bool) -> tuple[list[Service], bool | None]:
    """What a name means that says esketamine and no service. A visit is the clinic's, a session may be all of it."""
    said = without_per(name)
    if dosed:
        return ([Service.DOSING, Service.DRUG], None) if has(said, "visit_word") else ([Service.DRUG], True)
    if has(said, "visit_word"):
        return [Service.DOSING], False if has(said, "clinic_visit_word") else None
    if unit:
        return [Service.DRUG], True
    if found.mentions or found.mentioned:
        return [], False
    # "Spravato" alone, or "Spravato treatment": the drug, the visit, or both.
    return [Service.DOSING, Service.DRUG], None


def _doubt(found: _Found, services: list[Service], whole: str, name: str) -> Doubt | None:
    """Why a person is asked what a name means: the first reason there is."""
    nasal = Route.NASAL in found.routes
    both = nasal and Service.DRUG in found.services and (found.monitoring or Service.DOSING in services)
    several = len(set(services) - {Service.DRUG}) > 1 and not found.monitoring
    joined = several and not all(found.joints[1:]) and not has(name, "each_word")
    reasons = [(_DOUBTS.get(mention) or Doubt(mention), mention in found.mentions) for mention in _MENTIONS]
    reasons += [
        (Doubt.BUNDLED, both or has(whole, "bundle_code")),
        (Doubt.EXCLUDED, not services and found.excludes),
        (Doubt.THING, not services and bool(found.mentioned)),
        (Doubt.PACKAGE, is_of_many(name) or has_number_in_brackets(whole, (*DOSES, DEVICE))),
        (Doubt.SEVERAL_SERVICES, joined),
        (Doubt.ONE_OF_SEVERAL, found.one_of_several),
    ]
    return next((doubt for doubt, applies in reasons if applies), None)


def _dose(doses: set[int], whole: str, *, esketamine: bool) -> tuple[int | None, int | None]:
    """The dose that is named, where it is one, and the milligrams of a unit."""
    unit = (
        1
        if re.search(r"(\b(per|por|each|cada)|/) ?(1 |one |un )?(mg|milligram|miligramo)\b", whole.casefold())
        else None
    )
    if re.search(r"(?<![\d.,])1 ?mg\b", whole.casefold()) and esketamine:
        unit = 1
    if doses == {DEVICE} and esketamine:
        return None, DEVICE
    return (min(doses) if len(doses) == 1 else None), unit


def _looked_through(text: str) -> _Found:
    found = _Found()
    in_brackets = False
    for sign, clause in clauses(text):
        in_brackets = sign in ("(", "[") or (in_brackets and sign not in (")", "]"))
        _look_through(clause, found, in_brackets=in_brackets)
    return found


def _look_through(clause: list[Item], found: _Found, *, in_brackets: bool) -> None:
    """Add what a clause says to ``found``."""
    if any("excluded_word" in item.marks for item in clause):
        found.excludes = True
        if "excluded_word" in clause[0].marks:
            # "Integration (not included in the package)" says it of what stands before.
            found.mentioned += found.services
            found.services.clear()
            found.joints.clear()
        for item in clause:
            _note(item, found, joined=False, only_mentioned=True)
        return
    link, joined, includes, head, ordinal = "", False, False, "", False
    for item in clause:
        ordinal = ordinal or "ordinal_word" in item.marks
        if "without_word" in item.marks:
            found.excludes = True
            return
        link = next((mark for mark in item.of("link_")), link)
        includes = includes or "includes_word" in item.marks
        joined = joined or "or_word" in item.marks or item.text == _OR_SIGN
        for mention in item.of("mention_"):
            if mention not in _IN_BRACKETS_ONLY_BESIDE or not (in_brackets or includes):
                found.mentions.append(mention)
        if item.of("service_") or item.of("route_"):
            # "A session of integration" is one, "evaluation for ketamine" and "transport of" are not what follows.
            only_mentioned = link == "mentions" or (link == "of" and head not in _heads(item))
            _note(item, found, joined=joined, only_mentioned=only_mentioned)
            found.one_of_several = found.one_of_several or (ordinal and not only_mentioned)
            # "Consulta de integración" may be either.
            head = head if only_mentioned else "session" if "session_word" in item.marks else "service"
            link, joined = "", False
        elif "session_word" in item.marks:
            head = head or "session"


def _heads(item: Item) -> tuple[str, ...]:
    """Behind what a service or a route is meant, though "of" stands between: an infusion of maintenance, a dose of
    esketamine, a session of integration."""
    belongs = "service_maintenance" in item.marks or not item.of("service_")
    return ("session", "service") if belongs else ("session",)


def _note(item: Item, found: _Found, *, joined: bool, only_mentioned: bool) -> None:
    """Put a service or a route where it belongs: among those that are priced, or that are only mentioned."""
    routes = [Route(name) for name in item.of("route_")]
    services = item.of("service_")
    if only_mentioned:
        found.mentioned += [Service.DOSING] if "dose" in services or routes else []
        found.mentioned += [Service(name) for name in services if name not in ("dose", "monitoring")]
        return
    found.routes += routes
    found.dose_word = found.dose_word or "dose" in services
    found.monitoring = found.monitoring or "monitoring" in services
    for name in services:
        if name in ("dose", "monitoring"):
            continue
        service = Service(name)
        last = found.services[-1] if found.services else None
        if service is last:
            continue
        if {service, last} == {Service.MAINTENANCE, Service.DOSING} and not joined:
            # A maintenance infusion is one thing.
            found.services[-1] = Service.MAINTENANCE
            continue
        found.services.append(service)
        found.joints.append(joined)
