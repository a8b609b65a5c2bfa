"""Whoever asked for work may be gone when it is done, in that very moment too."""

import subprocess
import sys

from calculator.reference.paths import RESOURCES

_ROUNDS = 600
_RACE = f"""
import random, sys, time
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from ui.runtime.jobs import LatestJob

application = QCoreApplication([])
random.seed(1)
# Threads take turns as often as they can.
sys.setswitchinterval(1e-6)
sys.setswitchinterval = lambda _seconds: None
for number in range({_ROUNDS}):
    owner = QObject()
    for job in [LatestJob(owner) for _ in range(3)]:
        job.ask(lambda: time.sleep(random.random() * 0.0005))
    for _ in range(random.randrange(4)):
        application.processEvents()
    until = time.perf_counter() + random.random() * 0.0012
    while time.perf_counter() < until:
        pass
    if number % 2:
        shiboken6.delete(owner)
    else:
        owner.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
print("stands")
"""


def test_an_owner_that_ends_in_the_moment_of_the_answer_takes_nothing_with_it() -> None:
    done = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-c", _RACE],
        cwd=RESOURCES.parent,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "stands\n"), done.stderr
