"""A table with its colours, fonts and insets at hand, as those see it who paint its cells and titles."""

from typing import Final, NamedTuple, Self

from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QFont, QFontMetrics
from PySide6.QtWidgets import QTableView, QWidget

from ui.widgets.labels import font_for, role_color
from ui.widgets.scale import px

INSET: Final = 8
NARROW_INSET: Final = 4


class TableStyle(NamedTuple):
    """The colours and fonts of a table as they are now; made again when the theme or the font changes."""

    text: QColor
    muted: QColor
    rule: QColor
    accent: QColor
    selection: QColor
    focus: QColor
    surface: QColor
    panel: QColor
    font: QFont
    metrics: QFontMetrics
    small: QFont
    strong: QFont
    cut: dict[tuple[str, str, int], str]
    """Texts that were cut to a room in pixels, by the text and its end. Kept: most stay from one paint to the next."""

    @classmethod
    def of(cls, view: QWidget, font: QFont) -> Self:
        """How ``view``, whose cells are written in ``font``, looks now."""
        return cls(
            text=role_color("text", view),
            muted=role_color("muted", view),
            rule=role_color("rule", view),
            accent=role_color("accent", view),
            selection=role_color("selection", view),
            focus=role_color("focus", view),
            surface=role_color("surface", view),
            panel=role_color("panel", view),
            font=font,
            metrics=QFontMetrics(font),
            small=font_for("small"),
            strong=font_for("figures_strong"),
            cut={},
        )


class StyledTable(QTableView):
    """``look`` is how the table looks now, ``inset`` the pixels left and right of a cell's text; a ``foot`` is the
    line of sums below another table."""

    def __init__(self, parent: QWidget | None = None, *, foot: bool = False) -> None:
        super().__init__(parent)
        self.foot = foot
        self.inset = px(INSET)
        self.lit: tuple[int, int] | None = None
        """The row and column of the chosen cell, looked up once for a paint of all cells."""
        self.faded = False
        """Whether what it shows is not of the latest entry; the cells that can show it do."""
        self._narrow = False
        self._looks: dict[bool, TableStyle] = {}
        self.setFont(font_for(figures_role(foot, narrow=False)))

    @property
    def look(self) -> TableStyle:
        """How the table looks now."""
        look = self._looks.get(self._narrow)
        if look is None:
            font = font_for(figures_role(self.foot, self._narrow))
            look = self._looks[self._narrow] = TableStyle.of(self, font)
        return look

    def set_narrow(self, narrow: bool) -> None:
        """Write smaller and closer, or as always. The font of the widget stays: Qt would dress the table and all its
        parts anew, and while a price is typed it changes at every other key."""
        self.inset = px(NARROW_INSET if narrow else INSET)
        if narrow != self._narrow:
            self._narrow = narrow
            self.update_cells()

    def update_cells(self) -> None:
        """Paint all cells anew, where they have been painted before."""
        raise NotImplementedError

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours and the type of the theme again when they change."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._looks.clear()


def figures_role(foot: bool, narrow: bool) -> str:
    """The role of the font of a table's cells: strong in the total, smaller where there is little room."""
    return ("figures_strong" if foot else "figures") + ("_narrow" if narrow else "")
