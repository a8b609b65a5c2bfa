"""What a form says and no plan can hold: it is listed in the document's words, never dropped."""

import re
from collections.abc import Iterable, Iterator

from calculator.files.sbc.amounts import amounts
from calculator.files.sbc.content import Content, Service
from calculator.files.sbc.limits import visits_in
from calculator.files.sbc.reading import Unheld
from calculator.files.sbc.squeezed import one_line, squeeze


def unheld(content: Content, services: Iterable[str]) -> Iterator[Unheld]:
    """What the questions and the rows of ``services`` say beyond what a plan has places for."""
    for name in dict.fromkeys(services):
        service = content.services.get(name)
        if service is not None:
            yield from _of_service(service)
    for name in ("deductible", "limit", "other", "annual"):
        answer = content.questions.get(name)
        # A cap for each person, a third tier of members: such an amount has no place of its own.
        held = name in ("deductible", "limit") and answer is not None and amounts(answer.text).sure
        if answer is not None and "$" in answer.text and not held:
            yield Unheld(one_line(answer.text), answer.page)


def _of_service(service: Service) -> Iterator[Unheld]:
    for place, cell in enumerate(service.cells):
        if not cell.sure() or any(share.per for share in cell.shares):
            yield Unheld(service.words[place], service.page)
    limits, visits = squeeze(service.limits).text, visits_in(service.limits)
    if re.search(r"medicare|penalty|limit|visits?/|max", limits) and not (visits and visits[1]):
        yield Unheld(service.limits, service.page)
