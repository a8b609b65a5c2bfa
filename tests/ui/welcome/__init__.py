"""Tests of ``ui/welcome``."""
