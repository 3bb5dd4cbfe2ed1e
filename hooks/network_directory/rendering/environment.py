"""The Jinja environment of a language: autoescape on, undefined names an error, code shared by all languages."""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping
from pathlib import Path
from types import CodeType
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from jinja2.runtime import Context
from markupsafe import Markup, escape

from ..markup import safe

THEME = Path(__file__).parent.parent / "theme"


class Compiled(BytecodeCache):
    """Templates' code, shared by the languages of a site: to compile all takes as long as to render a hundred pages."""

    def __init__(self) -> None:
        self._codes: dict[str, CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the code that another language's environment has compiled, if one has."""
        bucket.code = self._codes.get(bucket.key)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it."""
        if bucket.code is not None:
            self._codes[bucket.key] = bucket.code


class PlainContext(Context):
    """Calls functions as they are: none of ours asks for Jinja's context, and to look for that takes long."""

    def call(self, function: Callable[..., Any], *args: Any, **named: Any) -> Any:
        """What a template calls; Jinja adds its loops' variables for functions that take its context."""
        if named:
            named.pop("_loop_vars", None)
            named.pop("_block_vars", None)
        return function(*args, **named)


class LanguageEnvironment(Environment):
    """The templates in one language; ``gettext`` gives its words, ``names`` is what templates may use beside them."""

    context_class = PlainContext

    def __init__(
        self,
        gettext: Callable[[str], str],
        names: Mapping[str, Any],
        compiled: Compiled,
        **filters: Callable[..., Any],
    ) -> None:
        super().__init__(
            loader=FileSystemLoader(THEME),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            bytecode_cache=compiled,
        )
        self.globals.update(names, _=_words(gettext))
        self.filters.update(filters)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """All templates share the very names, so that importing one from another need not compare them."""
        return self.globals


def _words(gettext: Callable[[str], str]) -> Callable[..., Markup]:
    """``_``: a product word or sentence as HTML, with its values escaped."""
    plain: dict[str, Markup] = {}

    def say(message: str, **values: object) -> Markup:
        if values:
            escaped = {name: value if isinstance(value, int) else escape(value) for name, value in values.items()}
            return safe(gettext(message) % escaped)
        if message not in plain:
            plain[message] = safe(gettext(message) % {})
        return plain[message]

    return say
