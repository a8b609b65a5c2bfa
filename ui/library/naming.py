"""Asks for another name of a plan. A name that is taken is refused beside the field, and nothing typed is lost."""

from collections.abc import Collection

from PySide6.QtWidgets import QWidget

from calculator.reference.voice import Voice
from ui.dialogs.one_line import OneLineDialog


class NameDialog(OneLineDialog):
    """Shows ``name`` and takes another that is not among ``taken``: ``text``."""

    def __init__(self, name: str, taken: Collection[str], voice: Voice, parent: QWidget) -> None:
        self._taken = set(taken) - {name}
        self._refusal = voice("library.rename_taken")
        super().__init__(
            parent,
            voice,
            value=name,
            title=voice("library.rename_title"),
            caption=(voice("plan.name"), voice("glossary.name")),
            answers=(voice("library.rename_ok"), voice("library.cancel")),
        )

    def why_not(self) -> str:
        """Whether another plan has the name."""
        return self._refusal if self.text in self._taken else ""
