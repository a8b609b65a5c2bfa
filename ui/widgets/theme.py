"""The look of the window: colours, type, spacing and payers' patterns, light and dark made together.

Everything that is drawn asks here by role. Contrast of text is at least 4.5:1 on its surface in both themes; a test
computes it. Payers' colours come from the Okabe–Ito set, and each has a pattern, so that colour is never alone.
"""

import re
from functools import cache
from string import Template
from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QGuiApplication, QPainter, QPalette, QPixmapCache
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget

from calculator.reference.paths import RESOURCES
from ui.widgets.scale import BODY, body, body_at, scaled

# A role's colour on a light surface, then on a dark one; for a payer also its pattern.
_COLORS: Final = {
    "text": ("#1a2027", "#e9ecef"),
    "muted": ("#56616d", "#a9b3bd"),
    "surface": ("#ffffff", "#1d2126"),
    "panel": ("#f4f6f8", "#15181c"),
    "raised": ("#ffffff", "#262b31"),
    "rule": ("#dfe4e9", "#343b43"),
    "edge": ("#b4bec9", "#56616d"),
    "field": ("#808c99", "#7b8793"),
    "disabled": ("#76818d", "#7f8a95"),
    "accent": ("#0b63b0", "#7cc0ff"),
    "on_accent": ("#ffffff", "#0c1a28"),
    "focus": ("#0b63b0", "#7cc0ff"),
    "selection": ("#dcebf9", "#1f3b57"),
    "error": ("#b3261e", "#ff9d93"),
    "error_surface": ("#fdeceb", "#3a1f1d"),
    "warning": ("#7a4a00", "#ffcf80"),
    "warning_surface": ("#fff3df", "#3a2d14"),
}

_PAYERS: Final = {
    "deductible": ("#004f7c", "#2f8fc7", Qt.BrushStyle.NoBrush),
    "copay": ("#0072b2", "#56b4e9", Qt.BrushStyle.BDiagPattern),
    "coinsurance": ("#56b4e9", "#9bd3f5", Qt.BrushStyle.FDiagPattern),
    "excluded": ("#d55e00", "#f08a3c", Qt.BrushStyle.Dense6Pattern),
    "balance_billed": ("#e69f00", "#f5c04a", Qt.BrushStyle.Dense7Pattern),
    "member_pays": ("#0072b2", "#56b4e9", Qt.BrushStyle.NoBrush),
    "plan_pays": ("#8794a3", "#6d7a89", Qt.BrushStyle.NoBrush),
    "second_plan": ("#aeb8c3", "#94a1af", Qt.BrushStyle.HorPattern),
    "assistance": ("#cc79a7", "#dc9dbf", Qt.BrushStyle.CrossPattern),
    "employer_account": ("#009e73", "#2fc79b", Qt.BrushStyle.VerPattern),
    "own_account": ("#6cc9ac", "#8fdcc4", Qt.BrushStyle.DiagCrossPattern),
    "discount": ("#e3e7ec", "#39414a", Qt.BrushStyle.DiagCrossPattern),
}

STYLE: Final = "Fusion"
"""The style that the application is made with; the style sheet stands on it."""

_SIZES: Final = {"headline": 28, "headline_second": 20, "title": 18, "small": 11, "section": 12}
_STRONG: Final = ("headline", "headline_second", "title", "strong", "section", "chip")


def color(role: str, dark: bool) -> QColor:
    """The colour of a role on a light or a dark surface."""
    return QColor(_COLORS[role][1 if dark else 0])


def payer_color(payer: str, dark: bool) -> QColor:
    """The one colour that a payer has everywhere."""
    return QColor(_PAYERS[payer][1 if dark else 0])


def fill(painter: QPainter, rect: QRect, with_what: QColor | QBrush) -> None:
    """Fill ``rect``. Asked to ``fillRect``, PySide6 makes itself the list of all gradients that Qt knows first."""
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(with_what)
    painter.drawRect(rect)
    painter.restore()


def paint_payer(painter: QPainter, rect: QRect, payer: str, dark: bool) -> None:
    """Fill ``rect`` with a payer's colour and its pattern over it."""
    shade = payer_color(payer, dark)
    fill(painter, rect, shade)
    pattern = _PAYERS[payer][2]
    if pattern is not Qt.BrushStyle.NoBrush:
        over = QColor(0, 0, 0, 90) if shade.lightness() > 140 else QColor(255, 255, 255, 120)
        fill(painter, rect, QBrush(over, pattern))


def font(role: str) -> QFont:
    """The window's font in the size and weight of a role; figures stand in tabular numerals.

    A role may end in ``_stale`` or ``_narrow``: the same font, the latter one step smaller.
    """
    return QFont(_font(role, body()))


@cache
def _font(role: str, size: int) -> QFont:
    name = role.removesuffix("_stale")
    narrow = name.endswith("_narrow")
    name = name.removesuffix("_narrow")
    made = QFont(QGuiApplication.font())
    made.setPixelSize(scaled(_SIZES.get(name, BODY) - (1 if narrow else 0), BODY, size))
    if name in _STRONG or "strong" in name:
        made.setWeight(QFont.Weight.DemiBold)
    if "figures" in name or "headline" in name:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made


def is_dark(app: QGuiApplication, choice: str = "system") -> bool:
    """Whether the user's choice (light, dark or system), or else the system, asks for the dark theme."""
    return choice == "dark" or (choice != "light" and app.styleHints().colorScheme() == Qt.ColorScheme.Dark)


def apply(app: QApplication, choice: str = "system", zoom: int = 100) -> None:
    """Give the application the palette and the style sheet of the theme that is asked for now, at ``zoom`` percent;
    and the windows that have one of their own."""
    begin(app, choice, zoom)
    sheet = _style_sheet(is_dark(app, choice), body())
    app.setStyleSheet(sheet)
    for window in _windows(app):
        if window.styleSheet():
            window.setStyleSheet(sheet)
    _forget_pictures()


def dress(app: QApplication, choice: str = "system", zoom: int = 100) -> None:
    """Do as ``apply`` does for the windows that there are, and for what they open; all others stay as they were.

    Qt works a style sheet of the whole application out several times for each widget, and a window's once: with four
    hundred widgets that is the difference between a zoom that is felt and one that is not.
    """
    begin(app, choice, zoom)
    sheet = _style_sheet(is_dark(app, choice), body())
    for window in _windows(app):
        window.setStyleSheet(sheet)
    _forget_pictures()


def _forget_pictures() -> None:
    """Let the icons go that the style sheet before had painted: Qt keeps them under names that are not asked for again,
    some 4 kB with each change."""
    QPixmapCache.clear()


def follow(window: QMainWindow) -> None:
    """Dress ``window`` as the other windows are, if they are."""
    app = QApplication.instance()
    others = _windows(app) if isinstance(app, QApplication) else []
    sheet = next((one.styleSheet() for one in others if one.isVisible() and one.styleSheet()), "")
    if sheet:
        window.setStyleSheet(sheet)


def _windows(app: QApplication) -> list[QWidget]:
    return [one for one in app.topLevelWidgets() if isinstance(one, QMainWindow | QDialog) and one.parent() is None]


def begin(app: QApplication, choice: str = "system", zoom: int = 100) -> None:
    """Give the application the theme without its style sheet.

    Qt works a style sheet out anew for each widget that is put into another: a window is made quicker before it is on.
    """
    text = QFont(app.font())
    text.setPixelSize(body_at(zoom))
    if text != app.font():
        # Qt tells every widget of it.
        app.setFont(text)
    palette = _palette(is_dark(app, choice))
    if palette != app.palette():
        app.setPalette(palette)


def _palette(dark: bool) -> QPalette:
    roles = QPalette.ColorRole
    palette = QPalette()
    for role, name in (
        (roles.Window, "surface"),
        (roles.Base, "raised"),
        (roles.AlternateBase, "panel"),
        (roles.Button, "raised"),
        (roles.ToolTipBase, "raised"),
        (roles.WindowText, "text"),
        (roles.Text, "text"),
        (roles.ButtonText, "text"),
        (roles.ToolTipText, "text"),
        (roles.PlaceholderText, "muted"),
        (roles.Highlight, "selection"),
        (roles.HighlightedText, "text"),
        (roles.Link, "accent"),
        (roles.Accent, "accent"),
        (roles.Mid, "edge"),
        (roles.Midlight, "rule"),
    ):
        palette.setColor(role, color(name, dark))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, color("disabled", dark))
    return palette


@cache
def _style_sheet(dark: bool, size: int) -> str:
    template = Template((RESOURCES / "theme.qss").read_text(encoding="utf-8"))
    index = 1 if dark else 0
    colors = {role: pair[index] for role, pair in _COLORS.items()}
    icons = (RESOURCES / "icons").as_posix()
    sheet = template.substitute(colors, icons=icons, tone="dark" if dark else "light")
    # A hairline stays one.
    return re.sub(r"\b(\d+)px", lambda found: f"{max(scaled(int(found[1]), BODY, size), 1)}px", sheet)
