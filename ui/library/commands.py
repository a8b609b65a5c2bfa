"""What a person does with plans of their own: save, copy, rename, delete and undo, import, export. Each is done at
once in the files, and said in a sentence; what goes wrong is said in a box."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QMessageBox, QWidget

from calculator.files import bundled, own_plans
from calculator.files.problems import FileError
from calculator.model.base import changed
from calculator.model.plan import Plan
from calculator.reference.voice import Voice
from calculator.words.provenance import copy_of
from ui.dialogs import questions
from ui.dialogs.file_dialogs import ask_open
from ui.dialogs.save_dialog import ask_place
from ui.document import passwords
from ui.library.naming import NameDialog
from ui.widgets.passing import passing

_ENDING = ".json"


class Keeping(QObject):
    """Works on the user's plan folder, with its boxes over ``window``."""

    done = Signal(str, str)
    """What was done, in a sentence, and the name of the plan to show now (empty: the one that is shown)."""

    def __init__(self, voice: Voice, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._voice = voice
        self.deleted: Plan | None = None
        """The plan that was deleted last and can be put back."""

    def save(self, plan: Plan) -> None:
        """Keep ``plan``; ask where another of its name is there."""
        own = own_plans.shelf().named(plan.name)
        if plan in bundled.plans() or (own is not None and own.plan == plan):
            self._tell("saved_there", plan.name)
            return
        if own is not None:
            answer = self._ask_replace(plan.name)
            if answer == "replace_yes":
                self._try(lambda: own_plans.replace(plan.name, plan), "replaced", plan.name)
            if answer != "replace_both":
                return
        self._keep(plan, "saved")

    def duplicate(self, plan: Plan) -> None:
        """Keep a copy of ``plan`` under a name of its own."""
        self._keep(copy_of(plan, plan.name), "duplicated")

    def rename(self, plan: Plan) -> None:
        """Ask for another name of the user's plan and give it."""
        taken = {one.name for one in bundled.plans()} | {own.plan.name for own in own_plans.shelf().plans}
        with passing(NameDialog(plan.name, taken, self._voice, self._window)) as dialog:
            accepted, name = dialog.exec() == QDialog.DialogCode.Accepted, dialog.text
        if accepted and name != plan.name:
            renamed = changed(plan, name=name)
            self._try(lambda: own_plans.replace(plan.name, renamed), "renamed", name, old=plan.name)

    def delete(self, plan: Plan) -> None:
        """Delete the user's plan; ``undo`` puts it back."""
        try:
            self.deleted = own_plans.delete(plan.name)
        except FileError as error:
            self._warn(error)
            return
        self.done.emit(self._say("deleted", name=plan.name), "")

    def undo(self) -> None:
        """Put the deleted plan back."""
        plan, self.deleted = self.deleted, None
        if plan is not None and not self._keep(plan, "undone"):
            self.deleted = plan

    def bring_in(self) -> None:
        """Ask for a file and keep its plans."""
        name = ask_open(self._window, self._say("import_title"), self._say("import_filter"))
        if name:
            self.bring_in_path(Path(name))

    def bring_in_path(self, path: Path) -> None:
        """Keep the plans of the file at ``path``."""
        try:
            opened = passwords.opened(self._window, self._voice, path, partial(own_plans.bring_in, path))
        except FileError as error:
            self._warn(error)
            return
        if opened is None:
            return
        brought, _ = opened
        said = [
            self._say(key, names=", ".join(f"“{name}”" for name in names))
            for key, names in (("imported", [plan.name for plan in brought.kept]), ("imported_there", brought.there))
            if names
        ]
        show = brought.kept[0].name if brought.kept else brought.there[0]
        self.done.emit(" ".join(said), show)

    def export(self, plan: Plan) -> None:
        """Ask for a file and write ``plan`` there."""
        suggestion = own_plans.file_name(plan.name)
        title, kinds = self._say("export_title"), {self._say("export_filter"): _ENDING}
        path = ask_place(self._window, title, suggestion, kinds, self._voice)
        if path is None:
            return
        try:
            own_plans.export(plan, path)
        except FileError as error:
            self._warn(error)
            return
        self.done.emit(self._say("exported", name=plan.name, file=path.name), plan.name)

    def _keep(self, plan: Plan, sentence: str) -> bool:
        try:
            kept = own_plans.keep(plan)
        except FileError as error:
            self._warn(error)
            return False
        key = "saved_as" if sentence == "saved" and kept.name != plan.name else sentence
        self._tell(key, kept.name, old=plan.name)
        return True

    def _try(self, work: Callable[[], None], sentence: str, name: str, **figures: object) -> None:
        try:
            work()
        except FileError as error:
            self._warn(error)
            return
        self._tell(sentence, name, **figures)

    def _tell(self, sentence: str, name: str, **figures: object) -> None:
        self.done.emit(self._say(sentence, name=name, **figures), name)

    def _ask_replace(self, name: str) -> str:
        """What to do with a plan whose name is taken by another: the name of the answer."""
        roles = QMessageBox.ButtonRole
        answers = {
            "replace_yes": roles.DestructiveRole,
            "replace_both": roles.AcceptRole,
            "cancel": roles.RejectRole,
        }
        return questions.decide(
            self._window,
            self._say("replace_title"),
            self._say("replace", name=name),
            {key: questions.Answer(self._say(key), role) for key, role in answers.items()},
            default="replace_both",
            escape="cancel",
        )

    def _warn(self, error: FileError) -> None:
        questions.warn(self._window, self._say("failed_title"), error.say(self._voice))

    def _say(self, key: str, **figures: object) -> str:
        return self._voice.of("library")(key, **figures)
