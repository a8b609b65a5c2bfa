"""What the chart's last column says that a plan holds: visits a year, and what is lost without prior authorization."""

import re
from typing import Any, Final

from calculator.files.sbc import answers
from calculator.files.sbc.squeezed import squeeze

_VISITS: Final = re.compile(
    r"(?P<whole>(?:coverageis|benefitis)?(?:limitedto|limit(?:of)?|upto|max(?:imum)?(?:of)?|limitadoa)?)"
    r"(?P<count>\d{1,3})(?:office|outpatient)?(?:visits?|visitas?|sessions?)(?:/|per|a|each|por|al|perthe)*"
    r"(?:calendar|plan|benefit|contract)?(?:year|ano)"
)


def visits_in(limits: str) -> tuple[int, bool] | None:
    """How many visits a year the last column allows, and whether it says nothing else; None: it does not say, or says
    more than one number of them."""
    text = squeeze(limits).text.strip(".")
    found = list(_VISITS.finditer(text))
    return (int(found[0]["count"]), found[0][0] == text) if len(found) == 1 else None


_PERMIT: Final = re.compile(r"pre-?authori[sz]ation|priorauthori[sz]ation|pre-?cert|autorizacionprevia|preautorizacion")

_REDUCED: Final = r"(?:reduced|reduc(?:id[oa]s?|iran?|en|e(?!d)))"


def authorization_in(limits: str) -> dict[str, Any] | None:
    """What is lost without prior authorization, as the last column says; None: it asks for none."""
    text = squeeze(limits).text
    if not _PERMIT.search(text) or re.search(r"no(?:pre|prior)-?authori[sz]ation(?:is)?(?:required|needed)", text):
        return None
    if match := re.search(
        rf"(?:reduction|{_REDUCED})(?:by|of|en|un|por)*(?:an?|the)?(\d{{1,3}})%|(\d{{1,3}})%(?:penalty|reduction)",
        text,
    ):
        return {"missing": "percent", "percent": int(match[1] or match[2]) * 100}
    if match := re.search(rf"{_REDUCED}(?:to|al?)(\d{{1,2}})%", text):
        return {"missing": "percent", "percent": (100 - int(match[1])) * 100}
    if match := re.search(
        r"\$([\d,]+)(?:penalty|reduction)|(?:penalty|reduced|reduction)(?:by|of|is|up|to)*\$([\d,]+)", text
    ):
        return {"missing": "amount", "amount": answers.cents(match[1] or match[2])}
    if re.search(r"notcovered|nocoverage|benefitsdenied|denied|wontbecovered|won'tbecovered|nobenefit", text):
        return {"missing": "denied"}
    return {"missing": "denied"} if re.search("required|requiere", text) else None
