"""Whether a sentence speaks of somewhere else: another place, year or event than those of an incident."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from msgspec import Struct

from dateline.model.countries import codes_by_name
from dateline.model.folding import fold
from dateline.model.gazetteer import town_names
from dateline.phrasing.vetting.days import Mention
from dateline.phrasing.vetting.incidents import NEAR_DAYS, YEAR_REACH, Sites, bare_years
from dateline.phrasing.vetting.lexicon import ELSEWHERE, EVENT_WORDS, FUNCTION
from dateline.phrasing.vetting.sentences import Token
from dateline.phrasing.vetting.speakers import DEMONYMS
from dateline.phrasing.vetting.timing import role_of
from dateline.phrasing.vetting.wordlist import listed

_FACILITIES = listed("hospital hospitals university clinic street square mosque church prison court road bridge station center centre airport park")
OTHER = listed("similar previous earlier another separate other unrelated past prior different")
_CALENDAR = listed(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october "
    "november december jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun"
)


_OF_EVENTS = EVENT_WORDS - {"toll", "tragedy"}
_INSIDE = frozenset({"in", "near", "outside", "at"})
_CUTS = frozenset(",;—:()")
_AWAY = OTHER | _INSIDE | {"last"}


class _Whole(Struct):
    """What is asked of a whole sentence, whichever of its figures it is for: where it is cut, its bare years, whether no attack killed there."""

    of: tuple[int, int]
    cuts: list[int]
    years: dict[int, int]
    calamity: bool

    @classmethod
    def of_tokens(cls, tokens: Sequence[Token], dates: Sequence[Mention]) -> _Whole:
        """Look it up."""
        cuts = [n for n, t in enumerate(tokens) if t.text in _CUTS]
        return cls((tokens[0].start, len(dates)), cuts, bare_years(tokens, dates), any(t.low in ELSEWHERE for t in tokens))


class _Clause(Struct):
    """What a clause says of where and when: of its years and the foreign towns in it the places too."""

    foreign: bool
    years: dict[int, int]
    towns: list[int]


class Elsewhere:
    """Tells the places of an incident from all others."""

    def __init__(self, sites: Sites) -> None:
        """Ask of the incidents in `sites`."""
        self.sites = sites
        self._countries = codes_by_name()
        self._owned: dict[tuple[str, str], bool] = {}
        self._sentence: _Whole | None = None
        self._asked: tuple[tuple[object, ...], _Clause] | None = None

    def is_foreign(self, incident: str, tokens: Sequence[Token], core: int, dates: Sequence[Mention], *, named: bool) -> bool:
        """Whether the clause of a figure sets it in another place, year or event."""
        if self._sentence is None or self._sentence.of != (tokens[0].start, len(dates)):
            self._sentence = _Whole.of_tokens(tokens, dates)
        if self._sentence.calamity:
            return True
        start, end = _clause(tokens, core, self._sentence.cuts)
        of = (incident, tokens[start].start, end, len(dates), named)
        if self._asked is None or self._asked[0] != of:
            alone = {n: year for n, year in self._sentence.years.items() if start <= n < end}
            self._asked = (of, self._clause_of(incident, tokens, (start, end), dates, alone, named=named))
        clause = self._asked[1]
        years = [year for place, year in clause.years.items() if abs(place - core) <= YEAR_REACH]
        if years and all(year < self.sites.spans[incident][0].year for year in years):
            return True
        return clause.foreign or any(n != core for n in clause.towns)

    def _clause_of(
        self, incident: str, tokens: Sequence[Token], span: tuple[int, int], dates: Sequence[Mention], alone: dict[int, int], *, named: bool
    ) -> _Clause:
        """What a clause says of where and when, whichever of its figures is asked for."""
        start, end = span
        first = self.sites.spans[incident][0]
        inside = [m for m in dates if start <= m.first < end]
        years = {m.first: m.year for m in inside if m.year} | alone if inside else alone
        foreign = (
            (bool(inside) and self._is_of_later_year(incident, tokens, inside))
            or any(self._leads_away(incident, tokens, n, end, named=named) for n in range(start, end) if tokens[n].low in _AWAY)
            or any(m.month and m.day and m.year and (first - (m.date(first) or first)).days > NEAR_DAYS for m in inside)
        )
        capitals = [] if named else [n for n in range(start, end) if tokens[n].is_word and len(text := tokens[n].text) > 4 and text[0].isupper()]
        towns = [n for n in capitals if self._is_foreign_town(incident, tokens, n)]
        return _Clause(foreign, years, towns[:2])

    def _leads_away(self, incident: str, tokens: Sequence[Token], n: int, end: int, *, named: bool) -> bool:
        """Whether a word says of another event, of last year, or of another place."""
        low = tokens[n].low
        if low in OTHER and not named and any(t.low in _OF_EVENTS for t in tokens[n + 1 : n + 3]):
            return True
        if low == "last":
            return n + 1 < len(tokens) and tokens[n + 1].low in ("year", "month")
        return low in _INSIDE and n + 1 < end and self.is_foreign_place(incident, tokens, n + 1)

    def _is_of_later_year(self, incident: str, tokens: Sequence[Token], inside: Sequence[Mention]) -> bool:
        """Whether all the dates of a clause set what it tells in a later year: `a bomber killed 84 in January 2023`."""
        last = self.sites.spans[incident][1]
        of_events = [m.year for m in inside if m.year and m.month and role_of(tokens, m) == "incident"]
        return bool(of_events) and all(year > last.year for year in of_events)

    def _is_foreign_town(self, incident: str, tokens: Sequence[Token], place: int) -> bool:
        """Whether a word with a capital alone names a town of the gazetteer that the incident has nothing to do with: `the Karachi bus story`."""
        token = tokens[place]
        if fold(token.text) not in town_names() or self.owns(incident, token):
            return False
        beside = [tokens[n] for n in (place - 1, place + 1) if 0 <= n < len(tokens)]
        return place > 0 and not any(t.is_word and t.text[0].isupper() and t.low not in FUNCTION for t in beside)

    def is_foreign_place(self, incident: str, tokens: Sequence[Token], place: int) -> bool:
        """Whether the name at `place` is of a place that the incident has nothing to do with."""
        while place < len(tokens) and tokens[place].low in (
            "the",
            "nearby",
            "neighbouring",
            "neighboring",
            "southern",
            "northern",
            "eastern",
            "western",
            "central",
        ):
            place += 1
        if place >= len(tokens):
            return False
        token = tokens[place]
        if not token.is_word or not token.text[0].isupper() or token.low in _CALENDAR or token.owns:
            return False
        end = place
        while end + 1 < len(tokens) and tokens[end + 1].is_word and tokens[end + 1].text[0].isupper():
            end += 1
        name = tokens[place : end + 1]
        after = tokens[end + 1].low if end + 1 < len(tokens) else ""
        if (
            end == place
            and token.low in DEMONYMS
            and after.isalpha()
            and after not in FUNCTION
            and end + 1 < len(tokens)
            and tokens[end + 1].text.islower()
        ):
            return False  # "outside the Russian embassy"
        if any(self.owns(incident, t) for t in name):
            return False
        if any(t.low in _FACILITIES for t in name) or after in _FACILITIES:
            return False
        return not (token.text.isupper() and len(token.text) < 4 and token.low not in DEMONYMS)

    def owns(self, incident: str, token: Token) -> bool:
        """Whether a word belongs to the places and people of an incident."""
        if not token.is_word:
            return False
        word = token.low if token.text.isascii() else fold(token.text)
        if (incident, word) not in self._owned:
            self._owned[incident, word] = self._owns(incident, word)
        return self._owned[incident, word]

    def _owns(self, incident: str, word: str) -> bool:
        code = DEMONYMS.get(word) or self._countries.get(word)
        own = self.sites.own_words[incident]
        if code:
            return any(place.country == code for place in self.sites.by_id[incident].place)
        if any(i != incident and (word,) in self.sites.phrases and weight >= 3.0 for i, weight in self.sites.phrases.get((word,), {}).items()):
            return incident in self.sites.phrases[(word,)]
        return word in own

    def is_place(self, token: Token) -> bool:
        """Whether a word is a place, or written as a dateline is."""
        return token.text.isupper() or token.low in DEMONYMS or fold(token.text) in self._countries or fold(token.text) in town_names()

    def is_foreign_word(self, incident: str, token: Token) -> bool:
        """Whether a word written with a capital is none of an incident."""
        return token.is_word and len(token.text) > 2 and token.text[0].isupper() and token.low not in _CALENDAR and not self.owns(incident, token)


def _clause(tokens: Sequence[Token], core: int, cuts: Sequence[int]) -> tuple[int, int]:
    """The clause round a place: to the marks on both sides (`cuts`); one that begins with `where` or `which` takes in the one before."""
    at = bisect_left(cuts, core)
    start = cuts[at - 1] + 1 if at else 0
    end = cuts[at] if at < len(cuts) else len(tokens)
    if start and tokens[start - 1].text == "(":
        start -= 1
        while start and tokens[start - 1].text not in ",;—:(":
            start -= 1
    if start and tokens[start].low in ("where", "which", "who", "that", "killing", "injuring", "wounding", "leaving", "when", "in", "with"):
        at = bisect_left(cuts, start - 1)
        start = cuts[at - 1] + 1 if at else 0
    return start, end
