"""The content of a form becomes fields: read, guessed or missing. What is not understood is never called read."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from calculator.files.sbc import answers
from calculator.files.sbc.amounts import Amounts, amounts, no_deductible
from calculator.files.sbc.content import Content, Service
from calculator.files.sbc.form import form, kind_said, says
from calculator.files.sbc.header import header_fields
from calculator.files.sbc.limits import authorization_in, visits_in
from calculator.files.sbc.reading import Box, Field, Reading, Status
from calculator.files.sbc.share import Said, Share
from calculator.files.sbc.squeezed import letters, one_line, squeeze
from calculator.files.sbc.unheld import unheld

ROWS: Final = {
    "primary": ("primary", ("office", "")),
    "specialist": ("specialist", ("office", "")),
    "mental_office": ("mental_outpatient", ("office", "")),
    "mental_other": ("mental_outpatient", ("other", "")),
    "outpatient_facility": ("outpatient_facility", ("",)),
    "physician_fee": ("physician_fee", ("",)),
    "specialty_drug": ("specialty_drug", ("", "retail")),
}
"""The rows that a course may be paid as: the form's service, and which of a cell's statements are meant."""

_MOST_WORDS: Final = 2_000
_PLACES: Final = ("0", "1")
_BEFORE: Final = {
    "primary": "primarycare|officevisit|atencionprimaria|visitasalconsultorio|pcp",
    "specialist": "specialist|especialista|officevisits(?!.*primary)",
    "mental_office": "mentalhealth|behavioralhealth|saludmental|officevisits(?!.*primary)",
}
"""What "services covered before your deductible" calls the visits of a row, in squeezed text."""


def read(content: Content) -> Reading:
    """The fields of a form."""
    fields: dict[str, Field] = dict(header_fields(content.header, content.text))
    fields |= dict(_amounts("deductible", content))
    fields |= dict(_amounts("limit", content))
    for row in ROWS:
        fields |= dict(_row(row, content))
    _out_of_network(fields)
    fields |= dict(_more(content))
    fields = {
        path: field._replace(words=_short(field.words), box=_box(path, content)) if field.words else field
        for path, field in fields.items()
    }
    beyond = unheld(content, [service for service, _ in ROWS.values()])
    return Reading(fields, tuple(one._replace(words=_short(one.words)) for one in beyond), content.networks)


def _short(words: str) -> str:
    """``words``, or their beginning where they are more than a place of the form holds."""
    return words if len(words) <= _MOST_WORDS else words[:_MOST_WORDS] + "…"


def _box(path: str, content: Content) -> Box | None:
    """The box around the words of the field at ``path``; None: they have none, as in a text without columns."""
    first, _, last = path.partition(".")
    asked = {"account_employer": "deductible", "other_deductibles": "other", "drug_deductible": "other"}.get(
        first, first
    )
    row = first.removesuffix("_tier2").removesuffix("_authorization").removesuffix("_visits")
    if asked in content.questions:
        boxes, place = content.questions[asked].boxes, 1 if last == "kind" else 0
    elif row in ROWS and ROWS[row][0] in content.services:
        boxes = content.services[ROWS[row][0]].boxes
        outermost = content.networks - 1
        place = {"_authorization": outermost + 1, "_visits": outermost + 1, "_tier2": 1}.get(
            first.removeprefix(row), last[:1] == "1" and outermost
        )
    else:
        return None
    return boxes[place] if place < len(boxes) else None


def _status(sure: bool) -> Status:
    return Status.READ if sure else Status.GUESSED


def _amounts(name: str, content: Content) -> Iterator[tuple[str, Field]]:
    """A deductible or limit: individual and family amounts by network, and its kind by the form's own sentence."""
    answer = content.questions.get(name)
    if answer is None:
        yield f"{name}.in", Field(None, Status.MISSING)
        yield f"{name}.kind", Field(None, Status.MISSING)
        return
    found = amounts(answer.text)
    if name == "deductible" and no_deductible(answer.text):
        found = Amounts({"": [0, 0]}, sure=True)
    words = one_line(answer.text)
    alone = found.by_network.get("")
    by_network = (
        dict(found.by_network)
        if alone is None
        else {"in": alone} | {network: pair for network, pair in found.by_network.items() if network}
    )
    for network in ("in", "tier2", "out"):
        pair = by_network.get(network)
        if pair is not None and pair != [None, None]:
            both = [0, 0] if pair == [0, None] else pair
            # An amount of the family alone is more likely half of an answer.
            whole = answer.sure and found.sure and both[0] is not None
            yield f"{name}.{network}", Field(both, _status(whole), words, answer.page)
        elif network == "in":
            yield f"{name}.in", Field(None, Status.MISSING, words, answer.page)
        elif pair is not None and network == "out":
            yield f"{name}.out", Field(None, _status(answer.sure and found.sure), words, answer.page)
    if alone is not None and "out" not in by_network:
        yield f"{name}.out", Field("same", _status(answer.sure and found.sure), words, answer.page)
    kinds = form()["deductible_kinds" if name == "deductible" else "limit_kinds"]
    said = kind_said(answer.why, kinds) or kind_said(answer.text + answer.why, kinds)
    status = Status.READ if said else Status.MISSING
    yield f"{name}.kind", Field(said, status, one_line(answer.why) if said else "", answer.page)


def _row(row: str, content: Content) -> Iterator[tuple[str, Field]]:
    service_name, scopes = ROWS[row]
    service = content.services.get(service_name)
    keys = [f"{row}.{place}" for place in _PLACES]
    order = [0, 1]
    if content.networks == 3:
        keys, order = [f"{row}.0", f"{row}_tier2", f"{row}.1"], [0, 1, 2]
    for key, place in zip(keys, order, strict=True):
        if service is None or place >= len(service.cells):
            yield f"{key}.covered", Field(None, Status.MISSING)
            continue
        yield from _cell(key, row, service, place, scopes, content)


def _cell(
    key: str, row: str, service: Service, place: int, scopes: Sequence[str], content: Content
) -> Iterator[tuple[str, Field]]:
    cell, words, page = service.cells[place], service.words[place], service.page
    share, certain = _meant(cell, scopes)
    if share is None:
        yield f"{key}.covered", Field(None, Status.MISSING, words, page)
        return
    status = _status(service.sure and cell.sure() and certain)
    yield f"{key}.covered", Field(share.covered, status, words, page)
    if not share.covered:
        return
    yield f"{key}.copay", Field(share.copay or 0, status, words, page)
    yield f"{key}.coinsurance", Field(share.coinsurance or 0, status, words, page)
    waived, sure = _waived(row, share, cell, place, content)
    yield f"{key}.deductible", Field("waived" if waived else "applies", status if sure else Status.GUESSED, words, page)
    for name, value in (("most", share.most), ("least", share.least), ("per", share.per or None)):
        if value is not None:
            yield f"{key}.{name}", Field(value, status, words, page)


def _meant(cell: Said, scopes: Sequence[str]) -> tuple[Share | None, bool]:
    """The statement of a cell that is meant, and whether it can be no other."""
    scoped = [share for share in cell.shares if share.scope]
    for scope in scopes:
        found = [share for share in cell.shares if share.scope == scope]
        if found:
            return found[0], len(found) == 1 and (scope != "" or not scoped or len(cell.shares) == 1)
    return (cell.shares[0], False) if cell.shares else (None, False)


def _waived(row: str, share: Share, cell: Said, place: int, content: Content) -> tuple[bool, bool]:
    """Whether the deductible is waived for a statement, and whether the document says so."""
    if share.waived is not None:
        return share.waived, True
    before = content.questions.get("before")
    named = before is not None and re.search(_BEFORE.get(row, "(?!)"), squeeze(before.text).text) is not None
    inside = place < content.networks - 1 if content.networks > 1 else True
    last = cell.shares[-1]
    trailing = last is not share and last.waived and last.scope != "office"
    if trailing and all(one.waived is None for one in cell.shares[:-1]):
        # "…; deductible does not apply" at the end of a cell may be of all of it, and is where something else says so.
        return True, named
    if share.copay and inside and (named or _copays_free(content)):
        return True, False
    if share.no_charge:
        return True, False
    return False, says(content.text, form()["after_deductible"])


def _copays_free(content: Content) -> bool:
    """Whether the answer about the deductible says that it does not hold for copays."""
    answer = content.questions.get("deductible")
    text = squeeze(answer.text).text if answer else ""
    return re.search(r"(?:doesn't|doesnot)applyto[^.]{0,80}copay", text) is not None


def _out_of_network(fields: dict[str, Field]) -> None:
    """Where nothing is covered out of network there are no amounts for it; one amount is surely that of both networks
    only where something surely is."""
    out = [field for path, field in fields.items() if re.fullmatch(r"[a-z_]+\.1\.covered", path)]
    known = [field for field in out if field.value is not None]
    nothing = bool(known) and not any(field.value for field in known)
    sure = any(field.value and field.status is Status.READ for field in known)
    for name in ("deductible", "limit"):
        field = fields.get(f"{name}.out")
        if nothing and (field is None or field.value == "same"):
            status = _status(all(one.status is Status.READ for one in known))
            fields[f"{name}.out"] = Field(None, status, known[0].words, known[0].page)
        elif field is not None and field.value == "same" and not sure:
            fields[f"{name}.out"] = field._replace(status=Status.GUESSED)


def _more(content: Content) -> Iterator[tuple[str, Field]]:
    other = content.questions.get("other")
    if other is not None:
        found = answers.other_deductibles(other.text)
        none = (
            re.match(r"(?:no|none|ninguno)(?![a-z])", letters(other.text)[:5]) is not None
            or letters(other.text) == "no"
        )
        if found:
            yield "other_deductibles", Field(dict(found), _status(other.sure), one_line(other.text), other.page)
        elif not none and "$" in other.text:
            yield "other_deductibles", Field(None, Status.MISSING, one_line(other.text), other.page)
        drugs = [cents for service, cents in found if re.search("drug|prescription|medicament|receta", service.lower())]
        if len(drugs) == 1:
            # Whether the member's drugs run through it the document says; that it is for all of them it may not.
            yield "drug_deductible", Field(drugs[0], Status.GUESSED, one_line(other.text), other.page)
    deductible = content.questions.get("deductible")
    account = answers.employer_account(deductible.text) if deductible else None
    if deductible is not None and account is not None:
        value = [account.individual, account.family]
        status = _status(deductible.sure and account.sure)
        yield "account_employer", Field(value, status, one_line(deductible.text), deductible.page)
    for row in ("primary", "specialist", "mental_office", "mental_other", "outpatient_facility"):
        service = content.services.get(ROWS[row][0])
        visits = visits_in(service.limits) if service else None
        if service is not None and visits is not None:
            # Office visits and other services of mental health may count together: the form has one row for both.
            alone = service.sure and visits[1] and not row.startswith("mental")
            yield f"{row}_visits", Field(visits[0], _status(alone), service.limits, service.page)
        lost = authorization_in(service.limits) if service else None
        if service is not None and lost is not None:
            # A penalty with another figure beside it, or "reduced to", says more than was understood.
            said = squeeze(service.limits).text
            alone = len(re.findall(r"\d%|\$\d", said)) == 1 and not re.search(r"reduc\w*(?:to|al?)\d", said)
            sure = service.sure and len(lost) > 1 and alone
            yield f"{row}_authorization", Field(lost, _status(sure), service.limits, service.page)
