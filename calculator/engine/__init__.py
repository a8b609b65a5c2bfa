"""Floor 3: pure functions from a case to its answer. No input or output."""
