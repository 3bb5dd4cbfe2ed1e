"""What a page tells programs: schema.org's words as JSON-LD, the same facts as on the page and no others.

It is worked out once for all languages: what each of them says for itself is left as a blank.

texts       what fills these blanks in one language
voice       texts, addresses and ids of a page
things      postal addresses, positions, languages
hours       opening hours
dates       when activities take place
offices     an office with its outposts
activities  an activity
"""

from __future__ import annotations

from ..pages.entries import ActivityView, OfficeView
from .activities import activity
from .offices import office
from .texts import as_json, long_text_in, text_in
from .voice import Json, Voice

__all__ = ["Voice", "as_json", "linked_data", "long_text_in", "text_in"]


def linked_data(route: str, view: object, voice: Voice) -> Json:
    """The content of the ``<script type="application/ld+json">`` of a page that shows this; empty if it has none."""
    if isinstance(view, OfficeView):
        return _whole(office(view, route, voice))
    return _whole(activity(view, route, voice)) if isinstance(view, ActivityView) else {}


def _whole(thing: Json) -> Json:
    return {"@context": "https://schema.org", **thing}
