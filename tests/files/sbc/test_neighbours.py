"""The words beside and below a word are those that looking through all of a page finds."""

from hypothesis import given
from hypothesis import strategies as st

from calculator.files.sbc.neighbours import Neighbours
from calculator.files.sbc.pages import Page, Word

_UNIT = 9


@st.composite
def _pages(draw: st.DrawFn) -> Page:
    places = draw(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 12), st.integers(1, 5)), max_size=40))
    words = tuple(
        Word(str(number), left * 3.5, left * 3.5 + width * 4, top * 4.5, top * 4.5 + 9)
        for number, (left, top, width) in enumerate(places)
    )
    return Page(1, words, (), (), _UNIT, 2, of_text=draw(st.booleans()))


@given(_pages())
def test_what_stands_beside_and_below_is_what_looking_through_all_finds(page: Page) -> None:
    neighbours = Neighbours(page)
    for word in page.words:
        assert list(neighbours.along(word)) == _along(word, page)
        assert neighbours.below(word) == _below(word, page)


def _in_order(page: Page) -> list[Word]:
    return sorted(page.words, key=lambda one: (one.top, one.left))


def _along(word: Word, page: Page) -> list[Word]:
    on_line = [one for one in _in_order(page) if abs(one.top - word.top) < _UNIT / 2 and one.left >= word.left]
    run: list[Word] = []
    for one in sorted(on_line, key=lambda one: one.left):
        if run and one.left - run[-1].right > _UNIT * 0.9:
            break
        run.append(one)
    return run


def _below(word: Word, page: Page) -> Word | None:
    far = _UNIT * (2.9 if page.of_text else 2.2)
    under = (
        one for one in _in_order(page) if abs(one.left - word.left) < _UNIT and _UNIT / 2 < one.top - word.top < far
    )
    return next(under, None)
