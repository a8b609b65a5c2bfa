"""Ledgers and accumulators to be asked."""

import datetime

OCTOBER, DECEMBER = datetime.date(2026, 10, 1), datetime.date(2026, 12, 31)


JANUARY = datetime.date(2027, 1, 1)


LATER = datetime.date(2028, 1, 1)
