"""Tests of ``ui/editors``."""
