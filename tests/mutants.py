"""`python -m tests.mutants [ROOM]`: a room of the builder with one thing wrong at a time. Then some test must fail.

A mutant is one change of one module: a comparison the other way, a condition that always or never holds, `and` for
`or`, a number one higher, a finding that is not reported. Those that every test lets live are listed: a rule that
nobody would miss, or a change that makes no difference.
"""

from __future__ import annotations

import argparse
import ast
import copy
import importlib.abc
import importlib.util
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

import click
import pytest

ROOT = Path(__file__).resolve().parents[1]
ROOMS = {  # with the tests that must notice what goes wrong in each, as patterns
    "checking": ("unit/test_checking_*.py", "unit/test_kept.py"),
    "editing": ("unit/test_editing_*.py", "unit/test_sheets.py", "unit/test_importing.py", "unit/test_forgetting.py",
                "unit/test_twins.py", "unit/test_import_command.py"),
    "founding": ("unit/test_setup.py", "acceptance/test_founding.py"),
    "matching": ("matching/test_[fmr]*.py", "unit/test_requests.py"),
    "printing": ("printing/test_*.py",),
    "reviewing": ("unit/test_reviewing.py", "unit/test_caring.py", "unit/test_setup.py"),
}  # fmt: skip
SECONDS = 120
_OPPOSITE = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip


@dataclass(frozen=True)
class Mutant:
    module: str  # path from the checkout
    line: int
    change: str
    source: str

    def __str__(self) -> str:
        return f"{self.module}:{self.line}: {self.change}"


def mutants(module: Path) -> Iterator[Mutant]:
    """All mutants of a module."""
    source = module.read_text("utf-8")
    name = module.relative_to(ROOT).as_posix()
    for index, candidate in enumerate(_places(ast.parse(source))):
        for variant in range(2):
            if not _changed(copy.copy(candidate), variant):
                continue
            tree = ast.parse(source)
            node = _places(tree)[index]
            before, line = _brief(node), getattr(node, "lineno", 0)
            _changed(node, variant)
            yield Mutant(name, line, f"{before} → {_brief(node)}", ast.unparse(ast.fix_missing_locations(tree)))


def _places(tree: ast.Module) -> list[ast.AST]:
    """What can be changed; decorators are left alone, `frozen=True` is no rule."""
    decorators = [each for node in ast.walk(tree) for each in getattr(node, "decorator_list", ())]
    spared = {node for each in decorators for node in ast.walk(each)}
    return [node for node in ast.walk(tree) if node not in spared]


def _brief(node: ast.AST) -> str:
    return " ".join(ast.unparse(node).split())[:90]


def _changed(node: ast.AST, variant: int) -> bool:
    """Change the node in place; False when it has no such variant."""
    match node:
        case ast.If() | ast.IfExp():
            node.test = ast.Constant(bool(variant))
        case ast.comprehension(ifs=[_, *_]) if not variant:
            node.ifs = []
        case ast.Compare(ops=[op]) if not variant and type(op) in _OPPOSITE:
            node.ops = [_OPPOSITE[type(op)]()]
        case ast.BoolOp() if not variant:
            node.op = ast.And() if isinstance(node.op, ast.Or) else ast.Or()
        case ast.Constant(value=bool()) if not variant:
            node.value = not node.value
        case ast.Constant(value=int() | float()) if not variant:
            node.value += 1
        case ast.Expr(value=ast.Yield() | ast.YieldFrom()) if not variant:
            node.value = ast.YieldFrom(ast.Tuple([], ast.Load()))
        case ast.Return(value=ast.expr()) if not variant:
            node.value = ast.Constant(None)
        case _:
            return False
    return True


class _Changed(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Loads the mutant in the place of its module."""

    def __init__(self, mutant: Mutant) -> None:
        self._name = mutant.module.removesuffix(".py").replace("/", ".")
        self._source = mutant.source

    def find_spec(self, name: str, path: object, target: object = None) -> ModuleSpec | None:
        return importlib.util.spec_from_loader(name, self) if name == self._name else None

    def exec_module(self, module: ModuleType) -> None:
        exec(compile(self._source, self._name, "exec"), module.__dict__)


def warm_up() -> None:
    """Load what our own modules need, and none of these: each fork of this process loads them with its mutant."""
    importlib.import_module("tests.conftest")
    for name in [name for name in sys.modules if name.partition(".")[0] in ("builder", "tests")]:
        del sys.modules[name]


def tests_of(room: str) -> list[str]:
    found = (path for pattern in ROOMS[room] for path in (ROOT / "tests").glob(pattern))
    return sorted(path.relative_to(ROOT).as_posix() for path in found)


def lives(tests: Sequence[str], mutant: Mutant) -> bool:
    """Whether all `tests` of a room pass with this mutant in the place of its module."""
    child = os.fork()
    if not child:
        signal.setitimer(signal.ITIMER_PROF, SECONDS)  # of processor: a mutant that never ends is noticed too
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        sys.meta_path.insert(0, _Changed(mutant))
        failed = 1
        try:
            how = ["-x", "-q", "-p", "no:cacheprovider", "--assert=plain"]
            own = Path(mutant.module).stem
            nearest_first = sorted(tests, key=lambda name: own not in name)
            failed = any(pytest.main([*how, str(ROOT / name)]) for name in nearest_first)
        finally:
            os._exit(failed)
    _, status = os.waitpid(child, 0)
    return status == 0


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("room", nargs="?", choices=ROOMS, default="checking")
    options.add_argument("--module", default="*", metavar="NAME", help="only this one, such as risk or sheets/cells")
    options.add_argument("--every", type=int, default=1, metavar="N", help="only each N-th mutant")
    options.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    given = options.parse_args()
    folder = ROOT / "builder" / given.room
    modules = sorted(path for path in folder.glob(f"{given.module}.py") if path.name != "__init__.py")
    tried = [mutant for module in modules for mutant in mutants(module)][:: given.every]
    click.echo(f"{len(tried)} mutants of {len(modules)} modules")
    living = 0
    live = partial(lives, tests_of(given.room))
    with ProcessPoolExecutor(given.jobs, initializer=warm_up) as pool:
        name = modules[0].relative_to(ROOT).as_posix()
        if not pool.submit(live, Mutant(name, 0, "unchanged", modules[0].read_text("utf-8"))).result():
            click.echo("The tests fail without any change: mend them first.")
            return 1
        for number, (mutant, alive) in enumerate(zip(tried, pool.map(live, tried), strict=True), 1):
            living += alive
            if alive:
                click.echo(f"lives: {mutant}")
            if number % 50 == 0:
                click.echo(f"{number} of {len(tried)}, {living} live")
    click.echo(f"{len(tried)} mutants, {living} live, {1 - living / len(tried):.0%} noticed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
