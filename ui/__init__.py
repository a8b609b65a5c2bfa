"""The window: it shows a case and its answers and edits the case. It computes no money."""

from ui.runtime.imports import import_plainly

# First of all: what is imported before is looked into.
import_plainly()

from ui.runtime.references import keep_constants  # noqa: E402

keep_constants()
