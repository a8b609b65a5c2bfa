"""Editors: widgets that take a part of the case in and emit a changed one. They reach for no parent and no globals."""
