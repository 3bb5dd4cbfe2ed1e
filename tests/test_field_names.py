"""Other words for fields: German, or English ones that the model does not use, lead to the field that is meant."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pydantic import BaseModel

from network_directory.checking.field_names import _OTHER_NAMES, meant_field
from network_directory.checking.shape import _fields, _models_in
from network_directory.model import Activity, NetworkFile, Office, Partner, Vocabulary
from network_directory.model.parts import Address


def _models(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """A model and all that its fields hold."""
    yield model
    for annotation in _fields(model).values():
        for inner in _models_in(annotation):
            yield from _models(inner)


def test_every_field_with_other_names_is_one_of_the_model() -> None:
    """Nobody is sent to a field that was renamed or taken away."""
    roots = (NetworkFile, Vocabulary, Office, Partner, Activity)
    fields = {field for root in roots for model in _models(root) for field in _fields(model)}
    # What an hour's map and a slot hold stands in no annotation: the model takes several forms for them.
    assert set(_OTHER_NAMES) - fields - {"time"} == set()


@pytest.mark.parametrize(
    ("model", "name", "field"),
    [
        (Partner, "Telefon", "phone"),
        (Partner, "TELEFON", "phone"),
        (Partner, "Telefonn", "phone"),
        (Partner, "Öffnungszeiten", "hours"),
        (Partner, "Oeffnungszeiten", "hours"),
        (Partner, "öffnungs_zeiten", "hours"),
        (Partner, "opening hours", "hours"),
        (Partner, "E-Mail", "email"),
        (Partner, "Quelle", "sources"),
        (Address, "Straße", "street"),
        (Address, "strasse", "street"),
        (Address, "PLZ", "postcode"),
        (Address, "Ort", "city"),
        (Activity, "Ort", "at"),
        (Activity, "bis", "to"),
        (Activity, "Titel", "title"),
        (Office, "Titel", "name"),
        (Office, "Träger", "operators"),
        (Office, "Traeger", "operators"),
    ],
)
def test_a_word_leads_to_the_field_that_is_possible_there(model: type[BaseModel], name: str, field: str) -> None:
    """Whatever its capitals, umlauts, hyphens and small slips; the same word may mean different fields."""
    assert meant_field(name, _fields(model)) == field


@pytest.mark.parametrize("name", ["", "x", "الاسم", "Lieblingsfarbe", "na"])
def test_a_word_that_means_no_field_leads_nowhere(name: str) -> None:
    """Then the fields that are possible are listed."""
    assert meant_field(name, _fields(Partner)) is None
