"""What is freed goes back to the system, whatever was freed before."""

import ctypes
import subprocess
import sys

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.runtime import jobs

_LOOK = """
import ctypes
from ui.runtime.freed import give_back

{asked}
c = ctypes.CDLL(None)
c.malloc.restype, c.malloc.argtypes, c.free.argtypes = ctypes.c_void_p, [ctypes.c_size_t], [ctypes.c_void_p]

class Info(ctypes.Structure):
    _fields_ = [(name, ctypes.c_size_t) for name in "arena ordblks smblks hblks hblkhd us fs uord ford keep".split()]

c.mallinfo2.restype = Info
# By itself glibc takes pieces as large as one that was freed for small ones, which it keeps, from now on.
c.free(c.malloc(20_000_000))
before = c.mallinfo2().hblks
for _ in range(5):
    c.malloc(1_000_000)
print(c.mallinfo2().hblks - before)
"""


@pytest.mark.skipif(
    sys.platform != "linux" or not hasattr(ctypes.CDLL(None), "mallinfo2"), reason="glibc alone can be told so"
)
@pytest.mark.parametrize(("asked", "apart"), [("", 0), ("give_back()", 5)])
def test_large_pieces_are_pieces_of_their_own_once_that_is_asked(asked: str, apart: int) -> None:
    ran = subprocess.run([sys.executable, "-c", _LOOK.format(asked=asked)], capture_output=True, text=True, check=True)
    assert int(ran.stdout) == apart


def test_it_is_asked_with_the_first_thread(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bool] = []
    monkeypatch.setattr(jobs, "give_back", lambda: asked.append(True))
    around = QObject()
    job = jobs.LatestJob(around)
    assert not asked
    for _ in range(2):
        with qtbot.waitSignal(job.answered):
            job.ask(lambda: None)
    assert asked == [True]
