"""The child that ``apart`` starts: the typesetter, for one sheet."""

import base64
import datetime
import gc
import json
import os

from calculator.sheets import apart, render


def serve() -> int:
    """Set what the standard input holds, and write what came of it, or why nothing did, to the standard output.

    Returns:
        The exit status: 0 where there is an answer, also where it is no.
    """
    apart.bound()
    gc.disable()
    # By its number: a program without a console has no streams by name.
    with os.fdopen(0, "rb", closefd=False) as source:
        asked = json.load(source)
    files = {name: base64.b64decode(data) for name, data in asked["files"].items()}
    try:
        if asked["what"] == "end":
            answer: dict[str, object] = {"set": render.end_here(files)}
        else:
            made = datetime.datetime.fromisoformat(asked["made"]) if asked["made"] else None
            answer = {"set": base64.b64encode(render.pdf_here(files, made)).decode()}
    except render.SheetError as error:
        answer = {"refused": str(error)}
    with os.fdopen(1, "wb", closefd=False) as target:
        target.write(json.dumps(answer).encode("ascii"))
    return 0
