"""One start, timed from the making of the process to the first painted window. ``bench.startup`` runs it, each time in
a new process: ``product`` goes through the program's own door, ``bare`` is an empty window of the same size, and
``whole`` is the product until what comes after the answer, the editors in the left column, has been painted too.

Nothing is imported up here, so that each loads what it needs in its own order.
"""

import gc
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent


def bare(begun: float) -> None:
    """Show an empty main window, started with as little as PySide6 asks for."""
    from PySide6.QtWidgets import QApplication, QMainWindow  # noqa: PLC0415

    from bench.watch import watched  # noqa: PLC0415

    app = QApplication([])
    window = watched(QMainWindow, begun)()
    window.resize(1280, 800)
    window.show()
    app.exec()


def product(begun: float) -> None:
    """Start the program as ``python main.py`` does."""
    # As main does before anything of Qt is imported; here that comes before main is asked.
    gc.disable()
    import main  # noqa: PLC0415
    import ui  # noqa: F401, PLC0415 (brings Qt as the program does, before what watches the window)
    from bench.watch import watched  # noqa: PLC0415
    from ui import app  # noqa: PLC0415
    from ui.main_window import window  # noqa: PLC0415

    vars(app)["Window"] = watched(window.Window, begun)
    del sys.argv[1:]
    main.main()


def whole(begun: float) -> None:
    """The same, until the window has its editors."""
    gc.disable()
    import main  # noqa: PLC0415
    import ui  # noqa: F401, PLC0415
    from bench.watch import Sight  # noqa: PLC0415
    from ui import app  # noqa: PLC0415
    from ui.main_window import window  # noqa: PLC0415

    class Watched(window.Window):
        def showEvent(self, event: "QShowEvent") -> None:
            super().showEvent(event)
            sight = Sight(self, begun)
            self.inputs.made.connect(lambda: sight.wait_for(self.inputs.column))

    vars(app)["Window"] = Watched
    del sys.argv[1:]
    main.main()


if __name__ == "__main__":
    {"bare": bare, "product": product, "whole": whole}[sys.argv[1]](float(sys.argv[2]))
