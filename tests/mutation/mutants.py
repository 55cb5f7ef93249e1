"""One small change at a time in the source of the engine: what a slip of its author would look like."""

import ast
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

COMPARED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
}
COUNTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
    ast.BitXor: ast.BitOr,
}
TWINS = {"any": "all", "all": "any", "min": "max", "max": "min"}
UNTOUCHED = frozenset({"annotation", "returns"})
PLAIN_DECORATORS = frozenset({"dataclass", "lru_cache", "cache", "model_validator", "TypeVar"})
NO_MATTER = frozenset({"strict", "maxsize", "frozen", "slots", "include_url"})
"""Keywords that guard or quicken and change no result."""

_CHANGED_ITSELF = ast.Compare | ast.BoolOp | ast.UnaryOp

Step = tuple[str, int | None]


@dataclass(frozen=True)
class Mutant:
    """The node at `path` becomes `new`; `lines` are those of its statement; `late`: inside a function."""

    file: Path
    path: tuple[Step, ...]
    new: ast.AST
    lines: tuple[int, int]
    what: str
    late: bool

    def tree(self) -> ast.Module:
        tree = ast.parse(self.file.read_text("utf-8"))
        parent: ast.AST = tree
        for field, place in self.path[:-1]:
            parent = getattr(parent, field) if place is None else getattr(parent, field)[place]
        field, place = self.path[-1]
        old = getattr(parent, field) if place is None else getattr(parent, field)[place]
        new = ast.fix_missing_locations(ast.copy_location(deepcopy(self.new), old))
        if place is None:
            setattr(parent, field, new)
        else:
            getattr(parent, field)[place] = new
        return tree


def mutants(file: Path) -> list[Mutant]:
    """Every mutant of a file, in the order of its lines."""
    tree = ast.parse(file.read_text("utf-8"))
    return [
        Mutant(file, path, new, lines, f"{_text(node)} → {_text(new)}", late)
        for node, path, lines, late in _nodes(tree, (), (1, 1), False)
        for new in _changes(node)
    ]


def _nodes(
    node: ast.AST, path: tuple[Step, ...], lines: tuple[int, int], late: bool
) -> Iterator[tuple[ast.AST, tuple[Step, ...], tuple[int, int], bool]]:
    if isinstance(node, ast.Call) and _name(node.func) in PLAIN_DECORATORS:
        return
    if isinstance(node, ast.keyword) and node.arg in NO_MATTER:
        return
    if isinstance(node, ast.stmt):
        body = getattr(node, "body", None)
        lines = node.lineno, (body[0].lineno - 1 if body else node.end_lineno or node.lineno)
        lines = lines[0], max(lines)
    yield node, path, lines, late
    for field, value in ast.iter_fields(node):
        if field in UNTOUCHED:
            continue
        inside = late or (isinstance(node, ast.FunctionDef | ast.Lambda) and field == "body")
        if isinstance(value, ast.AST):
            yield from _nodes(value, (*path, (field, None)), lines, inside)
        elif isinstance(value, list):
            for place, one in enumerate(value):
                if isinstance(one, ast.AST):
                    yield from _nodes(one, (*path, (field, place)), lines, inside)


def _changes(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.Compare():
            for place, op in enumerate(node.ops):
                for other in COMPARED[type(op)]:
                    yield _with(node, ops=[*node.ops[:place], other(), *node.ops[place + 1 :]])
        case ast.BoolOp():
            for place in range(len(node.values)):
                left = [*node.values[:place], *node.values[place + 1 :]]
                yield left[0] if len(left) == 1 else _with(node, values=left)
        case ast.UnaryOp(op=ast.Not() | ast.USub()):
            yield node.operand
        case ast.BinOp() | ast.AugAssign() if type(node.op) in COUNTED:
            yield _with(node, op=COUNTED[type(node.op)]())
        case ast.Constant(value=bool(value)):
            yield ast.Constant(not value)
        case ast.Constant(value=int(value)):
            yield ast.Constant(value + 1)
        case ast.Name(id=name, ctx=ast.Load()) if name in TWINS:
            yield ast.Name(TWINS[name], ast.Load())
        case ast.Call():
            for place, keyword in enumerate(node.keywords):
                if keyword.arg and keyword.arg not in NO_MATTER:
                    yield _with(node, keywords=[*node.keywords[:place], *node.keywords[place + 1 :]])
        case ast.If() | ast.IfExp() | ast.While() if not isinstance(node.test, _CHANGED_ITSELF):
            yield _with(node, test=ast.UnaryOp(ast.Not(), node.test))
        case ast.comprehension():
            for place in range(len(node.ifs)):
                yield _with(node, ifs=[*node.ifs[:place], *node.ifs[place + 1 :]])
        case ast.Return(value=ast.expr() as value) if not (
            isinstance(value, ast.Constant) and value.value is None
        ):
            yield ast.Return(ast.Constant(None))
        case ast.Expr(value=ast.YieldFrom()):
            yield ast.Expr(ast.YieldFrom(ast.Tuple([], ast.Load())))
        case ast.Expr(value=ast.Call() | ast.Yield()) | ast.Raise():
            yield ast.Pass()
        case ast.Continue():
            yield ast.Break()
        case ast.Break():
            yield ast.Continue()


def _with(node: ast.AST, **fields: object) -> ast.AST:
    return type(node)(**{**dict(ast.iter_fields(node)), **fields})


def _name(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else ""


def _text(node: ast.AST) -> str:
    """The node on one line; of a statement with a body only its head."""
    if isinstance(node, ast.comprehension):
        return ast.unparse(ast.fix_missing_locations(deepcopy(node))).strip()
    text = ast.unparse(
        ast.fix_missing_locations(ast.Module([deepcopy(node)], []))
        if isinstance(node, ast.stmt)
        else ast.fix_missing_locations(deepcopy(node))
    )
    return " ".join(text.split("\n")[0].split())
