"""Kill the program in the midst of its work and look at what it left: ``make kill``.

Each victim is a process that really works and is really killed (SIGKILL), at a moment that the seed says. Some are
killed in the same folder one after the other, as a person would start again after a crash. Nothing that was told to be
safe may be gone, nothing that has a name may be torn.
"""

import argparse
import math
import os
import select
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import takewhile
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

from tools.reliability.victims import VICTIMS, Victim, password

_IN_ONE_FOLDER: Final = 8
_READY_S: Final = 600
"""A process that has done nothing after this time never will, beside however much else."""


class Killed(NamedTuple):
    """One kill: who, after how many seconds of work, and what is wrong."""

    victim: str
    after: float
    faults: tuple[str, ...]


def kills(victim: Victim, times: int, folder: Path, chance: Random) -> Iterator[Killed]:
    """Kill ``victim`` so many times in ``folder``, each time looking at what it left."""
    told: list[int] = []
    for _ in range(times):
        _settle_in(folder)
        after = chance.uniform(0, victim.within)
        # The number that was in hand may have been done, or half of it: the next has another.
        now, failed = _killed(victim, folder, told[-1] + 2 if told else 0, after)
        told += now
        yield Killed(victim.name, after, tuple([failed] if failed else victim.check(folder, told)))


def _settle_in(folder: Path) -> None:
    """Have all that the program keeps in ``folder``."""
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        os.environ[name] = str(folder / name.lower())
    os.environ["QT_QPA_PLATFORM"] = "offscreen"


def _killed(victim: Victim, folder: Path, start: int, after: float) -> tuple[list[int], str]:
    """Start it, let it get going, kill it. Returns the numbers that it told, and why it ended by itself if it did."""
    ours, its = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(ours)
        _be(victim, folder, start, its)
    os.close(its)
    told = os.read(ours, 1) if select.select([ours], [], [], _READY_S)[0] else b""
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    while part := os.read(ours, 65_536):
        told += part
    os.close(ours)
    numbers = [int(line) for line in told.split(b"\n")[:-1]]
    if not numbers and os.WIFSIGNALED(status):
        return numbers, f"it did nothing for {_READY_S} s"
    if not os.WIFSIGNALED(status):
        said = (folder / "said").read_text(encoding="utf-8", errors="replace")
        return numbers, f"it ended by itself: {said[-800:]}"
    return numbers, ""


def _be(victim: Victim, folder: Path, start: int, tell_to: int) -> None:
    """Be the victim, from the fork on; never comes back."""
    said = os.open(folder / "said", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    for stream in (sys.stdout.fileno(), sys.stderr.fileno()):
        os.dup2(said, stream)

    def tell(number: int) -> None:
        os.write(tell_to, b"%d\n" % number)

    try:
        victim.work(folder, start, tell)
    except BaseException:  # noqa: BLE001 (whatever it is, it is told)
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(1)


def rounds(times: int, seed: int, victims: Sequence[Victim]) -> Iterator[Killed]:
    """Kill ``victims`` so many times in all, each as often as its share says, and at least once."""
    shares = sum(victim.share for victim in victims)
    for victim in victims:
        left = max(1, round(times * victim.share / shares))
        for number in range(0, left, _IN_ONE_FOLDER):
            with tempfile.TemporaryDirectory() as name:
                chance = Random(f"{seed} {victim.name} {number}")
                yield from kills(victim, min(_IN_ONE_FOLDER, left - number), Path(name), chance)


def main() -> int:
    """Run as the words of the command line say. Returns 1 where something was lost."""
    parser = argparse.ArgumentParser(description="Kill the program in the midst of its work and look at what it left")
    names = [victim.name for victim in VICTIMS]
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=math.inf, help="stop after so long")
    parser.add_argument("--victim", choices=names, action="append", help="only this one; may be given again")
    asked = parser.parse_args()
    password()
    chosen = [victim for victim in VICTIMS if victim.name in (asked.victim or names)]
    done: Counter[str] = Counter()
    faulty: Counter[str] = Counter()
    until = time.monotonic() + asked.seconds
    for killed in takewhile(lambda _: time.monotonic() < until, rounds(asked.kills, asked.seed, chosen)):
        done[killed.victim] += 1
        faulty[killed.victim] += bool(killed.faults)
        for fault in killed.faults:
            print(f"{killed.victim}, killed after {killed.after:.3f} s of work: {fault}", flush=True)
    print("| killed | times | something was lost or torn |\n| --- | ---: | ---: |")
    for name, times in done.items():
        print(f"| {name} | {times} | {faulty[name]} |")
    print(f"| all | {done.total()} | {faulty.total()} |")
    return 1 if faulty.total() else 0


if __name__ == "__main__":
    sys.exit(main())
