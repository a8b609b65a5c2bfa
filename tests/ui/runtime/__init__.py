"""Tests of ``ui/runtime``."""
