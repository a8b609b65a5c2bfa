"""``plans``: list the plans that come with the program and the user's own, compare two, bring one in, write one out."""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from calculator.cli.terminal import Refused, complain, show, write
from calculator.files import bundled, own_plans
from calculator.model.checking import to_json
from calculator.model.plan import Plan
from calculator.reference.texts import say
from calculator.words.plan import amounts_in_words
from calculator.words.plan_difference import as_text, differences
from calculator.words.plan_kind import kind_of

_ORIGINS = ("own", "real", "example")


def add_options(command: argparse.ArgumentParser, language: str) -> None:
    """Give ``command`` the options of ``plans``."""
    name, file = say("cli.name", language), say("cli.file", language)
    one = command.add_mutually_exclusive_group()
    one.add_argument("--compare", metavar=name, nargs=2, help=say("library.cli_compare", language))
    one.add_argument("--export", metavar=(name, file), nargs=2, help=say("library.cli_export", language))
    one.add_argument("--import", metavar=file, dest="bring_in", type=Path, help=say("library.cli_import", language))
    command.add_argument("--json", action="store_true", help=say("library.cli_json", language))
    command.set_defaults(run=run)


def run(asked: argparse.Namespace, language: str) -> int:
    """Do what is asked; without an option, list the library.

    Raises:
        FileError: a file cannot be read or written.
        Refused: there is no plan of a name, or the file to write is there already.
    """
    if asked.bring_in is not None:
        return _bring_in(asked.bring_in, language)
    shelf = own_plans.shelf()
    for problem in shelf.problems:
        complain(problem.say(language), language)
    own = [kept.plan for kept in shelf.plans]
    if asked.compare is not None:
        left, right = (_named(name, own, language) for name in asked.compare)
        return _compare(left, right, language, as_json=asked.json)
    if asked.export is not None:
        return _export(_named(asked.export[0], own, language), Path(asked.export[1]), language)
    listed = [(origin, plan) for origin in _ORIGINS for plan in _of(origin, own)]
    if asked.json:
        write(json.dumps({"plans": [_record(origin, plan) for origin, plan in listed]}, ensure_ascii=False, indent=1))
    else:
        show("\n".join(line for origin, plan in listed for line in _lines(origin, plan, language)))
    return 0


def _of(origin: str, own: list[Plan]) -> list[Plan]:
    if origin == "own":
        return own
    return [plan for plan in bundled.plans() if plan.example is (origin == "example")]


def _named(name: str, own: list[Plan], language: str) -> Plan:
    """The plan called ``name``: the user's own before one that comes with the program."""
    for plan in (*own, *bundled.plans()):
        if plan.name == name:
            return plan
    raise Refused(say("library.cli_unknown", language, {"name": name}))


def _compare(left: Plan, right: Plan, language: str, *, as_json: bool) -> int:
    lines = differences(left, right, language)
    if not as_json:
        show(as_text(left, right, lines, language))
        return 0
    facts = [{**line._asdict(), "differs": line.differs} for line in lines]
    write(json.dumps({"left": left.name, "right": right.name, "lines": facts}, ensure_ascii=False, indent=1))
    return 0


def _export(plan: Plan, path: Path, language: str) -> int:
    if path.exists():
        raise Refused(say("library.cli_exists", language, {"path": path}))
    own_plans.export(plan, path)
    show(say("library.exported", language, {"name": plan.name, "file": path}))
    return 0


def _bring_in(path: Path, language: str) -> int:
    brought = own_plans.bring_in(path)
    for key, names in (("imported", [plan.name for plan in brought.kept]), ("imported_there", brought.there)):
        if names:
            show(say(f"library.{key}", language, {"names": ", ".join(f"“{name}”" for name in names)}))
    return 0


def _record(origin: str, plan: Plan) -> dict[str, object]:
    return {
        "name": plan.name,
        "origin": origin,
        "kind": kind_of(plan).value,
        "figures_year": plan.figures_year,
        "note": plan.note,
        "sources": [to_json(source) for source in plan.sources],
    }


def _lines(origin: str, plan: Plan, language: str) -> Iterator[str]:
    """A plan's name, what it pays in short, and where its figures come from."""
    year = "_year" if origin == "real" and plan.figures_year else ""
    said = say(f"library.origin_{origin}{year}", language, {"year": plan.figures_year})
    yield say("library.cli_entry", language, {"name": plan.name, "origin": said})
    yield "    " + say(f"library.group_{kind_of(plan).value}", language)
    deductible, limit = (
        amounts_in_words(amount.in_network, language, family=False)
        for amount in (plan.deductible, plan.out_of_pocket_limit)
    )
    yield "    " + say("library.cli_amounts", language, {"deductible": deductible, "limit": limit})
    for source in plan.sources if origin == "real" else ():
        yield "    " + say("library.source", language, {"says": f"{source.says} {source.address}".strip()})
