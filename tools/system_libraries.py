"""Find the system libraries that Qt needs and the machine lacks, name their Debian packages, install them if asked to.

The list is resources/reference/system-libraries.json; a test holds it against what the installed Qt really loads.
Run by the machine's own Python from the project's folder: ``python3 -m tools.system_libraries window``.
"""

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping

from calculator.reference.libraries import missing


def sentence(lacking: Mapping[str, str]) -> str:
    """What to tell the person whose machine lacks these libraries."""
    packages = " ".join(sorted(set(lacking.values())))
    return (
        f"Qt, which draws the window, needs system libraries that this machine lacks: {', '.join(sorted(lacking))}.\n"
        f"On Debian or Ubuntu: sudo apt-get install {packages}"
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


def main() -> int:
    """Check one group of libraries; 0 when all of them are there in the end."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("group", choices=("window", "screen"))
    parser.add_argument("--install", action="store_true", help="as root, install what is missing with apt-get")
    asked = parser.parse_args()
    lacking = missing(asked.group)
    if lacking and asked.install and install(set(lacking.values())):
        lacking = missing(asked.group)
    if lacking:
        print(sentence(lacking), file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
