"""Which point a figure speaks of, decided by the words round it.

Every word that carries a figure (`killed`, `wounded`, `death toll`) is bound to the figure nearest to it in the way
English puts them together: `84 people were killed` (the figure before), `killing 84` (behind), `the toll rose to 91 from 84`
(several, behind). A figure that nothing claims has no point and gets no finding.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from dateline.phrasing.vetting.binding import bind, bind_tolls
from dateline.phrasing.vetting.counted import complement, noun_of, subject
from dateline.phrasing.vetting.ellipsis import bind_rest
from dateline.phrasing.vetting.lexicon import (
    ATTACKERS,
    HISTORY,
    MOVES,
)
from dateline.phrasing.vetting.numbers import Quantity
from dateline.phrasing.vetting.scopes import classes_of
from dateline.phrasing.vetting.sentences import Token
from dateline.phrasing.vetting.triggers import MEANT, Trigger, find_triggers

_UNTRUE = frozenset({"untrue", "false", "denied", "denies", "denying", "dismissed", "rejected"})
"""Words before `that` by which what follows is said not to be so."""


_ONCE = frozenset({"initially", "earlier", "previously", "originally"})


class Reading(Struct):
    """A figure with what it counts. `noun` are the folded words of what is counted; `part` where it is a part of a total.

    `history` where the sentence tells it as a figure of the past; `trigger` the place of the word that carries it.
    """

    quantity: Quantity
    point: str
    noun: tuple[str, ...]
    part: bool
    history: bool
    trigger: int


def read(tokens: Sequence[Token], figures: Sequence[Quantity], last_point: str) -> list[Reading]:
    """The figures of a sentence that count something, each with its point; `last_point` is the one spoken of before."""
    if not figures:
        return []
    triggers = find_triggers(tokens)
    bound = bind(tokens, figures, triggers)
    bind_tolls(tokens, figures, triggers, bound)
    moves = any(t.low in MOVES for t in tokens)
    bind_rest(tokens, figures, bound, last_point, moves=moves)
    chain = [n for n in range(len(figures)) if n in bound]
    past = _Past(tokens, figures, bound, moves=moves)
    found = []
    for n in chain:
        trigger, part = bound[n]
        noun = noun_of(tokens, figures[n])
        if part and not classes_of(noun):
            noun = (*noun, *complement(tokens, figures[n]))
        if trigger.toll and trigger.last > trigger.first:
            noun = (*(t.low for t in tokens[trigger.first + 2 : trigger.last]), *noun)
        point = trigger.point
        if point == "killed" and (set(noun) | subject(tokens, figures[n], trigger)) & ATTACKERS:
            point = "attackers-killed"
        if point == MEANT or _is_denied(tokens, figures[n]) or _is_increment(tokens, figures, n, point, bound):
            continue
        found.append(Reading(figures[n], point, noun, part, past.tells(n), trigger.first))
    return found


def _is_denied(tokens: Sequence[Token], figure: Quantity) -> bool:
    """`neither 84 nor 96`, `84, not 96`, `it is not true that 96 died`, `he denied that 96 died`: said not to be so."""
    before = [t.low for t in tokens[max(0, figure.first - 6) : figure.first]]
    if before[-1:] and before[-1] in ("neither", "nor", "not"):
        return True
    if "that" not in before:
        return False
    that = len(before) - 1 - before[::-1].index("that")
    lead = before[max(0, that - 2) : that]
    return lead == ["not", "true"] or not _UNTRUE.isdisjoint(lead)


def _is_increment(tokens: Sequence[Token], figures: Sequence[Quantity], n: int, point: str, bound: dict[int, tuple[Trigger, bool]]) -> bool:
    """`six more died`, `two of the wounded died`: what was added to a total is not the total."""
    if point != "killed":
        return False
    figure = figures[n]
    after = [t.low for t in tokens[figure.last + 1 : figure.last + 4]]
    before = [t.low for t in tokens[max(0, figure.first - 2) : figure.core]]
    if after[:1] == ["more"] or "additional" in (*after, *before) or "further" in before:
        return True
    if after[:2] == ["of", "the"] and len(after) > 2 and after[2] in ("wounded", "injured", "hurt", "critically", "seriously", "casualties"):
        return True
    others = any(m != n and trigger.point == "killed" and not part for m, (trigger, part) in bound.items())
    return others and ("another" in before or after[:1] in (["others"], ["other"])) and bound[n][0].toll is False


class _Past:
    """Which figures of a sentence it tells as figures of the past."""

    def __init__(self, tokens: Sequence[Token], figures: Sequence[Quantity], bound: dict[int, tuple[Trigger, bool]], *, moves: bool) -> None:
        """Of figures that words carry: `bound`; `moves` where the sentence has a verb that moves a toll."""
        self.tokens = tokens
        self.figures = figures
        self.bound = bound
        self._moves = moves
        self._lasts = {figure.last for figure in figures}
        self._told: dict[int, bool] = {}

    def tells(self, n: int) -> bool:
        """Whether a figure is told as one of the past: `first put at 103`, `from 84`, `103 before it was cut`."""
        if n not in self._told:
            self._told[n] = self._is_past(n)
        return self._told[n]

    def _is_past(self, n: int) -> bool:
        tokens, figures, bound = self.tokens, self.figures, self.bound
        figure = figures[n]
        before = tokens[figure.first - 1].low if figure.first else ""
        trigger, _ = bound[n]
        moves = self._moves or trigger.toll
        earlier = tokens[figure.first - 2].low if figure.first > 1 else ""
        if before == "from" and (moves or earlier in ("up", "down")):
            return True
        start = figure.first
        while (
            start
            and tokens[start - 1].text not in ",;—()"
            and tokens[start - 1].low not in ("but", "before", "after", "while", "then", "later")
            and figure.first - start < 12
        ):
            start -= 1
            if start in self._lasts:
                break
        lead = [t.low for t in tokens[start : figure.first]]
        between = {t.low for t in tokens[figures[n - 1].last + 1 : figure.first]} if n else set()
        if (
            n
            and n - 1 in bound
            and between
            and between <= {"and", "dead", "killed", "people", "injured", "wounded", ","}
            and bound[n - 1][0].point != trigger.point
        ):
            return self.tells(n - 1)
        if not HISTORY.isdisjoint(lead) and any(
            word in HISTORY and not (word == "first" and place and lead[place - 1] == "the") for place, word in enumerate(lead)
        ):
            return True
        if "at" in lead and "first" in lead:
            return True
        tail = [t.low for t in tokens[figure.last + 1 : figure.last + 6]]
        if not _ONCE.isdisjoint(tail[:3]) and "," not in tail[:2]:
            return True
        later = next((m for m in bound if m > n and bound[m][0].point == trigger.point and not bound[m][1]), None) if moves else None
        if later is not None:
            between = {t.low for t in tokens[figure.last + 1 : figures[later].first]}
            if between & {"then", "later", "before", "finally", "eventually"} or (
                between & {"to", "cut", "lowered", "revised"} and before in ("at", "of", "from", "to")
            ):
                return tokens[figures[later].first - 1].low != "from"
        return False
