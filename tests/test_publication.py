"""What is said where network.yaml and the site's configuration do not publish the same languages."""

from __future__ import annotations

import pytest

from making import hints, told
from network_directory.checking.publication import folders_are_languages, languages_agree
from network_directory.problems import Place, Problem

CONFIG = """site_name: X
# languages: of the site
plugins:
  - i18n:
      languages:
        - {locale: de, name: Deutsch, default: true, build: true}
        - locale: en
          build: true
        - {locale: ar, name: العربية, build: true}
"""
GIVEN = {"de": True, "en": False, "ar": False}
ALL = {"de": "de", "en": "en", "ar": "ar"}


def found(folders: dict[str, str], main: str = "de", given: dict[str, bool] = GIVEN) -> list[Problem]:
    """What is said of languages in network.yaml, beside the configuration above."""
    return list(languages_agree(folders, main, given, CONFIG, "mkdocs.yml"))


def test_nothing_is_said_where_they_agree() -> None:
    """Whatever their order."""
    assert found(ALL) == found(dict(reversed(ALL.items()))) == []


@pytest.mark.parametrize(
    ("code", "folder", "line"),
    [
        ("uk", "uk", "- {locale: uk, name: Українська, build: true}"),
        ("kmr", "ku", "- {locale: ku, name: Kurdî (Kurmancî), build: true}"),
        ("ckb", "ku-IQ", "- {locale: ku-IQ, name: کوردی (سۆرانی), build: true}"),
        ("de-simple", "de-LS", "- {locale: de-LS, name: Einfache Sprache, build: true}"),
    ],
)
def test_a_language_that_is_not_built_is_told_with_the_line_to_write(code: str, folder: str, line: str) -> None:
    """At the list of the configuration, in which it is to stand."""
    (problem,) = found(ALL | {code: folder})
    assert told([problem]) == [f"language-not-built: mkdocs.yml does not build “{code}”, which network.yaml publishes"]
    assert hints([problem]) == [f"Add under “languages:”: {line}"]
    assert problem.place == Place("mkdocs.yml", 5, 7, 5, 17)


def test_a_language_that_is_not_published_is_told_at_its_line() -> None:
    """Either it is added to network.yaml, by the code that is written there, or the line goes."""
    problems = found({"de": "de", "en": "en"}, given=GIVEN | {"ku": False, "xx": False})
    assert told(problems) == [
        "language-not-published: mkdocs.yml builds “ar”, which network.yaml does not publish",
        "language-not-published: mkdocs.yml builds “ku”, which network.yaml does not publish",
        "language-not-published: mkdocs.yml builds “xx”, which network.yaml does not publish",
    ]
    assert hints(problems) == [
        "Add “ar” to “languages” in network.yaml, or remove this line.",
        "Add “kmr” to “languages” in network.yaml, or remove this line.",
        "Remove this line.",
    ]
    assert [problem.place for problem in problems] == [
        Place("mkdocs.yml", 9, 12, 9, 22),
        Place("mkdocs.yml"),
        Place("mkdocs.yml"),
    ]


def test_another_folder_is_told_from_both_sides() -> None:
    """The pages of a language lie in the folder that network.yaml names."""
    assert [problem.code for problem in found(ALL | {"ar": "ar-EG"})] == [
        "language-not-built",
        "language-not-published",
    ]


def test_another_default_is_told_at_its_line() -> None:
    """The main language lies at the root and is what others fall back to."""
    (problem,) = found(ALL, main="en")
    assert told([problem]) == ["language-default: the default language is not “en”, the main language of network.yaml"]
    assert hints([problem]) == ["Write “default: true” in the line of “en” and in no other."]
    assert problem.place == Place("mkdocs.yml", 6, 12, 6, 22)


def test_a_folder_that_static_i18n_takes_for_a_language_is_told() -> None:
    """Its files would be left out of the site without a word."""
    problems = list(folders_are_languages(["js", "de", "ku-Arab", "de-LS", "assets", "pt-BR"], "docs"))
    assert told(problems) == [
        "folder-like-a-language: the folder “js” looks like a language, and its files are left out",
        "folder-like-a-language: the folder “pt-BR” looks like a language, and its files are left out",
    ]
    assert hints(problems) == ["Give it a longer name, or put it into docs/assets."] * 2
    assert [problem.place for problem in problems] == [Place("docs/js"), Place("docs/pt-BR")]
