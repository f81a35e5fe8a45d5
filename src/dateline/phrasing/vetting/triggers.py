"""The words of a sentence that carry a figure: `killed`, `in hospital`, `the death toll`, `the number of arrests`."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from dateline.phrasing.vetting.lexicon import (
    AUXILIARIES,
    MOVES,
    NUMBER_OF,
    PHRASES,
    TOLL_POINTS,
    TOLLS,
    TRIGGERS,
)
from dateline.phrasing.vetting.sentences import Token
from dateline.phrasing.vetting.wordlist import listed

_WEAK = listed("victims victim bodies corpses lives defendants defendant arrest detention missing")


_MEANT = listed(
    "want wants wanted wanting plan plans planned planning plot plots plotted plotting hope hopes hoped hoping intend intends intended intending "
    "aim aims aimed aiming try tries tried trying seek seeks sought seeking mean meant attempt attempts attempted attempting threaten threatens "
    "threatened threatening vow vows vowed vowing prepared preparing conspired conspiring ordered"
)
_FEARED = listed("could would might may")
_COUNTED = frozenset({"dead", "injured", "wounded"})
_BEGINNING = {words[0]: [(phrase, point) for phrase, point in PHRASES if phrase[0] == words[0]] for words, _ in PHRASES}
"""The phrases by their first words, those of one word in their order."""
_CARRYING = frozenset({*TRIGGERS, *TOLLS, *NUMBER_OF, *_BEGINNING})


MEANT = "meant"
"""The point of what was only meant or feared: it takes its figure, and the figure gets no finding."""


class Trigger(Struct, gc=False):
    """A word or phrase that carries a figure, at token places `first` to `last`."""

    first: int
    last: int
    point: str
    toll: bool = False
    weak: bool = False


def find_triggers(tokens: Sequence[Token]) -> list[Trigger]:
    """The words of a sentence that carry figures, in order."""
    found: list[Trigger] = []
    behind = 0
    for place in [n for n, token in enumerate(tokens) if token.low in _CARRYING]:
        if place < behind or (trigger := _trigger_at(tokens, place)) is None:
            continue
        if found and _makes_pair(tokens, found[-1], trigger):
            found[-1] = Trigger(found[-1].first, trigger.last, "casualties")
        else:
            found.append(trigger)
        behind = trigger.last + 1
    return found


def _trigger_at(tokens: Sequence[Token], place: int) -> Trigger | None:
    low = tokens[place].low
    if low in TOLLS:
        point = TOLL_POINTS.get(tokens[place - 1].low, "killed") if place else "killed"
        return Trigger(place, place, point, toll=True)
    if low in _COUNTED and place and tokens[place - 1].low == "the" and any(t.low in MOVES for t in tokens[place + 1 : place + 6]):
        return Trigger(place, place, TRIGGERS[low], toll=True)
    if low in NUMBER_OF and place + 2 < len(tokens) and tokens[place + 1].low == "of":
        for at in range(place + 2, min(place + 7, len(tokens))):
            if tokens[at].low in TRIGGERS:
                return Trigger(place, at, TRIGGERS[tokens[at].low], toll=True)
            for words, point in _BEGINNING.get(tokens[at].low, ()):
                if _stands(tokens, at, words):
                    return Trigger(place, at + len(words) - 1, point, toll=True)
        return None
    after = tokens[place + 1].low if place + 1 < len(tokens) else ""
    for words, point in _BEGINNING.get(low, ()):
        if (len(words) == 1 or words[1] == after) and _stands(tokens, place, words):
            return Trigger(place, place + len(words) - 1, point, weak=words == ("lives",))
    if low not in TRIGGERS:
        return None
    if _is_only_meant(tokens, place):
        return Trigger(place, place, MEANT)
    if place and tokens[place - 1].low == "-" and tokens[place - 1].end == tokens[place].start:
        return None
    if (low == "dead" and after in ("end", "sea", "body", "line")) or (low == "tried" and after == "to"):
        return None
    if low in ("missing", "wounds", "charged", "hurt") and after in ("from", "with", "a") and low == "missing":
        return None
    return Trigger(place, place, TRIGGERS[low], weak=low in _WEAK)


def _stands(tokens: Sequence[Token], place: int, words: Sequence[str]) -> bool:
    """Whether the words of a phrase follow its first one, which is at `place`."""
    return place + len(words) <= len(tokens) and all(tokens[place + n].low == words[n] for n in range(1, len(words)))


def _is_only_meant(tokens: Sequence[Token], place: int) -> bool:
    """`wanted to kill tens of thousands`, `could have killed 500`: what was meant or feared is no toll."""
    if not place or tokens[place - 1].low not in ("to", "been", "have"):
        return False
    before = [t.low for t in tokens[max(0, place - 6) : place]]
    if before[-1:] == ["to"]:
        return not _MEANT.isdisjoint(before)
    passive = before[:-1] if before[-1:] == ["been"] else before
    return passive[-1:] == ["have"] and not _FEARED.isdisjoint(passive[-3:])


def _makes_pair(tokens: Sequence[Token], first: Trigger, second: Trigger) -> bool:
    """`killed and wounded` behind or before one figure is a figure of casualties."""
    between = [t.low for t in tokens[first.last + 1 : second.first]]
    pair = {first.point, second.point} == {"killed", "injured"} and not first.toll and not second.toll
    after = tokens[second.last + 1] if second.last + 1 < len(tokens) else None
    own = after is not None and (after.is_figure or after.low in ("at", "more", "about", "some", "another", "nearly", "dozens"))
    before = tokens[first.first - 1].low if first.first else ""
    if pair and own and before not in AUXILIARIES and between in (["or"], ["and"]):
        return between == ["or"] or not tokens[first.first - 1].is_figure
    return pair and between in (["and"], ["or"], ["and", "/", "or"], ["/"], ["or", "been"])
