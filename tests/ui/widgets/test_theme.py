"""The look: contrast computed in both themes, the theme that is asked for, and a window that wears it."""

import re
from itertools import combinations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette, QStyleHints
from PySide6.QtWidgets import QApplication

from calculator.reference.paths import RESOURCES
from ui.main_window.window import Window
from ui.widgets import theme

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


RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
SURFACES = ("surface", "panel", "raised")


def rules() -> list[tuple[str, dict[str, str]]]:
    """The rules of the style sheet: what each is for, and its colours by role."""
    sheet = (RESOURCES / "theme.qss").read_text(encoding="utf-8")
    found = []
    for selector, body in RULE.findall(sheet):
        parts = (part.split(":", 1) for part in body.split(";") if ":" in part)
        colors = {name.strip(): value.strip() for name, value in parts}
        found.append((" ".join(selector.split()), colors))
    return found


@THEMES
def test_every_text_of_the_style_sheet_can_be_read_in_each_of_its_states(dark: bool) -> None:
    assert len(rules()) > 50
    faint = []
    for selector, colors in rules():
        for ink_name, ground_name in (("color", "background"), ("selection-color", "selection-background-color")):
            ink, ground = colors.get(ink_name, ""), colors.get(ground_name, "")
            if not ink.startswith("$"):
                continue
            grounds = (ground[1:],) if ground.startswith("$") else SURFACES
            least = 3.0 if ":disabled" in selector else 4.5
            for on in grounds:
                ratio = contrast(theme.color(ink[1:], dark), theme.color(on, dark))
                if ratio < least:
                    faint.append((selector, ink, on, round(ratio, 2)))
    assert faint == []


@THEMES
def test_what_the_palette_says_can_be_read_in_each_of_its_states(window: Window, dark: bool) -> None:
    window.actions_[f"theme_{'dark' if dark else 'light'}"].trigger()
    palette, roles = QApplication.palette(), QPalette.ColorRole
    for ink, ground, least in (
        (roles.WindowText, roles.Window, 4.5),
        (roles.Text, roles.Base, 4.5),
        (roles.Text, roles.AlternateBase, 4.5),
        (roles.ButtonText, roles.Button, 4.5),
        (roles.PlaceholderText, roles.Base, 4.5),
        (roles.HighlightedText, roles.Highlight, 4.5),
        (roles.ToolTipText, roles.ToolTipBase, 4.5),
        (roles.Link, roles.Window, 4.5),
    ):
        assert contrast(palette.color(ink), palette.color(ground)) >= least, f"{ink} on {ground}"
    off = QPalette.ColorGroup.Disabled
    for ink, ground in ((roles.WindowText, roles.Window), (roles.Text, roles.Base), (roles.ButtonText, roles.Button)):
        assert contrast(palette.color(off, ink), palette.color(off, ground)) >= 3, f"disabled {ink} on {ground}"


@THEMES
@pytest.mark.parametrize("surface", SURFACES)
def test_the_edge_of_a_field_can_be_seen(surface: str, dark: bool) -> None:
    assert contrast(theme.color("field", dark), theme.color(surface, dark)) >= 3


@THEMES
@pytest.mark.parametrize("surface", SURFACES)
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


def system_turns(monkeypatch: pytest.MonkeyPatch, scheme: Qt.ColorScheme) -> None:
    """The system goes over to ``scheme``, which a platform without a screen cannot do by itself."""
    monkeypatch.setattr(QStyleHints, "colorScheme", lambda _hints: scheme)
    QGuiApplication.styleHints().colorSchemeChanged.emit(scheme)


def test_the_window_follows_the_system_while_it_is_open(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    window.actions_["theme_system"].trigger()
    for scheme, dark in ((Qt.ColorScheme.Dark, True), (Qt.ColorScheme.Light, False)):
        system_turns(monkeypatch, scheme)
        assert QApplication.palette().color(QPalette.ColorRole.Window) == theme.color("surface", dark)
        picture = window.grab().toImage()
        assert picture.pixelColor(picture.width() - 40, 60) == theme.color("surface", dark)


def test_a_theme_that_was_chosen_stays_whatever_the_system_does(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.actions_["theme_light"].trigger()
    system_turns(monkeypatch, Qt.ColorScheme.Dark)
    assert QApplication.palette().color(QPalette.ColorRole.Window) == theme.color("surface", False)
