"""Change the engine in one small place at a time and see that the engine's tests notice: ``make mutation``.

Each mutant is one change of one module of ``MODULES``, tried in a process of its own that imports the changed code in
place of the file, which is never written to. A mutant that no test notices *survives*; ``docs/mutation.md`` says why.
"""

import argparse
import importlib.abc
import importlib.machinery
import importlib.util
import json
import os
import resource
import signal
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import hypothesis.strategies  # noqa: F401 (what takes long to import, and is no engine, every fork finds imported)
import numpy as np  # noqa: F401
import pytest

import calculator.model.case  # noqa: F401
from tools.mutants import Mutant, mutants_of

ROOT = Path(__file__).resolve().parent.parent
_FLOW = (
    *("rulebook", "accumulators", "benefit_limits", "parts", "ledger", "rider", "second_plan", "program", "accounts"),
    *("withdrawals", "employer", "turns", "facts", "settlement", "spending", "in_turn", "day_orders"),
    *("plan_alone", "order_gap"),
)
_COLUMNS = (
    *("terms", "years", "enrolled", "pools", "covering", "line_columns", "tables", "plan_columns", "day_calendar"),
    *("funding", "books", "settled", "plan_pricer", "periods", "payer_columns", "kept", "line_facts"),
    "linear_cents",
)
MODULES = (
    *(f"adjudication.{name}" for name in (*_FLOW, *_COLUMNS)),
    *("population.flow", "population.members", "schedule", "pricing"),
)


def _of_engine(names: str) -> list[str]:
    return [f"tests/engine/test_{name}.py" for name in names.split()]


KILLERS = (
    ["tests/published", *_of_engine("rulebook rulebook_limit rules ledger funding settlement enrollment payers")],
    _of_engine("happened network_tiers taxed_and_run_out drugs_of_later_years expected facility_fee comparison")
    + _of_engine("coordination reasons terms years schedule desks pricing worked_example accumulators benefit_limits")
    + _of_engine("plan_rules program rider settled stated_of_another_year day_orders kept_pricer population")
    + _of_engine("plan_alone shared_rider"),
    [f"tests/properties/test_{name}.py" for name in ("payers", "lowering", "always", "facts")]
    + [f"tests/properties/test_{name}.py" for name in ("exits_and_accounts", "network_tiers", "breakeven")],
)
"""The tests that must notice, those that are most likely to first and the random worlds last."""
WORLDS = 30
"""So many of each property: most mutants that live to see them die of one of the first."""
LEAST_SECONDS = 20
TIMES_AS_LONG = 5
"""A mutant that takes so many times the processor time of no mutant, and the least seconds too, hangs, which one would
notice; other work on the machine is not counted against it."""
MEMORY = 3 * 2**30
"""A mutant that grows without end falls over here, in bytes."""
ENOUGH = 0.95


class Verdict(NamedTuple):
    """What became of a mutant: "died" by a failing test, "hung", or "survived"."""

    mutant: Mutant
    outcome: str


class _Mutated(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Serves the one mutated module from memory."""

    def __init__(self, mutant: Mutant) -> None:
        self._mutant = mutant

    def find_spec(
        self, name: str, _path: Sequence[str] | None = None, _target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """Claim the mutated module and no other."""
        if name != self._mutant.module:
            return None
        return importlib.util.spec_from_loader(name, self)

    def exec_module(self, module: ModuleType) -> None:
        """Run the changed source as the module's."""
        code = compile(self._mutant.source, f"<mutant of {self._mutant.module}>", "exec")
        exec(code, module.__dict__)


def _noticed(mutant: Mutant | None) -> bool:
    """Run the killers in this process, with ``mutant`` in place; whether a test failed."""
    if mutant is not None:
        sys.meta_path.insert(0, _Mutated(mutant))
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, sys.stdout.fileno())
    os.dup2(silence, sys.stderr.fileno())
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    os.environ["KAT_EXAMPLES"] = str(WORLDS)
    options = ["-x", "-q", "--tb=no", "-p", "no:cacheprovider", "-W", "ignore"]
    return any(int(pytest.main([*options, *killers])) != 0 for killers in KILLERS)


def in_a_process(work: Callable[[], bool], seconds: int | None = None) -> str:
    """Run ``work`` in a fork of this process, for so many ``seconds`` of the processor: "died" where it returned True
    or fell over, "hung", or "survived"."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
            if seconds is not None:
                resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
            status = int(work())
        finally:
            os._exit(status)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) in (signal.SIGXCPU, signal.SIGKILL):
        return "hung"
    return "died" if status else "survived"


def try_all(mutants: Iterable[Mutant], processes: int, seconds: int) -> list[Verdict]:
    """Try every mutant for at most ``seconds`` of the processor, ``processes`` at a time, and say how far it is."""
    mutants = list(mutants)

    def one(mutant: Mutant) -> Verdict:
        return Verdict(mutant, in_a_process(lambda: _noticed(mutant), seconds))

    verdicts = []
    with ThreadPoolExecutor(processes) as pool:
        for number, verdict in enumerate(pool.map(one, mutants), 1):
            verdicts.append(verdict)
            if verdict.outcome != "died":
                print(f"{verdict.outcome}: {verdict.mutant.where}: {verdict.mutant.change}", flush=True)
            if number % 100 == 0:
                print(f"{number} of {len(mutants)}", flush=True)
    return verdicts


def sample(mutants: Sequence[Mutant], most: int) -> list[Mutant]:
    """So many of ``mutants`` at most, equally far apart: each module has as large a part as of all."""
    if most >= len(mutants):
        return list(mutants)
    return [mutants[(2 * number + 1) * len(mutants) // (2 * most)] for number in range(most)]


def table(verdicts: Sequence[Verdict]) -> str:
    """The figures by module, as a table of Markdown."""
    rows = ["| module | mutants | died | survived | died of all |", "| --- | ---: | ---: | ---: | ---: |"]
    modules = list(dict.fromkeys(verdict.mutant.module for verdict in verdicts))
    for module in (*modules, "all"):
        chosen = [verdict for verdict in verdicts if module in ("all", verdict.mutant.module)]
        survived = sum(verdict.outcome == "survived" for verdict in chosen)
        died = len(chosen) - survived
        rows.append(f"| {module} | {len(chosen)} | {died} | {survived} | {died / len(chosen):.1%} |")
    return "\n".join(rows)


def main() -> int:
    """Make the mutants of the named modules, try them, print the figures. 1 where fewer than ENOUGH of them died."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("modules", nargs="*", default=MODULES, help=f"of calculator.engine: {', '.join(MODULES)}")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--sample", type=int, help="try only this many, spread evenly over the modules")
    parser.add_argument("--json", type=Path, help="write every verdict here")
    wanted = parser.parse_args()
    os.chdir(ROOT)
    # What a property finds against a mutant is no example of the program's.
    os.environ["HYPOTHESIS_STORAGE_DIRECTORY"] = tempfile.mkdtemp()
    if in_a_process(lambda: _noticed(None)) != "survived":
        print("The tests fail without any mutant: mend them first.", file=sys.stderr)
        return 2
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = max(LEAST_SECONDS, round(TIMES_AS_LONG * (used.ru_utime + used.ru_stime)))
    mutants = [mutant for name in wanted.modules for mutant in mutants_of(ROOT, f"calculator.engine.{name}")]
    if wanted.sample:
        mutants = sample(mutants, wanted.sample)
    verdicts = try_all(mutants, wanted.processes, seconds)
    print(table(verdicts))
    if wanted.json:
        rows = [{"where": v.mutant.where, "change": v.mutant.change, "outcome": v.outcome} for v in verdicts]
        wanted.json.write_text(json.dumps(rows, indent=1), encoding="utf-8")
    died = sum(verdict.outcome != "survived" for verdict in verdicts)
    return 0 if died >= ENOUGH * len(verdicts) else 1


if __name__ == "__main__":
    sys.exit(main())
