"""Give every reader changed files by the hundred thousand: ``make fuzz``.

Inputs are numbered, the same number being always the same bytes, and are read in processes of their own, some thousands
in each. What was read is counted in a file, so that a run goes on where the last one stopped. A finding is an input
that raised anything but a refusal, took more than a second of the processor, had the process take more than 500 MB, or
ended it; ``--show READER NUMBER`` writes it out again.
"""

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from tools.reliability import memory
from tools.reliability.reader import Reader
from tools.reliability.readers import READERS

ROOT: Final = Path(__file__).resolve().parents[2]
TALLY: Final = ROOT / "out" / "fuzz.json"
MOST_SECONDS: Final = 1.0
MOST_BYTES: Final = 500_000_000
_HANGS_AFTER: Final = 10
"""Seconds of the processor after which one input is given up, with its process."""

_BATCH: Final = 200
"""Inputs of one process, times the share of the reader."""


def read_batch(reader: Reader, start: int, count: int, folder: Path, at: Path) -> dict[str, Any]:
    """Read ``count`` inputs from ``start`` on in this process; the file ``at`` has the number of the one in hand."""
    originals = reader.originals()
    place = reader.place(folder, 0)
    place.parent.mkdir(parents=True, exist_ok=True)
    came: dict[str, Any] = {"read": 0, "refused": 0, "slowest": 0.0, "findings": []}
    with at.open("w", encoding="ascii") as hand:
        for number in range(start, start + count):
            os.pwrite(hand.fileno(), b"%12d" % number, 0)
            place = reader.place(folder, number)
            place.write_bytes(reader.input(originals, number))
            signal.setitimer(signal.ITIMER_PROF, _HANGS_AFTER)
            began = time.process_time()
            try:
                came["read" if reader.reads(place) else "refused"] += 1
            except Exception as error:  # noqa: BLE001 (whatever it is, it is what is looked for)
                came["findings"].append(_finding(reader, number, traceback.format_exc(limit=-6), _where(error)))
            took = time.process_time() - began
            signal.setitimer(signal.ITIMER_PROF, 0)
            came["slowest"] = max(came["slowest"], took)
            if took > MOST_SECONDS:
                came["findings"].append(_finding(reader, number, f"took {took:.1f} s", "slow"))
            if memory.most() > MOST_BYTES:
                came["findings"].append(_finding(reader, number, f"took {memory.most() // 1_000_000} MB", "large"))
                came["stopped"] = number + 1
                break
    came["memory"] = memory.most()
    return came


def _finding(reader: Reader, number: int, what: str, kind: str) -> dict[str, Any]:
    return {"reader": reader.name, "number": number, "what": what, "kind": f"{reader.name}: {kind}"}


def _where(error: BaseException) -> str:
    """The kind of an error and its innermost place in the program: what is the same there is the same fault."""
    places = [
        f"{Path(frame.filename).name}:{frame.lineno}"
        for frame in traceback.extract_tb(error.__traceback__)
        if str(ROOT) in frame.filename and ".venv" not in frame.filename
    ]
    return f"{type(error).__name__} at {places[-1]}"


def batches(tally: dict[str, Any], most: int, seconds: float, readers: Sequence[Reader]) -> Iterator[dict[str, Any]]:
    """Run batch after batch in processes of their own and count them in ``tally``, until either is used up."""
    until = time.monotonic() + seconds
    while most > 0 and time.monotonic() < until:
        for reader in readers:
            count = min(most, _BATCH * reader.share)
            if count <= 0 or time.monotonic() >= until:
                break
            most -= count
            yield _one_batch(tally, reader, count)


def _one_batch(tally: dict[str, Any], reader: Reader, count: int) -> dict[str, Any]:
    counts = tally.setdefault(reader.name, {"next": 0, "read": 0, "refused": 0, "slowest": 0.0, "memory": 0})
    start = counts["next"]
    came = _in_a_process(reader, start, count)
    for name in ("read", "refused"):
        counts[name] += came.get(name, 0)
    for name in ("slowest", "memory"):
        counts[name] = max(counts[name], came.get(name, 0))
    counts["next"] = came.get("stopped", start + count)
    for finding in came["findings"]:
        tally.setdefault("findings", {}).setdefault(finding["kind"], {**finding, "times": 0})["times"] += 1
    return came


def _in_a_process(reader: Reader, start: int, count: int) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(dir=_memory_disk()) as name:
        folder = Path(name)
        at = folder / "at"
        words = [sys.executable, "-m", "tools.reliability.fuzz", "--batch", reader.name, str(start), str(count), name]
        quiet = {"QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": name, "PYTHONHASHSEED": "0"}
        done = subprocess.run(words, cwd=ROOT, env={**os.environ, **quiet}, capture_output=True, check=False)
        if done.returncode == 0:
            came: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
            return came
        if not at.is_file():
            raise RuntimeError(done.stderr.decode(errors="replace"))
        number = int(at.read_bytes() or start)
        why = f"took {_HANGS_AFTER} s" if done.returncode == -signal.SIGPROF else f"ended with {done.returncode}"
        found = _finding(reader, number, f"{why}: {done.stderr[-600:].decode(errors='replace')}", why)
        return {"stopped": number + 1, "findings": [found]}


def _memory_disk() -> str | None:
    """A disk in memory where there is one: a million small files need no other."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


def table(tally: dict[str, Any]) -> str:
    """The figures so far, as a table of Markdown."""
    rows = [
        "| reader | inputs | read | refused | slowest, s | memory, MB |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    of = {name: one for name, one in tally.items() if name != "findings"}
    for name, one in of.items():
        rows.append(
            f"| {name} | {one['next']:,} | {one['read']:,} | {one['refused']:,} | {one['slowest']:.2f} "
            f"| {one['memory'] // 1_000_000} |"
        )
    read, refused = (sum(one[what] for one in of.values()) for what in ("read", "refused"))
    rows.append(f"| all | {sum(one['next'] for one in of.values()):,} | {read:,} | {refused:,} | | |")
    return "\n".join(rows)


def main() -> int:
    """Run as the words of the command line say. Returns 1 where something was found."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    names = [reader.name for reader in READERS]
    parser.add_argument("--inputs", type=int, default=100_000, help="how many, over all readers")
    parser.add_argument("--seconds", type=float, default=float("inf"), help="stop after so long")
    parser.add_argument("--reader", choices=names, action="append", help="only this one; may be given again")
    parser.add_argument("--tally", type=Path, default=TALLY, help="where it is counted")
    parser.add_argument("--show", nargs=2, metavar=("READER", "NUMBER"), help="write this input to the output")
    parser.add_argument("--batch", nargs=4, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    by_name = {reader.name: reader for reader in READERS}
    if asked.show:
        reader = by_name[asked.show[0]]
        sys.stdout.buffer.write(reader.input(reader.originals(), int(asked.show[1])))
        return 0
    if asked.batch:
        name, start, count, folder = asked.batch
        place = Path(folder)
        print(json.dumps(read_batch(by_name[name], int(start), int(count), place, place / "at")))
        return 0
    return _run(asked, [by_name[name] for name in asked.reader or names])


def _run(asked: argparse.Namespace, readers: Sequence[Reader]) -> int:
    asked.tally.parent.mkdir(parents=True, exist_ok=True)
    tally = json.loads(asked.tally.read_text(encoding="utf-8")) if asked.tally.is_file() else {}
    seen: set[str] = set()
    for came in batches(tally, asked.inputs, asked.seconds, readers):
        for finding in came["findings"]:
            if finding["kind"] not in seen:
                print(f"{finding['reader']} {finding['number']}: {finding['what']}", flush=True)
        seen |= {finding["kind"] for finding in came["findings"]}
        asked.tally.write_text(json.dumps(tally, indent=1), encoding="utf-8")
    print(table(tally))
    return 1 if seen else 0


if __name__ == "__main__":
    sys.exit(main())
