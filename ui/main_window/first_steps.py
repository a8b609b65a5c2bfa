"""What the welcome and the tour do in the window: where each way in leads, and which part each step stands beside."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from ui.main_window.parts import WindowParts
    from ui.welcome.tour import Tour


def welcome(window: "WindowParts") -> None:
    """Welcome whoever begins, and lead where they want to go."""
    from ui.welcome.welcome import Welcome  # noqa: PLC0415 (not on the start-up path)

    dialog = Welcome(window, window.settings, window.voice)
    # By the menu, in which the language is marked then.
    dialog.language_chosen.connect(lambda language: window.actions_[f"language_{language}"].trigger())
    dialog.way_taken.connect(partial(_lead, window))
    dialog.show()


def tour(window: "WindowParts") -> "Tour":
    """Lead through the parts of ``window``."""
    from ui.welcome.tour import Tour  # noqa: PLC0415 (not before it is asked for)

    window.answers.turn_to("estimate")
    shown = Tour(window, window.voice, partial(_part, window))
    shown.show()
    return shown


def _lead(window: "WindowParts", way: str) -> None:
    """Go the ``way`` in; the worked example stands behind the welcome already."""
    if way == "patient":
        window.actions_["interview_patient"].trigger()
    elif way == "compare":
        window.actions_["interview_hr"].trigger()
    elif way == "document":
        window.actions_["read_document"].trigger()
    elif way == "open":
        window.filing.open()
    elif way == "tour":
        tour(window)


def _part(window: "WindowParts", step: str) -> QWidget:
    """The part of ``window`` that a step of the tour stands beside, in sight."""
    parts: dict[str, QWidget] = {
        **window.inputs.sections,
        "answer": window.answers.estimate.headline,
        "sessions": window.answers.estimate.sessions,
        "tabs": window.answers.tabBar(),
    }
    part = parts[step]
    if window.inputs.isAncestorOf(part):
        window.inputs.ensureWidgetVisible(part, 0, 0)
    return part
