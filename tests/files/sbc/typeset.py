"""Forms of our own, typeset: the government's fixed wording with figures and phrasings of a made-up plan, in several
layouts."""

import json
import tempfile
from pathlib import Path
from typing import Any

from calculator.files.sbc.form import form

TITLES = {
    "2017": "Summary of Benefits and Coverage: What this Plan Covers & What You Pay For Covered Services",
    "2012": "Summary of Benefits and Coverage: What this Plan Covers & What it Costs",
    "es": "Resumen de beneficios y cobertura: Lo que este plan cubre y lo que usted paga por los servicios cubiertos",
}
INTRO = {
    "2017": "The Summary of Benefits and Coverage (SBC) document will help you choose a health plan. The SBC shows "
    "you how you and the plan would share the cost for covered health care services.",
    "2012": "This is only a summary. If you want more detail about your coverage and costs, you can get the complete "
    "terms in the policy or plan document.",
    "es": "El documento Resumen de beneficios y cobertura (en inglés SBC) le ayudará a elegir un plan médico.",
}
HEADS = {
    "2017": ("Important Questions", "Answers", "Why This Matters:"),
    "2012": ("Important Questions", "Answers", "Why this Matters:"),
    "es": ("Preguntas importantes", "Respuestas", "¿Por qué es importante?"),
}
NETWORKS = {
    "2017": ("Network Provider (You will pay the least)", "Out-of-Network Provider (You will pay the most)"),
    "2012": ("Your cost if you use an In-network Provider", "Your cost if you use an Out-of-network Provider"),
    "es": ("Proveedor de la red (Usted pagará lo mínimo)", "Proveedor fuera de la red (Usted pagará lo máximo)"),
}
CHART = {
    "2017": ("Common Medical Event", "Services You May Need", "Limitations, Exceptions, & Other Important Information"),
    "2012": ("Common Medical Event", "Services You May Need", "Limitations & Exceptions"),
    "es": (
        "Evento médico común",
        "Servicios que podría necesitar",
        "Limitaciones, excepciones y otra información importante",
    ),
}
WHICH = {"2017": 0, "2012": 1, "es": -1}
"""Which wording of a label an edition has, where it has several."""


REPEATED = "table.header(..data.services.first()), ..data.services.slice(1).flatten()"


def pdf(
    spec: dict[str, Any],
    *,
    edition: str = "2017",
    stroke: str = "0.5pt",
    columns: str = "",
    size: int = 9,
    upright: str = "top",
    across: str = "left",
    fill: str = "none",
    height: str = "8.5in",
    repeat: bool = False,
) -> bytes:
    """The form of ``spec`` as a PDF. ``stroke`` "none": a table without lines; ``upright``: where in a row its cells
    stand, "top" or "horizon"; ``across``: "left" or "center"; ``fill``: the shade of each cell by ``(x, y)``;
    ``height``: of a page; ``repeat``: its pages repeat the chart's heading."""
    import typst

    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "form.typ"
        source.write_text(
            _source(spec, edition, stroke, columns, size)
            .replace("align: top + left", f"align: {upright} + {across}, fill: {fill}")
            .replace("height: 8.5in", f"height: {height}")
            .replace("..data.services.flatten()", REPEATED if repeat else "..data.services.flatten()"),
            encoding="utf-8",
        )
        (Path(folder) / "cells.json").write_text(json.dumps(_cells(spec, edition)), encoding="utf-8")
        return bytes(typst.compile(source))


def question(name: str, edition: str) -> str:
    """The wording of a question in an edition."""
    wordings = form()["questions"][name]
    if edition == "es":
        return next(words for words in wordings if words.startswith("¿"))
    older = [words for words in wordings if not words.startswith("¿")]
    return older[-1] if edition == "2012" else older[0]


def service(name: str, edition: str) -> str:
    """The wording of a service in an edition."""
    wordings = form()["services"][name]
    if name == "mental_outpatient":
        return {"2017": "Outpatient services", "2012": wordings[0], "es": "Servicios ambulatorios"}[edition]
    if edition == "es":
        return next(
            (words for words in wordings if not words.isascii() or words.startswith(("Visita", "Tarifa"))), wordings[-1]
        )
    return wordings[0]


def _cells(spec: dict[str, Any], edition: str) -> dict[str, Any]:
    questions = [[question(name, edition), answer, why] for name, (answer, why) in spec["questions"].items()]
    rows = [[service(name, edition), *cells, limits] for name, (*cells, limits) in spec["services"].items()]
    networks = spec.get("networks", NETWORKS[edition])
    event, need, limits = CHART[edition]
    return {
        "questions": [list(HEADS[edition]), *questions],
        "services": [[event, need, *networks, limits], *[["", *row] for row in rows]],
    }


def _source(spec: dict[str, Any], edition: str, stroke: str, columns: str, size: int) -> str:
    count = len(spec.get("networks", NETWORKS[edition])) + 3
    widths = columns or f"(16%, 20%, {'1fr, ' * (count - 3)}22%)"
    after = form()["after_deductible"][0] + "." if spec.get("after", True) and edition == "2017" else ""
    header = (f"Coverage Period: {spec['period']}", f"Coverage for: {spec['for']} | Plan Type: {spec['type']}")
    if edition == "es":
        header = (
            f"Período de cobertura: {spec['period']}",
            f"Cobertura para: {spec['for']} | Tipo de plan: {spec['type']}",
        )
    texts = json.dumps([TITLES[edition], header[0], spec["name"], header[1], INTRO[edition], after], ensure_ascii=False)
    return f"""
#set page(width: 11in, height: 8.5in, margin: 0.5in)
#set text(size: {size}pt, costs: (orphan: 0%, widow: 0%))
#set par(leading: 0.5em)
#let data = json("cells.json")
#let texts = json(bytes({json.dumps(texts, ensure_ascii=False)}))
#grid(columns: (1fr, auto), row-gutter: 4pt, text(texts.at(0)), text(texts.at(1)), text(texts.at(2)), text(texts.at(3)))
#texts.at(4)

#table(columns: (22%, 33%, 1fr), stroke: {stroke}, align: top + left, ..data.questions.flatten())
#pagebreak()
#texts.at(5)

#table(columns: {widths}, stroke: {stroke}, align: top + left, ..data.services.flatten())
"""
