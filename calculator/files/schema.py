"""The published JSON Schemas of a ``.kat`` file and of a plan file, made from the models by
``python -m calculator.files.schema``."""

import json
from pathlib import Path
from typing import Any, Final

from calculator.files import atomic
from calculator.files.document import CASE, PLAN, Kind, versions_of
from calculator.model.checking import json_schema
from calculator.reference.paths import RESOURCES

PATH: Final[Path] = RESOURCES / "schema" / "kat-case.schema.json"
"""Where the schema of a case is kept."""

PLAN_PATH: Final[Path] = RESOURCES / "schema" / "kat-plan.schema.json"
"""Where the schema of a plan file is kept."""

_TITLES: Final = {
    CASE.format: (
        "KAT Estimator case",
        "A course of ketamine-assisted therapy, a member and the plans to price it under (.kat).",
    ),
    PLAN.format: (
        "KAT Estimator plan",
        "One benefit plan by itself, as the plan library keeps and exports it (.json).",
    ),
}


def schema(kind: Kind[Any] = CASE) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a whole file of this kind: format word, version and content."""
    model = json_schema(kind.model, "#/$defs/{model}")
    parts = model.pop("$defs")
    title, description = _TITLES[kind.format]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        "description": description,
        "type": "object",
        "properties": {
            "format": {"const": kind.format},
            "schema_version": {"enum": list(versions_of(kind))},
            kind.member: {"$ref": f"#/$defs/{kind.model.__name__}"},
        },
        "required": ["format", "schema_version", kind.member],
        "additionalProperties": False,
        "$defs": {**parts, kind.model.__name__: model},
    }


def text(kind: Kind[Any] = CASE) -> str:
    """The schema as it stands in its file."""
    return json.dumps(schema(kind), ensure_ascii=False, indent=1) + "\n"


def write() -> None:
    """Write both schemas where they are kept."""
    for kind, path in ((CASE, PATH), (PLAN, PLAN_PATH)):
        atomic.write(path, text(kind).encode("utf-8"))
        path.chmod(0o644)


if __name__ == "__main__":
    write()
