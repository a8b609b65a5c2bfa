"""The flow compiled by numba, from outside: the rules stay plain Python, and nothing of it is imported without need.

Compiling takes a minute or two, so it is done once and kept (``keeping``).
"""

import inspect
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any, Final

from calculator.engine.population import keeping

COMPILES: Final = "calculator.engine.population.compiling"
"""What to run, as a module, to have the flow compiled and kept."""

FLOW: Final = (
    *(
        "rulebook",
        "accumulators",
        "benefit_limits",
        "spending",
        "parts",
        "program",
        "ledger",
        "rider",
        "second_plan",
        "accounts",
    ),
    *("withdrawals", "employer", "turns", "facts", "plan_alone", "settlement"),
)
"""The modules of ``adjudication`` whose functions are compiled."""


@cache
def compile_behind() -> bool:
    """Have the flow compiled and kept by a process of its own, for which nobody waits; whether there is one. A packed
    program has no interpreter for it, nor the extra that compiles."""
    if find_spec("numba") is None or getattr(sys, "frozen", False):
        return False
    subprocess.Popen([sys.executable, "-m", COMPILES], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return True


@cache
def price_rows() -> Callable[..., None]:
    """``flow.price_rows`` compiled: read from where it is kept, or compiled now."""
    # What was compiled for another processor than these words name would not be found.
    os.environ["NUMBA_CPU_NAME"], os.environ["NUMBA_CPU_FEATURES"] = keeping.PROCESSOR, ""
    numba: Any = import_module("numba")
    numba.config.reload_config()
    numba.config.CACHE_LOCATOR_CLASSES = f"{keeping.__name__}.{keeping.Locator.__name__}"
    _make_compilable()
    flow = import_module("calculator.engine.population.flow")
    # Whole tables are handed from function to function: to count who holds each of a hundred columns takes ten times
    # as long as the rules. Nothing is allocated, so nothing is counted (``_nrt``).
    compiled: Callable[..., None] = numba.njit(nogil=True, cache=True, _nrt=False)(_of_no_folder(flow.price_rows))
    return compiled


def kept_rows() -> Callable[..., None] | None:
    """``price_rows`` where it is kept; None where it is not, or where numba is there and does not load."""
    if not keeping.is_kept():
        return None
    try:
        return price_rows()
    except (ImportError, OSError):
        # Its library is of another system, or its numpy of another time.
        return None


def _of_no_folder(function: FunctionType) -> FunctionType:
    """The same function, by the name of its file alone: numba keeps that, and it tells whose machine compiled it."""
    code = function.__code__
    return FunctionType(code.replace(co_filename=Path(code.co_filename).name), function.__globals__, function.__name__)


def _make_compilable() -> None:
    """Tell numba of the flow's functions, and how a row is put together from columns. They become one function: to
    hand a hundred columns from one to the next takes six times as long as the rules."""
    extending: Any = import_module("numba.extending")
    for module in _modules():
        for function in _own_functions(module):
            extending.register_jitable(_nrt=False, forceinline=True)(function)
    columns = import_module("calculator.engine.adjudication.columns")
    extending.overload(columns.row_at, inline="always")(_row_at)


def _row_at(rows: Any, at: Any) -> Any:  # noqa: ARG001 (numba calls it with the types, to be told what to compile)
    """How the compiled flow takes a row: its fields are known while it is compiled only, and numba has no other way to
    put a named tuple together."""
    fields = ", ".join(f"rows.{name}[at]" for name in rows.instance_class._fields)
    made: dict[str, Any] = {"row": rows.instance_class, "Any": Any}
    exec(f"def row_at(rows: Any, at: Any) -> Any: return row({fields})", made)
    return made["row_at"]


def _modules() -> Iterator[ModuleType]:
    yield from (import_module(f"calculator.engine.adjudication.{name}") for name in FLOW)
    yield import_module("calculator.engine.population.flow")


def _own_functions(module: ModuleType) -> Iterator[Callable[..., Any]]:
    return (one for one in vars(module).values() if inspect.isfunction(one) and one.__module__ == module.__name__)
