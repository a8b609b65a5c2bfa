"""Tests of ``ui/sheet``."""
