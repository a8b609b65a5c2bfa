"""Where this process has its sheets set. A command sets them itself, as it soon ends."""

import threading
from typing import Final

open_all_day: Final = threading.Event()
"""Set by a program that stays: its sheets are set in a process beside it, whose memory goes when it ends."""
