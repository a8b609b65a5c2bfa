"""How many random worlds each property is tried on."""

import os

from hypothesis import HealthCheck, settings

EXAMPLES = int(os.environ.get("KAT_EXAMPLES", "2000"))


thorough = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
