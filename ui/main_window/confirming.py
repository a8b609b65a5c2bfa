"""What is to be confirmed, settled in the window: a confirmation becomes an edit, *Change…* leads to the field."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from calculator.engine.confirmation.to_confirm import OpenPoint
    from ui.main_window.parts import WindowParts


class Confirming:
    """Settles the points of the estimate's list in ``window``."""

    def __init__(self, window: "WindowParts") -> None:
        self._window = window
        estimate = window.answers.estimate
        estimate.confirmed.connect(window.edits.confirm)
        estimate.change_asked.connect(self.lead)
        estimate.weeks_edited.connect(window.edits.claims)

    def lead(self, point: "OpenPoint") -> None:
        """Put the focus into the field that ``point`` is entered in, wherever it is."""
        from ui.main_window.leading import Leading  # noqa: PLC0415 (not on the start-up path)

        Leading(self._window).to(point)
