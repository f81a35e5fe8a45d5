"""Who is made to say what: `Vahidi said`, `according to state media`, `the group claimed responsibility`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from dateline.phrasing.vetting.lexicon import EVENT_WORDS, TRIGGERS
from dateline.phrasing.vetting.numbers import NUMBER_WORDS
from dateline.phrasing.vetting.sentences import Token
from dateline.phrasing.vetting.subjects import SPEECH, apposition, backward, forward, proper
from dateline.phrasing.vetting.wordlist import listed

_FIRM = listed("spoke spoken found recorded believes put puts gave gives revised lowered raised counted quoted reports say saying reporting")
"""Verbs that are speech only where a subject that can speak stands before them."""
PRONOUNS = listed("we i he she they it who")
_CLAIMED = (
    ("claimed", "responsibility"),
    ("claims", "responsibility"),
    ("claimed", "credit"),
    ("took", "responsibility"),
    ("taken", "responsibility"),
)
_BEHIND = listed("no not nobody none never denied denies neither without nor yet didnt hasnt")


_GIVEN = listed("put given announced reported confirmed quoted cited released published provided issued")


ATTRIBUTING = SPEECH | listed("according citing quoting claimed claims took taken boasted boasts blamed blames blaming by has had :")
"""A sentence without one of these attributes nothing to anybody."""


class Attribution(Struct, gc=False):
    """The words that name a speaker, at token places `first` to `last`, and the place of the verb that makes them one."""

    first: int
    last: int
    verb: int
    kind: Literal["figure", "responsibility", "attribution"]
    pronoun: bool = False
    told: bool = False
    label: bool = False


def attributions(tokens: Sequence[Token]) -> list[Attribution]:
    """Every attribution of a sentence, in order."""
    found: list[Attribution] = []
    for place in [n for n, token in enumerate(tokens) if token.low in ATTRIBUTING]:
        found += _at(tokens, place, tokens[place])
    kept: list[Attribution] = []
    for item in sorted(found, key=lambda a: (a.first, -a.last)):
        if not kept or item.first > kept[-1].last or item.kind != kept[-1].kind:
            kept.append(item)
    return kept


def _at(tokens: Sequence[Token], place: int, token: Token) -> list[Attribution]:
    low = token.low
    after = tokens[place + 1].low if place + 1 < len(tokens) else ""
    if (low == "according" and after == "to") or low in ("citing", "quoting"):
        first = place + (2 if low == "according" else 1)
        last = forward(tokens, first)
        return [Attribution(first, last, place, "figure")] if last >= first else []
    if (low, after) in _CLAIMED or (low in ("claimed", "claims") and (after == "it" or (after in ("the", "both") and _event_follows(tokens, place)))):
        return _responsibility(tokens, place)
    if low in ("said", "says") and after in ("it", "they") and {t.low for t in tokens[place + 2 : place + 5]} & {"behind", "carried", "did"}:
        return _responsibility(tokens, place)
    if low in ("claimed", "claims", "boasted", "boasts") and after in ("to", "that", "it"):
        span = backward(tokens, place)
        return [Attribution(*span, place, "figure", span[0] == span[1] and tokens[span[0]].low in PRONOUNS)] if span else []
    if low in ("blamed", "blames", "blaming"):
        return _blamed(tokens, place)
    if low == "by" and place and tokens[place - 1].low in ("responsibility", "claimed", "claim"):
        if place + 1 < len(tokens) and tokens[place + 1].text == ":":
            place += 1
        last = proper(tokens, place + 1, forward(tokens, place + 1))
        if last > place and not _denied(tokens, place):
            return [Attribution(place + 1, last, place, "responsibility")]
        return []
    if low == "by" and any(t.low in _GIVEN for t in tokens[max(0, place - 4) : place]):
        last = forward(tokens, place + 1)
        return [Attribution(place + 1, last, place, "figure")] if last > place else []
    if low in ("has", "had") and _figure_follows(tokens, place) and (span := backward(tokens, place)) is not None and _can_speak(tokens, *span):
        return [Attribution(*span, place, "figure", span[0] == span[1] and tokens[span[0]].low in PRONOUNS)]
    if low == ":" and place <= 12 and _figure_follows(tokens, place):
        return _labelled(tokens, place)
    return _speech(tokens, place) if low in SPEECH else []


def _speech(tokens: Sequence[Token], place: int) -> list[Attribution]:
    low = tokens[place].low
    before = tokens[place - 1] if place else None
    found = []
    span = backward(tokens, place)
    if span is not None:
        first, last = span
        pronoun = first == last and tokens[first].low in PRONOUNS
        if (low not in _FIRM or pronoun or _can_speak(tokens, first, last)) and tokens[first].low not in TRIGGERS:
            found.append(Attribution(first, last, place, "figure", pronoun))
    elif before is not None and before.text in (",", '"') and low in ("said", "says", "reported", "added", "announced", "confirmed", "told"):
        last = apposition(tokens, forward(tokens, place + 1))
        if last > place:
            found.append(Attribution(place + 1, last, place, "figure"))
    if low in ("told", "tells") and found:
        last = forward(tokens, place + 1)
        if last > place:
            found.append(Attribution(place + 1, last, place, "figure", told=True))
    return found


def _figure_follows(tokens: Sequence[Token], place: int) -> bool:
    """Whether a count of people is the next thing: `Reuters has 195 wounded`, `the FSB had 40 dead`, `TASS: at least 150 killed`."""
    after = tokens[place + 1 : place + 7]
    at = next((n for n, t in enumerate(after[:4]) if t.is_figure or t.low in NUMBER_WORDS), None)
    if at is None or any(t.low in TRIGGERS for t in after[:at]):
        return False
    rest = after[at + 1 :]
    return not rest or rest[0].text in ".,;" or any(t.low in TRIGGERS for t in rest)


def _labelled(tokens: Sequence[Token], colon: int) -> list[Attribution]:
    """`Human Rights Watch: at least 80 killed`: the words before the colon, up to their first comma."""
    first = next((n for n in range(colon) if tokens[n].is_word), colon)
    last = next((n for n in range(first, colon) if tokens[n].text == ","), colon) - 1
    words = tokens[first : last + 1]
    if not words or not words[0].text[0].isupper() or not _can_speak(tokens, first, last) or any(t.is_figure for t in words):
        return []
    return [Attribution(first, last, colon, "figure", label=True)]


def _can_speak(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a subject looks like a body or person, not like a toll or an event."""
    lows = {t.low for t in tokens[first : last + 1]}
    return not lows & EVENT_WORDS and lows.isdisjoint(TRIGGERS) and not lows & {"figure", "figures", "number", "count"}


def _event_follows(tokens: Sequence[Token], place: int) -> bool:
    return any(t.low in EVENT_WORDS for t in tokens[place + 1 : place + 5])


def _responsibility(tokens: Sequence[Token], place: int) -> list[Attribution]:
    if _denied(tokens, place):
        return []
    span = backward(tokens, place)
    if span is None:
        return []
    first, last = span
    if first == last and tokens[first].low in PRONOUNS:
        return []
    return [Attribution(first, last, place, "responsibility")]


def _blamed(tokens: Sequence[Token], place: int) -> list[Attribution]:
    """`blamed on X`, `blamed X for the attack`: X is who is said to have done it."""
    first = place + 1
    if first < len(tokens) and tokens[first].low == "the":
        at = next((n for n in range(first, min(first + 6, len(tokens))) if tokens[n].low == "on"), None)
        if at is not None:
            first = at + 1
    elif first < len(tokens) and tokens[first].low == "on":
        first += 1
    last = proper(tokens, first, forward(tokens, first))
    if last < first or _denied(tokens, place) or not any(t.text[0].isupper() for t in tokens[first : last + 1]):
        return []
    return [Attribution(first, last, place, "attribution")]


def _denied(tokens: Sequence[Token], place: int) -> bool:
    start = place
    while start and tokens[start - 1].text not in ";—" and place - start < 10:
        start -= 1
    return any(t.low in _BEHIND for t in tokens[start:place])
