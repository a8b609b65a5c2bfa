"""Tests of ``ui/crash``."""
