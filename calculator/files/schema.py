"""The published JSON Schema of a ``.kat`` file, made from the models by ``python -m calculator.files.schema``."""

import json
from pathlib import Path
from typing import Any, Final

from calculator.files import atomic
from calculator.files.document import CASE, SCHEMA_VERSION
from calculator.reference.paths import RESOURCES

PATH: Final[Path] = RESOURCES / "schema" / "kat-case.schema.json"
"""Where the schema is kept."""


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a whole file: format word, version and case."""
    model = CASE.model.model_json_schema(mode="validation", ref_template="#/$defs/{model}")
    parts = model.pop("$defs")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "KAT Estimator case",
        "description": "A course of ketamine-assisted therapy, a member and the plans to price it under (.kat).",
        "type": "object",
        "properties": {
            "format": {"const": CASE.format},
            "schema_version": {"const": SCHEMA_VERSION},
            CASE.member: {"$ref": f"#/$defs/{CASE.model.__name__}"},
        },
        "required": ["format", "schema_version", CASE.member],
        "additionalProperties": False,
        "$defs": {**parts, CASE.model.__name__: model},
    }


def text() -> str:
    """The schema as it stands in its file."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    atomic.write(PATH, text().encode("utf-8"))
    PATH.chmod(0o644)
