"""What a plan of the library says, in short: its main figures, who else pays, its remark and its sources."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from calculator.model.base import Source, changed
from calculator.model.case import Case
from calculator.model.plan import Plan
from calculator.reference.texts import say
from calculator.words.plan_facts import facts
from ui.editors.plan.coverage import PlanSummary
from ui.library.entries import Entry
from ui.widgets.labels import plain_label, set_text
from ui.widgets.scale import margins, px

_MAY_BREAK: Final = "\u200b"


class Preview(QScrollArea):
    """Shows one entry for the course and the member of a case."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("readable")
        page = QWidget()
        self.name = _wrapped("title", page)
        self.origin = _wrapped("muted", page)
        self.summary = PlanSummary(page)
        self.others = _wrapped("body", page)
        self.note = _wrapped("body", page)
        self.sources = _wrapped("muted", page)
        column = QVBoxLayout(page)
        column.setContentsMargins(margins(16, 12, 16, 16))
        column.setSpacing(px(8))
        for part in (self.name, self.origin, self.summary, self.others, self.note, self.sources):
            column.addWidget(part)
        column.addStretch(1)
        for label in (self.name, self.note, self.sources):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setWidget(page)
        self.setWidgetResizable(True)

    def show_entry(self, entry: Entry | None, case: Case, language: str) -> None:
        """Show ``entry``; None: what to do."""
        self.summary.setVisible(entry is not None)
        if entry is None:
            self._write(say("library.nothing_chosen", language), "", "", "", "")
            return
        plan = entry.plan
        origin = say(f"library.origin_{entry.origin.value}_is", language)
        sources = (say("library.source", language, {"says": _words(source)}) for source in plan.sources)
        self._write(plan.name, origin, _others(plan, language), plan.note, "\n".join(sources))
        self.summary.show_plan(changed(case, plans=(plan,), chosen=plan.name), language)
        self.verticalScrollBar().setValue(0)

    def _write(self, *words: str) -> None:
        labels = (self.name, self.origin, self.others, self.note, self.sources)
        for label, text in zip(labels, words, strict=True):
            set_text(label, text)
            label.setVisible(bool(text))


def _wrapped(role: str, parent: QWidget) -> QLabel:
    label = plain_label(role, parent)
    label.setWordWrap(True)
    return label


def _others(plan: Plan, language: str) -> str:
    """The accounts and the rider of ``plan``, a line for each fact; nothing where there are none."""
    parts = [fact for fact in facts(plan, language) if fact.shown and fact.key[0].split()[0] in ("account", "rider")]
    lines, section = [], ""
    for fact in parts:
        if fact.key[0] == "rider" and fact.key[1] in ("questions", "readings", "rider_there"):
            continue
        if fact.key[1].startswith("benefit "):
            continue
        if fact.section != section:
            section = fact.section
            lines.append(section)
        lines.append(f"   {fact.name}: {fact.words}")
    return "\n".join(lines)


def _words(source: Source) -> str:
    # A long address may go on to the next line after each of its strokes.
    address = source.address.replace("/", f"/{_MAY_BREAK}")
    return ", ".join(part for part in (source.says, address, str(source.year or "")) if part)
