"""The dialog that tells of an unexpected fault: what happened, that the work is safe, and the report, to be read."""

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QWidget

from calculator.reference.voice import Voice
from ui.widgets.boxes import DIALOG, vbox
from ui.widgets.form_parts import describe, heading, note
from ui.widgets.scale import body, open_at


class CrashDialog(QDialog):
    """Shows ``told``, the report, before it can be copied. ``safe``: whether the case is kept on the disk."""

    def __init__(self, parent: QWidget, voice: Voice, told: str, *, safe: bool) -> None:
        super().__init__(parent)
        self._voice = voice
        self._told = told
        self.setWindowTitle(self._say("title"))
        open_at(self, 560, 420)
        what = heading(self)
        what.setText(self._say("what"))
        self.work = note(self, "body")
        self.work.setText(self._say("safe" if safe else "unsafe"))
        caption = QLabel(self._say("report"), self)
        holds = note(self, "muted")
        holds.setText(self._say("report_is"))
        self.report = QPlainTextEdit(told, self)
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        self.report.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        fixed.setPixelSize(body())
        self.report.setFont(fixed)
        describe(self.report, self._say("report"), self._say("report_is"))
        caption.setBuddy(self.report)
        layout = vbox(self, DIALOG, spacing=8)
        for part in (what, self.work, caption, self.report, holds, self._buttons()):
            layout.addWidget(part, 1 if part is self.report else 0)

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(self)
        self.copy = buttons.addButton(self._say("copy"), QDialogButtonBox.ButtonRole.ActionRole)
        self.go_on = buttons.addButton(self._say("close"), QDialogButtonBox.ButtonRole.AcceptRole)
        describe(self.copy, self._say("copy"), self._say("copy_is"))
        describe(self.go_on, self._say("close"), self._say("close_is"))
        self.copy.clicked.connect(self._copy)
        buttons.accepted.connect(self.accept)
        self.go_on.setDefault(True)
        self.go_on.setFocus()
        return buttons

    def _copy(self) -> None:
        QApplication.clipboard().setText(self._told)
        self.copy.setText(self._say("copied"))

    def _say(self, key: str) -> str:
        return self._voice.of("crash")(key)
