"""Tests of ``ui/estimate``."""
