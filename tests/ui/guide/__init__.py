"""Tests of ``ui/guide``."""
