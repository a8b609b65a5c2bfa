"""Tests of ``ui/editors/course``."""
