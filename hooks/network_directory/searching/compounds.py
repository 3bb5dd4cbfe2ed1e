"""German compounds: the words that stand at the end of longer ones, so that Werkstatt finds Fahrradwerkstatt.

A search finds the beginnings of words by itself. What a compound ends in is looked up among the words of the data and
a few more: no list of all German words is needed, because nobody can find by a word what the data never names.
"""

from __future__ import annotations

from collections.abc import Iterable

SHORTEST_PART = 4
SHORTEST_REST = 3
# Last parts that stand in no text on their own, but that people look for; folded.
_COMMON = """
    abend angebot anlauf antrag arbeit arzt ausflug ausstellung baby beratung bescheid betreuung bildung brief buch
    buro cafe chor dienst eltern erlaubnis fahrrad fahrt feier ferien fest film fonds forum frau frauen freizeit
    freunde fruhstuck fuhrung fussball garten geld gemeinde gesprach gesundheit gruppe hafen halle handwerk haus
    hausaufgaben heim hilfe hutte initiative insel jugend kaffee kammer karte kasse kind kinder kino kiosk kirche
    klinik koch kolleg konzert kreis kuche kultur kunst kurs kurse laden lager laube lernen lotse lotsen mahlzeit
    malen mann manner markt messe miete mittag mobel musik nachbar nachhilfe nachmittag nacht nahen netz netzwerk
    partner party pate paten patenschaft pflege plan platz praktikum praxis preis projekt prufung punkt raum recht
    reihe reise reparatur runde saal sache samstag schein schule schulung schutz seminar senioren sonntag spende spiel
    spielen sport sprache sprechstunde stadt stelle stiftung stoff strasse stube stunde suche tafel tanz tausch
    telefon termin theater tisch training treff treffen treffpunkt turnen umzug unterkunft unterricht urlaub verband
    verein vermietung versicherung vertrag verwaltung vortrag wald wanderung werk werkstatt wesen wiese woche wohnen
    wohnung zeit zeitung zentrum zimmer zirkus
"""


class Compounds:
    """Knows the words that may be parts. ``words`` are folded ones."""

    def __init__(self, words: Iterable[str]) -> None:
        self._parts = frozenset(word for word in (*words, *_COMMON.split()) if len(word) >= SHORTEST_PART)

    def parts(self, word: str) -> list[str]:
        """The known words that a folded word consists of besides its beginning, the longest first; often none."""
        return self._within(word, begins=True)

    def _within(self, word: str, begins: bool) -> list[str]:
        for start in range(SHORTEST_REST, len(word) - SHORTEST_PART + 1):
            rest, end = word[:start], word[start:]
            if end in self._parts:
                known = [] if begins or rest not in self._parts else [rest]
                return [end, *self._within(end, begins=False), *known, *self._within(rest, begins)]
        return []
