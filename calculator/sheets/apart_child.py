"""The child that ``apart`` starts: the typesetter, for one long sheet or for all that a window shows."""

import base64
import datetime
import gc
import json
import os

from calculator.sheets import apart, render, typesetter


def serve() -> int:
    """Set what each line of the standard input holds, and write what came of it, or why nothing did, as a line of the
    standard output.

    Returns:
        The exit status: 0 when no more is asked, or enough was.
    """
    apart.bound()
    gc.disable()
    # By their numbers: a program without a console has no streams by name.
    with os.fdopen(0, "rb", closefd=False) as source, os.fdopen(1, "wb", closefd=False) as target:
        for asked in typesetter.questions(source):
            target.write(_answer(asked) + b"\n")
            target.flush()
    return 0


def _answer(question: bytes) -> bytes:
    asked = json.loads(question)
    files = {name: base64.b64decode(data) for name, data in asked["files"].items()}
    try:
        if asked["what"] == "end":
            answer: dict[str, object] = {"set": render.end_here(files)}
        else:
            made = datetime.datetime.fromisoformat(asked["made"]) if asked["made"] else None
            answer = {"set": base64.b64encode(render.pdf_here(files, made)).decode()}
    except render.SheetError as error:
        answer = {"refused": str(error)}
    return json.dumps(answer).encode("ascii")
