"""What is made of lines, or of a plan's words, is made once while it is asked for, and a bounded number is kept."""

from calculator.engine.adjudication.covering import versions_of
from calculator.engine.adjudication.kept import KeptByLines
from calculator.model.estimate import DatedLine
from calculator.reference.kept import forget
from tests.engine.cases import plan, session


def test_the_last_eight_courses_are_kept_and_an_older_one_is_made_anew() -> None:
    made: list[tuple[DatedLine, ...]] = []
    kept = KeptByLines(lambda lines: made.append(lines) or len(made))
    courses = [(session(100 + at),) for at in range(9)]
    for lines in courses[:8]:
        kept(lines)
    assert [kept(lines) for lines in courses[:8]] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert kept(courses[8]) == 9
    assert [kept(lines) for lines in courses[1:]] == [2, 3, 4, 5, 6, 7, 8, 9]
    assert kept(courses[0]) == 10


def test_what_is_made_of_lines_goes_with_the_case() -> None:
    kept, lines = KeptByLines(lambda lines: [lines]), (session(100),)
    before = kept(lines)
    forget()
    assert kept(lines) is not before


def test_lines_that_are_equal_and_not_the_same_are_others() -> None:
    kept = KeptByLines(lambda lines: [lines])
    assert kept((session(100),)) is not kept((session(100),))


def test_the_words_of_sixty_four_plans_are_kept_and_an_older_one_s_are_made_anew() -> None:
    rules = [plan(name=f"Plan {at}") for at in range(65)]
    first = [versions_of(rule, family=False) for rule in rules[:64]]
    assert all(versions_of(rule, family=False) is words for rule, words in zip(rules, first, strict=False))
    assert versions_of(rules[1], family=True) is not first[1]
    assert versions_of(rules[2], family=False) is first[2]
    assert versions_of(rules[0], family=False) is not first[0]
