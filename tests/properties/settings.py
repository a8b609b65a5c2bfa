"""How many random worlds each property is tried on. ``make worlds`` looks at others than the suite, and at more."""

import os
from typing import Final

from hypothesis import HealthCheck, settings

EXAMPLES: Final = int(os.environ.get("KAT_EXAMPLES", "500"))


thorough = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
