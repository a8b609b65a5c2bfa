"""Tests of ``ui/main_window``."""
