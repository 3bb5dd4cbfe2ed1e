"""What every record and every value of the model shares: the strict base class, texts by language, identifiers."""

from __future__ import annotations

import unicodedata
from typing import Annotated, Any, NamedTuple

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetJsonSchemaHandler,
    ModelWrapValidatorHandler,
    PrivateAttr,
    RootModel,
    StringConstraints,
    ValidationInfo,
    WithJsonSchema,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"


class Record(BaseModel):
    """A mapping in the data: only known fields, never changed after loading. Docstrings of fields become hover help."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, use_attribute_docstrings=True, validate_by_name=False, str_strip_whitespace=True
    )


def fault(code: str, **values: object) -> PydanticCustomError:
    """An error of our own; ``checking.shape`` puts the code into words."""
    return PydanticCustomError(code, "{code}", {"code": code, **values})


def _filled(value: Any) -> Any:
    if isinstance(value, str) and not value.strip():
        raise fault("empty")
    return value


Line = Annotated[str, BeforeValidator(_filled)]
"""One line of text that is the same in every language: a name, a street."""

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=80)]
"""Lower-case Latin letters, digits and single hyphens; the last part of the page's address, never changed."""

Ref = Annotated[str, BeforeValidator(_filled), WithJsonSchema({"type": "string", "pattern": ID_PATTERN})]
"""Another record's id. Its form is not judged: whether it leads somewhere is a rule, which knows what was meant."""


class Written(NamedTuple):
    """How a text was written, and where: in which line of its entry, the first of which is 0, and column, from 1.

    Of a file that is no list of entries the lines count as those of an entry above it: from 1.
    """

    plain: bool
    """As a plain string, not by language."""
    line: int
    column: int


class Text(RootModel[dict[str, str]]):
    """A text by language. A plain string is the main language, which is always there."""

    model_config = ConfigDict(frozen=True)

    _written: Written = PrivateAttr(default=Written(False, 0, 1))

    @model_validator(mode="wrap")
    @classmethod
    def _read(cls, value: Any, handler: ModelWrapValidatorHandler[Text], info: ValidationInfo) -> Text:
        main = main_language(info)
        if not isinstance(value, (str, dict)):
            raise fault("text")
        if isinstance(value, dict) and main not in value:
            raise fault("text_main_missing", language=main)
        text = handler({main: _filled(value)} if isinstance(value, str) else value)
        # Not the value itself: with the texts all that was read would be kept.
        line = getattr(value, "line", 0) - int((info.context or {}).get("line", 0))
        text._written = Written(isinstance(value, str), line, getattr(value, "column", 1))
        return text

    @model_validator(mode="after")
    def _each_filled(self) -> Text:
        for text in self.root.values():
            _filled(text)
        return self

    @property
    def languages(self) -> tuple[str, ...]:
        """The codes of the languages in which the text is there."""
        return tuple(self.root)

    def __eq__(self, other: object) -> bool:
        """Whether the texts are the same, wherever they stand."""
        return isinstance(other, Text) and self.root == other.root

    @property
    def written(self) -> Written:
        """What is known of how it was written."""
        return self._written

    def find(self, order: tuple[str, ...]) -> tuple[str, str]:
        """The text and its language: the first of ``order`` that is there, else any (the main one comes first)."""
        root = self.root
        for language in order:
            if language in root:
                return root[language], language
        return next(iter(root.values())), next(iter(root))

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        by_language = {
            "type": "object",
            "minProperties": 1,
            "additionalProperties": {"type": "string"},
            "propertyNames": {"pattern": "^[a-z]{2,3}(-[A-Za-z]+)?$"},
        }
        return {"anyOf": [{"type": "string"}, by_language]}


def main_language(info: ValidationInfo) -> str:
    """The network's main language, which the loader gives to every validation."""
    context = info.context or {}
    return str(context["main_language"])


def fold(word: str) -> str:
    """Lower case without accents, so that ``Samstag``, ``samstag`` and ``SÁMSTAG`` compare equal."""
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).strip()
