"""The fixed wording of the form: its questions, its services, its headings, and the sentences that say a rule.

The wording is data (``resources/reference/sbc-form.json``): English of the template of 2017 and after and of the one of
2012, and Spanish, with its sources.
"""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from calculator.files.sbc.squeezed import letters
from calculator.reference.paths import RESOURCES


@cache
def form() -> Mapping[str, Any]:
    """The wording, by what it is for: ``questions``, ``why``, ``services``, ``events``, ``ends`` and more."""
    return json.loads((RESOURCES / "reference" / "sbc-form.json").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


@cache
def labels(kind: str) -> tuple[tuple[str, str], ...]:
    """The labels of ``questions`` or ``services`` by their letters, each with the name it stands for, longest first."""
    found = [(letters(words), name) for name, wordings in form()[kind].items() for words in wordings]
    return tuple(sorted(found, key=lambda label: -len(label[0])))


def says(text: str, wordings: Sequence[str]) -> bool:
    """Whether ``text`` has one of ``wordings`` in it, however it was copied."""
    found = letters(text)
    return any(letters(words) in found for words in wordings)


def kind_said(text: str, kinds: Mapping[str, Sequence[str]]) -> str | None:
    """Which of ``kinds`` (embedded, aggregate) the form's sentence in ``text`` says; None: neither, or both."""
    said = [kind for kind, wordings in kinds.items() if says(text, wordings)]
    return said[0] if len(said) == 1 else None
