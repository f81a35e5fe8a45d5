"""What a figure counts, and whether it is a part of a total: the words beside it."""

from __future__ import annotations

from collections.abc import Container, Sequence

from dateline.phrasing.vetting.lexicon import (
    AUXILIARIES,
    FUNCTION,
    PART_BEFORE,
    PEOPLE,
    TRIGGERS,
)
from dateline.phrasing.vetting.numbers import Quantity
from dateline.phrasing.vetting.sentences import Token
from dateline.phrasing.vetting.triggers import Trigger
from dateline.phrasing.vetting.wordlist import listed

_SMALL = (
    FUNCTION
    | listed(
        "near outside inside over across during under between around through among including amid against without despite within aboard "
        "along connected linked suspected accused"
    )
) - {"of", "them", "the"}


_AMONG = ("among", "amongst")


def of_those(tokens: Sequence[Token], ends: Container[int], trigger: Trigger) -> bool:
    """Whether a word only says of whom a figure is a part: `two of the wounded`; `ends` are the places where figures end."""
    opens = trigger.first - 2
    return opens > 0 and tokens[opens].low == "of" and opens - 1 in ends


def of_the(tokens: Sequence[Token], last: int) -> bool:
    """Whether a figure that ends at `last` is followed by `of the` or `of those`: a part of what follows."""
    return last + 2 < len(tokens) and tokens[last + 1].low == "of" and tokens[last + 2].low in ("the", "those", "these", "them", "whom")


def among(tokens: Sequence[Token], first: int) -> bool:
    """Whether `among` stands right before a word: `were among the dead`."""
    return (first > 0 and tokens[first - 1].low in _AMONG) or (first > 1 and tokens[first - 2].low in _AMONG)


def is_part(tokens: Sequence[Token], figure: Quantity) -> bool:
    """Whether a figure is told as a part: `including 30`, `12 of the dead`."""
    before = [t.low for t in tokens[max(0, figure.first - 3) : figure.first]]
    if before and before[-1] in ("among", "amongst"):  # "was among 11 people detained": the 11 are the whole
        return False
    return bool(before and before[-1] in PART_BEFORE) or "among" in before or of_the(tokens, figure.last)


def people(tokens: Sequence[Token], figure: Quantity) -> bool:
    """Whether `were` follows a figure at once."""
    after = tokens[figure.last + 1].low if figure.last + 1 < len(tokens) else ""
    return after in ("were", "was", "remain", "remained")


def of_group(tokens: Sequence[Token], figure: Quantity) -> bool:
    """`, 12 of them children` and `Of the 84 dead, 12 were Afghans`."""
    after = [t.low for t in tokens[figure.last + 1 : figure.last + 3]]
    opens = tokens[0].low in ("of", "among") and len(tokens) > 1 and tokens[1].low in ("the", "those", "them", "these")
    return after[:2] in (["of", "them"], ["of", "whom"], ["of", "these"]) or (opens and after[:1] in (["were"], ["was"], ["are"]))


def is_bare(tokens: Sequence[Token], figure: Quantity) -> bool:
    """Whether nothing but people, or nothing at all, is counted by a figure."""
    if figure.last + 1 >= len(tokens):
        return True
    after = tokens[figure.last + 1]
    return not after.is_word or after.low in FUNCTION or after.low in PEOPLE or after.low[-2:] == "ly" or after.low in TRIGGERS


def noun_of(tokens: Sequence[Token], figure: Quantity) -> tuple[str, ...]:
    """The folded words of what a figure counts: up to six behind it, to the next verb, mark or small word."""
    if figure.noun is None:
        figure.noun = _noun_behind(tokens, figure.last)
    return figure.noun


def _noun_behind(tokens: Sequence[Token], last: int) -> tuple[str, ...]:
    found = []
    for token in tokens[last + 1 : last + 8]:
        if token.text == "-" or token.text == ".":
            continue
        if not token.is_word or token.low in _SMALL or token.low in AUXILIARIES:
            break
        if token.low in TRIGGERS and token.low not in ("victims", "victim"):
            break
        found.append(token.low)
    while found and found[0] in ("of", "the", "them", "those"):
        found.pop(0)
    return tuple(found[: found.index("of")] if "of" in found else found)


def complement(tokens: Sequence[Token], figure: Quantity) -> tuple[str, ...]:
    """What `were` says of a part: `four of the dead were Pakistanis`."""
    for place in range(figure.last + 1, min(figure.last + 6, len(tokens))):
        if tokens[place].low in ("were", "was", "are"):
            return tuple(t.low for t in tokens[place + 1 : place + 6] if t.is_word and t.low not in FUNCTION and t.low not in TRIGGERS)
    return ()


def subject(tokens: Sequence[Token], figure: Quantity, trigger: Trigger) -> set[str]:
    """Words between a figure and the word behind it that carries it, in the same breath."""
    if trigger.first <= figure.last or trigger.first - figure.last > 6:
        return set()
    return {t.low for t in tokens[figure.last + 1 : trigger.first]}
