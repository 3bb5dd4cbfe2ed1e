"""Names that editors give to fields, in German or with other English words, and the field that is meant."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable

from ..model.base import fold

# Field → its other names, in small letters without umlauts and hyphens. Of several fields with the same name, the first
# in this list that is possible at a place counts.
_OTHER_NAMES: dict[str, str] = {
    "about": "etwa ungefahr",
    "access": "accessibility barrierefreiheit zugang zuganglichkeit",
    "address": "adresse anschrift",
    "also": "auch ausserdem",
    "amount": "betrag hohe preis",
    "appointment_url": "buchung onlinetermin terminbuchung",
    "appointments": "termin terminvereinbarung",
    "at": "location ort treffpunkt venue veranstaltungsort wo",
    "audiences": "zielgruppe zielgruppen",
    "bounds": "grenzen",
    "bring": "mitbringen",
    "cancelled": "abgesagt ausfall canceled entfallt",
    "challenge": "herausforderung",
    "checked": "aktualisiert gepruft stand updated",
    "childcare": "kinderbetreuung",
    "city": "ort stadt town",
    "closed": "geschlossen schliesszeiten",
    "consent": "einverstandnis einwilligung zustimmung",
    "contact": "ansprechpartner ansprechpartnerin ansprechperson ansprechpersonen kontakt kontakte",
    "coordinator": "koordination koordinator",
    "cost": "gebuhr kosten preis price",
    "country": "land",
    "date": "datum day tag",
    "dates": "daten termine",
    "description": "beschreibung details info infos text",
    "districts": "bezirk bezirke stadtbezirk stadtbezirke stadtteil stadtteile",
    "email": "emailadresse mail mailadresse",
    "emergency": "notfall notruf",
    "every": "jede jeden jeder rhythmus wochentag wochentage",
    "from": "ab beginn start uhrzeit von",
    "starts": "anfang startdatum",
    "ends": "enddatum ende endet",
    "ended": "beendet eingestellt geschlossen",
    "except": "ausnahmen ausser exceptions",
    "extra": "zusatzlich zusatztermine",
    "figures": "zahlen",
    "former_ids": "altekennungen fruhereids",
    "founded": "gegrundet",
    "free": "kostenlos",
    "holidays": "feiertag feiertage",
    "hours": "burozeiten offnungszeiten openinghours opening sprechstunden sprechzeiten zeiten",
    "house": "building gebaude haus",
    "icon": "symbol",
    "id": "kennung kurzel schlussel",
    "interpreter": "dolmetschen dolmetscher dolmetscherin interpreting sprachmittlung ubersetzer",
    "kind": "art category kategorie typ type",
    "label": "bezeichnung",
    "language": "sprache",
    "languages": "sprache sprachen",
    "level": "niveau sprachniveau",
    "licence": "license lizenz",
    "main_language": "hauptsprache",
    "moved": "verlegt verschoben",
    "name": "bezeichnung title titel",
    "neighbours": "nachbarbezirke nachbarn neighbors",
    "note": "anmerkung bemerkung comment hinweis kommentar notiz",
    "notice": "aktuelles hinweis meldung",
    "number": "nummer rufnummer telefon telefonnummer",
    "office": "buro",
    "opened": "eroffnet eroffnung gegrundet grundung",
    "operators": "betreiber trager",
    "organisers": "anbieter organisatoren organizers veranstalter",
    "outpost": "aussenstelle nebenstelle",
    "outposts": "aussenstelle aussenstellen nebenstellen",
    "part_of": "gehortzu teilvon",
    "pause": "ferien pausen",
    "phone": "fon handy mobil mobile rufnummer tel telefon telefonnummer",
    "place": "ort raum",
    "places": "platze teilnehmerzahl",
    "position": "coordinates geo koordinaten lage standort",
    "postcode": "plz postalcode postleitzahl zip zipcode",
    "postcodes": "plz postleitzahl postleitzahlen",
    "professionals": "fachkrafte",
    "profile": "profil",
    "quarter": "ortsteil viertel",
    "quarters": "ortsteile viertel",
    "registration": "anmelden anmeldung",
    "required": "erforderlich notig",
    "role": "aufgabe funktion rolle zustandigkeit",
    "school_holidays": "ferien schulferien",
    "short": "abkurzung kurz kurzname",
    "since": "seit",
    "source": "quelle",
    "sources": "quelle quellen source",
    "spoken": "gesprochen sprachen",
    "state": "bundesland",
    "street": "hausnummer strasse",
    "summary": "kurzbeschreibung zusammenfassung",
    "task": "aufgabe tatigkeit",
    "time": "uhrzeit zeit",
    "timezone": "zeitzone",
    "title": "bezeichnung name titel uberschrift",
    "to": "bis",
    "topics": "thema themen",
    "until": "bis",
    "url": "adresse internetadresse link webseite",
    "volunteers": "ehrenamt ehrenamtliche freiwillige",
    "waiting_time": "wartezeit",
    "website": "homepage internet internetseite link url web webseite www",
    "what": "was",
    "when": "wann",
    "why": "grund warum",
    "women_only": "frauen nurfrauen",
    "words": "suchworter worter",
}


def meant_field(name: str, known: Iterable[str]) -> str | None:
    """The field among ``known`` that ``name`` is another word for, small slips of typing allowed."""
    meanings = {word: field for field in reversed(list(_OTHER_NAMES)) if field in known for word in _names(field)}
    word = re.sub(r"[^a-z]", "", fold(name))
    for spelling in (word, re.sub("([aou])e", r"\1", word)):  # „Oeffnungszeiten“
        if spelling in meanings:
            return meanings[spelling]
    close = difflib.get_close_matches(word, meanings, 1, 0.85) if len(word) > 3 else []
    return meanings[close[0]] if close else None


def _names(field: str) -> list[str]:
    return [field.replace("_", ""), *_OTHER_NAMES[field].split()]
