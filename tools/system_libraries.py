"""See that the system libraries a Qt window needs are there; as root on Debian, install those that are not.

The tests need them although they draw off screen. What they are is known to ``calculator.reference.libraries``.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping

from calculator.reference.libraries import missing


def sentence(lacking: Mapping[str, str]) -> str:
    """What to tell the person whose machine lacks these libraries, each given with its Debian package."""
    return (
        f"Qt, which draws the window, needs system libraries that this machine lacks: {', '.join(sorted(lacking))}.\n"
        f"On Debian or Ubuntu: sudo apt-get install {' '.join(sorted(set(lacking.values())))}"
    )


def install(packages: set[str]) -> bool:
    """Install Debian packages, where that is possible: as root, with apt-get. Says whether it was tried and worked."""
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        return False
    print(f"Installing the system libraries that Qt needs: {' '.join(sorted(packages))}", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    steps = (["update"], ["install", "--yes", "--no-install-recommends", *sorted(packages)])
    return all(
        subprocess.run(["apt-get", "-qq", *step], env=quiet, stdout=subprocess.DEVNULL, check=False).returncode == 0
        for step in steps
    )


def lacking() -> dict[str, str]:
    """Everything that a window on a screen needs and this machine lacks: all of it is told at once."""
    return missing("window") | missing("screen") | missing("wayland")


def main() -> int:
    """Install or name what is lacking. Returns 1 where no window can be drawn, not even off screen as in the tests."""
    if missing("window"):
        install(set(lacking().values()))
    if missing("window"):
        print(sentence(lacking()), file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
