"""What a plan editor says against a plan."""

import gc
import weakref

import pytest

from calculator.model.faults import InvalidError
from calculator.model.yearly_amount import TierAmounts
from calculator.reference.voice import Voice
from calculator.words.plan_faults import spoken, told


def test_it_is_said_in_any_language_when_the_error_and_what_led_to_it_are_gone() -> None:
    with pytest.raises(InvalidError) as refused:
        TierAmounts(individual=300_000, family=200_000)
    error = refused.value
    said = told(error)
    right = {language: spoken(error, Voice(language)) for language in ("en", "es")}
    gone = weakref.ref(error)
    del refused, error
    gc.collect()
    assert gone() is None
    assert {language: said(Voice(language)) for language in right} == right
    assert right["en"].startswith("The family amount is below")
