"""Tests of ``ui/interview``."""
