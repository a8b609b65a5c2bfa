"""The window: it shows a case and its answers and edits the case. It computes no money."""

from ui.runtime.imports import import_plainly
from ui.runtime.references import keep_constants

keep_constants()
import_plainly()
