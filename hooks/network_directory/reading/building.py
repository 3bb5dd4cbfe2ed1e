"""PyYAML's events → nodes.

Never ``yaml.load`` or ``yaml.compose``: no scalar is guessed into a type, and no nesting can exhaust the interpreter
(``compose`` crashes on 100,000 open brackets).
"""

from __future__ import annotations

import re
from typing import Any, TypeVar

import yaml

from ..problems import Place, Problem, Words, error, warning, words
from .decoding import without_escaped_traps
from .nodes import Block, Document, Items, Node, Scalar, ids_in, place_of

try:
    from yaml import CSafeLoader as PARSER
except ImportError:  # PyYAML without libyaml: the same events, only slower
    from yaml import SafeLoader as PARSER  # type: ignore[assignment]

# The model nests 8 deep; 20 leaves room and stops any tower of brackets at once.
MAX_DEPTH = 20
# 5,000 entries in 12 languages are about half a million events; three times that take most of a gigabyte.
MAX_EVENTS = 1_500_000

_EMPTY = frozenset({"", "~", "null", "Null", "NULL"})
_CUT_OFF = re.compile(r" +#[^\s#]")
_N = TypeVar("_N", bound=Scalar | Block | Items)


# Stands for a field's name that is none; its value is left out.
_NO_KEY = Scalar("?")


class TooMuch(Exception):
    """A file nests too deeply or is too long to be a directory's."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def build(text: str, document: Document, above: int = 0) -> Node | None:
    """The value of ``text``; other problems go to ``document``. Raises `yaml.YAMLError`, `TooMuch`.

    ``above`` is how many lines of the file stand above the text.
    """
    return _Builder(text, document, above).build()


class _Builder:
    """Turns parser events into nodes, one pass, with a stack of its own instead of recursion."""

    def __init__(self, text: str, document: Document, above: int) -> None:
        self.text = text
        self.above = above
        self.lines = text.split("\n")
        self.document = document
        self.stack: list[Block | Items] = []
        self.keys: list[Scalar | None] = []
        self.seen: list[dict[str, Scalar]] = []
        self.merged: Block | None = None
        self.left_out = False
        self.root: Node | None = None

    def build(self) -> Node | None:
        documents = 0
        for number, event in enumerate(yaml.parse(self.text, Loader=PARSER)):
            if number > MAX_EVENTS:
                place = Place(self.document.file)
                raise TooMuch(error(place, "too-large", words("the file holds far more than a directory can")))
            self.document.events = number + 1
            documents += isinstance(event, yaml.DocumentStartEvent)
            if documents > 1:
                self._tell_second_document(event)
                break
            self._take(event)
        return self.root

    def _tell_second_document(self, event: Any) -> None:
        self._leave_out(event.start_mark.line)
        hint = words("Delete the line; a file holds one list.")
        self._report(event, "documents", words("“---” starts a second document here"), hint)

    def _take(self, event: Any) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._refuse_extras(event)
            self._attach(self._scalar(event))
        elif isinstance(event, yaml.CollectionStartEvent):
            self._refuse_extras(event)
            self._open(Block() if isinstance(event, yaml.MappingStartEvent) else Items(), event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close(event)
        elif isinstance(event, yaml.AliasEvent):
            message = words(
                "“*%(name)s” refers to another place in the file; that is not possible here", name=event.anchor
            )
            self._report(event, "alias", message, _IN_QUOTES)
            self._attach(self._scalar(event, ""))

    def _scalar(self, event: Any, value: str | None = None) -> Scalar:
        plain = not getattr(event, "style", None)  # libyaml gives "" where PyYAML gives None
        text = event.value if value is None else value
        if plain:
            self._warn_if_cut_off(event)
            text = "" if text in _EMPTY else text
        elif event.style == '"':
            text = without_escaped_traps(text, self._place(event), self.document)
        return self._locate(Scalar(text), event)

    def _open(self, node: Block | Items, event: Any) -> None:
        self._locate(node, event)
        if len(self.stack) >= MAX_DEPTH:
            message = words("this is nested more than %(depth)d levels deep", depth=MAX_DEPTH)
            raise TooMuch(error(place_of(node, self.document.file), "too-deep", message))
        self.stack.append(node)
        self.keys.append(None)
        self.seen.append({})

    def _close(self, event: Any) -> None:
        node = self.stack.pop()
        self.keys.pop()
        self.seen.pop()
        if event.start_mark.index != event.end_mark.index:  # a closing bracket; blocks end with their last part
            node.end_line, node.end_column = self.above + event.end_mark.line + 1, event.end_mark.column + 1
        self._attach(node)

    def _attach(self, node: Node) -> None:
        if not self.stack:
            self.root = node
            return
        parent = self.stack[-1]
        parent.end_line, parent.end_column = node.end_line, node.end_column
        if isinstance(parent, Items):
            parent.append(node)
        elif self.keys[-1] is None:
            self.keys[-1] = self._key(node, parent)
        else:
            key, self.keys[-1] = self.keys[-1], None
            self._refuse_part_without_a_value(key, node)
            if key is not _NO_KEY and not (isinstance(node, Scalar) and node == ""):
                parent.setdefault(key, node)

    def _key(self, node: Node, parent: Block) -> Scalar:
        if not isinstance(node, Scalar):
            place = place_of(node, self.document.file)
            message = words("a field's name must be one word, not a list or a map")
            hint = words("Put a text that starts with { or [ in quotes.")
            told = [item for item in self.document.problems if (item.code, item.place.line) != ("no-value", place.line)]
            self.document.problems = [*told, error(place, "key", message, hint)]
            return _NO_KEY
        if node in parent and parent is not self.merged:
            self.document.tell(self._twice(place_of(node, self.document.file), node, parent))
        return node

    def _twice(self, place: Place, key: Scalar, parent: Block) -> Problem:
        if key == "id":  # what follows is another entry, whose other fields are there twice as well
            self.merged = parent
            message = words("a second entry starts here, without its dash")
            return error(place, "duplicate-key", message, words("Start it like the entry above: “- id: …”."))
        line = self._earlier(key, parent).line
        message = words("“%(key)s” is there twice; it is already in line %(line)d", key=str(key), line=line)
        if len(self.stack) == 1:
            self._leave_out(place.line - self.above)
            return error(place, "duplicate-key", message, words("Delete this line; the list goes on below it."))
        return error(place, "duplicate-key", message, words("Keep one of the two."))

    def _leave_out(self, line: int) -> None:
        """Remember the ids from a line on, which are not read; once, for from there on everything is left out."""
        if not self.left_out:
            self.left_out = True
            self.document.broken |= ids_in("\n".join(self.lines[line:]))

    def _refuse_part_without_a_value(self, key: Scalar, node: Node) -> None:
        """``{de: Hilfe, Rat und Tat}``: YAML takes the text behind the comma for one more field, without a value."""
        if key is _NO_KEY or not key or node != "":
            return
        if (node.line, node.column) == (key.end_line, key.end_column):
            message = words("“%(part)s” has no value", part=str(key))
            hint = words("Put a text with a comma in straight quotes; write a field as “field: value”.")
            self.document.tell(error(place_of(key, self.document.file), "no-value", message, hint))

    def _earlier(self, key: Scalar, parent: Block) -> Scalar:
        """The key as it stands in ``parent``; looked for among those that came since the last time."""
        seen = self.seen[-1]
        for known in reversed(parent):
            if known in seen:
                break
            assert isinstance(known, Scalar)  # noqa: S101 - nothing else is put there
            seen[known] = known
        return seen[key]

    def _refuse_extras(self, event: Any) -> None:
        if event.anchor:
            message = words("“&%(name)s” marks a place for reuse; that is not possible here", name=event.anchor)
            self._report(event, "anchor", message, _IN_QUOTES)
        if event.tag:
            message = words("a word with ! in front has a special meaning to YAML; that is not possible here")
            self._report(event, "tag", message, _IN_QUOTES)

    def _warn_if_cut_off(self, event: Any) -> None:
        """``name: Café #1`` is “Café” to YAML, the rest a comment. One that is meant has a space behind its #."""
        end = event.end_mark
        if end.line < len(self.lines) and (cut := _CUT_OFF.match(self.lines[end.line], end.column)):
            line = self.above + end.line + 1
            place = Place(self.document.file, line, cut.end() - 1, line, cut.end())
            message = words("everything from this # on is taken as a comment")
            hint = words("If it belongs to the text, put the whole text in quotes; a comment has a space behind the #.")
            self.document.tell(warning(place, "cut-off", message, hint))

    def _report(self, event: Any, code: str, message: Words, hint: Words) -> None:
        self.document.tell(error(self._place(event), code, message, hint))

    def _place(self, event: Any) -> Place:
        return place_of(self._locate(Scalar(), event), self.document.file)

    def _locate(self, node: _N, event: Any) -> _N:
        start, end = event.start_mark, event.end_mark
        node.line, node.column = self.above + start.line + 1, start.column + 1
        node.end_line, node.end_column = self.above + end.line + 1, end.column + 1
        return node


_IN_QUOTES = words("Write it out in full; if it is meant as text, put the text in straight quotes.")
