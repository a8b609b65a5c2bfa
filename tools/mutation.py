"""Change the engine in one small place at a time and see that the engine's tests notice: ``make mutation``.

Each mutant is one change of one module of ``MODULES`` (``mutants``), tried against the tests that reach it
(``killers``). One that no test notices *survives*; ``docs/mutation.md`` says why. What became of each is kept in
``build/mutation``, a file a module, so that a run can be taken up again.
"""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import hypothesis.strategies  # noqa: F401 (what takes long to import, and is no engine, every fork finds imported)
import numpy as np  # noqa: F401
import pytest

from tools.killers import ROOT, Killers, Trial, collected, reach_of
from tools.mutants import Mutant, mutants_of

KEPT = ROOT / "build" / "mutation"
_FLOW = (
    *("rulebook", "accumulators", "benefit_limits", "parts", "ledger", "rider", "second_plan", "program", "accounts"),
    *("withdrawals", "employer", "turns", "facts", "settlement", "spending", "in_turn", "day_orders"),
    *("plan_alone", "order_gap"),
)
_COLUMNS = (
    *("terms", "years", "enrolled", "pools", "covering", "coverings", "line_columns", "tables", "plan_columns"),
    *("stated_columns", "covered", "opening", "day_calendar", "funding", "books", "settled", "plan_pricer", "periods"),
    *("payer_columns", "kept", "line_facts", "linear_cents"),
)
MODULES = (
    *(f"adjudication.{name}" for name in (*_FLOW, *_COLUMNS)),
    *("population.flow", "population.members", "schedule", "pricing"),
)


_OF_ENGINE = (
    *("rulebook", "rulebook_limit", "rules", "ledger", "funding", "settlement", "enrollment", "payers", "happened"),
    *("network_tiers", "taxed_and_run_out", "drugs_of_later_years", "expected", "facility_fee", "comparison"),
    *("coordination", "reasons", "terms", "years", "schedule", "desks", "pricing", "worked_example", "accumulators"),
    *("benefit_limits", "plan_rules", "program", "rider", "settled", "stated_of_another_year", "day_orders"),
    *("kept_pricer", "population", "counted_copays", "reasons_of_payers", "happened_elsewhere", "no_limit", "course"),
    *("rulebook_visit", "facts_of_others", "facts_parts", "facts_to_date", "processed", "starts", "amounts_met"),
    *("going_on", "brought_along", "help_counted", "linear_cents", "pricer_accounts", "plan_alone", "shared_rider"),
    *("answer_flags", "told_of_the_course", "accounts_of_changes", "estimates_go_on"),
    *("orders_of_a_day", "orders_of_days", "orders_carried", "orders_between_payers", "members_by_threads"),
    *("the_same_plan", "what_is_stated", "missed", "kept", "money_of_a_day", "kept_tables", "order_gap"),
    *("limits_of_one_s_own", "from_plan_to_plan", "maximizer_and_copays", "census", "beside_a_second_plan"),
    *("accounts_run_dry", "copay_used_up", "limits_absent", "months", "flow", "only_owed", "drug_pools", "opening"),
    *("stated_after_the_end", "claims_after_stated_amounts"),
)
_PROPERTIES = (
    "payers",
    "lowering",
    "always",
    "facts",
    "exits_and_accounts",
    "network_tiers",
    "breakeven",
    "day_orders",
)
KILLERS = (
    "tests/published",
    *(f"tests/engine/test_{name}.py" for name in _OF_ENGINE),
    *(f"tests/properties/test_{name}.py" for name in _PROPERTIES),
)
"""The tests that must notice."""
ENOUGH = 0.95


class Verdict(NamedTuple):
    """What became of a mutant: "died" by a failing test, "hung", or "survived"; and the test that noticed."""

    where: str
    change: str
    outcome: str
    test: str


def try_all(mutants: Iterable[Mutant], killers: Killers, processes: int) -> Iterator[Verdict]:
    """Try every mutant, ``processes`` at a time, and say which were not noticed."""
    waiting, running = iter(mutants), dict[int, Trial]()
    while True:
        while len(running) < processes and (mutant := next(waiting, None)) is not None:
            trial = Trial(mutant, killers)
            running[trial.child] = trial
        if not running:
            return
        child, status = os.wait()
        trial = running.pop(child)
        verdict = Verdict(trial.mutant.where, trial.mutant.change, *trial.outcome(status))
        if verdict.outcome != "died":
            print(f"{verdict.outcome}: {verdict.where}: {verdict.change}", flush=True)
        yield verdict


def try_module(name: str, killers: Killers, processes: int, *, survivors: bool) -> list[Verdict]:
    """What became of the mutants of a module, found anew and kept; ``survivors``: of those that had died the last time
    that is taken as it was."""
    kept = KEPT / f"{name}.json"
    before = [Verdict(*row) for row in json.loads(kept.read_text(encoding="utf-8"))] if kept.exists() else []
    died = {verdict[:2]: verdict for verdict in before if survivors}
    for verdict in before:
        if verdict.outcome == "survived":
            # Two changes of a line may read the same: both are tried where one of them lived.
            died.pop(verdict[:2], None)
    mutants = list(mutants_of(ROOT, f"calculator.engine.{name}"))
    known = [died[key] for mutant in mutants if (key := (mutant.where, mutant.change)) in died]
    unknown = [mutant for mutant in mutants if (mutant.where, mutant.change) not in died]
    verdicts = sorted([*known, *try_all(unknown, killers, processes)], key=_line)
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text(json.dumps(verdicts, indent=1, ensure_ascii=False), encoding="utf-8")
    return verdicts


def _line(verdict: Verdict) -> int:
    return int(verdict.where.rpartition(":")[2])


def table(modules: dict[str, list[Verdict]]) -> str:
    """The figures by module, as a table of Markdown."""
    rows = ["| module | mutants | died | survived | died of all |", "| --- | ---: | ---: | ---: | ---: |"]
    together = [verdict for verdicts in modules.values() for verdict in verdicts]
    for name, verdicts in [*modules.items(), ("all", together)]:
        survived = sum(verdict.outcome == "survived" for verdict in verdicts)
        died = len(verdicts) - survived
        rows.append(
            f"| {name.rpartition('.')[2]} | {len(verdicts)} | {died} | {survived} | {died / len(verdicts):.1%} |"
        )
    return "\n".join(rows)


def main() -> int:
    """Make the mutants of the named modules, try them, print the figures. 1 where fewer than ENOUGH of them died."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("modules", nargs="*", default=MODULES, help=f"of calculator.engine: {', '.join(MODULES)}")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--survivors", action="store_true", help="try only what survived the last time or is new")
    parser.add_argument("--tests", nargs="+", default=KILLERS, help="files of tests to try, in place of all")
    wanted = parser.parse_args()
    os.chdir(ROOT)
    # What a property finds against a mutant is no example of the program's.
    os.environ["HYPOTHESIS_STORAGE_DIRECTORY"] = tempfile.mkdtemp()
    verdicts: dict[str, list[Verdict]] = {}

    def work(items: list[pytest.Item]) -> None:
        killers = Killers(items, reach_of(items, KEPT / "reached.json"))
        for name in wanted.modules:
            verdicts[name] = try_module(name, killers, wanted.processes, survivors=wanted.survivors)
            print(table({name: verdicts[name]}).splitlines()[-2], flush=True)

    status = collected(wanted.tests, work)
    if not verdicts:
        return status or 2
    print(table(verdicts))
    together = [verdict for of_module in verdicts.values() for verdict in of_module]
    died = sum(verdict.outcome != "survived" for verdict in together)
    return 0 if died >= ENOUGH * len(together) else 1


if __name__ == "__main__":
    sys.exit(main())
