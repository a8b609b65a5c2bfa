"""Tests of ``ui/library``."""
