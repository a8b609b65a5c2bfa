"""Measurements beside their yardsticks, made in one run. They say whether a target is met; no test depends on them."""
