"""A page of an interview where one of several answers is chosen."""

from collections.abc import Sequence
from typing import Any, Generic

from PySide6.QtWidgets import QWidget

from calculator.reference.voice import Voice
from ui.interview.page import A, Options, Page, Problem


class ChoicePage(Page[A], Generic[A]):
    """One of ``values`` is to be chosen. What else the page asks is added below ``options``, or to one of them."""

    def __init__(self, name: str, voice: Voice, values: Sequence[Any], parent: QWidget | None = None) -> None:
        super().__init__(name, voice, parent)
        self.options: Options[Any] = Options(self.question.text(), values, self)
        self.column.addWidget(self.options)

    @property
    def first(self) -> QWidget:
        """The chosen answer."""
        return self.options.first

    def problem(self, answers: A) -> Problem | None:
        """One is to be chosen, and what belongs to it is to be there."""
        if self.options.value is None:
            return Problem(self.say("choose_one"), self.options.first)
        return self.missing(answers)

    def missing(self, answers: A) -> Problem | None:
        """What is missing in ``answers`` beside the choice; None: nothing."""
        del answers
        return None
