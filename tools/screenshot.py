"""Take the README's picture: the real window on the worked example, light, when everything in it has been drawn."""

import os
import sys

# Nobody's screen, theme or settings may show in the picture. The models are loaded before Qt, as in main.py.
os.environ.update(QT_QPA_PLATFORM="offscreen", XDG_CONFIG_HOME=os.devnull)

from calculator.files import bundled  # isort: skip
from PySide6.QtCore import QEventLoop, Qt, QTimer

from ui.app import application
from ui.document.document import Document
from ui.main_window.window import Window
from ui.settings import Settings
from ui.widgets import theme


def take(path: str) -> bool:
    """Write the picture to ``path``; says whether that worked."""
    app = application()
    app.styleHints().setColorScheme(Qt.ColorScheme.Light)
    theme.apply(app)
    window = Window(Document(bundled.worked_example()), Settings())
    window.resize(1440, 960)
    window.show()
    waiting = QEventLoop()
    QTimer.singleShot(3_000, waiting.quit)
    waiting.exec()
    return window.grab().save(path)


if __name__ == "__main__":
    sys.exit(0 if take(sys.argv[1]) else 1)
