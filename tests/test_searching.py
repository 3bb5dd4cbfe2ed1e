"""Search: what words fold into, what compounds are made of, what the files for the browser hold."""

from __future__ import annotations

import json
from pathlib import Path
from unicodedata import name

import pytest
from markupsafe import Markup

from making import entry, loaded, page, site, texts
from network_directory.directory import Directory
from network_directory.searching import Search, index
from network_directory.searching.compounds import Compounds
from network_directory.searching.concepts import by_script, concepts
from network_directory.searching.folding import SCRIPTS, fold
from network_directory.searching.index import indexed
from network_directory.searching.records import records
from network_directory.searching.spoken import Spoken
from network_directory.searching.wordlist import known_words
from searching import in_every_language


@pytest.mark.parametrize(
    "spellings",
    [
        "Führerschein Fuehrerschein Fuhrerschein FÜHRERSCHEIN führerschein",
        "Straße Strasse STRASSE",
        "größe groesse grosse",
        "Café Cafe CAFÉ café",
        "أحمد إحمد آحمد احمد ٱحمد",
        "مدرسة مدرسه المدرسة والمدرسة بالمدرسة للمدرسة مَدْرَسَة مـدرسـة",
        "مقهى مقهي",
        "می‌خواهم میخواهم ميخواهم",
        "كتاب کتاب",
        "kirê kire KIRÊ",
        "şêwirdarî sewirdari",
        "پیشە پيشه پیشه",
        "București Bucureşti Bucuresti",
        "ışık IŞIK isik İŞİK",
        "жильё жилье ЖИЛЬЁ",
        "ґанок ганок",
        "здоров’я здоров'я здоровʼя здоровя",
        "życiorys zyciorys",
        "٢٠٢٦ ۲۰۲۶ 2026",
    ],
)
def test_spellings_of_a_word_fold_into_one(spellings: str) -> None:
    """Whatever keyboard somebody has."""
    assert len({fold(word, "de") for word in spellings.split()}) == 1


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Frauen, neue Quelle", "frauen neue quelle"),
        ("l’école d'aide", "l ecole d aide"),
        ("A1–B1 (50+)", "a1 b1 50"),
        ("Dortmund'da", "dortmund da"),
        ("الباب", "باب"),
        ("والد", "والد"),
        ("ቋንቋ ጀርመን", "ቋንቋ ጀርመን"),
        ("", ""),
        ("– … –", ""),
    ],
)
def test_what_is_no_other_spelling_stays(text: str, folded: str) -> None:
    """Signs part words, save within Cyrillic ones; ``ue`` after a vowel or a q is no umlaut."""
    assert fold(text, "de") == folded


def test_serbian_is_folded_into_latin_letters_and_russian_is_not() -> None:
    """Serbian pages are in Latin letters, and their readers may type either."""
    assert fold("Београд, љубав", "sr") == fold("Beograd, ljubav", "sr") == "beograd ljubav"
    assert fold("город", "ru") == "город"


def test_an_unknown_language_is_refused() -> None:
    """Nothing is folded by rules of another."""
    with pytest.raises(LookupError, match="no language 'xx'"):
        fold("a", "xx")


@pytest.mark.parametrize(
    ("compound", "parts"),
    [
        ("fahrradwerkstatt", ["werkstatt"]),
        ("fahrradreparaturwerkstatt", ["reparaturwerkstatt", "werkstatt", "reparatur"]),
        ("nachbarschaftsfruhstuck", ["fruhstuck"]),
        ("werkstatt", []),
        ("garten", []),
        ("unbekanntes", []),
    ],
)
def test_compounds_are_found_by_their_parts(compound: str, parts: list[str]) -> None:
    """Those at the end; the beginning is found by itself."""
    assert Compounds(["reparatur", "reparaturwerkstatt"]).parts(compound) == parts


def test_records_are_in_the_order_of_trust(musterstadt: Directory) -> None:
    """Confirmed ones first: among equal results they are."""
    ranks = [record.card.state.rank for record in records(musterstadt)]
    assert ranks == sorted(ranks)
    assert len(ranks) == len(musterstadt.offices) + len(musterstadt.partners) + len(musterstadt.activities)


def test_an_activity_knows_its_coming_days(musterstadt: Directory) -> None:
    """Without cancelled ones, for two weeks; an unconfirmed one knows none."""
    found = {record.card.route: record.facets for record in records(musterstadt)}
    assert found["activities/sprachcafe-altmarkt/"]["day"] == ("2026-11-24", "2026-12-01", "2026-12-05")
    assert all(len(facets.get("day", ())) <= 14 for facets in found.values())


def test_an_entry_is_found_by_names_in_all_languages_and_by_german_words(musterstadt: Directory) -> None:
    """On the Arabic pages, too; words that say nothing are left out."""
    found = records(musterstadt)
    record = next(item for item in found if item.card.route == "activities/fahrradwerkstatt/")
    text = Spoken(musterstadt, "ar", found).of(record)
    assert {"fahrradwerkstatt", "werkstatt", "bicycle", "workshop", "ورشه"} <= set(text.names)
    assert not {"und", "die", "am"} & set(text.words)
    assert len(text.words) == len(set(text.words))


def test_the_vocabulary_is_known_in_every_language(musterstadt: Directory) -> None:
    """Names, everyday words, quarters, postcodes, languages as each reader calls them; never the main language."""
    found = concepts(in_every_language(musterstadt))
    assert {"wohnen", "flat", "شقه", "квартира", "mieszkanie"} <= set(found["topic"]["housing"])
    assert {"hafen", "harbour", "speicherstadt", "00990"} <= set(found["district"]["hafen"])
    assert {"arabisch", "arabic", "عربيه", fold("арабский", "ru")} <= set(found["language"]["ar"])
    assert "de" not in found["language"]
    assert "werkstatt" not in found["term"]["activity-garden"]
    assert "willkommensburos" in found["kind"]["office"]


def test_the_vocabulary_is_parted_by_script(musterstadt: Directory) -> None:
    """Every word is in the file of its script, and all are there; numbers are with the Latin letters."""
    found = concepts(in_every_language(musterstadt))
    parted = by_script(found)
    assert tuple(parted) == SCRIPTS == ("arabic", "cyrillic", "ethiopic", "other")
    housing = {script: terms["topic"].get("housing", []) for script, terms in parted.items()}
    assert sorted(word for words in housing.values() for word in words) == found["topic"]["housing"]
    assert "شقه" in housing["arabic"]
    assert "квартира" in housing["cyrillic"]
    assert {"flat", "wohnung"} <= set(housing["other"])
    assert "00990" in parted["other"]["district"]["hafen"]
    assert all(words for terms in parted["ethiopic"].values() for words in terms.values())


def test_a_phrase_in_two_scripts_is_with_both() -> None:
    """Whoever types either of its words finds it."""
    parted = by_script({"topic": {"language": ["b1 курс"]}})
    assert [script for script, found in parted.items() if found["topic"]] == ["cyrillic", "other"]


def test_the_files_of_a_language(musterstadt: Directory) -> None:
    """Pagefind's few that a browser asks for, our own, and no others; all of them below the search page."""
    files = dict(Search(musterstadt).files("ar"))
    assert {name.rpartition("/")[0] for name in files} == {
        "ar/search",
        "ar/search/pagefind",
        "ar/search/pagefind/index",
    }
    assert {name.rpartition(".")[2] for name in files} == {"js", "json", "txt", "pagefind", "pf_meta", "pf_index"}
    entries = json.loads(files["ar/search/entries.json"])
    count = len(records(musterstadt))
    assert len(set(entries["pages"])) == -(-count // entries["size"])
    assert len(entries["names"]) == len(entries["places"]) == len(entries["others"]) == len(entries["states"]) == count
    assert all(len(facet["of"].split(" ")) == count for facet in entries["facets"].values())


def test_the_cards_of_results_stand_in_files_of_eight(musterstadt: Directory) -> None:
    """In the order of the entries; the same cards are in the same file for all languages."""
    search = Search(musterstadt)
    assert [len(cards) for cards in search.cards[:-1]] == [8] * (len(search.cards) - 1)
    assert [card for cards in search.cards for card in cards] == [record.card for record in records(musterstadt)]
    name, content = search.cards_file("ar", 2, [Markup("<article>"), Markup("<p>")])
    assert (name, json.loads(content)) == ("ar/search/cards/2.json", ["<article>", "<p>"])


def test_every_language_has_all_cards_in_its_words(musterstadt: Directory) -> None:
    """They are laid out once for all languages; none is left out, and none stands in for another."""
    made = site(musterstadt)
    files = {name: content for name, content in texts(made, "de", "ar").items() if "search/cards/" in name}
    assert len(files) == 2 * len(made.search.cards)
    for number, cards in enumerate(made.search.cards):
        german, arabic = (json.loads(files[f"{folder}search/cards/{number}.json"]) for folder in ("", "ar/"))
        for card, *shown in zip(cards, german, arabic, strict=True):
            assert all(f'href="../{card.route}"' in html for html in shown)
            assert [any("ARABIC" in name(letter, "") for letter in html) for html in shown] == [False, True]


def test_the_hours_of_all_places_stand_in_one_file(tmp_path: Path) -> None:
    """In the order of the entries, for all languages; only hours that are trusted, and no reasons."""
    week = {"monday": "09:00-12:00", "holidays": "closed", "school_holidays": "open"}
    day_off = {"date": "2026-11-23", "hours": "closed", "why": "Umzug"}
    offices = [
        entry("offices", id="a", name="A", hours=week | {"except": [day_off]}),
        entry("offices", id="b", name="B"),
        entry("offices", id="c", name="C", hours=week | {"checked": "2018"}),
    ]
    directory = loaded(tmp_path, offices=offices, activities=[])
    told = json.loads(dict(Search(directory).common_files())["search/hours.json"])
    places = {record.card.id: place for record, place in zip(records(directory), told["places"], strict=True)}
    assert (told["zone"], told["first"]) == ("Europe/Berlin", "2026-11-21")
    assert [code for code, place in places.items() if place] == ["a"]
    days, plans = places["a"]["days"], places["a"]["plans"]
    assert [plans[days[number]] for number in (0, 2, 9)] == [[[], None], [[], None], [[[540, 720]], None]]


def test_without_trusted_hours_there_is_no_such_file_and_no_box(tmp_path: Path) -> None:
    """Nobody is offered a choice that never finds anything."""
    directory = loaded(tmp_path)
    assert "search/hours.json" not in dict(Search(directory).common_files())
    assert 'name="week"' in page(directory, "search/")
    assert 'name="open"' not in page(directory, "search/")


def test_the_same_data_gives_the_same_files(musterstadt: Directory) -> None:
    """Pagefind's as well: it is asked twice."""
    first = dict(Search(musterstadt).files("de"))
    assert dict(Search(musterstadt).files("de")) == first


def _counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The languages that Pagefind is asked for from now on."""
    asked: list[str] = []
    run = index._run
    monkeypatch.setattr(
        index, "_run", lambda source, target, language: asked.append(language) or run(source, target, language)
    )
    return asked


def test_a_language_that_has_not_changed_is_not_indexed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Other words are, and take the place of the old ones; so is what cannot be read whole."""
    asked = _counted(monkeypatch)
    first = indexed("de", ("haus", "garten"), tmp_path)
    assert indexed("de", ("haus", "garten"), tmp_path) == first
    assert asked == ["de"]
    assert indexed("de", ("haus", "hof"), tmp_path) != first
    (file,) = tmp_path.iterdir()
    assert asked == ["de", "de"]
    file.write_bytes(file.read_bytes()[:-30])
    assert indexed("de", ("haus", "hof"), tmp_path)[1] != first[1]
    assert asked == ["de", "de", "de"]


def test_words_that_pagefind_takes_for_others_are_refused() -> None:
    """Where a word stands tells whose it is: every blank must part two words, and nothing else."""
    with pytest.raises(RuntimeError, match="Pagefind counts 2 words in: haus<p>garten"):
        indexed("de", ("haus<p>garten",), None)


def test_two_languages_that_are_indexed_alike_keep_an_index_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """German and Easy German: neither puts the other's out."""
    asked = _counted(monkeypatch)
    for _ in range(2):
        indexed("de", ("haus",), tmp_path / "de")
        indexed("de", ("haus", "hof"), tmp_path / "de-simple")
    assert asked == ["de", "de"]


def test_misspelt_words_may_have_meant_names_and_words_of_the_vocabulary(musterstadt: Directory) -> None:
    """As they are written, in the reader's language and the main one, in the order of the alphabet."""
    known = known_words(musterstadt, "en")
    assert {"Fahrradwerkstatt", "Bicycle", "flat", "Wohnung", "Werft"} <= set(known)
    assert known == sorted(set(known))
