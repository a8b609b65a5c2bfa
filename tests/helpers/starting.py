"""The program as something installed: started from a folder of its own, with nothing of the sources in sight."""

import os
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

FOREIGN: Final = {
    name: value
    for name, value in os.environ.items()
    if not name.startswith(("PYTHON", "VIRTUAL_ENV", "QT_", "DISPLAY", "WAYLAND_DISPLAY"))
}
"""The environment without what leads to the sources, to another Python or to a screen."""


def run(program: Path, folder: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """What ``program`` answers to ``words`` when it is started in ``folder``."""
    return subprocess.run(
        [str(program), *words],
        cwd=folder,
        env=FOREIGN | {"PYTHONIOENCODING": "utf-8"} | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


def paints(
    command: Sequence[Path | str], folder: Path, look: Callable[[int], None] = lambda _: None
) -> tuple[bool, str]:
    """Whether ``command`` paints a window, which Qt itself tells on the error channel, and all that was said there.

    ``look`` may then look at the process by its number.
    """
    quiet = {"QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "qt.widgets.painting.info=true"}
    own = {"QT_FORCE_STDERR_LOGGING": "1", "XDG_CONFIG_HOME": str(folder), "XDG_STATE_HOME": str(folder)}
    said = []
    with subprocess.Popen(
        [str(word) for word in command], env=FOREIGN | quiet | own, cwd=folder, stderr=subprocess.PIPE, text=True
    ) as program:
        assert program.stderr is not None
        for line in program.stderr:
            said.append(line)
            if "flushing" in line:
                look(program.pid)
                break
        program.kill()
    return bool(said) and "flushing" in said[-1], "".join(said)
