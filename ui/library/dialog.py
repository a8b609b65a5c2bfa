"""Plan ▸ Plan library: the plans on the left, what the chosen one says on the right, and what can be done with it."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QWidget

from calculator.files import own_plans
from calculator.files.bundled import free_name
from calculator.files.own_plans import OwnPlans
from calculator.model.base import changed
from calculator.model.case import Case
from calculator.model.plan import Plan
from calculator.reference.voice import Voice
from calculator.words.bundled import localized_plan
from ui.editors.plan.coverage import MOST_PLANS
from ui.library.commands import Keeping
from ui.library.compare import CompareDialog
from ui.library.entries import Entry, Origin, groups, matching
from ui.library.plan_list import PlanList, SearchBox
from ui.library.preview import Preview
from ui.widgets.boxes import DIALOG, grid_box, hbox, vbox
from ui.widgets.labels import plain_label, set_text
from ui.widgets.return_key import ReturnKey
from ui.widgets.scale import open_at
from ui.widgets.table import tooltip

_BUTTONS: Final = ("duplicate", "rename", "delete", "add", "compare", "export", "save", "import", "read", "close")
_SHOWN_PROBLEMS: Final = 3


class LibraryDialog(QDialog):
    """Takes a case in and tells when it has other plans; the user's own plans are kept in their files at once."""

    plans_edited = Signal(object, str, str)
    """The plans of the case, the chosen one's name and the name of the step."""

    def __init__(self, case: Case, voice: Voice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        ReturnKey(self)
        self._case = case
        self._voice = voice
        self._shelf = OwnPlans()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self._say("title"))
        self.keeping = Keeping(voice, self)
        self.search = SearchBox(self)
        self.list = PlanList(self)
        self.preview = Preview(self)
        self.problems = plain_label("stale", self)
        self.reason = plain_label("muted", self)
        self.message = plain_label("strong", self)
        self.buttons = {name: QPushButton(self._say(name), self) for name in _BUTTONS}
        self.undo = QPushButton(self._say("action_undo"), self)
        for button in (*self.buttons.values(), self.undo):
            button.setAutoDefault(False)
        self._lay_out()
        self._name()
        self._connect()
        open_at(self, 960, 600)
        self._read(case.chosen)
        self.list.setFocus()

    def set_case(self, case: Case) -> None:
        """Follow the case, whose plans this dialog is not alone to change."""
        self._case = case
        self._show_chosen()

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of the theme again when it changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and self.isVisible():
            self._list()

    def _lay_out(self) -> None:
        for label in (self.problems, self.reason, self.message):
            label.setWordWrap(True)
        self.search.setClearButtonEnabled(True)
        caption = QLabel(self._say("search_caption"), self)
        caption.setBuddy(self.search)
        caption.setProperty("role", "muted")
        search = hbox(spacing=8)
        search.addWidget(caption)
        search.addWidget(self.search, 1)
        grid = grid_box(across=16, down=8)
        grid.addLayout(search, 0, 0)
        grid.addWidget(self.list, 1, 0)
        grid.addWidget(self.preview, 0, 1, 2, 1)
        grid.addLayout(self._row("duplicate", "rename", "delete"), 2, 0)
        grid.addLayout(self._row("add", "compare", "export"), 2, 1)
        grid.addWidget(self.reason, 3, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(1, 1)
        said = QHBoxLayout()
        said.addWidget(self.message, 1)
        said.addWidget(self.undo)
        foot = self._row("save", "import", "read")
        foot.addWidget(self.buttons["close"])
        layout = vbox(self, DIALOG, spacing=12)
        layout.addLayout(grid, 1)
        layout.addWidget(self.problems)
        layout.addLayout(said)
        layout.addLayout(foot)

    def _row(self, *names: str) -> QHBoxLayout:
        row = hbox(spacing=8)
        for name in names:
            row.addWidget(self.buttons[name])
        row.addStretch(1)
        return row

    def _name(self) -> None:
        for widget, name in ((self.search, "search"), (self.list, "list"), (self.preview, "preview")):
            widget.setAccessibleName(self._say("plans" if name == "list" else name))
            self._explain(widget, self._say(f"{name}_is"))
        self.search.setPlaceholderText(self._say("search"))
        self._explain(self.undo, self._say("undo_is"))
        for name in _BUTTONS:
            self._explain(self.buttons[name], self._meaning(name))
        self.undo.hide()
        # Undo stands between what is said and the last row.
        self.setTabOrder(self.buttons["export"], self.undo)
        self.setTabOrder(self.undo, self.buttons["save"])

    def _connect(self) -> None:
        acts: dict[str, Callable[[], None]] = {
            "duplicate": lambda: self._with_chosen(self.keeping.duplicate),
            "rename": lambda: self._with_chosen(self.keeping.rename),
            "delete": lambda: self._with_chosen(self.keeping.delete),
            "add": self._add,
            "compare": self._compare,
            "export": lambda: self._with_chosen(self.keeping.export),
            "save": lambda: self.keeping.save(self._case.chosen_plan),
            "import": self.keeping.bring_in,
            "read": self._read_document,
            "close": self.accept,
        }
        for name, act in acts.items():
            self.buttons[name].clicked.connect(lambda _checked=False, act=act: act())
        self.undo.clicked.connect(self.keeping.undo)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self, self.keeping.undo)
        self.keeping.done.connect(self._done)
        self.search.textChanged.connect(lambda _text: self._list())
        self.search.left_down.connect(self.list.setFocus)
        self.list.chosen.connect(lambda _entry: self._show_chosen())
        self.list.itemDoubleClicked.connect(lambda _item, _column: self.buttons["add"].click())
        self.list.rename_asked.connect(self.buttons["rename"].click)
        self.list.delete_asked.connect(self.buttons["delete"].click)

    def _read_document(self) -> None:
        from ui.library.plan_reading import open_plan_document  # noqa: PLC0415 (not before it is asked for)

        open_plan_document(self, self._voice, self._case).taken.connect(self.plans_edited)

    def _read(self, choose: str) -> None:
        """Read the user's plans anew and choose one."""
        self._shelf = own_plans.shelf()
        broken = self._shelf.problems
        self.problems.setVisible(bool(broken))
        if broken:
            said = [self._say("broken_one" if len(broken) == 1 else "broken", count=len(broken))]
            said += [f"• {error.say(self._voice)}" for error in broken[:_SHOWN_PROBLEMS]]
            if len(broken) > _SHOWN_PROBLEMS:
                said.append("• " + self._voice("files.more", count=len(broken) - _SHOWN_PROBLEMS))
            set_text(self.problems, "\n".join(said))
        self._list(choose)

    def _list(self, choose: str = "") -> None:
        entry = self.list.entry
        listed = groups((own.plan for own in self._shelf.plans), self._voice)
        found = matching(listed, self.search.text(), self._voice)
        self.list.empty = "" if found else self._say("nothing_found")
        name = choose or (entry.plan.name if entry is not None else "")
        self.list.fill(found, self._voice, name, {listed[0].title: self._say("nothing_kept")})
        self._show_chosen()

    def _show_chosen(self) -> None:
        """Show what the chosen plan says, and offer what can be done with it."""
        entry = self.list.entry
        self.preview.show_entry(entry, self._case, self._voice)
        own = entry is not None and entry.origin is Origin.OWN
        for name in ("duplicate", "compare", "export"):
            self.buttons[name].setEnabled(entry is not None)
        for name in ("rename", "delete"):
            self._offer(name, "" if own else "own_only")
        why_not = self._not_to_add(entry)
        self._offer("add", why_not)
        self.buttons["add"].setDefault(not why_not)
        set_text(self.reason, self._say(why_not) if why_not else "")
        self._explain(self.buttons["save"], self._meaning("save"))

    def _offer(self, name: str, why_not: str) -> None:
        self.buttons[name].setEnabled(not why_not)
        self._explain(self.buttons[name], self._say(why_not) if why_not else self._meaning(name))

    def _not_to_add(self, entry: Entry | None) -> str:
        """Why the chosen plan cannot be added to the case: the name of the sentence; empty: it can."""
        if entry is None:
            return "nothing_chosen"
        if entry.plan in self._case.plans:
            return "add_there"
        return "add_full" if len(self._case.plans) >= MOST_PLANS else ""

    def _add(self) -> None:
        entry = self.list.entry
        if entry is None or self._not_to_add(entry):
            return
        chosen = localized_plan(entry.plan, self._voice)
        name = free_name(chosen.name, [plan.name for plan in self._case.plans])
        plan = changed(chosen, name=name)
        self.plans_edited.emit((*self._case.plans, plan), name, self._say("step_add", name=name))
        self._tell(self._say("added", name=name))

    def _compare(self) -> None:
        entry = self.list.entry
        if entry is not None:
            own = [kept.plan for kept in self._shelf.plans]
            CompareDialog(entry.plan, self._case, own, self._voice, self).open()

    def _with_chosen(self, work: Callable[[Plan], None]) -> None:
        entry = self.list.entry
        if entry is not None:
            work(entry.plan)

    def _done(self, words: str, choose: str) -> None:
        if choose:
            self.search.clear()
        self._read(choose)
        self._tell(words)

    def _tell(self, words: str) -> None:
        """Say what was done, to a screen reader too, with the way back where there is one."""
        set_text(self.message, words)
        self.undo.setVisible(self.keeping.deleted is not None)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _meaning(self, name: str) -> str:
        return self._say(f"{name}_is", name=self._case.chosen)

    def _explain(self, widget: QWidget, words: str) -> None:
        widget.setAccessibleDescription(words)
        widget.setToolTip(tooltip(words))
        widget.setWhatsThis(words)

    def _say(self, key: str, **figures: object) -> str:
        return self._voice.of("library")(key, **figures)
