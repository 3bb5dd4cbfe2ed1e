"""Easy German: what may be hard to read is told, and nothing else; the product's own words keep to it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from making import city, entry, hints, problems_in, told
from network_directory.checking.plain_language import LONGEST_SENTENCE, hard_spots
from network_directory.translations import LOCALE

PUBLISHED = {"languages": ["de", "de-simple", "en", "ar"]}
CATALOGUE = LOCALE / "de-simple" / "LC_MESSAGES" / "site.po"


def spots(text: str) -> list[tuple[str, str]]:
    """What is said of a text, each with its mend."""
    return [(spot.message.say(), spot.hint.say()) for spot in hard_spots(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Sie brauchen Hilfe? Kommen Sie in das Willkommens-Büro. Dort sprechen wir Arabisch.",
        "Das Büro der Stadt ist am Markt.",
        "Es wird warm. Sie werden das sehen. Ihr Kind wird 6 Jahre alt.",
        "Geschichten aus der Stadt. Gern geschehen.",
        "Hier steht:\n\n- wann das Büro offen ist\n- wo das Büro ist\n- wer Ihre Sprache spricht\n- was Sie brauchen",
        "[Das Büro](https://example.org/eineganzlangeadresse) oder info@beratungsstellenverzeichnis.example.",
        "Einfache Sprache ist leicht. Diese Sprache ist einfach.",
    ],
)
def test_nothing_is_said_of_an_easy_text(text: str) -> None:
    """Short sentences, lists, everyday words, long addresses."""
    assert spots(text) == []


@pytest.mark.parametrize("count", [LONGEST_SENTENCE - 1, LONGEST_SENTENCE, LONGEST_SENTENCE + 1])
def test_a_sentence_has_at_most_twelve_words(count: int) -> None:
    """Numbers and words with hyphens count as one each."""
    sentence = " ".join(["Wir", "sind", "am", "Markt-Platz", "7", *["da"] * (count - 5)])
    said = ("the sentence “Wir sind am Markt-Platz …” has 13 words", "Make two of it: at most 12 words each.")
    assert spots(f"Gut. {sentence}. Ja!") == ([said] if count == 13 else [])


@pytest.mark.parametrize(
    ("text", "said", "mend"),
    [
        ("Sie benötigen Zeit.", "“benötigen” is a hard word", "Write for example: brauchen"),
        ("Die Maßnahmen helfen.", "“Maßnahmen” is a hard word", "Write for example: Hilfe"),
        ("Rufen Sie an, z.B. am Montag.", "“z.B.” is an abbreviation", "Write for example: zum Beispiel"),
        ("Tel. 112", "“Tel.” is an abbreviation", "Write for example: Telefon"),
        (
            "Die Migrationsberatung hilft.",
            "“Migrationsberatung” is a long word",
            "Divide it with a hyphen, as in Willkommens-Büro, or use another word.",
        ),
        (
            "Hier wird Ihnen geholfen.",
            "“wird Ihnen geholfen” does not say who does it",
            "Write “We help you”, not “You are helped”.",
        ),
        (
            "Die Kinder werden betreut.",
            "“werden betreut” does not say who does it",
            "Write “We help you”, not “You are helped”.",
        ),
        ("Das Büro des Amtes.", "“des Amtes” is a genitive, which many do not know", "Say it with “von”."),
        (
            "Das ist Leichte Sprache.",
            "no group of readers has tested this text, so it is not “Leichte Sprache”",
            "Write “Einfache Sprache”.",
        ),
        (
            "Ein Text in leichter\nSprache.",
            "no group of readers has tested this text, so it is not “leichter\nSprache”",
            "Write “Einfache Sprache”.",
        ),
    ],
)
def test_what_is_hard_is_told_with_what_to_write(text: str, said: str, mend: str) -> None:
    """Words, abbreviations, long words, the passive, the genitive, a claim that nobody has tested."""
    assert spots(text) == [(said, mend)]


def test_only_texts_in_easy_german_are_looked_at(tmp_path: Path) -> None:
    """Wherever they stand, with their place; the German beside them may be as it likes."""
    texts = {"de": "Sie benötigen einen Termin.", "de-simple": "Sie benötigen einen Termin."}
    data = city(tmp_path, network=PUBLISHED, offices=[entry("offices", description=texts)])
    problems = problems_in(data)
    assert told(problems) == ["plain-language: “benötigen” is a hard word"]
    assert hints(problems) == ["Write for example: brauchen"]
    line = (data / "offices.yaml").read_text("utf-8").split("\n")[problems[0].place.line - 1]
    assert line.strip() == "de-simple: Sie benötigen einen Termin."


def _catalogue() -> list[str]:
    with CATALOGUE.open("rb") as file:
        return [str(message.string) for message in read_po(file) if message.id]


def test_the_products_words_are_easy() -> None:
    """The catalogue keeps to the rule that it is for."""
    said = _catalogue()
    assert len(said) > 150
    assert {text: found for text in said if (found := spots(text))} == {}


def test_the_products_words_ask_and_do_not_promise() -> None:
    """Headings are questions; no reader is told that this is tested “Leichte Sprache”, in whatever language."""
    assert sum(text.endswith("?") for text in _catalogue()) > 30
    catalogues = [LOCALE / "site.pot", *LOCALE.glob("*/LC_MESSAGES/site.po")]
    claim = re.compile(r"^msg.*leichte[rn]? sprache", re.I | re.M)
    assert [path.parts[-3] for path in catalogues if claim.search(path.read_text("utf-8"))] == []
