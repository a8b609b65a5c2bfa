"""What a plan of the library says, in short: its main figures, who else pays, its remark and its sources."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from calculator.model.base import changed
from calculator.model.case import Case
from calculator.model.plan import Plan
from calculator.reference.voice import Voice
from calculator.words.bundled import told
from calculator.words.plan_facts import facts
from calculator.words.provenance import note_of, sources_of
from ui.editors.plan.coverage import PlanSummary
from ui.library.entries import Entry
from ui.widgets.boxes import vbox
from ui.widgets.labels import plain_label, set_text

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
        column = vbox(page, (16, 12, 16, 16), spacing=8)
        for part in (self.name, self.origin, self.summary, self.others, self.note, self.sources):
            column.addWidget(part)
        column.addStretch(1)
        for label in (self.name, self.note, self.sources):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setWidget(page)
        self.setWidgetResizable(True)

    def show_entry(self, entry: Entry | None, case: Case, voice: Voice) -> None:
        """Show ``entry``; None: what to do."""
        self.summary.setVisible(entry is not None)
        if entry is None:
            self._write(voice("library.nothing_chosen"), "", "", "", "")
            return
        plan = entry.plan
        origin = voice(f"library.origin_{entry.origin.value}_is")
        sources = (voice("library.source", says=_breaking(words)) for words in sources_of(plan, voice))
        name, note = told(plan.name, voice), note_of(plan, voice)
        self._write(name, origin, _others(plan, voice), note, "\n".join(sources))
        self.summary.show_plan(changed(case, plans=(plan,), chosen=plan.name), voice)
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


def _others(plan: Plan, voice: Voice) -> str:
    """The accounts and the rider of ``plan``, a line for each fact; nothing where there are none."""
    parts = [fact for fact in facts(plan, voice) if fact.shown and fact.key[0].split()[0] in ("account", "rider")]
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


def _breaking(words: str) -> str:
    """A long address may go on to the next line after each of its strokes."""
    return words.replace("/", f"/{_MAY_BREAK}")
