"""Binding the words that carry a figure to the figures beside them, the nearest pairs first."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from msgspec import Struct

from dateline.phrasing.vetting.counted import among, is_bare, is_part, noun_of, of_the, of_those
from dateline.phrasing.vetting.lexicon import (
    AUXILIARIES,
    FUNCTION,
    MOVES,
    PART_BEFORE,
    PEOPLE,
    THINGS,
)
from dateline.phrasing.vetting.numbers import NUMBER_WORDS, Quantity
from dateline.phrasing.vetting.sentences import Token
from dateline.phrasing.vetting.triggers import Trigger
from dateline.phrasing.vetting.wordlist import listed

FARTHEST = 14
"""A word carries no figure that stands more tokens away."""


_SKIPPED = frozenset(
    [
        "another",
        "a",
        "an",
        "total",
        "of",
        "the",
        "to",
        "as",
        "many",
        "also",
        "further",
        "an",
        "additional",
        "up",
        "all",
        "both",
        ":",
        "were",
        "was",
        "some",
        "at",
        "other",
        "nearly",
        "numbered",
        "number",
        "totalled",
        "totaled",
        '"',
    ]
)


_STOPS = listed("; — . ! ? : ( )")


_FAR_VERBS = listed("said says told reported reports announced confirmed added claimed struck hit attacked left")


class _Places(Struct):
    """Where in a sentence its figures begin and end, and where the words that carry one (but for tolls) do; `hospital` those of patients."""

    starts: dict[int, int]
    ends: dict[int, int]
    cores: set[int]
    carried: set[int]
    hospital: set[int]
    tails: dict[int, Trigger]

    @classmethod
    def of(cls, figures: Sequence[Quantity], triggers: Sequence[Trigger]) -> _Places:
        """Look them up once, whichever pair is asked for."""
        single = [t for t in triggers if not t.toll]
        return cls(
            {figure.first: n for n, figure in enumerate(figures)} | {figure.core: n for n, figure in enumerate(figures)},
            {figure.last: n for n, figure in enumerate(figures)},
            {figure.core_end for figure in figures},
            {t.first for t in single},
            {t.first for t in triggers if t.point == "hospitalised"},
            {t.last: t for t in single},
        )


def bind(tokens: Sequence[Token], figures: Sequence[Quantity], triggers: Sequence[Trigger]) -> dict[int, tuple[Trigger, bool]]:
    """Figure -> the word beside it that carries it; the nearest pairs first, every word one figure."""
    pairs: list[tuple[float, int, int, bool]] = []
    places = _Places.of(figures, triggers)
    for t, trigger in enumerate(triggers):
        if trigger.toll or _is_still_there(tokens, trigger, places) or (of_those(tokens, places.ends, trigger) and _verb_follows(trigger, places)):
            continue
        right = _to_the_right(tokens, figures, trigger, places)
        if right is not None:
            n, cost = right
            pairs.append((cost, n, t, among(tokens, trigger.first)))
        left = _to_the_left(tokens, figures, trigger, places)
        if left is not None:
            n, cost, part = left
            pairs.append((cost + (3 if trigger.weak else 0), n, t, part))
    pairs.sort(key=lambda pair: pair[0])
    bound: dict[int, tuple[Trigger, bool]] = {}
    used: set[int] = set()
    for _, n, t, part in pairs:
        if n not in bound and t not in used:
            bound[n] = (triggers[t], part or is_part(tokens, figures[n]))
            used.add(t)
    return bound


def _is_still_there(tokens: Sequence[Token], trigger: Trigger, places: _Places) -> bool:
    """`102 wounded were still in hospital`: the figure is of those in hospital."""
    if trigger.point != "injured" or trigger.first != trigger.last:
        return False
    after = next((n for n in range(trigger.last + 1, trigger.last + 7) if n in places.hospital), None)
    if after is None:
        return False
    between = {t.low for t in tokens[trigger.last + 1 : after]}
    return bool(between & {"were", "are", "remain", "remained"}) and between <= AUXILIARIES | {
        "still",
        "remain",
        "remained",
        "people",
        "currently",
        "now",
        "also",
    }


def _verb_follows(trigger: Trigger, places: _Places) -> bool:
    return any(n in places.carried for n in range(trigger.last + 1, trigger.last + 6))


def _to_the_right(tokens: Sequence[Token], figures: Sequence[Quantity], trigger: Trigger, places: _Places) -> tuple[int, float] | None:
    """`killed 84`, `deaths of 84`, `dead at 84`, `among the dead were 12`."""
    before = tokens[trigger.first - 1].low if trigger.first else ""
    passive = before in AUXILIARIES
    if passive and not among(tokens, trigger.first):
        return None
    place, skipped = trigger.last + 1, 0
    while place < len(tokens) and skipped <= 5:
        if place in places.starts:
            n = places.starts[place]
            noun = noun_of(tokens, figures[n])
            if noun and noun[-1] in THINGS and not trigger.point.startswith("action"):
                return None
            counted_before = trigger.first - 1 in places.cores
            return None if counted_before else (n, skipped * 0.8)
        if tokens[place].low not in _SKIPPED:
            return None
        place, skipped = place + 1, skipped + 1
    return None


def _to_the_left(tokens: Sequence[Token], figures: Sequence[Quantity], trigger: Trigger, places: _Places) -> tuple[int, float, bool] | None:
    """`84 people were killed`, `84 dead`, `84 people, most of them women, were killed`."""
    place, cost, seen_verb = trigger.first - 1, 0.0, False
    while place >= 0 and trigger.first - place <= FARTHEST * 2 and cost <= FARTHEST:
        token = tokens[place]
        if place in places.ends:
            n = places.ends[place]
            noun = noun_of(tokens, figures[n])
            if noun and noun[-1] in THINGS and not trigger.point.startswith("action"):
                return None
            if tokens[trigger.first].low == "held" and noun and not (set(noun) & PEOPLE):
                return None
            if tokens[place + 1].text in ",;" and not seen_verb and cost < 1:
                return None
            return n, cost, among(tokens, trigger.first) or (of_the(tokens, place) and place + 3 >= trigger.first)
        if token.text in _STOPS:
            return None
        if token.text == ",":
            opening = _parenthesis(tokens, place)
            if opening is None:
                return None
            place, cost = opening - 1, cost + 1
            continue
        if (
            (tail := places.tails.get(place)) is not None
            and tail.point != trigger.point
            and not tail.weak
            and not of_those(tokens, places.ends, tail)
            and not _is_still_there(tokens, tail, places)
        ):
            return None
        if token.low in _FAR_VERBS or (token.low in MOVES and token.low not in ("put", "cut")):
            return None
        seen_verb = seen_verb or token.low in AUXILIARIES or token.low in ("had", "have", "has")
        place, cost = place - 1, cost + (0.5 if token.low in FUNCTION or token.low in PEOPLE else 1)
    return None


def _parenthesis(tokens: Sequence[Token], comma: int) -> int | None:
    """The comma that opens what the comma at `comma` closes: `, including 30 children,`."""
    for place in range(comma - 1, max(-1, comma - 14), -1):
        if tokens[place].text == ",":
            after = tokens[place + 1].low if place + 1 < comma else ""
            inside = {t.low for t in tokens[place + 1 : comma]}
            opens = tokens[place + 1]
            if (
                opens.is_figure
                or opens.low in NUMBER_WORDS
                or after in PART_BEFORE | {"most", "many", "mostly", "some", "mainly", "nearly", "all", "at"}
                or inside & {"them", "whom", "including"}
            ):
                return place
            return None
    return None


def bind_tolls(tokens: Sequence[Token], figures: Sequence[Quantity], triggers: Sequence[Trigger], bound: dict[int, tuple[Trigger, bool]]) -> None:
    """`the toll rose to 91 from 84`: every bare figure behind the noun, up to the next such noun."""
    tolls = [t for t in triggers if t.toll]
    if not tolls:
        return
    cores = [figure.core for figure in figures]
    ends = {figure.last: n for n, figure in enumerate(figures)}
    for place, trigger in enumerate(tolls):
        until = tolls[place + 1].first if place + 1 < len(tolls) else len(tokens)
        for n in range(bisect_right(cores, trigger.last), bisect_left(cores, until)):
            if n not in bound and is_bare(tokens, figures[n]):
                bound[n] = (trigger, is_part(tokens, figures[n]))
        for last in (trigger.first - 2, trigger.first - 1):
            before = ends.get(last)
            if before is not None and before not in bound and tokens[last + 1].low in ("death", "toll", "dead", "-"):
                bound[before] = (trigger, False)
