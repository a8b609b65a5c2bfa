"""Runs every measurement and prints one table. A missed target is said and is no failure: 0 unless it could not run."""

import os
import platform

from PySide6 import __version__ as qt

from bench import comparison, edit, flow, package, population, rulebook, sheet, startup
from bench.table import written

print(f"KAT Estimator on Python {platform.python_version()}, Qt {qt}, {os.cpu_count()} cores", flush=True)
rows = [
    row for part in (startup, edit, comparison, flow, sheet, rulebook, population, package) for row in part.measure()
]
print(written(rows))
