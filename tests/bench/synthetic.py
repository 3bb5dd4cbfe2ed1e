"""Makes an honest large directory: valid records with real word lengths in twelve languages and all scripts.

``python tests/bench/synthetic.py FOLDER ENTRIES`` writes FOLDER/data with that many offices, partners and activities
together. The same numbers give the same bytes.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path

LANGUAGES = ("de", "en", "fr", "ar", "fa", "tr", "uk", "ru", "ti", "bg", "ro", "pl")
# Published are the languages that the site has words for; texts are there in all twelve.
# Words of everyday texts, a few for each script; sentences are drawn from them.
_TEXTS = {
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
WORDS = {code: text.split() for code, text in _TEXTS.items()}
TOPICS = ("advice", "language", "work", "housing", "health", "family", "legal", "culture")
DISTRICTS = tuple(f"district-{number}" for number in range(1, 13))
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")


def write(folder: Path, entries: int, seed: int = 1) -> None:
    """Write the five files below ``folder``/data: a tenth offices, half partners, the rest activities."""
    chance = random.Random(seed)  # noqa: S311 - reproducible, not secret
    offices, partners = max(1, entries // 10), max(1, entries // 2)
    activities = max(1, entries - offices - partners)
    data = folder / "data"
    data.mkdir(parents=True, exist_ok=True)
    (data / "network.yaml").write_text(_network(), "utf-8")
    (data / "vocabulary.yaml").write_text("".join(_vocabulary()), "utf-8")
    for name, count, entry in (("offices", offices, _office), ("partners", partners, _partner)):
        (data / f"{name}.yaml").write_text(f"{name}:\n" + "".join(entry(n, chance) for n in range(count)), "utf-8")
    text = "".join(_activity(n, chance, offices, partners) for n in range(activities))
    (data / "activities.yaml").write_text("activities:\n" + text, "utf-8")


def _network() -> str:
    return (
        "network:\n  name: Netzwerk der großen Stadt\n  short: Netzwerk\n  summary: Hilfe in jedem Stadtteil.\n"
        "  city: Großstadt\n  country: DE\n  state: NW\n  timezone: Europe/Berlin\n  bounds: [51.0, 7.0, 52.0, 8.0]\n"
        "  main_language: de\n  languages: [de, en, ar]\n  contact: {email: info@stadt.example}\n"
        "  licence: CC0-1.0\n"
    )


def _vocabulary() -> Iterator[str]:
    for name, ids in (
        ("topics", TOPICS),
        ("audiences", ("everyone",)),
        ("districts", DISTRICTS),
        ("partner_kinds", ("association",)),
        ("activity_kinds", ("course",)),
        ("access_features", ("step_free",)),
    ):
        yield f"{name}:\n" + "".join(f"  - id: {code}\n    name: {code}\n" for code in ids)


def _texts(chance: random.Random, indent: str, length: int) -> str:
    return "".join(
        f"{indent}{code}: {' '.join(chance.choice(WORDS[code]) for _ in range(length))}.\n" for code in LANGUAGES
    )


def _common(number: int, chance: random.Random, kind: str) -> str:
    return (
        f"    address: {{street: Straße der Vielfalt {number + 1}, postcode: {10000 + number % 80000}}}\n"
        f"    position: 51.{chance.randrange(10000, 99999)}, 7.{chance.randrange(10000, 99999)}\n"
        f"    phone: 030 {23125000 + number}\n    email: {kind}{number}@stadt.example\n"
        f"    hours:\n      {DAYS[number % 5]}: 09:00-12:00, 13:00-17:00\n      {DAYS[(number + 2) % 5]}: 14:00-18:00\n"
        f"      holidays: closed\n    languages: [de, {LANGUAGES[1 + number % 11]}]\n"
        f"    description:\n{_texts(chance, '      ', 18)}{_provenance(kind, number)}"
    )


def _provenance(kind: str, number: int) -> str:
    source = f"{{url: https://stadt.example/{kind}/{number}, date: 2026-11-01}}"
    return f"    checked: 2026-11-01\n    sources:\n      - {source}\n"


def _office(number: int, chance: random.Random) -> str:
    district = DISTRICTS[number % len(DISTRICTS)]
    return f"  - id: office-{number}\n    name: Büro {number}\n    districts: [{district}]\n" + _common(
        number, chance, "office"
    )


def _partner(number: int, chance: random.Random) -> str:
    return (
        f"  - id: partner-{number}\n    name: Verein {number}\n    kind: association\n"
        f"    topics: [{TOPICS[number % 8]}, {TOPICS[(number + 3) % 8]}]\n    audiences: [everyone]\n"
        f"    districts: [{DISTRICTS[number % len(DISTRICTS)]}]\n" + _common(100000 + number, chance, "partner")
    )


def _activity(number: int, chance: random.Random, offices: int, partners: int) -> str:
    return (
        f"  - id: activity-{number}\n    title:\n{_texts(chance, '      ', 4)}    kind: course\n"
        f"    organisers: [partner-{number % partners}]\n    at: {{office: office-{number % offices}}}\n"
        f"    every: {DAYS[number % 5]}\n    from: 16:00\n    to: 18:00\n    pause: [public holidays]\n"
        f"    topics: [{TOPICS[number % 8]}]\n    audiences: [everyone]\n    languages: [de]\n    cost: free\n"
        f"    description:\n{_texts(chance, '      ', 18)}{_provenance('activity', number)}"
    )


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
