"""Documents: what is saved is what is loaded, and a failed save loses nothing."""

import datetime
import json
import os
import resource
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.files import bundled
from calculator.files.document import CASE, COURSE, PLAN, Kind, encoded, load, read, save, write
from calculator.files.problems import FileError
from calculator.model.base import PriceRange, changed, replaced
from calculator.model.case import Case
from calculator.model.course import Course, ServiceLine
from calculator.model.faults import InvalidError
from calculator.model.member import EnrollmentIn, Member, Met
from calculator.model.plan import AllowedAmount, Benefit, CostShare, Plan
from calculator.money import MAX_CENTS
from calculator.reference.paths import RESOURCES

cents = st.integers(0, MAX_CENTS)
days = st.dates(datetime.date(2000, 1, 1), datetime.date(2100, 12, 31))
titles = st.text(min_size=1, max_size=120)


@st.composite
def service_lines(draw: st.DrawFn) -> ServiceLine:
    low, likely, high = sorted(draw(st.tuples(cents, cents, cents)))
    count = draw(st.integers(0, 12))
    return ServiceLine(
        service=draw(st.from_regex(r"[a-z][a-z0-9_]{0,39}", fullmatch=True)),
        label=draw(st.text(max_size=80)),
        count=count,
        price=PriceRange(low=low, likely=likely, high=high),
        first_day=draw(st.integers(0, 1_500)),
        gaps=draw(st.lists(st.integers(0, 366), min_size=1, max_size=12).map(tuple)),
        dates=draw(st.just(()) | st.tuples(*[days] * count)),
        drug=draw(st.booleans()),
    )


@st.composite
def benefits(draw: st.DrawFn) -> Benefit:
    share = CostShare(
        copay=draw(cents), coinsurance=draw(st.integers(0, 10_000)), copay_when_crossing=draw(st.booleans())
    )
    return Benefit(
        name="specialist_visit",
        covered=draw(st.booleans()),
        in_network=share,
        out_of_network=draw(st.none() | st.just(share)),
        allowance=draw(st.none() | cents),
        visit_limit=draw(st.none() | st.integers(0, 1_000)),
    )


@st.composite
def edited_cases(draw: st.DrawFn) -> Case:
    """The worked example after any edits of its texts, dates, lines, prices and first plan."""
    example = bundled.example()
    course = changed(
        example.course, title=draw(titles), starts=draw(days), lines=tuple(draw(st.lists(service_lines(), max_size=4)))
    )
    plan = example.plans[0]
    kept = tuple(benefit for benefit in plan.benefits if benefit.name != "specialist_visit")
    plan = changed(plan, note=draw(st.text(max_size=200)))
    plan = changed(plan, benefits=(draw(benefits()), *kept))
    member = changed(example.member, met=Met(deductible=draw(cents), out_of_pocket=draw(cents)))
    return changed(
        example, title=draw(titles), course=course, plans=(plan, *example.plans[1:]), member=member, example=False
    )


@settings(deadline=None)
@given(edited_cases())
def test_what_is_saved_is_what_is_loaded(tmp_path_factory: pytest.TempPathFactory, case: Case) -> None:
    path = tmp_path_factory.getbasetemp() / "edited.kat"
    save(case, path)
    assert load(path) == case


def bundled_files() -> list[tuple[Path, Kind[Case] | Kind[Plan] | Kind[Course]]]:
    kinds = {"examples": CASE, "plans": PLAN, "courses": COURSE}
    return [(path, kind) for folder, kind in kinds.items() for path in sorted((RESOURCES / folder).iterdir())]


@pytest.mark.parametrize(("path", "kind"), bundled_files(), ids=lambda value: getattr(value, "stem", ""))
def test_a_bundled_file_is_written_as_it_stands(path: Path, kind: Kind[Case], tmp_path: Path) -> None:
    write(read(path, kind), tmp_path / path.name, kind)
    assert (tmp_path / path.name).read_text(encoding="utf-8") == path.read_text(encoding="utf-8")


def test_the_library_has_the_plans_and_courses_of_its_folders() -> None:
    assert {plan.name for plan in bundled.plans()} >= {"$750 plan", "$2,000 plan", "$3,000 plan"}
    assert len(bundled.courses()) == len(list((RESOURCES / "courses").iterdir()))
    assert bundled.example().chosen == "$2,000 plan"


def test_a_file_saved_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    path = tmp_path / "notepad.kat"
    path.write_text(encoded(bundled.example(), CASE), encoding="utf-8-sig")
    assert load(path) == bundled.example()


def test_a_saved_file_is_for_its_owner_only_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "mine.kat"
    save(bundled.example(), path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_saving_through_a_link_changes_the_file_it_leads_to(tmp_path: Path) -> None:
    target, link = tmp_path / "real.kat", tmp_path / "link.kat"
    target.write_text("older", encoding="utf-8")
    link.symlink_to(target)
    save(bundled.example(), link)
    assert link.is_symlink()
    assert load(target) == bundled.example()


@contextmanager
def files_of_at_most(size: int) -> Iterator[None]:
    """Let the system refuse to write more than ``size`` bytes into a file, as a full disk does."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_save_that_breaks_off_keeps_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "mine.kat"
    save(bundled.example(), path)
    before = path.read_bytes()
    with files_of_at_most(1_000), pytest.raises(FileError) as refused:
        save(changed(bundled.example(), title="Another title"), path)
    assert "what was there before is unchanged" in refused.value.message
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_case_that_would_not_read_back_is_not_saved(tmp_path: Path) -> None:
    path = tmp_path / "mine.kat"
    save(bundled.example(), path)
    before = path.read_bytes()
    unkept = replaced(bundled.example(), title="half a \ud800 character")
    with pytest.raises(FileError, match="half a character"):
        save(unkept, path)
    plan = bundled.plans()[0]
    rate = Benefit(name="visit", in_network=CostShare(allowed=AllowedAmount(percent=10_050)))
    unkept = replaced(bundled.example(), plans=(changed(plan, benefits=(rate,), reading=()),))
    with pytest.raises(FileError):
        save(unkept, path)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("place", "said"),
    [("", "this is a folder"), ("none/mine.kat", "no such file or folder"), ("x" * 300, "name is too long")],
)
def test_an_impossible_place_is_refused_in_words(place: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(FileError, match=said):
        save(bundled.example(), tmp_path / place)
    assert list(tmp_path.iterdir()) == []


def test_a_device_is_never_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(FileError, match="not an ordinary file"):
        save(bundled.example(), pipe)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_money_and_rates_are_text_in_a_file() -> None:
    case = json.loads(encoded(bundled.example(), CASE))["case"]
    assert case["course"]["lines"][3]["price"]["likely"] == "450.00"
    assert case["plans"][0]["benefits"][2]["in_network"]["coinsurance"] == "20%"


def test_amounts_of_a_plan_that_the_case_lacks_are_refused(tmp_path: Path) -> None:
    """They would be left out of every answer, and nobody would know."""
    path = tmp_path / "case.kat"
    case = changed(bundled.example(), member=Member(by_plan=(EnrollmentIn(plan="Nobody", met=Met(deductible=500)),)))
    path.write_text(encoded(case, CASE), encoding="utf-8")
    with pytest.raises(FileError) as refused:
        load(path)
    assert "“Nobody”, which this case does not have (line " in str(refused.value)
    chosen = case.plans[0].name
    right = changed(case, member=Member(by_plan=(EnrollmentIn(plan=chosen, met=Met(deductible=500)),)))
    save(right, tmp_path / "right.kat")
    assert load(tmp_path / "right.kat") == right


def test_a_list_with_a_wrong_part_is_not_said_to_be_too_short(tmp_path: Path) -> None:
    path = tmp_path / "case.kat"
    text = encoded(bundled.example(), CASE)
    path.write_text(text.replace('%"', '0000%"', 1), encoding="utf-8")
    with pytest.raises(FileError) as refused:
        load(path)
    assert "percentage" in str(refused.value)
    assert "too short" not in str(refused.value)
    with pytest.raises(InvalidError, match="at least 1 item"):
        changed(bundled.example(), plans=())
