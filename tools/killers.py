"""The tests that must notice a mutant: collected once, and run in forks of one warm process.

What every test reaches of the engine is found once and kept in ``build/mutation/reached.json`` until a source of the
engine or a test is another. A mutant is then tried only against tests that reach its statement, those first that others
of its function died of and then the quickest, in a process of its own in which the changed code takes the place of the
module's. The files are never written to.
"""

import gc
import hashlib
import json
import mmap
import os
import resource
import signal
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import FrameType
from typing import Any, Final, NamedTuple

import pytest
from hypothesis import Phase, settings

from calculator.model.base import Model
from calculator.model.checking import make_ready
from tools.mutant_in_place import clear_caches, install
from tools.mutants import Mutant

ROOT: Final = Path(__file__).resolve().parent.parent
ENGINE: Final = ROOT / "calculator" / "engine"
WORLDS: Final = 30
"""So many of each property: most mutants that live to see them die of one of the first."""
SLOWEST: Final = 0.1
"""A test of the engine that takes more seconds of the processor is left out; a property is not."""
TIMES_AS_LONG: Final = 10
LEAST_SECONDS: Final = 3
"""A test that takes so many times the processor time that it takes of no mutant, and the least seconds more, hangs,
which one would notice; other work on the machine is not counted against it."""
MEMORY: Final = 3 * 2**30
"""A mutant that grows without end falls over here, in bytes."""


FAILED: Final[list[str]] = []
"""The tests that failed in this process."""


class Reach(NamedTuple):
    """What a test takes of the processor, in seconds, and which lines of which modules it executes."""

    seconds: float
    lines: dict[str, list[int]]


class Killers:
    """The collected tests."""

    def __init__(self, items: Sequence[pytest.Item], reached: dict[str, Reach]) -> None:
        self._items = {item.nodeid: item for item in items}
        self._reached = reached
        self._kills: dict[tuple[str, str], Counter[str]] = {}

    def of(self, mutant: Mutant) -> list[str]:
        """The names of the tests that may notice ``mutant``, in the order in which they are tried."""
        kills = self._kills.get((mutant.module, mutant.function), Counter())
        chosen = [test for test, reach in self._reached.items() if _may_notice(reach, mutant)]
        return sorted(chosen, key=lambda test: (-kills[test], self._reached[test].seconds))

    def run(self, tests: Sequence[str], at: mmap.mmap) -> None:
        """Run ``tests`` in this process, which ends with the first that fails or hangs; ``at`` says which."""
        items = [self._items[test] for test in tests]
        for number, item in enumerate(items):
            at[:8] = number.to_bytes(8, "big")
            seconds = LEAST_SECONDS + TIMES_AS_LONG * self._reached[item.nodeid].seconds
            signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
            following = items[number + 1] if number + 1 < len(items) else None
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if FAILED:
                os._exit(1)

    def killed(self, mutant: Mutant, test: str) -> None:
        """Remember what ``mutant`` died of."""
        self._kills.setdefault((mutant.module, mutant.function), Counter())[test] += 1


class Trial:
    """A mutant tried in a process of its own, which ``child`` is."""

    def __init__(self, mutant: Mutant, killers: Killers) -> None:
        self.mutant = mutant
        self._killers = killers
        self._tests = killers.of(mutant)
        self._at = mmap.mmap(-1, 8)
        self.child = os.fork()
        if self.child == 0:
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
            _keep_apart()
            status = 1
            try:
                install(mutant)
                killers.run(self._tests, self._at)
                status = 0
            finally:
                # A module that cannot be imported is noticed, whatever it raises; nothing of it is told.
                os._exit(status)

    def outcome(self, status: int) -> tuple[str, str]:
        """Of the ``status`` in which the process ended: "died", "hung" or "survived", and the test that noticed."""
        if status == 0:
            return "survived", ""
        test = self._tests[int.from_bytes(self._at[:8], "big")] if self._tests else ""
        self._killers.killed(self.mutant, test)
        hung = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGVTALRM
        return "hung" if hung else "died", test


def _may_notice(reach: Reach, mutant: Mutant) -> bool:
    return not mutant.lines or not set(mutant.lines).isdisjoint(reach.lines.get(mutant.module, ()))


def collected(paths: Sequence[str], work: Callable[[list[pytest.Item]], None]) -> int:
    """Collect the tests of ``paths`` in this process and let ``work`` do with them what it will; pytest's status."""
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    os.environ["KAT_EXAMPLES"] = str(WORLDS)
    options = ["--assert=plain", "-p", "no:terminal", "-p", "no:cacheprovider", "-W", "ignore"]
    quick = ["-o", "tmp_path_retention_policy=none", "-o", "addopts="]
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PYTEST_DEBUG_TEMPROOT"] = folder
        return int(pytest.main([*options, *quick, *paths], plugins=[_Collected(work)]))


class _Collected:
    """The plugin that gives the collected tests away in place of running them."""

    def __init__(self, work: Callable[[list[pytest.Item]], None]) -> None:
        self._work = work

    def pytest_collection(self) -> None:
        # The same worlds each time, and no looking for a smaller one: that a test fails is all that is asked.
        phases = (Phase.explicit, Phase.generate)
        settings.register_profile("mutants", derandomize=True, phases=phases, report_multiple_bugs=False)
        settings.load_profile("mutants")

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        for kind in _models(Model):
            # Every fork would make it anew, which takes longer than a test.
            make_ready(kind)
        gc.freeze()
        self._work(session.items)
        return True

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            FAILED.append(report.nodeid)


def _models(base: type[Model]) -> Iterator[type[Model]]:
    for kind in base.__subclasses__():
        yield kind
        yield from _models(kind)


def reach_of(items: Sequence[pytest.Item], kept: Path) -> dict[str, Reach]:
    """What every one of ``items`` takes and reaches: as it is ``kept``, where neither the program nor the file of the
    test is another since, or found by running them in a fork.

    Raises:
        RuntimeError: tests fail without any mutant.
    """
    program = _fingerprint(*sorted((ROOT / "calculator").rglob("*.py")))
    found = json.loads(kept.read_text(encoding="utf-8")) if kept.exists() else {}
    known: dict[str, dict[str, tuple[float, dict[str, list[int]]]]] = found.get(program, {})
    files: dict[str, list[pytest.Item]] = {}
    for item in items:
        files.setdefault(f"{item.path.relative_to(ROOT)} {_fingerprint(item.path)}", []).append(item)
    unknown = {file: of_file for file, of_file in files.items() if file not in known}
    if unknown:
        child = os.fork()
        if child == 0:
            _keep_apart()
            kept.parent.mkdir(parents=True, exist_ok=True)
            for file, of_file in unknown.items():
                known[file] = dict(_traced(of_file))
            # Of another program, and of files with tests that fail, nothing is kept.
            passed = {file: reached for file, reached in known.items() if not _failed(file)}
            kept.write_text(json.dumps({program: passed, "failed": FAILED}), encoding="utf-8")
            os._exit(0)
        os.waitpid(child, 0)
        found = json.loads(kept.read_text(encoding="utf-8"))
        known = found[program]
        if found["failed"]:
            raise RuntimeError(f"They fail without any mutant, mend them first: {found['failed']}")
    return {test: Reach(*reach) for file in files for test, reach in known[file].items()}


def _failed(file: str) -> bool:
    return any(test.startswith(file.split(maxsplit=1)[0]) for test in FAILED)


def _fingerprint(*files: Path) -> str:
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()


def _traced(items: Sequence[pytest.Item]) -> Iterator[tuple[str, Reach]]:
    modules = {str(path): _name(path) for path in ENGINE.rglob("*.py")}
    lines: set[tuple[str, int]] = set()

    def inside(frame: FrameType, event: str, _: Any) -> Any:
        if event == "line":
            lines.add((frame.f_code.co_filename, frame.f_lineno))
        return inside

    def trace(frame: FrameType, _event: str, _: Any) -> Any:
        return inside if frame.f_code.co_filename in modules else None

    for number, item in enumerate(items):
        following = items[number + 1] if number + 1 < len(items) else None
        clear_caches()
        seconds = _took(item, following)
        if seconds > SLOWEST:
            # It may have read what is kept from then on, and what the tests of a mutant find kept but for the first.
            seconds = _took(item, following)
        if seconds > SLOWEST and not item.nodeid.startswith("tests/properties"):
            continue
        clear_caches()
        lines.clear()
        sys.settrace(trace)
        threading.settrace(trace)
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        sys.settrace(None)
        threading.settrace(None)
        by_module: dict[str, list[int]] = {}
        for file, line in sorted(lines):
            by_module.setdefault(modules[file], []).append(line)
        yield item.nodeid, Reach(seconds, by_module)


def _took(item: pytest.Item, following: pytest.Item | None) -> float:
    """Run ``item``; the seconds of the processor that it took."""
    began = time.process_time()
    item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
    return time.process_time() - began


def _name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


def _keep_apart() -> None:
    """Say nothing, and write where no other run of pytest cleans up."""
    os.environ["PYTEST_DEBUG_TEMPROOT"] = str(Path(os.environ["PYTEST_DEBUG_TEMPROOT"]) / str(os.getpid()))
    Path(os.environ["PYTEST_DEBUG_TEMPROOT"]).mkdir()
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.dup2(nowhere, sys.stderr.fileno())
