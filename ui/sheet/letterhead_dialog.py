"""Asks who hands the sheet out: a name, how to reach them, a logo. What cannot be used is refused beside its field."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from calculator.reference.voice import Voice
from calculator.sheets.options import LONGEST_LINE, MOST_LINES, LogoError, Organisation, logo_from
from ui.dialogs.file_dialogs import ask_open
from ui.widgets.boxes import vbox
from ui.widgets.fields import ProblemLabel
from ui.widgets.form_parts import describe
from ui.widgets.labels import ElidedLabel, plain_label
from ui.widgets.return_key import ReturnKey
from ui.widgets.scale import px
from ui.widgets.scrolled import Scrolled


class LetterheadDialog(QDialog):
    """A form with three fields. ``organisation`` and ``logo_path`` are what was entered, once it was accepted."""

    def __init__(self, parent: QWidget, voice: Voice, organisation: Organisation, logo_path: str) -> None:
        super().__init__(parent)
        ReturnKey(self)
        self._voice = voice
        self.organisation = organisation
        self.logo_path = logo_path
        self._logo = organisation.logo
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self._say("letterhead_said"))
        self.name = QLineEdit(organisation.name, self)
        self.name.setMaxLength(LONGEST_LINE)
        self.contact = QPlainTextEdit("\n".join(organisation.contact), self)
        self.contact.setTabChangesFocus(True)
        self.contact.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.contact.setFixedHeight(px(84))
        self.logo = ElidedLabel("body", self)
        self.choose, self.remove = QPushButton(self), QPushButton(self)
        self.choose.clicked.connect(self._choose)
        self.remove.clicked.connect(lambda: self._set_logo("", b""))
        self.problem = ProblemLabel(self)
        self._build()
        self._set_logo(logo_path, organisation.logo)

    def _build(self) -> None:
        page = QWidget()
        page.setMinimumWidth(px(440))
        layout = vbox(page, (24, 16, 24, 8), spacing=8)
        intro = plain_label("muted", self)
        intro.setWordWrap(True)
        intro.setText(self._say("letterhead_is"))
        layout.addWidget(intro)
        for key, field in (("name", self.name), ("contact", self.contact)):
            caption = QLabel(self._say(key), self)
            caption.setBuddy(field)
            describe(field, self._say(key), self._say(f"{key}_is"))
            layout.addWidget(caption)
            layout.addWidget(field)
        layout.addWidget(QLabel(self._say("logo"), self))
        row = QHBoxLayout()
        row.addWidget(self.logo, 1)
        for key, button in (("choose", self.choose), ("remove", self.remove)):
            button.setText(self._say(key))
            describe(button, self._say(f"{key}_said"), self._say("logo_is"))
            row.addWidget(button)
        layout.addLayout(row)
        layout.addWidget(self.problem)
        buttons = QDialogButtonBox(self)
        use = buttons.addButton(self._say("use"), QDialogButtonBox.ButtonRole.AcceptRole)
        cancel = buttons.addButton(self._say("cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        use.setDefault(True)
        describe(use, self._say("use"), self._say("use_is"))
        describe(cancel, self._say("cancel"), self._say("cancel_is"))
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        Scrolled.fill(self, page, buttons)

    def _choose(self) -> None:
        kinds = f"{self._say('pictures')} (*.png *.jpg *.jpeg)"
        chosen = ask_open(self, self._say("choose_said"), kinds, self.logo_path)
        if chosen:
            self.take_logo(Path(chosen))

    def take_logo(self, path: Path) -> None:
        """Use the picture at ``path``; one that cannot be used is refused in words, and the last one stays."""
        try:
            data = logo_from(path)
        except LogoError as error:
            self.problem.show_problem(self._voice(f"cli_sheets.logo_{error.code}", path=path))
            self.choose.setFocus()
            return
        self._set_logo(str(path), data)

    def _set_logo(self, path: str, data: bytes) -> None:
        self.problem.show_problem("")
        self._logo, self.logo_path = data, path
        self.logo.set_text(Path(path).name if data else self._say("none_masculine"))
        self.remove.setEnabled(bool(path))

    def _accept(self) -> None:
        lines = [line.strip()[:LONGEST_LINE] for line in self.contact.toPlainText().splitlines() if line.strip()]
        if len(lines) > MOST_LINES:
            self.problem.show_problem(self._voice("sheet_tab.too_many_lines", most=MOST_LINES))
            self.contact.setFocus()
            return
        self.organisation = Organisation(self.name.text().strip(), tuple(lines), self._logo)
        self.accept()

    def _say(self, key: str) -> str:
        return self._voice.of("sheet_tab")(key)
