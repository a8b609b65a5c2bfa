"""What a price list leaves open, to be answered above and below the table of the import: its sheet, its column of
prices, the dose, and what one of its rows prices."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from calculator.engine.price_list import NEW_LINE, fitting
from calculator.files.price_list import DOSE, PRICE, SHEET, Answers, Question
from calculator.model.course import ServiceLine
from calculator.model.price_list import Doubt, PriceListMatch
from calculator.reference.voice import Voice
from calculator.words.price_list import line_title, numbered_line, price_words
from ui.widgets.boxes import grid_box, vbox
from ui.widgets.choice import Choice
from ui.widgets.form_parts import describe, note
from ui.widgets.labels import set_text
from ui.widgets.scale import px

_ABOUT = (SHEET, PRICE, DOSE)
_LEAST_CHOICE = 320


class ListQuestions(QWidget):
    """What is asked about the list as a whole; each is there only while the list leaves it open."""

    answered = Signal(object)
    """The ``Answers`` as they are now."""

    def __init__(self, voice: Voice, parent: QWidget) -> None:
        super().__init__(parent)
        self._voice = voice
        self.answers = Answers()
        self.captions = {about: QLabel(self) for about in _ABOUT}
        self.choices = {about: Choice(self) for about in _ABOUT}
        layout = grid_box(self, across=12, down=6)
        layout.setColumnStretch(1, 1)
        for row, about in enumerate(_ABOUT):
            words = voice.of("price_questions")(about)
            caption, choice = self.captions[about], self.choices[about]
            caption.setText(words)
            caption.setBuddy(choice)
            caption.setProperty("role", "strong")
            describe(choice, words, words)
            choice.setMinimumWidth(px(_LEAST_CHOICE))
            choice.chosen.connect(lambda value, about=about: self._take(about, value))
            layout.addWidget(caption, row, 0)
            layout.addWidget(choice, row, 1)
        self.show_questions(())

    def forget(self) -> None:
        """Have no answers: another list is read."""
        self.answers = Answers()
        self.show_questions(())

    def show_questions(self, questions: Iterable[Question]) -> None:
        """Ask these, with the answers that were given."""
        asked = {question.about: question for question in questions}
        for about in _ABOUT:
            question, choice = asked.get(about), self.choices[about]
            choice.setVisible(question is not None)
            self.captions[about].setVisible(question is not None)
            if question is not None:
                options = [(one.value, self._say(one.key, **one.figures)) for one in question.options]
                choice.set_options([(None, self._say("unanswered")), *options])
                choice.set_value(getattr(self.answers, about))
        self.setVisible(bool(asked))

    def _take(self, about: str, value: Any) -> None:
        self.answers = self.answers._replace(**{about: value})
        if about == SHEET:
            # The columns of another sheet are others.
            self.answers = self.answers._replace(price=None)
        self.answered.emit(self.answers)

    def _say(self, key: str, **figures: object) -> str:
        return self._voice.of("price_questions")(key, **figures)


class RowQuestion(QWidget):
    """What the chosen row of the list prices, said by hand."""

    answered = Signal(int, object)
    """The row's number and the places of the lines that it prices; None: as it was read."""

    def __init__(self, voice: Voice, parent: QWidget) -> None:
        super().__init__(parent)
        self._voice = voice
        self._row = 0
        self.caption = note(self, "body")
        self.choice = Choice(self)
        self.choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.caption.setBuddy(self.choice)
        self.choice.chosen.connect(lambda value: self.answered.emit(self._row, value))
        layout = vbox(self, spacing=4)
        layout.addWidget(self.caption)
        layout.addWidget(self.choice)
        self.show_row(None, (), None)

    def show_row(
        self, line: PriceListMatch | None, course: tuple[ServiceLine, ...], said: tuple[int, ...] | None
    ) -> None:
        """Ask about the row of ``line``, which a person ``said`` to price these lines; without a row, ask nothing."""
        row = line.listed if line else None
        self.choice.setEnabled(line is not None and row is not None and line.doubt is not Doubt.PER_UNIT)
        if line is None or row is None:
            self._row = 0
            self.choice.set_options([])
            self._call(self._say("row_none"))
            return
        self._row = row.row
        figures = {"row": row.row, "name": row.name, "price": price_words(row)}
        if line.doubt is not None:
            self._call(self._say("row_why", **figures, why=self._say(f"doubt_{line.doubt.value}")))
        else:
            self._call(self._say("row", **figures))
        fits = fitting(row, course)
        options: list[tuple[tuple[int, ...] | None, str]] = [
            (None, self._say("unanswered" if line.doubt else "row_as_read")),
            ((), self._say("row_nothing")),
        ]
        if len(fits) > 1:
            names = dict.fromkeys(line_title(course[at], self._voice) for at in fits)
            options.append((fits, self._say("row_fitting", lines=", ".join(names))))
        options += [((at,), numbered_line(one, at + 1, self._voice)) for at, one in enumerate(course)]
        options.append(((NEW_LINE,), self._say("row_new")))
        self.choice.set_options(options)
        self.choice.set_value(said)

    def _call(self, words: str) -> None:
        set_text(self.caption, words)
        describe(self.choice, words, self._say("row_is"))

    def _say(self, key: str, **figures: object) -> str:
        return self._voice.of("price_questions")(key, **figures)
