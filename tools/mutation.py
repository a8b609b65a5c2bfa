"""Change the engine in one small place at a time and see that the engine's tests notice: ``make mutation``.

Each mutant is one change of one module of ``MODULES``, tried in a process of its own that imports the changed code in
place of the file, which is never written to. A mutant that no test notices *survives*; ``docs/mutation.md`` says why.
"""

import argparse
import importlib.abc
import importlib.machinery
import importlib.util
import json
import math
import os
import random
import signal
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import pytest

import calculator.model.case  # noqa: F401 (models take long to make: every fork finds them made)
from tools.mutants import Mutant, mutants_of

ROOT = Path(__file__).resolve().parent.parent
_FLOW = (
    *("rulebook", "accumulators", "benefit_limits", "parts", "ledger", "rider", "second_plan", "program", "accounts"),
    *("withdrawals", "employer", "turns", "settlement"),
)
_COLUMNS = (
    *("terms", "years", "enrolled", "pools", "covering", "line_columns", "tables", "plan_columns", "day_calendar"),
    *("funding", "books", "settled", "plan_pricer"),
)
MODULES = (
    *(f"adjudication.{name}" for name in (*_FLOW, *_COLUMNS)),
    *("population.flow", "population.members", "schedule", "pricing"),
)
KILLERS = (
    [f"tests/engine/test_{name}.py" for name in ("rulebook", "rules", "ledger", "funding", "settlement", "reasons")]
    + [f"tests/engine/test_{name}.py" for name in ("enrollment", "payers", "coordination")],
    [f"tests/engine/test_{name}.py" for name in ("terms", "years", "schedule", "desks", "pricing", "worked_example")]
    + ["tests/engine/test_population.py", "tests/published"],
)
"""The tests that must notice, those that are most likely to first."""
LEAST_SECONDS = 60
TIMES_AS_LONG = 20
"""A mutant that takes so many times as long as no mutant, and the least seconds too, hangs, which one would notice."""
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
    options = ["-x", "-q", "--tb=no", "-p", "no:cacheprovider", "-W", "ignore"]
    return any(int(pytest.main([*options, *killers])) != 0 for killers in KILLERS)


def in_a_process(work: Callable[[], bool], seconds: float = math.inf) -> str:
    """Run ``work`` in a fork of this process: "died" where it returned True or fell over, "hung", or "survived"."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            status = int(work())
        finally:
            os._exit(status)
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return "died" if status else "survived"
        time.sleep(0.01)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return "hung"


def try_all(mutants: Iterable[Mutant], processes: int, seconds: float) -> list[Verdict]:
    """Try every mutant for at most ``seconds``, ``processes`` at a time, and say how far it is."""
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
    parser.add_argument("--sample", type=int, help="try only this many, chosen at random by a fixed seed")
    parser.add_argument("--json", type=Path, help="write every verdict here")
    wanted = parser.parse_args()
    os.chdir(ROOT)
    began = time.monotonic()
    if in_a_process(lambda: _noticed(None)) != "survived":
        print("The tests fail without any mutant: mend them first.", file=sys.stderr)
        return 2
    seconds = max(LEAST_SECONDS, TIMES_AS_LONG * (time.monotonic() - began))
    mutants = [mutant for name in wanted.modules for mutant in mutants_of(ROOT, f"calculator.engine.{name}")]
    if wanted.sample:
        mutants = random.Random(0).sample(mutants, min(wanted.sample, len(mutants)))
    verdicts = try_all(mutants, wanted.processes, seconds)
    print(table(verdicts))
    if wanted.json:
        rows = [{"where": v.mutant.where, "change": v.mutant.change, "outcome": v.outcome} for v in verdicts]
        wanted.json.write_text(json.dumps(rows, indent=1), encoding="utf-8")
    died = sum(verdict.outcome != "survived" for verdict in verdicts)
    return 0 if died >= ENOUGH * len(verdicts) else 1


if __name__ == "__main__":
    sys.exit(main())
