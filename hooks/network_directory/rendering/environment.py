"""The Jinja environment: one for all languages, autoescape on, undefined names an error."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.runtime import Context

THEME = Path(__file__).parent.parent / "theme"


class _PlainContext(Context):
    """Calls functions as they are: none of ours asks for Jinja's context, and to look for that takes long."""

    def call(self, function: Callable[..., Any], *args: Any, **named: Any) -> Any:
        """What a template calls; Jinja adds its loops' variables for functions that take its context."""
        if named:
            named.pop("_loop_vars", None)
            named.pop("_block_vars", None)
        return function(*args, **named)


class _SharedNames(Environment):
    """All templates share the very same names, so that importing one from another need not compare them."""

    context_class = _PlainContext

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The environment's own."""
        return self.globals


def make_environment(names: dict[str, Any], **filters: Callable[..., Any]) -> Environment:
    """The templates of the theme; ``names`` is what they may use."""
    environment = _SharedNames(
        loader=FileSystemLoader(THEME),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.globals.update(names)
    environment.filters.update(filters)
    return environment
