"""File ▸ Export calendar: the planned sessions as a calendar file, with amounts only where a person asks for them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QWidget

from calculator.files import course_calendar
from calculator.files.file_names import file_name
from calculator.model.case import Case
from calculator.model.estimate import Estimate
from calculator.reference.voice import Voice
from calculator.words.handed_out import handed_title
from ui.dialogs.save_dialog import save_as
from ui.widgets.boxes import DIALOG, vbox
from ui.widgets.form_parts import describe, note
from ui.widgets.return_key import ReturnKey
from ui.widgets.scale import px
from ui.widgets.scrolled import Scrolled


class CalendarDialog(QDialog):
    """Asks whether amounts are to be written, then for a file, and writes the sessions of ``estimate`` there; ``owner``
    is whose the events are, ``filed`` whether the case is in a file."""

    def __init__(
        self, parent: QWidget, voice: Voice, case: Case, estimate: Estimate, owner: str, *, filed: bool
    ) -> None:
        super().__init__(parent)
        ReturnKey(self)
        self._voice, self._case, self._estimate, self._owner = voice, case, estimate, owner
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self._say("title"))
        sessions = course_calendar.has_sessions(estimate)
        page = QWidget(self)
        intro = note(page, "body")
        intro.setText(self._say("intro" if sessions else "none"))
        self.amounts = QCheckBox(self._say("amounts"), page)
        private = note(page)
        private.setText(self._say("amounts_is"))
        describe(self.amounts, self._say("amounts"), self._say("amounts_is"))
        buttons = QDialogButtonBox(self)
        self.choose = buttons.addButton(voice("sbc.choose"), QDialogButtonBox.ButtonRole.AcceptRole)
        cancel = buttons.addButton(voice("shared.cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        describe(self.choose, self.choose.text(), self._say("ok_is"))
        describe(cancel, cancel.text(), self._say("cancel_is"))
        self.choose.setDefault(True)
        buttons.accepted.connect(self._write)
        buttons.rejected.connect(self.reject)
        for one in (self.choose, self.amounts):
            one.setEnabled(sessions)
        layout = vbox(page, DIALOG, spacing=8)
        known_by = note(page)
        known_by.setText(self._say("known_by_file" if filed else "in_no_file"))
        for part in (intro, known_by, self.amounts, private):
            layout.addWidget(part)
        page.setMinimumWidth(px(440))
        Scrolled.fill(self, page, buttons)

    def _write(self) -> None:
        voice = self._voice
        title = handed_title(self._case, voice)
        name = f"{file_name(self._say('file_name', title=title), 'sessions')}{course_calendar.ENDING}"
        amounts = self.amounts.isChecked()
        data = course_calendar.content_of(self._case, self._estimate, voice, self._owner, amounts=amounts)
        if save_as(self, self._say("title"), name, data, voice) is not None:
            self.accept()

    def _say(self, key: str, **figures: object) -> str:
        return self._voice.of("calendar")(key, **figures)
