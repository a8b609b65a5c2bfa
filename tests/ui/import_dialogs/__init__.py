"""Tests of ``ui/import_dialogs``."""
