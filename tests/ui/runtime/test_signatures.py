"""What writes the signatures of Qt's functions is read when one is asked for, and says then what it always said."""

import subprocess
import sys
import threading
from collections.abc import Sequence
from importlib import import_module
from importlib.machinery import ModuleSpec
from types import ModuleType

import pytest

from ui.runtime import signatures

UNREAD = (
    "print(sorted(name.rpartition('.')[2] for name, module in sys.modules.items()"
    " if name.startswith('shibokensupport.') and type(module).__name__ == '_Unread'))\n"
)

STARTED = f"""
import sys
import ui.app, ui.main_window.window
from PySide6.QtWidgets import QApplication
{UNREAD}
"""

ASKED = """
from PySide6.QtCore import QPoint, QTimer
try:
    QPoint("a", 3)
except TypeError as error:
    print(error)
from shibokensupport.signature import get_signature
print(get_signature(QTimer.start))
from PySide6.support.signature.lib import pyi_generator
print(pyi_generator.Writer.__name__, pyi_generator.__spec__.name)
"""


def _prints(program: str) -> str:
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout


def test_the_program_starts_without_them() -> None:
    unread = ["enum_sig", "errorhandler", "layout", "parser", "pyi_generator", "tool"]
    assert _prints(STARTED).strip() == str(unread)


def test_whoever_asks_is_told_as_by_pyside_alone() -> None:
    told = _prints(f"import sys, ui\n{ASKED}{UNREAD}")
    assert "Supported signatures:\n" in told
    assert told == _prints(f"import sys\n{ASKED}{UNREAD}")


def test_where_pyside_is_there_already_nothing_changes() -> None:
    assert _prints(f"import sys, PySide6.QtCore, ui\n{UNREAD}").strip() == "[]"


class _Slow:
    """Finds one module, and reads it so slowly that another thread asks for it meanwhile."""

    name = "shibokensupport.signature.layout"

    def __init__(self) -> None:
        self.reads = 0
        self.fails = False
        self.reading = threading.Event()
        self.go_on = threading.Event()

    def find_spec(
        self, name: str, _path: Sequence[str] | None = None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        return ModuleSpec(name, self) if name == self.name else None  # type: ignore[arg-type]  # as importlib asks

    def create_module(self, _spec: ModuleSpec) -> None:
        return None

    def exec_module(self, module: ModuleType) -> None:
        self.reads += 1
        vars(module)["half"] = 21
        self.reading.set()
        self.go_on.wait(10)
        if self.fails:
            raise OSError
        vars(module)["answer"] = 42


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> _Slow:
    finder = _Slow()
    for name in ("shibokensupport", "shibokensupport.signature"):
        monkeypatch.setitem(sys.modules, name, ModuleType(name))
        vars(sys.modules[name])["__path__"] = []
    monkeypatch.delitem(sys.modules, finder.name, raising=False)
    monkeypatch.setattr(sys, "meta_path", [finder, *sys.meta_path])
    return finder


def test_it_is_read_once_by_two_who_ask_at_a_time(slow: _Slow) -> None:
    with signatures.later():
        module = import_module(slow.name)
    assert slow.reads == 0
    answers: list[int] = []
    asking = [threading.Thread(target=lambda: answers.append(module.answer)) for _ in range(2)]
    asking[0].start()
    assert slow.reading.wait(10)
    # What is there of it already is nobody else's yet.
    assert "half" not in vars(module)
    asking[1].start()
    slow.go_on.set()
    for one in asking:
        one.join(10)
    assert (answers, slow.reads, module.half) == ([42, 42], 1, 21)
    assert type(module) is ModuleType


def test_what_could_not_be_read_is_read_when_it_is_asked_for_again(slow: _Slow) -> None:
    slow.go_on.set()
    slow.fails = True
    with signatures.later():
        module = import_module(slow.name)
    for _ in range(2):
        with pytest.raises(OSError):  # noqa: PT011 (it is the loader's own)
            module.answer  # noqa: B018 (asking is what is tried)
    slow.fails = False
    assert module.answer == 42


def test_when_the_window_is_there_all_that_tells_of_errors_is_read() -> None:
    read = "from ui.runtime import signatures; signatures.read()"
    assert _prints(f"import sys, ui; {read}\n{UNREAD}").strip() == "['enum_sig', 'pyi_generator']"


def test_what_it_lacks_is_an_error_like_any_modules(slow: _Slow) -> None:
    slow.go_on.set()
    with signatures.later():
        module = import_module(slow.name)
    assert not hasattr(module, "__path__")
    assert slow.reads == 0
    with pytest.raises(AttributeError, match="nothing_of_that_name"):
        module.nothing_of_that_name  # noqa: B018 (asking is what is tried)
    assert slow.reads == 1
