"""The interviews of the window: opened where they are asked for, and their answers become the open case, as an edit."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from calculator.interview.answers import Answers
    from calculator.interview.hr import HrAnswers
    from ui.main_window.parts import WindowParts


class Interviews:
    """Opens the interviews of ``window``; what was answered before one was closed is shown again."""

    def __init__(self, window: "WindowParts") -> None:
        self._window = window
        self._patient: Answers | None = None
        self._hr: HrAnswers | None = None

    def patient(self) -> None:
        """Ask a patient."""
        from calculator.interview.answers import Answers  # noqa: PLC0415 (not on the start-up path)
        from ui.interview.patient import patient_interview  # noqa: PLC0415 (likewise)

        dialog = patient_interview(self._patient or Answers(), self._window.voice, self._window)
        dialog.left.connect(self._keep_patient)
        dialog.answered.connect(self._take_patient)
        dialog.open()

    def _keep_patient(self, answers: "Answers") -> None:
        self._patient = answers

    def _take_patient(self, answers: "Answers") -> None:
        from calculator.interview.case import case_of  # noqa: PLC0415 (not on the start-up path)
        from ui.interview.patient import given_in  # noqa: PLC0415 (likewise)

        window = self._window
        self._patient = answers
        case = case_of(answers, given_in(window.voice))
        if window.filing.begin(case, window.voice("interview.step")):
            self._patient = None
            window.set_patient_view(True)
            window.answers.turn_to("estimate")

    def hr(self) -> None:
        """Ask HR."""
        from calculator.interview.hr import HrAnswers  # noqa: PLC0415 (not on the start-up path)
        from ui.interview.hr import hr_interview  # noqa: PLC0415 (likewise)

        dialog = hr_interview(self._hr or HrAnswers(), self._window.voice, self._window)
        dialog.left.connect(self._keep_hr)
        dialog.answered.connect(self._take_hr)
        dialog.open()

    def _keep_hr(self, answers: "HrAnswers") -> None:
        self._hr = answers

    def _take_hr(self, answers: "HrAnswers") -> None:
        from calculator.interview.hr import hr_case_of  # noqa: PLC0415 (not on the start-up path)
        from ui.interview.patient import given_in  # noqa: PLC0415 (likewise)

        window = self._window
        self._hr = answers
        case = hr_case_of(answers, given_in(window.voice))
        if not window.filing.begin(case, window.voice("interview.step")):
            return
        self._hr = None
        window.set_patient_view(False)
        # One plan has nothing to stand beside.
        window.answers.turn_to("compare" if len(case.plans) > 1 else "estimate")
        if len(case.plans) > 1:
            self._show_whose(answers)
        self._hand_over(answers)

    def _show_whose(self, answers: "HrAnswers") -> None:
        """Have the ways of the comparison show whose cost was asked about."""
        from calculator.interview.hr import Whose  # noqa: PLC0415 (not on the start-up path)
        from calculator.model.comparison import Payer  # noqa: PLC0415 (likewise)

        payer = Payer.EMPLOYER if answers.whose is Whose.EMPLOYER else Payer.PATIENT
        self._window.answers.compare.payer.set_value(payer)

    def _hand_over(self, answers: "HrAnswers") -> None:
        actions = {"sheet": "preview_comparison", "workbook": "export_spreadsheet", "patients": "export_sheets"}
        name = actions.get(answers.hand_over.value) if answers.hand_over is not None else None
        if name is not None:
            self._window.actions_[name].trigger()
