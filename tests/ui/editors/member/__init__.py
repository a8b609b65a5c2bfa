"""Tests of ``ui/editors/member``."""
