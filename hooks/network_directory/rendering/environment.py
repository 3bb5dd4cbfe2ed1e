"""The Jinja environment: autoescape on, undefined names an error, and product words as cheap as plain text.

A page says some sixty product words and shows some thirty icons, nearly all of them the same on every page of a
language. Calls of `PURE` functions with constant arguments are therefore worked out once, when a template is compiled.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, nodes
from jinja2.runtime import Context
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

from ..markup import safe

THEME = Path(__file__).parent.parent / "theme"
PURE = ("_", "icon")
"""Functions whose result depends on nothing but their arguments and the language."""


class PlainContext(Context):
    """Calls functions as they are: none of ours asks for Jinja's context, and to look for that takes long."""

    def call(self, function: Callable[..., Any], *args: Any, **named: Any) -> Any:
        """What a template calls; Jinja adds its loops' variables for functions that take its context."""
        named.pop("_loop_vars", None)
        named.pop("_block_vars", None)
        return function(*args, **named)


class LanguageEnvironment(Environment):
    """The templates in one language; ``gettext`` gives its words, ``names`` is what templates may use beside them."""

    context_class = PlainContext

    def __init__(self, gettext: Callable[[str], str], names: Mapping[str, Any], **filters: Callable[..., Any]) -> None:
        super().__init__(
            loader=FileSystemLoader(THEME),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self.globals.update(names, _=_words(gettext))
        self.filters.update(filters)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """All templates share the very names, so that importing one from another need not compare them."""
        return self.globals

    def _generate(self, source: nodes.Template, *args: Any, **options: Any) -> str:
        """Jinja's own hook between a template's tree and its code."""
        worked_out = _WorkedOut({name: self.globals[name] for name in PURE}).visit(source)
        return super()._generate(worked_out, *args, **options)


class _WorkedOut(NodeTransformer):
    """Puts results in the place of calls that are the same each time."""

    def __init__(self, functions: Mapping[str, Any]) -> None:
        self._functions = functions

    def visit_Call(self, node: nodes.Call) -> nodes.Node:
        """A call whose arguments are constants."""
        self.generic_visit(node)
        if not isinstance(node.node, nodes.Name) or node.node.name not in self._functions:
            return node
        try:
            values = dict(pair.as_const() for pair in node.kwargs)
            found = self._functions[node.node.name](*(item.as_const() for item in node.args), **values)
        except nodes.Impossible:
            return node
        return nodes.Const(found, lineno=node.lineno)


def _words(gettext: Callable[[str], str]) -> Callable[..., Markup]:
    """``_``: a product word or sentence as HTML, with its values escaped."""

    def say(message: str, **values: object) -> Markup:
        escaped = {name: value if isinstance(value, int) else escape(value) for name, value in values.items()}
        return safe(gettext(message) % escaped)

    return say
