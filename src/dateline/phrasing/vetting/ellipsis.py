"""Figures that no word carries: parts, lists, and what a sentence leaves out because the one before said it."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.phrasing.vetting.counted import complement, is_bare, is_part, noun_of, of_group, people
from dateline.phrasing.vetting.lexicon import (
    MOVES,
    THINGS,
)
from dateline.phrasing.vetting.numbers import Quantity
from dateline.phrasing.vetting.scopes import classes_of
from dateline.phrasing.vetting.sentences import Token
from dateline.phrasing.vetting.triggers import Trigger


def bind_rest(tokens: Sequence[Token], figures: Sequence[Quantity], bound: dict[int, tuple[Trigger, bool]], last_point: str, *, moves: bool) -> None:
    """Parts (`including 30 children`, `12 of them`), ellipsis (`103, then 95`) and what a verb of a toll (`moves`) says without its noun."""
    for n, figure in enumerate(figures):
        if n in bound:
            continue
        before = [m for m in bound if m < n]
        near = max(before) if before else min(bound, default=None)
        lead = [t.low for t in tokens[max(0, figure.first - 3) : figure.first]]
        if near is not None and not bound[near][0].point.startswith("action"):
            trigger = bound[near][0]
            if n - 1 in bound and bound[n - 1][1] and people(tokens, figure) and classes_of(complement(tokens, figure)):
                bound[n] = (Trigger(figure.core, figure.core, bound[n - 1][0].point), True)  # "and four were civilians"
                continue
            if is_part(tokens, figure) or (of_group(tokens, figure) and before):
                if not (noun := noun_of(tokens, figure)) or noun[-1] not in THINGS:
                    bound[n] = (Trigger(figure.core, figure.core, trigger.point), True)
                continue
            linked = lead[-1:] in (["said"], ["reported"], ["gave"], ["counted"], ["had"], ["has"], ["recorded"]) or {
                "then",
                "later",
                "to",
                "from",
                "before",
                "finally",
                "now",
                "eventually",
                "at",
            } & set(lead)
            if before and is_bare(tokens, figure) and (linked or (lead and lead[-1] in ("and", ",") and moves)) and not people(tokens, figure):
                bound[n] = (Trigger(figure.core, figure.core, trigger.point), False)
            elif before and n - 1 in bound and _follows(tokens, figures, n):
                bound[n] = (Trigger(figure.core, figure.core, trigger.point), bound[n - 1][1])
            elif before and _breaks_down(tokens, figures, n, bound):
                bound[n] = (Trigger(figure.core, figure.core, trigger.point), True)
            elif not before and (later := _joined(tokens, figures, n, bound)) is not None:
                bound[n] = (Trigger(figure.core, figure.core, bound[later][0].point), bound[later][1])
        elif near is None and last_point and not n and _points_back(tokens, figure):
            bound[n] = (Trigger(figure.core, figure.core, last_point), True)
        elif near is None and last_point and is_bare(tokens, figure) and (_is_answer(tokens, figure) or (moves and lead and _moved(tokens, figure))):
            bound[n] = (Trigger(figure.core, figure.core, last_point), False)


def _joined(tokens: Sequence[Token], figures: Sequence[Quantity], n: int, bound: dict[int, tuple[Trigger, bool]]) -> int | None:
    """`13 Americans and 170 Afghans were killed`: the figure behind `and` that a word carries, for both."""
    if n + 1 not in bound or not (noun := noun_of(tokens, figures[n])) or noun[-1] in THINGS:
        return None
    between = [t.low for t in tokens[figures[n].last + 1 : figures[n + 1].first]]
    small = {"and", "of", "the", "as", "well", "-", "."} | set(noun)
    return n + 1 if "and" in between and all(word in small for word in between) else None


def _follows(tokens: Sequence[Token], figures: Sequence[Quantity], n: int) -> bool:
    """`killed 13 Americans and about 160 civilians`: a figure joined to the one before it, both with what they count."""
    noun, earlier = noun_of(tokens, figures[n]), noun_of(tokens, figures[n - 1])
    if not noun or not earlier or noun[-1] in THINGS or not classes_of(noun):
        return False
    between = [t.low for t in tokens[figures[n - 1].last + 1 : figures[n].first]]
    small = {"and", ",", "of", "the", "as", "well", "-", ".", "plus", "along", "with", "together"} | set(earlier)
    return bool(between) and all(word in small for word in between)


def _breaks_down(tokens: Sequence[Token], figures: Sequence[Quantity], n: int, bound: dict[int, tuple[Trigger, bool]]) -> bool:
    """`19 dead: 15 police officers and four civilians`: the parts of a total behind a colon."""
    if not classes_of(noun_of(tokens, figures[n])):
        return False
    total = max(m for m in bound if m < n)
    between = [t.text for t in tokens[figures[total].last + 1 : figures[n].first]]
    return bool({":", "—", "(", ","} & set(between)) or bound[total][1]


def _moved(tokens: Sequence[Token], figure: Quantity) -> bool:
    """Whether the words right before a figure put, raise or cut it: `put it at 84`, `was later revised to 84`."""
    lead = [t.low for t in tokens[max(0, figure.first - 6) : figure.first]]
    moved = bool(lead) and lead[-1] in ("at", "to", "from", "by", "and", "then", "as") and any(word in MOVES for word in lead)
    before = {t.low for t in tokens[: figure.first]}
    return moved and bool(
        before & {"it", "this", "that", "figure", "figures", "number", "count", "total", "estimate", "they", "he", "she", "which"}
        or any(t.low == "put" for t in tokens)
    )


def _is_answer(tokens: Sequence[Token], figure: Quantity) -> bool:
    """`Soylu then said 39.`, `had at first spoken of six`, `Ninety-one, said the head of ...`: a figure alone, behind or before a verb of speech."""
    after = tokens[figure.last + 1].text if figure.last + 1 < len(tokens) else "."
    dated = after == "on" and figure.last + 2 < len(tokens) and tokens[figure.last + 2].text[0].isupper()
    if after not in (".", ";", ",", '"') and not dated:
        return False
    before = [t.low for t in tokens[max(0, figure.first - 2) : figure.first]]
    told = {"said", "says", "reported", "counted", "gave", "had", "has", "spoken", "spoke", "been"}
    if before and (before[-1] in told or (before[-1] == "of" and before[0] in told) or (before[-1] == "at" and "put" in before)):
        return True
    return figure.first == 0 and figure.last + 2 < len(tokens) and tokens[figure.last + 2].low in told


def _points_back(tokens: Sequence[Token], figure: Quantity) -> bool:
    """`Fifteen of them were police officers`: a part of what the sentence before counted."""
    after = [t.low for t in tokens[figure.last + 1 : figure.last + 3]]
    return figure.first <= 1 and after in (["of", "them"], ["of", "these"])
