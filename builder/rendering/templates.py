"""How our templates are compiled, so that a page costs little.

What Jinja decides again for each value is decided once: words that are the same on every page are put in,
indentation is left out, an attribute and a call are Python's own, and a value is escaped to plain text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping
from typing import Any

from jinja2 import Environment, FileSystemLoader, Template, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from jinja2.visitor import NodeTransformer

from builder.rendering.compiled import Compiled
from builder.rendering.escaping import html
from builder.writing import unended, unindented

WAY_BACK = "root"  # to the root of the site: `../../`, in every link, with nothing in it to escape


class Fixed(NodeTransformer):
    """Puts in the words that are the same on every page when a template is compiled, not for each page."""

    def __init__(self, functions: Mapping[str, Callable[[str], str]]) -> None:
        self._functions = functions

    def visit_Call(self, node: nodes.Call, *args: Any, **kwargs: Any) -> nodes.Node:  # noqa: N802 (the visitor's name)
        self.generic_visit(node, *args, **kwargs)
        if len(node.args) != 1 or node.kwargs:
            return node
        word, name = node.args[0], node.node
        if isinstance(word, nodes.Const) and isinstance(name, nodes.Name) and name.name in self._functions:
            return nodes.Const(self._functions[name.name](word.value), lineno=node.lineno)
        return node


class PlainPython(CodeGenerator):
    """Compiles `organisation.name` and `date(day)` to just that.

    Jinja would also look for an item of that name, and for a function that asks for the context: ours have neither.
    An unknown name is still an error, as StrictUndefined has no attributes and cannot be called.
    """

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 (the visitor's name)
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        if forward_caller or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def write_commons(self) -> None:
        super().write_commons()
        self.writeline("html = environment.html")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write("(" if isinstance(node, nodes.Name) and node.name == WAY_BACK else "html(")

    def _import_common(self, node: nodes.Import | nodes.FromImport, frame: Frame) -> None:
        self.write("environment.module(")
        self.visit(node.template, frame)
        self.write(")")


class Templates(Environment):
    """An environment whose templates all know the same functions, and in which `fixed` costs nothing per page."""

    fixed: Fixed
    compiled: Compiled | None = None
    code_generator_class = PlainPython
    html = staticmethod(html)

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._templates: dict[str, Template] = {}
        self._modules: dict[str, TemplateModule] = {}

    def get_template(self, name: Any, parent: Any = None, globals: Any = None) -> Template:
        found = self._templates.get(name)
        if found is None:
            found = self._templates[name] = super().get_template(name)
        return found

    def compile_all(self) -> None:
        for name in self.list_templates(extensions=("html",)):
            self.get_template(name)

    def compile(self, source: Any, name: Any = None, filename: Any = None, *raw: Any, **more: Any) -> Any:
        """Code, taken from an earlier run where it can be."""
        if self.compiled is None or filename is None:
            return super().compile(source, name, filename, *raw, **more)
        return self.compiled.code(filename, lambda: super(Templates, self).compile(source, name, filename))

    def module(self, name: str) -> TemplateModule:
        """The macros of a template."""
        found = self._modules.get(name)
        if found is None:
            found = self._modules[name] = self.get_template(name).module
        return found

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return self.globals

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        parsed: nodes.Template = self.fixed.visit(super()._parse(source, name, filename))
        return parsed


class CompactLoader(FileSystemLoader):
    """Reads templates without their indentation and needless end tags, so that pages are small at no cost per page."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        source, name, fresh = super().get_source(environment, template)
        return unended(unindented(source)), name, fresh
