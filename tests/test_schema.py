"""Schemas: generated from the model, committed fresh, and judging the data as the engine does."""

from __future__ import annotations

import copy
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from making import BASE, CONTEXT, STEMS
from network_directory.model import Activity, NetworkFile, Office, Partner, Vocabulary
from network_directory.schema import as_json, schemas

ROOT = BASE.parents[2]
CITIES = {"dortmund": ROOT / "data", "musterstadt": ROOT / "tests" / "cities" / "musterstadt" / "data"}
MODELS = {
    "network": NetworkFile,
    "vocabulary": Vocabulary,
    "offices": Office,
    "partners": Partner,
    "activities": Activity,
}
by_stem = pytest.mark.parametrize("stem", STEMS)
by_city = pytest.mark.parametrize("city", CITIES)


class Core(yaml.SafeLoader):
    """YAML 1.2 as editors' programs read it (core schema): only null, true, false and numbers are no text."""

    yaml_implicit_resolvers = {}  # noqa: RUF012 - PyYAML's own way


for _tag, _pattern, _first in (
    ("null", r"~|null|Null|NULL|", "~nN\0"),
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_pattern})$"), list(_first))
Core.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(loader.construct_scalar(node).lstrip("+0") or 0))


def _validator(stem: str) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(schemas()[stem])


def _errors(stem: str, content: Any) -> list[str]:
    return [f"{error.json_path}: {error.message}"[:200] for error in _validator(stem).iter_errors(content)]


def _typed(path: Path) -> Any:
    """A data file as editors' programs type it."""
    return yaml.load(path.read_text("utf-8"), Loader=Core)  # noqa: S506 - a safe loader


def _whole(stem: str, **changes: Any) -> Any:
    """A file of the base city with its one record changed; a field given as None is left out."""
    whole = _typed(BASE / "data" / f"{stem}.yaml")
    below = whole[stem] if stem == "network" else whole if stem == "vocabulary" else whole[stem][0]
    below.update(changes)
    for field in [field for field, given in changes.items() if given is None]:
        del below[field]
    return whole


@by_stem
def test_the_committed_schema_is_fresh(stem: str) -> None:
    """``make schemas`` would change nothing."""
    assert (ROOT / "data" / "schema" / f"{stem}.json").read_text("utf-8") == as_json(schemas()[stem])


def test_no_other_schema_is_committed() -> None:
    """One for each data file."""
    assert sorted(path.stem for path in (ROOT / "data" / "schema").iterdir()) == sorted(STEMS)


@by_stem
def test_a_schema_is_a_schema(stem: str) -> None:
    """By the rules of its own dialect, with every reference leading to a definition."""
    schema = schemas()[stem]
    jsonschema.Draft202012Validator.check_schema(schema)
    references = set(re.findall(r'"#/\$defs/(\w+)"', as_json(schema)))
    assert references <= set(schema["$defs"])
    assert len(references) >= 3


@by_city
def test_every_data_file_names_its_schema_in_the_first_line(city: str) -> None:
    """Editors' programs then complete and check while typing; the path leads to the committed schema."""
    files = sorted(CITIES[city].rglob("*.yaml"))
    assert len(files) >= len(STEMS)
    for path in files:
        first = path.read_text("utf-8").split("\n", 1)[0]
        named = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
        assert named is not None, path
        target = (path.parent / named[1]).resolve()
        stem = path.stem if path.parent == CITIES[city] else path.parent.name
        assert target == ROOT / "data" / "schema" / f"{stem}.json"
        assert target.is_file()


@by_city
@by_stem
def test_the_real_data_fits_the_schemas(city: str, stem: str) -> None:
    """Typed as editors' programs type it: no red line in a file without problems."""
    assert _errors(stem, _typed(CITIES[city] / f"{stem}.yaml")) == []


NUMBERS = {"bounds", "confirmed_months", "ageing_months", "places"}
SWITCHES = {"made_up", "about", "professionals", "free", "online"}
# Where a short form and a record are both possible, a switch within makes the whole field misfit.
AROUND_SWITCHES = {"cost", "dates"}


@by_city
@by_stem
def test_the_real_data_as_plain_text_fits_but_for_numbers_and_switches(city: str, stem: str) -> None:
    """Quotes around a value make no other difference: text is text for the schemas, too."""
    content = yaml.load((CITIES[city] / f"{stem}.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - text only
    paths = [
        [step for step in error.absolute_path if isinstance(step, str)]
        for error in _validator(stem).iter_errors(content)
    ]
    assert {path[-1] for path in paths} <= NUMBERS | SWITCHES | AROUND_SWITCHES


@by_stem
def test_the_base_city_fits(stem: str) -> None:
    """What each test below changes is one thing."""
    assert _errors(stem, _whole(stem)) == []


@pytest.mark.parametrize("stem", ["offices", "partners", "activities"])
def test_a_file_holds_its_one_list_and_nothing_else(stem: str) -> None:
    """Under its own key."""
    assert _errors(stem, {stem: []}) == []
    for content in ({}, [], {stem: {}}, {stem: [], "more": 1}, {"entries": []}):
        assert _errors(stem, content) != []


@pytest.mark.parametrize(
    ("stem", "changes"),
    [
        ("offices", {"telefon": "x"}),
        ("offices", {"name": None}),
        ("offices", {"name": []}),
        ("offices", {"name": {}}),
        ("offices", {"id": "Büro"}),
        ("offices", {"districts": "nord"}),
        ("offices", {"address": "Am Markt"}),
        ("offices", {"hours": {"monday": "09:00-12:00", "mondays": "x"}}),
        ("offices", {"hours": {"holidays": "maybe"}}),
        ("offices", {"checked": "Herbst"}),
        ("offices", {"position": "51,1 7,2"}),
        ("offices", {"position_accuracy": "genau"}),
        ("offices", {"access": {"step_free": "ein wenig"}}),
        ("offices", {"outposts": [{"id": "a"}]}),
        ("partners", {"kind": None}),
        ("partners", {"contact": [{"name": "x"}]}),
        ("activities", {"from": "16 Uhr"}),
        ("activities", {"childcare": "vielleicht"}),
        ("activities", {"pause": ["holidays"]}),
        ("activities", {"places": "viele"}),
        ("activities", {"at": {"ofice": "markt"}}),
        ("activities", {"cost": {"amout": "3 €"}}),
        ("activities", {"registration": {"requird": "yes"}}),
        ("activities", {"cancelled": [{"dat": "2026-12-01"}]}),
        ("offices", {"languages": [{"languge": "ar"}]}),
        ("offices", {"interpreter": {"availble": "always"}}),
        ("offices", {"hours": {"monday": {"tme": "09:00-12:00"}}}),
        ("offices", {"phone": [{"nummer": "112"}]}),
        ("network", {"languages": [{"cod": "de"}]}),
        ("network", {"country": "Deutschland"}),
        ("network", {"bounds": [1, 2, 3]}),
        ("vocabulary", {"topics": [{"id": "x"}]}),
    ],
)
def test_a_mistake_that_the_engine_refuses_is_red_in_the_editor(stem: str, changes: dict[str, Any]) -> None:
    """Wherever a schema can say it."""
    content = _whole(stem, **changes)
    assert _errors(stem, content) != []
    below = content[stem][0] if isinstance(content.get(stem), list) else content
    with pytest.raises(ValueError, match="validation error"):
        MODELS[stem].model_validate(copy.deepcopy(below), context=CONTEXT)


@pytest.mark.parametrize(
    ("stem", "changes"),
    [
        ("offices", {"hours": {"Montag": "09:00-12:00", "dienstag": "closed"}}),
        ("offices", {"hours": [{"to": "2026-10-31", "monday": ["09:00-12:00"]}]}),
        ("offices", {"phone": 112}),
        ("offices", {"phone": {"number": 112, "label": "x"}}),
        ("offices", {"phone": ["0231 1", {"number": 112, "label": "x"}]}),
        ("offices", {"address": {"street": "Am Markt", "postcode": 44357}}),
        ("offices", {"checked": 2018}),
        ("offices", {"access": {"step_free": True, "note": "x"}}),
        ("partners", {"short": 1899}),
        ("activities", {"registration": "no", "childcare": False, "women_only": "no"}),
        ("activities", {"about": True}),
        ("activities", {"at": "online"}),
        ("activities", {"cancelled": ["2026-12-01", {"date": "2026-12-08"}]}),
        ("activities", {"cost": "free"}),
    ],
)
def test_what_the_engine_reads_is_not_red_in_the_editor(stem: str, changes: dict[str, Any]) -> None:
    """Numbers, yes and no without quotes, German weekdays, short forms."""
    assert _errors(stem, _whole(stem, **changes)) == []


@by_stem
def test_the_fields_of_a_schema_are_the_models(stem: str) -> None:
    """Under the names that editors write."""
    schema = schemas()[stem]
    record = schema["$defs"].get(MODELS[stem].__name__, schema)
    names = {info.alias or name for name, info in MODELS[stem].model_fields.items()}
    assert set(record["properties"]) == names
    assert record["additionalProperties"] is False


def test_fields_that_need_a_word_have_one() -> None:
    """Editors' programs show it while one points at a field."""
    record = schemas()["offices"]["$defs"]["Office"]["properties"]
    assert record["hours"]["description"] == "Opening hours. Left out: not known, which is not the same as closed."


def test_schemas_are_written_where_the_command_says(tmp_path: Path) -> None:
    """Sorted by nothing but the model: the same model gives the same bytes."""
    assert as_json(schemas()["offices"]) == as_json(schemas.__wrapped__()["offices"])
    assert as_json({"ä": 1}) == '{\n  "ä": 1\n}\n'
