"""Proof that nothing is lost, hangs or leaks: ``make kill``, ``make fuzz``, ``make soak``. See docs/reliability.md."""
