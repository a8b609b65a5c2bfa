"""What is kept of the compiled rules: by which rules it is known, and where it is looked for."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from calculator.engine.population import compiled, keeping


@pytest.fixture(autouse=True)
def asked_anew() -> Iterator[None]:
    keeping.fingerprint.cache_clear()
    yield
    keeping.fingerprint.cache_clear()


@pytest.fixture
def engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the engine's sources, by which what is compiled is known; numba need not be there."""
    real = Path(keeping.calculator.engine.__file__).parent
    copied = tmp_path / "engine"
    for room in ("adjudication", "population"):
        shutil.copytree(real / room, copied / room, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(keeping, "version", lambda _name: "1.2.3")
    monkeypatch.setattr(keeping.calculator.engine, "__file__", str(copied / "__init__.py"))
    return copied


def fingerprint() -> str:
    keeping.fingerprint.cache_clear()
    return keeping.fingerprint()


def test_a_changed_rule_another_numba_and_another_python_are_known_by_another_hash(
    engine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = [fingerprint()]
    employer = engine / "adjudication" / "employer.py"
    employer.write_text(employer.read_text(encoding="utf-8").replace("plan_pays < most", "plan_pays <= most"), "utf-8")
    found.append(fingerprint())
    monkeypatch.setattr(keeping, "version", lambda _name: "1.2.4")
    found.append(fingerprint())
    monkeypatch.setattr(keeping.platform, "python_version", lambda: "3.99.1")
    found.append(fingerprint())
    assert len(set(found)) == 4


def test_neither_the_place_nor_the_date_of_a_source_nor_the_processor_matters(
    engine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = fingerprint()
    moved = shutil.copytree(engine, tmp_path / "elsewhere", copy_function=shutil.copyfile)
    monkeypatch.setattr(keeping.calculator.engine, "__file__", str(moved / "__init__.py"))
    monkeypatch.setenv("NUMBA_CPU_NAME", "skylake")
    assert fingerprint() == before


@pytest.mark.usefixtures("engine")
def test_it_is_with_the_program_where_that_brings_it_and_else_where_numba_is_told_or_caches_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "SHIPPED", tmp_path / "program")
    monkeypatch.delenv("NUMBA_CACHE_DIR", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    own = Path("kat-estimator") / fingerprint()
    assert keeping.folder() == tmp_path / "caches" / own
    monkeypatch.setenv("NUMBA_CACHE_DIR", str(tmp_path / "numba"))
    assert keeping.folder() == tmp_path / "numba" / own
    shipped = tmp_path / "program" / fingerprint()
    shipped.mkdir(parents=True)
    assert keeping.folder() == tmp_path / "numba" / own
    (shipped / keeping.READY).touch()
    assert keeping.folder() == shipped


@pytest.mark.usefixtures("engine")
def test_somebody_without_a_home_has_it_somewhere_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NUMBA_CACHE_DIR", "XDG_CACHE_HOME", "HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(keeping.os.path, "expanduser", lambda path: path)
    assert keeping.folder() == Path("~/.cache/kat-estimator") / fingerprint()


@pytest.mark.usefixtures("engine")
def test_numba_is_told_of_that_folder_and_that_hash_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NUMBA_CACHE_DIR", str(tmp_path / "numba"))
    locator = keeping.Locator.from_function(compiled.price_rows, "somewhere/flow.py")
    assert Path(locator.get_cache_path()) == keeping.folder()
    assert not keeping.folder().exists()
    locator.ensure_cache_path()
    assert keeping.folder().is_dir()
    assert locator.get_source_stamp() == fingerprint()
