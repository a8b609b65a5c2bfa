"""The plan that most of these tests edit."""

import pytest

from calculator.files import bundled
from calculator.model.plan import Plan


@pytest.fixture
def plan() -> Plan:
    return bundled.example().plan("$750 plan")
