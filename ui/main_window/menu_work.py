"""What each action of the menus does: the one list from an action's name to the work behind it."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from calculator.reference.texts import unturned
from calculator.words.bundled import localized_plan, told
from ui.main_window.first_steps import welcome
from ui.main_window.menus import CHOICES, CLIPBOARD, StepKeys, press
from ui.main_window.tabs import TABS
from ui.widgets.scale import ZOOMS

if TYPE_CHECKING:
    from pathlib import Path

    from calculator.model.plan import Plan
    from calculator.model.plan_document import FigureSource, PlanDocument
    from ui.compare.exporting import Exporter
    from ui.document.file_actions import Filing
    from ui.editors.plan.plan_editor_window import PlanEditorWindow
    from ui.main_window.interviews import Interviews
    from ui.main_window.parts import WindowParts
    from ui.sheet.sheet_tab import SheetView

_SAID_MS: Final = 8_000
"""So long the status bar says that a plan is kept."""

Work = Callable[[], object]


def read_document(window: "WindowParts", path: "Path | None" = None) -> None:
    """Read a plan's document, the one in ``path`` or one that is asked for, and add its plan where the user wants."""
    from ui.library.plan_reading import open_plan_document  # noqa: PLC0415 (not on the start-up path)

    dialog = open_plan_document(window, window.voice, window.document.case, path)
    dialog.taken.connect(window.edits.plans)


def ask_plan(window: "WindowParts") -> None:
    """Show what to ask the plan, and enter what was answered."""
    from calculator.sheets.options import SheetOptions  # noqa: PLC0415 (not on the start-up path)
    from ui.interview.ask_plan import AskPlanDialog  # noqa: PLC0415 (not on the start-up path)

    document, options = window.document, SheetOptions(paper=window.settings.paper)
    dialog = AskPlanDialog(document.case, document.estimate, options, window.voice, window)
    dialog.taken.connect(window.edits.answered)
    dialog.open()


def happened(window: "WindowParts") -> None:
    """Say what became of the session that is chosen in the table, or of the first of which that is not known."""
    from calculator.engine.schedule import session_places  # noqa: PLC0415 (not on the start-up path)
    from ui.editors.happened.dialog import HappenedDialog  # noqa: PLC0415 (likewise)

    document, row = window.document, window.answers.estimate.sessions.chosen_session
    place = session_places(document.case.course)[row] if row is not None else None
    dialog = HappenedDialog(window, window.voice, document.case, place)
    dialog.kept.connect(window.edits.happened)
    dialog.open()


def good_faith(window: "WindowParts") -> None:
    """Show the Good Faith Estimates of the case, and take others."""
    from ui.estimate.good_faith_dialog import GoodFaithDialog  # noqa: PLC0415 (not on the start-up path)

    dialog = GoodFaithDialog(window, window.voice, window.document.case.good_faith)
    dialog.entered.connect(window.edits.good_faith)
    dialog.open()


def connect(window: "WindowParts", interviews: "Interviews") -> None:
    """Give every action of ``window`` its work."""
    actions = window.actions_
    for name, work in (_file(window) | _edit(window) | _view(window) | _help(window, interviews)).items():
        actions[name].triggered.connect(lambda _checked=False, work=work: work())
    for choice in CHOICES["theme"]:
        actions[f"theme_{choice}"].triggered.connect(partial(window.theme_chosen.emit, choice))
    for choice in CHOICES["language"]:
        actions[f"language_{choice}"].triggered.connect(partial(window.language_chosen.emit, choice))
    actions[f"theme_{window.settings.theme}"].setChecked(True)
    actions[f"language_{window.voice.language}"].setChecked(True)
    window.mine.clicked.connect(actions["make_mine"].trigger)
    window.answers.estimate.sessions.fact_asked.connect(actions["happened"].trigger)
    window.answers.estimate.plan_asked.connect(actions["ask_plan"].trigger)
    actions.menu("open_recent").aboutToShow.connect(partial(_offer_recent, window))
    actions.menu("choose_plan").aboutToShow.connect(partial(_offer_plans, window))
    actions.menu("add_plan").aboutToShow.connect(partial(_offer_library, window))
    StepKeys(actions, window)
    for desk in window.desks:
        desk.kept.connect(partial(_keep, window))
        desk.source_asked.connect(lambda document, source, desk=desk: _show_source(window, desk, document, source))


def _keep(window: "WindowParts", plan: "Plan") -> None:
    """Keep a plan of the person's own in the library, and say so; one that came with the program is there already."""
    from calculator.files import bundled  # noqa: PLC0415 (not on the start-up path)
    from ui.library.commands import Keeping  # noqa: PLC0415 (likewise)

    if plan in bundled.plans() or plan in (localized_plan(one, window.voice) for one in bundled.plans()):
        return
    keeping = Keeping(window.voice, window)
    keeping.done.connect(lambda words, _name: window.statusBar().showMessage(words, _SAID_MS))
    keeping.save(plan)
    keeping.deleteLater()


def _show_source(
    window: "WindowParts", desk: "PlanEditorWindow", document: "PlanDocument", source: "FigureSource"
) -> None:
    """Show where a figure in the plan editor was read."""
    from ui.import_dialogs.source_page import open_source  # noqa: PLC0415 (not on the start-up path)

    open_source(desk.editor or window, window.voice, document, source)


def _file(window: "WindowParts") -> dict[str, Work]:
    def filed(work: "Callable[[Filing], object]") -> Work:
        return lambda: work(window.filing)

    def with_sheet(act: "Callable[[SheetView], None]") -> None:
        window.answers.turn_to("sheet")
        act(window.answers.sheet)

    def many_sheets() -> None:
        from ui.sheet.many_sheets import ManySheetsDialog  # noqa: PLC0415 (not on the start-up path)

        options = window.answers.sheet.options.options
        ManySheetsDialog(window, window.voice, window.document.case, options).open()

    def standing() -> None:
        from calculator.sheets.options import SheetOptions  # noqa: PLC0415 (not on the start-up path)
        from ui.sheet.standing_export import StandingExport  # noqa: PLC0415 (likewise)

        document, options = window.document, SheetOptions(paper=window.settings.paper)
        StandingExport(window, window.voice).begin(document.case, document.estimate, options)

    def calendar() -> None:
        from ui.estimate.calendar_export import CalendarDialog  # noqa: PLC0415 (not on the start-up path)

        document = window.document
        owner, filed = document.calendar_owner(), document.path is not None
        CalendarDialog(window, window.voice, document.case, document.estimate, owner, filed=filed).open()

    def import_prices() -> None:
        from ui.import_dialogs.prices import ask_for_list  # noqa: PLC0415 (not on the start-up path)

        path = ask_for_list(window, window.voice)
        if path is not None:
            window.offer_prices(path)

    def with_comparison(act: "Callable[[Exporter], None]") -> None:
        window.answers.turn_to("compare")
        act(window.answers.compare.exporter)

    return {
        "new": filed(lambda filing: filing.new()),
        "open": filed(lambda filing: filing.open()),
        "open_example": filed(lambda filing: filing.open_example()),
        "open_real_example": filed(lambda filing: filing.open_real_example()),
        "save": filed(lambda filing: filing.save()),
        "save_as": filed(lambda filing: filing.save_as()),
        "set_password": filed(lambda filing: filing.set_password()),
        "remove_password": filed(lambda filing: filing.remove_password()),
        "read_document": lambda: read_document(window),
        "import_prices": import_prices,
        "export_pdf": lambda: with_sheet(lambda sheet: sheet.export_pdf()),
        "export_sheets": many_sheets,
        "export_standing": standing,
        "export_calendar": calendar,
        "print_preview": lambda: with_sheet(lambda sheet: sheet.preview_sheet()),
        "print": lambda: with_sheet(lambda sheet: sheet.print_sheet()),
        "export_spreadsheet": lambda: with_comparison(lambda exporter: exporter.spreadsheet()),
        "export_comparison": lambda: with_comparison(lambda exporter: exporter.sheet()),
        "preview_comparison": lambda: with_comparison(lambda exporter: exporter.preview()),
        "quit": window.close,
    }


def _edit(window: "WindowParts") -> dict[str, Work]:
    stack = window.document.undo_stack

    def plan_library() -> None:
        from ui.library.opening import open_library  # noqa: PLC0415 (not on the start-up path)

        open_library(window, window.document, window.edits, lambda: window.voice)

    def new_plan() -> None:
        # The editors of the left column are made when they are first asked for.
        window.inputs.coverage.add_new()

    def title() -> None:
        from ui.document.titling import TitleDialog  # noqa: PLC0415 (not on the start-up path)

        dialog = TitleDialog(window, window.voice, window.document.case)
        dialog.titled.connect(window.edits.title)
        dialog.open()

    return {
        "undo": stack.undo,
        "redo": stack.redo,
        **{name: partial(press, window.actions_[name], key) for name, key in CLIPBOARD.items()},
        "happened": partial(happened, window),
        "title": title,
        "make_mine": window.edits.make_mine,
        "edit_plan": window.edit_plan,
        "new_plan": new_plan,
        "plan_library": plan_library,
        "next_plan": window.edits.choose_next,
        "ask_plan": lambda: ask_plan(window),
        "good_faith": lambda: good_faith(window),
    }


def _view(window: "WindowParts") -> dict[str, Work]:
    return {
        **{f"tab_{name}": partial(window.answers.turn_to, name) for name in TABS},
        "other_side": window.panes.other,
        **{name: partial(_zoom, window, by) for name, by in (("zoom_in", 1), ("zoom_out", -1), ("zoom_actual", 0))},
        "patient_view": lambda: window.set_patient_view(window.actions_["patient_view"].isChecked()),
    }


def _zoom(window: "WindowParts", by: int) -> None:
    """Make everything a step larger or smaller, or as large as it was at first where ``by`` is 0."""
    from ui.widgets.zoom import step  # noqa: PLC0415 (not on the start-up path)

    window.zoom_chosen.emit(step(window.settings.zoom, by) if by else ZOOMS[0])


def _help(window: "WindowParts", interviews: "Interviews") -> dict[str, Work]:
    def read(book: str) -> None:
        from ui.guide.opening import open_book  # noqa: PLC0415 (not on the start-up path)

        open_book(window, book, window.voice)

    def explain() -> None:
        from ui.guide.opening import explain_focused  # noqa: PLC0415

        explain_focused(window, window.voice)

    def check_arithmetic() -> None:
        from ui.guide.arithmetic import ArithmeticDialog  # noqa: PLC0415 (not on the start-up path)

        ArithmeticDialog(window.voice, window).open()

    return {
        "interview_patient": interviews.patient,
        "interview_hr": interviews.hr,
        "welcome": partial(welcome, window),
        "what_is_this": explain,
        **{book: partial(read, book) for book in ("glossary", "about_kat", "sources", "licences")},
        "arithmetic": check_arithmetic,
        "about": lambda: window.filing.tell(window.say("about_title"), window.say("about")),
    }


def _offer_recent(window: "WindowParts") -> None:
    from ui.document import recent_files  # noqa: PLC0415 (not on the start-up path)

    menu = window.actions_.menu("open_recent")
    recent_files.fill(menu, window.settings, window.filing.open_recent, window.voice)


def _offer_library(window: "WindowParts") -> None:
    menu = window.actions_.menu("add_plan")
    menu.clear()
    menu.addAction(window.actions_["new_plan"])
    menu.addSeparator()
    window.inputs.coverage.offer(menu)


def _offer_plans(window: "WindowParts") -> None:
    menu, case = window.actions_.menu("choose_plan"), window.document.case
    menu.clear()
    for number, plan in enumerate(case.plans, start=1):
        name = unturned(told(plan.name, window.voice)).replace("&", "&&")
        action = menu.addAction(f"&{number}  {name}" if number < 10 else name)
        action.setCheckable(True)
        action.setChecked(plan.name == case.chosen)
        action.triggered.connect(lambda _checked=False, plan=plan: window.edits.choose(plan.name))
