"""Tests of ``ui/editors/plan``."""
