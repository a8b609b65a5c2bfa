"""The window: it shows a case and its answers and edits the case. It computes no money."""

from ui.references import keep_constants

keep_constants()
