"""Tests of ``ui/widgets``."""
