"""The day it is where the program runs: the one place where it is asked for."""

import datetime


def today() -> datetime.date:
    """The day by the machine's clock and its own zone."""
    return datetime.datetime.now().astimezone().date()
