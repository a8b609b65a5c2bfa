"""The mutants of a module: copies of its source that differ in one operator, comparison, number, condition or result.

Left alone is what no test could tell: docstrings, annotations, imports, the messages of errors, the names of type
variables, ``strict=True`` (a check of the program's own, of things that are made as long as each other), and whether
``a if a < b else b``, ``a - b if b < a else 0`` and ``if a > b: a = b`` compare with ``<`` or ``<=`` (their two results
are still exchanged).
"""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, TypeGuard


class Mutant(NamedTuple):
    """One changed copy of a module: which, at which line, what was changed, and the whole source.

    ``lines`` are those of the statement, which is executed by whoever can notice, and ``function`` the innermost that
    it stands in; of what is done when the module is imported there are none."""

    module: str
    line: int
    change: str
    source: str
    lines: range
    function: str

    @property
    def where(self) -> str:
        """The module and the line of the change."""
        return f"{self.module.rpartition('.')[2]}.py:{self.line}"


_COMPARED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
_COUNTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
}
_CALLED = {"min": "max", "max": "min", "sum": "len", "any": "all", "all": "any"}


def mutants_of(root: Path, module: str) -> Iterator[Mutant]:
    """Every mutant of ``module`` (a dotted name under ``root``), in order of the source."""
    tree = ast.parse((root / Path(*module.split("."))).with_suffix(".py").read_text(encoding="utf-8"))
    statements = dict(_statements(tree, range(0), ""))
    for node in list(_places(tree)):
        lines, function = statements[node]
        for new in _variants(node):
            ast.fix_missing_locations(new)
            change = f"`{ast.unparse(node)}` → `{ast.unparse(new)}`"
            _replace(tree, node, new)
            source = ast.unparse(tree)
            _replace(tree, new, node)
            yield Mutant(module, getattr(node, "lineno", 0), change, source, lines, function)


def _statements(node: ast.AST, lines: range, function: str) -> Iterator[tuple[ast.AST, tuple[range, str]]]:
    """Every node with the lines of its statement, of a compound one those before what is inside, and its function."""
    for name, value in ast.iter_fields(node):
        for child in value if isinstance(value, list) else [value]:
            inside, own = function, lines
            if isinstance(node, ast.FunctionDef | ast.Lambda) and name == "body":
                inside = getattr(node, "name", function)
            if isinstance(child, ast.stmt) and inside:
                body = getattr(child, "body", None)
                last = body[0].lineno - 1 if body else child.end_lineno or child.lineno
                own = range(child.lineno, max(last, child.lineno) + 1)
            if isinstance(child, ast.AST):
                yield child, (own, inside)
                yield from _statements(child, own, inside)


def _places(tree: ast.AST) -> Iterator[ast.AST]:
    """The nodes that may be changed, without what no test can tell."""
    for name, value in ast.iter_fields(tree):
        if name == "test" and (_chooses_at_a_bound(tree) or _cuts_to_a_bound(tree)):
            yield from _places(value)
            continue
        if name in ("annotation", "returns", "decorator_list", "bases", "type_params"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if not isinstance(child, ast.AST) or isinstance(child, (ast.Import, ast.ImportFrom, ast.Raise)):
                continue
            if isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant):
                continue
            if _checks_itself(child) or _names_a_type(child):
                continue
            yield child
            yield from _places(child)


def _checks_itself(node: ast.AST) -> bool:
    return isinstance(node, ast.keyword) and node.arg == "strict"


def _names_a_type(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "TypeVar"


def _chooses_at_a_bound(node: ast.AST) -> bool:
    """Whether this is ``a if a < b else b`` or ``a - b if b < a else 0``: at the boundary both are the same."""
    if not isinstance(node, ast.IfExp) or not _orders(node.test):
        return False
    operands = {ast.dump(node.test.left), ast.dump(node.test.comparators[0])}
    match node.body, node.orelse:
        case ast.BinOp(left=left, op=ast.Sub(), right=right), ast.Constant(value=0):
            return operands == {ast.dump(left), ast.dump(right)}
    return operands == {ast.dump(node.body), ast.dump(node.orelse)}


def _cuts_to_a_bound(node: ast.AST) -> bool:
    """Whether this is ``if a > b: a = b``: at the boundary it changes nothing."""
    if not isinstance(node, ast.If) or node.orelse or not _orders(node.test):
        return False
    match node.body:
        case [ast.Assign(targets=[ast.Name(id=name)], value=value)]:
            sides = [ast.unparse(node.test.left), ast.unparse(node.test.comparators[0])]
            return sorted(sides) == sorted([name, ast.unparse(value)])
    return False


def _orders(test: ast.expr) -> TypeGuard[ast.Compare]:
    return isinstance(test, ast.Compare) and isinstance(test.ops[0], (ast.Lt, ast.LtE, ast.Gt, ast.GtE))


def _variants(node: ast.AST) -> list[ast.AST]:
    """What may stand in the place of ``node``."""
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        return [
            ast.Compare(left=node.left, ops=[op()], comparators=node.comparators) for op in _COMPARED[type(node.ops[0])]
        ]
    if isinstance(node, ast.Compare):
        return [
            ast.Compare(left=node.left, ops=[*node.ops[:i], op(), *node.ops[i + 1 :]], comparators=node.comparators)
            for i, was in enumerate(node.ops)
            for op in _COMPARED[type(was)]
        ]
    if isinstance(node, ast.BinOp) and type(node.op) in _COUNTED:
        return [ast.BinOp(left=node.left, op=_COUNTED[type(node.op)](), right=node.right)]
    if isinstance(node, ast.AugAssign) and type(node.op) in _COUNTED:
        other = ast.AugAssign(target=node.target, op=_COUNTED[type(node.op)](), value=node.value)
        return [other, ast.Assign(targets=[node.target], value=node.value)]
    if isinstance(node, ast.BoolOp):
        op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        dropped = [v for i in range(len(node.values)) for v in [_without(node, i)]]
        return [ast.BoolOp(op=op, values=node.values), *dropped]
    return _more_variants(node)


def _more_variants(node: ast.AST) -> list[ast.AST]:
    new: list[ast.AST] = []
    match node:
        case ast.Constant(value=value):
            new = _constants(value)
        case ast.IfExp():
            new = [ast.IfExp(test=node.test, body=node.orelse, orelse=node.body)]
        case ast.If():
            new = [ast.If(test=ast.UnaryOp(op=ast.Not(), operand=node.test), body=node.body, orelse=node.orelse)]
        case ast.UnaryOp(op=ast.Not() | ast.USub()):
            new = [node.operand]
        case ast.Call(func=ast.Name(id=name)) if name in _CALLED:
            new = [ast.Call(func=ast.Name(_CALLED[name], ast.Load()), args=node.args, keywords=node.keywords)]
        case ast.Return(value=ast.expr() as value) if not (isinstance(value, ast.Constant) and value.value is None):
            new = [ast.Return(value=ast.Constant(None))]
        case ast.Expr(value=ast.Call()):
            new = [ast.Pass()]
    return new


def _without(node: ast.BoolOp, index: int) -> ast.expr:
    rest = [value for i, value in enumerate(node.values) if i != index]
    return rest[0] if len(rest) == 1 else ast.BoolOp(op=node.op, values=rest)


def _constants(value: object) -> list[ast.AST]:
    if isinstance(value, bool):
        return [ast.Constant(not value)]
    if isinstance(value, int):
        return [ast.Constant(value + 1), *([ast.Constant(value - 1)] if value else [])]
    if isinstance(value, str):
        return [ast.Constant(value + "?")]
    return []


def _replace(tree: ast.AST, old: ast.AST, new: ast.AST) -> None:
    """Put ``new`` in the place of ``old``."""
    for parent in ast.walk(tree):
        for name, value in ast.iter_fields(parent):
            if value is old:
                setattr(parent, name, new)
                return
            if isinstance(value, list):
                for i, child in enumerate(value):
                    if child is old:
                        value[i] = new
                        return
