"""What draws is loaded while the window is in use, and the window lives on."""

import subprocess
import sys
from typing import Final

from tests.helpers.processes import ROOT

_IN_USE: Final = """
import sys, threading
here = threading.get_ident()
elsewhere = []
QT = ("PySide6", "shiboken6", "pyqtgraph", "ui")
def heard(event, arguments):
    if event == "import" and threading.get_ident() != here and arguments[0].partition(".")[0] in QT:
        elsewhere.append(arguments[0])
sys.addaudithook(heard)

from PySide6 import QtCore, QtGui, QtWidgets
from ui.app import application
from ui.estimate.cost_chart import CostChart

app = application()
chart = CostChart()
chart.begin()
kinds = ((module, name) for module in (QtCore, QtGui, QtWidgets) for name in dir(module))
while "pyqtgraph" not in sys.modules:
    app.processEvents()
for module, name in kinds:
    getattr(module, name)
    app.processEvents()
while chart._drawing is None:
    app.processEvents()
print(elsewhere, "numpy" in sys.modules)
"""
"""Names each kind of Qt's from the moment on when pyqtgraph is being loaded, as a window does that is used at once."""


def test_the_window_is_used_while_what_draws_is_loaded() -> None:
    words = [sys.executable, "-X", "faulthandler", "-c", _IN_USE]
    used = subprocess.run(words, cwd=ROOT, check=False, capture_output=True, text=True, timeout=60)
    assert (used.returncode, used.stdout.strip()) == (0, "[] True"), used.stderr
