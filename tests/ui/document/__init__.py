"""Tests of ``ui/document``."""
