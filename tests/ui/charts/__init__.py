"""Tests of ``ui/charts``."""
