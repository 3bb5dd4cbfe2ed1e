"""What each kind of fault in one value is called, and what to do about it; ``given`` and ``field`` are the value's."""

from __future__ import annotations

from ..problems import Words, words

OTHER = (words("“%(given)s” does not fit “%(field)s”"), None)
_TEXT_HINT = words("Write one text, or one per language: {de: …, en: …}.")
_RHYTHM_HINT = words(
    "Write it like this: tuesday — monday, thursday — 2 weeks on friday — 1st thursday — last sunday. "
    "Times stand under “from” and “to”, a second rhythm under “also”, anything else as a text under “when”."
)
FAULTS: dict[str, tuple[Words, Words | None]] = {
    "string_type": (words("“%(field)s” must be a text"), None),
    "tuple_type": (words("“%(field)s” must be a list"), words("Write it like this: [one, two].")),
    "model_type": (
        words("“%(field)s” needs fields, each with a name and a value"),
        words("Write it like this: {field: value}."),
    ),
    "model_attributes_type": (
        words("“%(field)s” needs fields, each with a name and a value"),
        words("Write it like this: {field: value}."),
    ),
    "entry": (
        words("an entry needs fields, each with a name and a value"),
        words("Start it with “- id: …”; if this belongs to the list above it, indent it further."),
    ),
    "list_for_fields": (
        words("“%(field)s” needs fields, not a list"),
        words("Leave out the dashes and square brackets: “field: value”, a line each."),
    ),
    "fields_for_list": (
        words("“%(field)s” must be a list"),
        words("Start it with a dash, or put square brackets around it: [{…}]."),
    ),
    "dict_type": (words("“%(field)s” must be a map"), None),
    "bool_parsing": (words("“%(given)s” is neither yes nor no"), words("Write “yes” or “no”.")),
    "int_parsing": (words("“%(given)s” is not a whole number"), words("Write it in figures: 12.")),
    "string_too_long": (words("“%(given)s” is too long"), words("At most %(max_length)d characters.")),
    "not_known": (
        words("“%(given)s” is no value"),
        words("Leave the line out: what is not there counts as not known."),
    ),
    "literal_error": (words("“%(given)s” is not possible for “%(field)s”"), words("Possible here: %(expected)s.")),
    "nested": (words("a list or a map cannot stand here"), words("Write “%(field)s” in one line.")),
    "nested_part": (words("a list or a map cannot stand here"), words("Write each part of “%(field)s” as one text.")),
    "country": (words("“%(given)s” is not a country's code"), words("Two capital letters, for example DE.")),
    "level": (words("“%(given)s” is not a language level"), words("One of A1 to C2, or two of them: A1-B1.")),
    "string_pattern_mismatch": (words("“%(given)s” does not have the right form"), None),
    "id": (
        words("“%(given)s” does not have the right form"),
        words("An id has only a–z, 0–9 and single hyphens, for example “haus-am-markt”."),
    ),
    "registration": (
        words("“%(given)s” is not possible for “%(field)s”"),
        words("Write yes, no or unknown; or how: {required: yes, phone: …}."),
    ),
    "yes_no": (words("“%(given)s” is not possible for “%(field)s”"), words("Possible here: %(expected)s.")),
    "empty": (words("“%(field)s” is empty"), words("Write something, or leave the field out if it is not known.")),
    "text": (words("“%(field)s” must be a text"), _TEXT_HINT),
    "text_main_missing": (words("the text in the main language (%(language)s) is missing"), _TEXT_HINT),
    "day": (words("“%(given)s” cannot be read as a date"), words("Write year, month and day: 2026-11-27.")),
    "rough_date": (words("“%(given)s” cannot be read as a date"), words("Write 2026-11-27, or 2026-11, or 2026.")),
    "calendar": (
        words("“%(given)s” is a date that no calendar has"),
        words("Write the year, then the month, then the day: 2026-11-27."),
    ),
    "clock": (words("“%(given)s” cannot be read as a time of day"), words("Write hours and minutes: 14:30.")),
    "position": (
        words("“%(given)s” cannot be read as a position"),
        words("Write latitude and longitude with points: 51.45080, 7.01310."),
    ),
    "phone": (
        words("“%(given)s” cannot be read as a telephone number"),
        words("Write it like this: 030 23125-100 or +49 30 23125100."),
    ),
    "phone_area": (
        words("“%(given)s” lacks the area code"),
        words("Write it like this: 030 23125-100 or +49 30 23125100."),
    ),
    "email": (words("“%(given)s” is not an e-mail address"), words("Write one address like this: name@example.org.")),
    "url": (words("“%(given)s” is not a complete web address"), words("It must start with https:// or http://.")),
    "source_url": (
        words("“%(given)s” is not a complete web address"),
        words("It must start with https:// or http://; a leaflet, a letter or a call is told under “note”."),
    ),
    "hours": (
        words("“%(given)s” cannot be read as opening hours"),
        words("Write it like this: 09:00-12:00, 13:00-17:00 — or “closed”, or “by appointment”."),
    ),
    "hours_half": (
        words("“%(given)s” is only one time"),
        words(
            "Write beginning and end: 09:00-12:00. If one is not known, leave the day out and tell it in “description”."
        ),
    ),
    "hours_clock": (
        words("“%(given)s” holds a time that no clock shows"),
        words("The hours of a day go from 00:00 to 24:00."),
    ),
    "hours_map": (
        words("opening hours must be a map of weekdays"),
        words("Write it like this: {monday: 09:00-12:00}."),
    ),
    "hours_backwards": (
        words("these hours end (%(end)s) before they start (%(start)s)"),
        words("Write the earlier time first; divide hours past midnight: until 24:00, and from 00:00 on the next day."),
    ),
    "weekday_twice": (words("“%(day)s” is there twice, in English and in German"), words("Keep one of the two.")),
    "weekday": (words("“%(given)s” is not a weekday"), _RHYTHM_HINT),
    "every": (words("“%(given)s” cannot be read as a rhythm"), _RHYTHM_HINT),
    "starts_missing": (
        words("“every: 2 weeks on …” needs “starts”"),
        words("Write the first date, so that it is clear which weeks are meant."),
    ),
    "starts_weekday": (
        words("“starts” (%(date)s) does not fall on the weekday of “every”"),
        words("The nearest dates are: %(dates)s."),
    ),
    "ends_before_start": (
        words("“to” is not later than “from”"),
        words("Exchange the two times, or correct one of them."),
    ),
    "venue": (
        words("“at” must name one place"),
        words("Write {office: …}, {outpost: …}, {partner: …}, {place: …, address: …} or online."),
    ),
    "consent": (
        words("a person is named without consent"),
        words("Leave the name out, or add “consent: <date>” once the person has agreed."),
    ),
    "bounds": (
        words("“bounds” needs four numbers in this order: south, west, north, east"),
        words("For example [51.0, 7.0, 51.3, 7.4]."),
    ),
    "timezone": (words("“%(given)s” is not a time zone"), words("For example Europe/Berlin.")),
}

FORMS: dict[str, str] = {
    "access": "{step_free: yes, toilet: no}",
    "address": "{street: Am Markt 1, postcode: 12345}",
    "closed": "[{from: 2026-12-24, to: 2027-01-01}]",
    "contact": "[{role: …, phone: …}]",
    "cost": "free — {amount: 5 €, note: …}",
    "emergency": "[{label: …, phone: 112, what: …}]",
    "except": "[{date: 2026-12-24, hours: closed}]",
    "moved": "[{date: 2026-12-01, to: 2026-12-02}]",
    "notice": "{text: …, until: 2026-12-31}",
    "outposts": "[{id: …, name: …}]",
    "sources": "[{url: https://…, date: 2026-11-01}]",
    "volunteers": "[{task: …, until: 2027-06-30}]",
}
"""Fields with parts of their own, and how they are written."""
FORM_FAULTS = frozenset({"tuple_type", "model_type", "model_attributes_type"})
"""Kinds of faults for which a field's form is the mend."""
NOT_KNOWN = frozenset(
    {"?", "??", "???", "-", "–", "—", "unbekannt", "nicht bekannt", "unknown", "keine angabe", "k. a", "k.a", "n/a"}
)
"""What editors write where they know nothing."""
