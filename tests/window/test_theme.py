"""The look: contrast computed in both themes, the theme that is asked for, and a window that wears it."""

from itertools import combinations

import pytest
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from ui import theme
from ui.window import Window

THEMES = pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
PAYERS = ("deductible", "copay", "coinsurance", "excluded", "balance_billed", "plan_pays", "second_plan", "assistance",
          "employer_account", "own_account", "discount")  # fmt: skip


def luminance(color: QColor) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = (color.redF(), color.greenF(), color.blueF())
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@THEMES
@pytest.mark.parametrize(
    ("ink", "surfaces"),
    [
        ("text", ("surface", "panel", "raised", "selection", "warning_surface", "error_surface")),
        ("muted", ("surface", "panel", "raised")),
        ("accent", ("surface", "panel", "raised")),
        ("on_accent", ("accent",)),
        ("error", ("surface", "panel", "raised", "error_surface")),
        ("warning", ("surface", "panel", "raised", "warning_surface")),
    ],
)
def test_text_stands_out_from_every_surface_it_stands_on(ink: str, surfaces: tuple[str, ...], dark: bool) -> None:
    found = {on: contrast(theme.color(ink, dark), theme.color(on, dark)) for on in surfaces}
    assert {on: round(ratio, 2) for on, ratio in found.items() if ratio < 4.5} == {}


@THEMES
@pytest.mark.parametrize("surface", ["surface", "panel", "raised"])
def test_the_focus_and_a_fault_can_be_seen_at_the_edge_of_a_field(surface: str, dark: bool) -> None:
    for edge in ("focus", "error"):
        assert contrast(theme.color(edge, dark), theme.color(surface, dark)) >= 3


@THEMES
def test_each_payer_has_a_colour_and_no_two_share_colour_and_pattern(dark: bool) -> None:
    for one, other in combinations(PAYERS, 2):
        assert (theme.payer_color(one, dark), theme._PAYERS[one][2]) != (
            theme.payer_color(other, dark), theme._PAYERS[other][2]
        ), f"{one} and {other}"  # fmt: skip


@pytest.mark.parametrize(("choice", "dark"), [("light", False), ("dark", True)])
def test_the_window_wears_the_theme_that_is_chosen(window: Window, choice: str, dark: bool) -> None:
    window.actions_[f"theme_{choice}"].trigger()
    app = QApplication.instance()
    assert isinstance(app, QGuiApplication)
    assert app.palette().color(QPalette.ColorRole.Window) == theme.color("surface", dark)
    assert theme.color("accent", dark).name() in QApplication.instance().styleSheet()  # type: ignore[union-attr]
    picture = window.grab().toImage()
    assert picture.pixelColor(picture.width() - 40, 60) == theme.color("surface", dark)
    assert type(window.settings)().theme == choice
