"""Tests of ``ui/compare``."""
