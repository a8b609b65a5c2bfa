"""Runs a measuring process that has a window, off screen and with settings of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory


def quietly(settings: str) -> dict[str, str]:
    """The environment of a process whose windows nobody sees. All that it keeps is in the folder ``settings``."""
    # A screen that the window has room on: Qt's own is 800 pixels wide.
    screen = Path(settings) / "screen.json"
    screen.write_text(json.dumps({"screens": [{"name": "wide", "x": 0, "y": 0, "width": 1600, "height": 1000}]}))
    # Off screen, Qt warns of each window that nobody can be told its least size.
    quiet = {"QT_QPA_PLATFORM": f"offscreen:configfile={screen}", "QT_LOGGING_RULES": "default.warning=false"}
    # What other windows of this computer left after a crash is none of its business: each start reads it.
    own = dict.fromkeys(("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"), settings)
    environment = {**os.environ, **quiet, **own}
    # A program that is installed has its bytecode; `make install` makes it.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment


@contextmanager
def windows() -> Iterator[Callable[..., str]]:
    """A function that runs a module of this folder and returns what it printed; its windows remember nothing else."""
    with TemporaryDirectory() as settings:
        environment = quietly(settings)

        def run(module: str, *words: str) -> str:
            command = [sys.executable, "-m", f"bench.{module}", *words]
            return subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True).stdout

        yield run
