"""Asks for another name of a plan. A name that is taken is refused beside the field, and nothing typed is lost."""

from collections.abc import Collection

from PySide6.QtWidgets import QWidget

from calculator.reference.texts import say
from ui.dialogs.one_line import OneLineDialog


class NameDialog(OneLineDialog):
    """Shows ``name`` and takes another that is not among ``taken``: ``text``."""

    def __init__(self, name: str, taken: Collection[str], language: str, parent: QWidget) -> None:
        self._taken = set(taken) - {name}
        self._refusal = say("library.rename_taken", language)
        super().__init__(
            parent,
            language,
            value=name,
            title=say("library.rename_title", language),
            caption=(say("plan.name", language), say("glossary.name", language)),
            answers=(say("library.rename_ok", language), say("library.cancel", language)),
        )

    def why_not(self) -> str:
        """Whether another plan has the name."""
        return self._refusal if self.text in self._taken else ""
