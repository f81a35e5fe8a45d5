"""Which incident a sentence speaks of: places, other names, targets, suspects, dates and the kind of attack.

Every incident has *cues*: words that point to it, each with a weight that says how much. A sentence that gathers enough
of them names the incident; the sentences behind it speak of the same until another is named or the topic leaves.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence

from msgspec import Struct

from dateline.model.incident import Incident
from dateline.phrasing.vetting.cues import STRONG, Cue, CueBook, span
from dateline.phrasing.vetting.days import Mention
from dateline.phrasing.vetting.lexicon import EVENT_WORDS, EVENTS, HAPPENED, KIND_FAMILIES, TRIGGERS
from dateline.phrasing.vetting.sentences import Sentence, Token
from dateline.phrasing.vetting.timing import role_of

ENOUGH = 3.5
"""The weight at which a sentence names an incident."""
MARGIN = 0.75
YEAR_REACH = 9
"""A year so many tokens from a name or figure is taken to date it."""
NEAR_DAYS = 10
"""A date so many days off is taken for a wrong date of the incident; farther off it is another event."""


ANY_EVENT = frozenset(EVENTS["any"])
_HAPPENED = EVENT_WORDS | HAPPENED | TRIGGERS.keys()
_HARM = frozenset(word for word, point in TRIGGERS.items() if point in ("killed", "injured", "casualties"))


class Kinds(Struct, frozen=True):
    """Words for the kinds of attack that an incident is (`own`), and for those that it is not; words that fit any are in neither."""

    own: frozenset[str]
    other: frozenset[str]

    @classmethod
    def of(cls, incident: Incident) -> Kinds:
        """Those of an incident."""
        families = {family for kind in incident.kind for family in KIND_FAMILIES.get(kind, ())}
        own = {word for family in families for word in EVENTS[family]}
        other = {word for family in EVENTS.keys() - families - {"any", "plot"} for word in EVENTS[family]}
        return cls(frozenset(own), frozenset(other))


class Sites:
    """All incidents that a draft can speak of, with their cues."""

    def __init__(self, incidents: Sequence[Incident]) -> None:
        """Gather the cues of `incidents`."""
        self.by_id = {incident.id: incident for incident in incidents}
        self.spans = {incident.id: span(incident) for incident in incidents}
        self.kinds = {incident.id: Kinds.of(incident) for incident in incidents}
        book = CueBook(incidents)
        self.cues = book.cues
        self.phrases = book.phrases
        self.own_words = book.own_words

    def scores(self, sentence: Sentence, cues: Sequence[Cue], dates: Sequence[Mention]) -> dict[str, float]:
        """Incident -> how strongly a sentence points to it; only those that a strong cue names."""
        tokens, lows = sentence.tokens, sentence.lows
        strongest: dict[str, float] = defaultdict(float)
        total: dict[str, dict[str, float]] = defaultdict(dict)
        for cue in cues:
            word = tokens[cue.place].low
            weight = cue.weight
            if weight == 1.5 and cue.place and tokens[cue.place - 1].low in ("in", "near", "outside", "of"):
                weight = STRONG
            strongest[cue.incident] = max(strongest[cue.incident], weight)
            total[cue.incident][word] = max(total[cue.incident].get(word, 0.0), weight)
        happened = not lows.isdisjoint(_HAPPENED)
        if happened:
            for mention in dates:
                if mention.year and mention.month and mention.day:
                    for incident in self._of_day(dt.date(mention.year, mention.month, mention.day)):
                        total.setdefault(incident, {})
        bare = bare_years(tokens, dates) if total else {}
        alone = [*dates, *(Mention(place, place, year) for place, year in bare.items())]
        found = {}
        for incident, parts in total.items():
            if strongest[incident] < STRONG and not (happened and self.on_its_day(incident, dates)):
                continue
            places = [cue.place for cue in cues if cue.incident == incident and cue.weight >= STRONG - 1]
            known = self._dated(incident, tokens, dates, places, bare)
            if known is None:
                continue
            if self.is_other_event(incident, lows, dates) or self._is_other_day(incident, tokens, alone):
                continue
            found[incident] = sum(parts.values()) + known + self._kind(incident, lows)
        return found

    def is_other_event(self, incident: str, lows: frozenset[str], dates: Sequence[Mention]) -> bool:
        """Whether a sentence tells of something of another kind on another day at the same place."""
        kinds = self.kinds[incident]
        if lows.isdisjoint(kinds.other) or not lows.isdisjoint(kinds.own) or not lows.isdisjoint(ANY_EVENT):
            return False
        first, last = self.spans[incident]
        days = [day for m in dates if (day := m.date(first)) is not None]
        return bool(days) and not any(first <= day <= last for day in days)

    def _is_other_day(self, incident: str, tokens: Sequence[Token], dates: Sequence[Mention]) -> bool:
        """Whether a sentence sets what happened in another year or month: `killed 84 people in Peshawar in January 2023`.

        A date with the right month and day in a wrong year is a slip, not another event.
        """
        first, last = self.spans[incident]
        found = False
        for mention in dates:
            if mention.year is None or role_of(tokens, mention) != "incident":
                continue
            if mention.year in (first.year, last.year) and (mention.month is None or abs(mention.month - first.month) <= 1):
                return False
            found = found or (mention.month, mention.day) != (first.month, first.day)
        return found

    def _of_day(self, day: dt.date) -> list[str]:
        """The incidents of a day."""
        return [incident for incident, (first, last) in self.spans.items() if first <= day <= last]

    def on_its_day(self, incident: str, dates: Sequence[Mention]) -> bool:
        """Whether a sentence gives the very day of an incident, its month at least."""
        first, last = self.spans[incident]
        return any(m.month and m.day and (day := m.date(first)) is not None and first <= day <= last for m in dates)

    def _kind(self, incident: str, lows: frozenset[str]) -> float:
        """What the words for the kind of attack add: its own kind more than another; any attack or toll a little."""
        kinds = self.kinds[incident]
        if not lows.isdisjoint(kinds.own):
            return 1.5
        other = not lows.isdisjoint(kinds.other)
        if not lows.isdisjoint(ANY_EVENT):
            return 1.2 if not other else 0.6
        return (1.0 if not lows.isdisjoint(_HARM) else 0.0) - (1.0 if other else 0.0)

    def _dated(self, incident: str, tokens: Sequence[Token], dates: Sequence[Mention], places: Sequence[int], bare: dict[int, int]) -> float | None:
        """What the dates of a sentence add; None where a year before the incident shows that another event is meant."""
        first, last = self.spans[incident]
        best = 0.0
        years = {}
        for mention in dates:
            if mention.year:
                years[mention.first] = mention.year
            if mention.month and mention.day:
                day = mention.date(first)
                if day is not None and first <= day <= last:
                    best = max(best, 3.0)
                elif day is not None and 0 < abs((day - first).days) <= NEAR_DAYS:
                    best = max(best, 0.5)
            elif mention.month and mention.year and (mention.year, mention.month) == (first.year, first.month):
                best = max(best, 2.0)
        years |= bare
        if first.year in years.values() or last.year in years.values():
            return best + 1.0
        if best < 3 and any(
            year < first.year and any(abs(at - place) <= YEAR_REACH and not _cut(tokens, at, place) for place in places) for at, year in years.items()
        ):
            return None
        return best


def bare_years(tokens: Sequence[Token], dates: Sequence[Mention]) -> dict[int, int]:
    """Years that stand alone in a sentence, by place: `in 2018`, `the 2024 attack`."""
    years = {n: int(tokens[n].text) for n in [n for n, t in enumerate(tokens) if t.is_figure and len(t.text) == 4] if is_year(tokens[n])}
    if not years:
        return years
    dated = {place for mention in dates for place in range(mention.first, mention.last + 1)}
    return {n: year for n, year in years.items() if n not in dated}


def _cut(tokens: Sequence[Token], first: int, second: int) -> bool:
    """Whether a semicolon or dash stands between two places."""
    return any(t.text in ";—" for t in tokens[min(first, second) : max(first, second)])


def is_year(token: Token) -> bool:
    """Four digits of our time."""
    return token.is_figure and len(token.text) == 4 and token.text.isdecimal() and 1950 <= int(token.text) <= 2099
