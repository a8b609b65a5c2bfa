"""The document: an edit is a step, the answer follows, and a file that fails changes nothing."""

import gc
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from calculator.files import bundled
from calculator.files import document as files
from calculator.files.problems import FileError
from calculator.model.base import changed
from calculator.model.case import Case
from ui.document.document import Document
from ui.document.undo import ReplaceCase


@pytest.fixture
def document(qtbot: QtBot) -> Document:
    return Document(bundled.example())


def met(case: Case, cents: int) -> Case:
    member = case.member
    return changed(case, member=changed(member, met=changed(member.met, deductible=cents)))


def member_pays(document: Document) -> int:
    return document.estimate.likely.totals.member_pays


def test_the_answer_follows_an_edit_and_its_undo(document: Document, qtbot: QtBot) -> None:
    with qtbot.waitSignal(document.case_changed):
        document.edit(met(document.case, 200_000), "deductible met")
    assert member_pays(document) == 87_500
    assert document.undo_stack.undoText() == "deductible met"
    document.undo_stack.undo()
    assert member_pays(document) == 247_500
    document.undo_stack.redo()
    assert member_pays(document) == 87_500


def test_typing_on_in_one_place_is_one_step(document: Document) -> None:
    for cents in (200, 2_000, 20_000):
        document.edit(met(document.case, cents), "deductible met", typed=True)
    assert document.undo_stack.count() == 1
    document.edit(changed(document.case, title="Another"), "title", typed=True)
    assert document.undo_stack.count() == 2
    document.undo_stack.undo()
    document.undo_stack.undo()
    assert document.case == bundled.example()


def test_steps_that_are_not_typed_stay_apart(document: Document) -> None:
    document.edit(changed(document.case, chosen="$750 plan"), "choose")
    document.edit(changed(document.case, chosen="$3,000 plan"), "choose")
    assert document.undo_stack.count() == 2


def test_typing_back_what_was_there_leaves_no_step(document: Document) -> None:
    document.edit(met(document.case, 200), "deductible met", typed=True)
    document.edit(met(document.case, 0), "deductible met", typed=True)
    assert document.undo_stack.count() == 0
    assert not document.unsaved


def test_typing_on_lets_go_what_was_undone(document: Document) -> None:
    document.edit(met(document.case, 200), "deductible met", typed=True)
    document.edit(changed(document.case, title="Another"), "title", typed=True)
    document.undo_stack.undo()
    document.edit(met(document.case, 2_000), "deductible met", typed=True)
    assert (document.undo_stack.count(), document.undo_stack.canRedo()) == (1, False)
    document.undo_stack.undo()
    assert document.case == bundled.example()


def test_typing_on_after_a_save_is_a_step_of_its_own(document: Document, tmp_path: Path) -> None:
    document.edit(met(document.case, 200), "deductible met", typed=True)
    document.save(tmp_path / "a.kat")
    document.edit(met(document.case, 2_000), "deductible met", typed=True)
    assert (document.undo_stack.count(), document.unsaved) == (2, True)
    document.edit(met(document.case, 200), "deductible met", typed=True)
    assert (document.undo_stack.count(), document.unsaved) == (1, False)


def steps() -> int:
    gc.collect()
    return sum(isinstance(one, ReplaceCase) for one in gc.get_objects())


def test_of_steps_that_are_gone_nothing_stays(document: Document) -> None:
    before = steps()
    for cents in range(1, 40):
        document.edit(met(document.case, cents), "deductible met", typed=True)
    document.edit(changed(document.case, title="Another"), "title", typed=True)
    document.undo_stack.undo()
    document.edit(met(document.case, 0), "deductible met", typed=True)
    document.undo_stack.clear()
    assert steps() == before


def test_an_edit_that_changes_nothing_is_no_step(document: Document) -> None:
    document.edit(bundled.example(), "nothing")
    assert document.undo_stack.count() == 0


def test_saved_opened_undone(document: Document, tmp_path: Path) -> None:
    path = tmp_path / "case.kat"
    document.edit(met(document.case, 200_000), "deductible met")
    assert document.unsaved
    document.save(path)
    assert not document.unsaved
    assert document.saved_at is not None
    assert files.load(path) == document.case
    document.undo_stack.undo()
    assert document.unsaved
    document.open(path)
    assert (member_pays(document), document.unsaved, document.saved_at) == (87_500, False, None)
    assert document.undo_stack.count() == 0


def test_a_file_that_cannot_be_read_changes_nothing(document: Document, tmp_path: Path) -> None:
    document.edit(met(document.case, 200_000), "deductible met")
    case = document.case
    path = tmp_path / "broken.kat"
    path.write_text('{"format": "kat-estimator"', encoding="utf-8")
    with pytest.raises(FileError):
        document.open(path)
    assert (document.case, document.path, document.undo_stack.count()) == (case, None, 1)


def test_a_file_that_cannot_be_written_leaves_the_case_unsaved(document: Document, tmp_path: Path) -> None:
    document.edit(met(document.case, 200_000), "deductible met")
    with pytest.raises(FileError):
        document.save(tmp_path / "no such folder" / "case.kat")
    assert document.unsaved
    assert (document.path, document.saved_at) == (None, None)
