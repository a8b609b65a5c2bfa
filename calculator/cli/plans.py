"""``plans``: list the plans that come with the program and the user's own, compare two, bring one in, write one out."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from calculator.cli.sbc import from_sbc
from calculator.cli.terminal import Refused, complain, show, show_json
from calculator.files import bundled, own_plans
from calculator.files.looking import is_there
from calculator.model.checking import to_json
from calculator.model.plan import Plan
from calculator.reference.voice import Voice
from calculator.words.plan import amounts_in_words
from calculator.words.plan_difference import as_text, differences
from calculator.words.plan_kind import kind_of
from calculator.words.provenance import source_words

_ORIGINS = ("own", "real", "example")


def add_options(command: argparse.ArgumentParser, voice: Voice) -> None:
    """Give ``command`` the options of ``plans``."""
    name, file = voice("cli.name"), voice("cli.file")
    one = command.add_mutually_exclusive_group()
    one.add_argument("--compare", metavar=name, nargs=2, help=voice("library.cli_compare"))
    one.add_argument("--export", metavar=(name, file), nargs=2, help=voice("library.cli_export"))
    one.add_argument("--import", metavar=file, dest="bring_in", type=Path, help=voice("library.cli_import"))
    one.add_argument("--from-sbc", metavar=file, type=Path, help=voice("sbc.cli_from_sbc"))
    command.add_argument("--json", action="store_true", help=voice("library.cli_json"))
    command.set_defaults(run=run)


def run(asked: argparse.Namespace, voice: Voice) -> int:
    """Do what is asked; without an option, list the library.

    Raises:
        FileError: a file cannot be read or written.
        Refused: there is no plan of a name, or the file to write is there already.
    """
    if asked.bring_in is not None:
        return _bring_in(asked.bring_in, voice)
    if asked.from_sbc is not None:
        return from_sbc(asked.from_sbc, voice, as_json=asked.json)
    shelf = own_plans.shelf()
    for problem in shelf.problems:
        complain(problem.say(voice), voice)
    own = [kept.plan for kept in shelf.plans]
    if asked.compare is not None:
        left, right = (_named(name, own, voice) for name in asked.compare)
        return _compare(left, right, voice, as_json=asked.json)
    if asked.export is not None:
        return _export(_named(asked.export[0], own, voice), Path(asked.export[1]), voice)
    listed = [(origin, plan) for origin in _ORIGINS for plan in _of(origin, own)]
    if asked.json:
        show_json({"plans": [_record(origin, plan) for origin, plan in listed]})
    else:
        show("\n".join(line for origin, plan in listed for line in _lines(origin, plan, voice)))
    return 0


def _of(origin: str, own: list[Plan]) -> list[Plan]:
    if origin == "own":
        return own
    return [plan for plan in bundled.plans() if plan.example is (origin == "example")]


def _named(name: str, own: list[Plan], voice: Voice) -> Plan:
    """The plan called ``name``: the user's own before one that comes with the program."""
    for plan in (*own, *bundled.plans()):
        if plan.name == name:
            return plan
    raise Refused(voice("library.cli_unknown", name=name))


def _compare(left: Plan, right: Plan, voice: Voice, *, as_json: bool) -> int:
    lines = differences(left, right, voice)
    if not as_json:
        show(as_text(left, right, lines, voice))
        return 0
    facts = [{**line._asdict(), "differs": line.differs} for line in lines]
    show_json({"left": left.name, "right": right.name, "lines": facts})
    return 0


def _export(plan: Plan, path: Path, voice: Voice) -> int:
    if is_there(path):
        raise Refused(voice("library.cli_exists", path=path))
    own_plans.export_new(plan, path)
    show(voice("library.exported", name=plan.name, file=path))
    return 0


def _bring_in(path: Path, voice: Voice) -> int:
    brought = own_plans.bring_in(path)
    for key, names in (("imported", [plan.name for plan in brought.kept]), ("imported_there", brought.there)):
        if names:
            show(voice.of("library")(key, names=", ".join(f"“{name}”" for name in names)))
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


def _lines(origin: str, plan: Plan, voice: Voice) -> Iterator[str]:
    """A plan's name, what it pays in short, and where its figures come from."""
    year = "_year" if origin == "real" and plan.figures_year else ""
    said = voice(f"library.origin_{origin}{year}", year=plan.figures_year)
    yield voice("library.cli_entry", name=plan.name, origin=said)
    yield "    " + voice(f"library.group_{kind_of(plan).value}")
    deductible, limit = (
        amounts_in_words(amount.in_network, voice, family=False)
        for amount in (plan.deductible, plan.out_of_pocket_limit)
    )
    yield "    " + voice("library.cli_amounts", deductible=deductible, limit=limit)
    for source in plan.sources if origin == "real" else ():
        yield "    " + voice("library.source", says=source_words(source, voice))
