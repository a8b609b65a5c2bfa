"""Where the reading of a plan's document begins: a file is chosen or its text pasted; and the wait while it is read."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QProgressBar, QPushButton, QWidget

from calculator.reference.voice import Voice
from ui.widgets.boxes import DIALOG, vbox
from ui.widgets.fields import ProblemLabel
from ui.widgets.form_parts import describe, heading, note
from ui.widgets.scale import px


class StartPage(QWidget):
    """Asks for a document; says what was wrong with the last one."""

    chosen = Signal()
    """A file is to be chosen."""

    pasted = Signal(str)
    """This text is to be read."""

    def __init__(self, voice: Voice, parent: QWidget) -> None:
        super().__init__(parent)
        self._voice = voice
        self.problem = ProblemLabel(self)
        self.choose = QPushButton(self._say("choose"), self)
        self.text = QPlainTextEdit(self)
        self.read = QPushButton(self._say("read_text"), self)
        self.cancel = QPushButton(self._say("leave"), self)
        intro, caption = note(self, "body"), heading(self)
        intro.setText(self._say("intro"))
        caption.setText(self._say("paste"))
        caption.setBuddy(self.text)
        self.text.setTabChangesFocus(True)
        self.text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text.setPlaceholderText(self._say("paste_here"))
        describe(self.text, self._say("paste"), self._say("paste_is"))
        for button, name in ((self.choose, "choose"), (self.read, "read_text"), (self.cancel, "leave")):
            button.setAutoDefault(False)
            describe(button, self._say(name), self._say(f"{name}_is"))
        self.read.setEnabled(False)
        self.text.textChanged.connect(lambda: self.read.setEnabled(bool(self.text.document().toPlainText().strip())))
        self.choose.clicked.connect(self.chosen)
        self.read.clicked.connect(lambda: self.pasted.emit(self.text.toPlainText()))
        first, last = QHBoxLayout(), QHBoxLayout()
        first.addWidget(self.choose)
        first.addStretch(1)
        last.addStretch(1)
        last.addWidget(self.read)
        last.addWidget(self.cancel)
        column = vbox(self, DIALOG, spacing=12)
        column.addWidget(intro)
        column.addLayout(first)
        column.addWidget(self.problem)
        column.addWidget(caption)
        column.addWidget(self.text, 1)
        column.addLayout(last)

    def _say(self, key: str) -> str:
        return self._voice.of("sbc")(key)


class WaitPage(QWidget):
    """Says that a document is being read, and lets go of it."""

    def __init__(self, voice: Voice, parent: QWidget) -> None:
        super().__init__(parent)
        self._voice = voice
        self.said = heading(self)
        self.bar = QProgressBar(self)
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(px(320))
        self.cancel = QPushButton(voice("shared.cancel"), self)
        self.cancel.setAutoDefault(False)
        describe(self.bar, voice("sbc.waiting_name"), voice("sbc.waiting_name"))
        describe(self.cancel, voice("shared.cancel"), voice("sbc.cancel_is"))
        column = vbox(self, DIALOG, spacing=12)
        column.addStretch(1)
        for widget in (self.said, self.bar, self.cancel):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    def show_name(self, name: str) -> None:
        """Say which document is being read."""
        self.said.setText(self._voice("sbc.waiting", name=name))
