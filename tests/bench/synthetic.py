"""Makes an honest large city: valid records with real word lengths in up to twelve languages and all scripts.

``python tests/bench/synthetic.py FOLDER ENTRIES [LANGUAGES]`` writes FOLDER/data with that many offices, partners and
activities together, a little prose into FOLDER/docs, and FOLDER/mkdocs.yml, which builds into FOLDER/site. LANGUAGES is
how many of the twelve are published. The same numbers and catalogues give the same bytes.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import polib

ROOT = Path(__file__).parent.parent.parent
LOCALE = ROOT / "hooks" / "network_directory" / "locale"

LANGUAGES = ("de", "en", "fr", "ar", "fa", "tr", "uk", "ru", "ti", "bg", "ro", "pl")
"""The main one first. Each has its pages in the folder of its name."""
# What a directory's texts are about; the other words of a language are those of the site's catalogues.
_TOPICAL = {
    "de": "Beratung Sprechstunde Wohnung Anmeldung Nachbarschaft kostenlos freiwillig "
    "Kinderbetreuung und mit für bei im",
    "en": "advice consultation housing registration neighbourhood free volunteer childcare and with for at the in",
    "fr": "conseil permanence logement inscription quartier gratuit bénévole garde d’enfants et avec pour chez la",
    "ar": "المشورة السكن التسجيل الحي مجاني متطوع رعاية الأطفال مع في من إلى كل أسبوع",
    "fa": "مشاوره مسکن ثبت‌نام محله رایگان داوطلب نگهداری کودکان با در از به هر هفته",
    "tr": "danışmanlık konut kayıt mahalle ücretsiz gönüllü çocuk bakımı ve ile için her hafta",
    "uk": "консультація житло реєстрація сусідство безкоштовно волонтер догляд за дітьми і з для щотижня",
    "ru": "консультация жильё регистрация соседство бесплатно волонтёр уход за детьми и с для еженедельно",
    "ti": "ምኽሪ መንበሪ ምዝገባ ጎረቤት ብነጻ ወለንታዊ ክንክን ቆልዑ ምስ ንኹሉ ሰሙን",
    "bg": "консултация жилище регистрация квартал безплатно доброволец грижа за деца и с всяка седмица",
    "ro": "consiliere locuință înregistrare cartier gratuit voluntar îngrijirea copiilor și cu pentru săptămânal",
    "pl": "doradztwo mieszkanie rejestracja sąsiedztwo bezpłatnie wolontariusz opieka nad dziećmi i z dla tydzień",
}
TOPICS = ("advice", "language", "work", "housing", "health", "family", "legal", "culture")
DISTRICTS = tuple(f"district-{number}" for number in range(1, 13))
VOCABULARY = {
    "topics": TOPICS,
    "audiences": ("everyone",),
    "districts": DISTRICTS,
    "partner_kinds": ("association",),
    "activity_kinds": ("course",),
    "access_features": ("step_free",),
}
PROSE = ("about", "imprint")
TOPICAL = 15
"""How often each word of the topics is drawn."""
_WORD = re.compile(r"(?<!%\()(?<!%)\b[^\W\d_]{2,}\b")
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")


def write(folder: Path, entries: int, languages: Sequence[str] = LANGUAGES, seed: int = 1) -> None:
    """Write the city below ``folder``: a tenth offices, half partners, the rest activities.

    Published are ``languages``, some of `LANGUAGES` with the main one first; every text is there in each of them.
    """
    chance = random.Random(seed)  # noqa: S311 - reproducible, not secret
    maker = _Maker(chance, tuple(languages))
    offices, partners = max(1, entries // 10), max(1, entries // 2)
    activities = max(1, entries - offices - partners)
    _write(folder / "mkdocs.yml", _configuration(languages))
    _write(folder / "data" / "network.yaml", maker.network())
    _write(folder / "data" / "vocabulary.yaml", "".join(maker.vocabulary()))
    for name, count, entry in (("offices", offices, maker.office), ("partners", partners, maker.partner)):
        _write(folder / "data" / f"{name}.yaml", f"{name}:\n" + "".join(entry(n) for n in range(count)))
    text = "".join(maker.activity(n, offices, partners) for n in range(activities))
    _write(folder / "data" / "activities.yaml", "activities:\n" + text)
    for code in languages:
        for name in PROSE:
            _write(folder / "docs" / code / f"{name}.md", maker.prose(code))


@cache
def _words(language: str) -> dict[str, int]:
    """The words of a language and how often each is drawn: as often as the site's own texts have it."""
    found = Counter(dict.fromkeys(_TOPICAL[language].split(), TOPICAL))
    for message in polib.pofile(str(LOCALE / ("de" if language == "en" else language) / "LC_MESSAGES" / "site.po")):
        said = (message.msgid, message.msgid_plural) if language == "en" else _translations(message)
        found.update(word for text in said for word in _WORD.findall(text))
    return dict(sorted(found.items()))


def _translations(message: polib.POEntry) -> tuple[str, ...]:
    return (message.msgstr, *message.msgstr_plural.values())


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def _configuration(languages: Sequence[str]) -> str:
    """mkdocs.yml as any city has it, on the engine of this repository."""
    pages = "".join(f"  - {name}.md\n" for name in PROSE)
    built = "".join(
        f"        - {{locale: {code}, name: {code}, {'default: true, ' if code == languages[0] else ''}build: true}}\n"
        for code in languages
    )
    hooks = ROOT / "hooks"
    return (
        'site_name: Großstadt\nsite_url: !ENV [SITE_URL, "https://stadt.example/"]\n'
        f"docs_dir: docs\nsite_dir: site\nhooks: [{hooks}/mkdocs_edge.py]\n"
        f"theme:\n  name: material\n  custom_dir: {hooks}/network_directory/theme\n  font: false\n"
        "  palette: {primary: custom, accent: custom}\n"
        f"nav:\n{pages}markdown_extensions: [attr_list, tables, def_list]\n"
        "plugins:\n  - i18n:\n      docs_structure: folder\n      fallback_to_default: true\n"
        "      reconfigure_material: false\n      reconfigure_search: false\n"
        f"      languages:\n{built}"
    )


class _Maker:
    """Draws the records of a city, one after the other."""

    def __init__(self, chance: random.Random, languages: tuple[str, ...]) -> None:
        self._chance = chance
        self._languages = languages

    def network(self) -> str:
        """The text of network.yaml."""
        return (
            "network:\n  name: Netzwerk der großen Stadt\n  short: Netzwerk\n"
            f"  summary:\n{self._texts('    ', 12)}"
            "  city: Großstadt\n  country: DE\n  state: NW\n  timezone: Europe/Berlin\n"
            "  bounds: [51.0, 7.0, 52.0, 8.0]\n"
            f"  main_language: {self._languages[0]}\n  languages: [{', '.join(self._languages)}]\n"
            "  contact: {email: info@stadt.example}\n  licence: CC0-1.0\n"
        )

    def vocabulary(self) -> Iterator[str]:
        """The text of vocabulary.yaml, in parts."""
        for name, ids in VOCABULARY.items():
            yield f"{name}:\n" + "".join(f"  - id: {code}\n    name:\n{self._texts('      ', 1)}" for code in ids)

    def prose(self, language: str) -> str:
        """A hand-written page: a title, a heading and three paragraphs."""
        title, *paragraphs = (self._sentence(language, length) for length in (2, 60, 80, 40))
        return f"---\ntitle: {title}\n---\n\n# {title}\n\n" + "\n\n".join(paragraphs) + "\n"

    def office(self, number: int) -> str:
        """An entry of offices.yaml."""
        district = DISTRICTS[number % len(DISTRICTS)]
        return (
            f"  - id: office-{number}\n    name: Büro {number}\n    districts: [{district}]\n"
            f"{self._common(number, 'office')}"
        )

    def partner(self, number: int) -> str:
        """An entry of partners.yaml."""
        return (
            f"  - id: partner-{number}\n    name: Verein {number}\n    kind: association\n"
            f"    topics: [{TOPICS[number % 8]}, {TOPICS[(number + 3) % 8]}]\n    audiences: [everyone]\n"
            f"    districts: [{DISTRICTS[number % len(DISTRICTS)]}]\n{self._common(100000 + number, 'partner')}"
        )

    def activity(self, number: int, offices: int, partners: int) -> str:
        """An entry of activities.yaml."""
        return (
            f"  - id: activity-{number}\n    title:\n{self._texts('      ', 4)}    kind: course\n"
            f"    organisers: [partner-{number % partners}]\n    at: {{office: office-{number % offices}}}\n"
            f"    every: {DAYS[number % 5]}\n    from: 16:00\n    to: 18:00\n    pause: [public holidays]\n"
            f"    topics: [{TOPICS[number % 8]}]\n    audiences: [everyone]\n    languages: [de]\n    cost: free\n"
            f"    description:\n{self._texts('      ', 18)}{_provenance('activity', number)}"
        )

    def _common(self, number: int, kind: str) -> str:
        north, east = (self._chance.randrange(10000, 99999) for _ in range(2))
        return (
            f"    address: {{street: Straße der Vielfalt {number + 1}, postcode: {10000 + number % 80000}}}\n"
            f"    position: 51.{north}, 7.{east}\n"
            f"    phone: 030 {23125000 + number}\n    email: {kind}{number}@stadt.example\n"
            f"    hours:\n      {DAYS[number % 5]}: 09:00-12:00, 13:00-17:00\n"
            f"      {DAYS[(number + 2) % 5]}: 14:00-18:00\n      holidays: closed\n"
            f"    languages: [de, {LANGUAGES[1 + number % 11]}]\n"
            f"    description:\n{self._texts('      ', 18)}{_provenance(kind, number)}"
        )

    def _texts(self, indent: str, length: int) -> str:
        return "".join(f"{indent}{code}: {self._sentence(code, length)}\n" for code in self._languages)

    def _sentence(self, language: str, length: int) -> str:
        words = _words(language)
        return " ".join(self._chance.choices(tuple(words), tuple(words.values()), k=length)) + "." * (length > 2)


def _provenance(kind: str, number: int) -> str:
    source = f"{{url: https://stadt.example/{kind}/{number}, date: 2026-11-01}}"
    return f"    checked: 2026-11-01\n    sources:\n      - {source}\n"


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]), LANGUAGES[: int(sys.argv[3])] if len(sys.argv) > 3 else LANGUAGES)
