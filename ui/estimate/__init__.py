"""The Estimate tab: the answer for one plan, and why."""
