"""Figures as copy writes them: `84`, `at least 91`, `eleven`, `two dozen`, `dozens`, `80 to 90`, `1,200`.

What is no count of anything (years, ages, money, hours, distances, ranks, addresses, per cent, votes) is left out here;
whether a count speaks of an incident is decided from the words round it (`points`).
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from dateline.model.counts import Count
from dateline.phrasing.vetting.sentences import Token
from dateline.phrasing.vetting.uncounted import is_something_else
from dateline.phrasing.vetting.wordlist import listed

_UNITS = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_TENS = {word: 10 * number for number, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)}
NUMBER_WORDS = frozenset({*_UNITS, *_TENS, "dozens", "hundreds", "scores"})
"""Words with which a figure in words begins."""
_POWERS = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
_DOZENS = {"dozen": 12, "score": 20}
_OF_ONE = frozenset({"dozen", "hundred", "thousand"})
_VAGUE = {"dozens": (24, 99), "scores": (40, 99), "hundreds": (200, 999), "thousands": (2000, 9999), "tens": (20, 99)}
"""Words of quantity without a number, and the range in which a careful editor lets them stand."""
COUNTING = frozenset({"a", "an", "half", *_UNITS, *_TENS, *_VAGUE})
"""Words with which a figure can begin that is not in digits."""

_BEFORE: tuple[tuple[str, str], ...] = (
    ("no fewer than", ">="), ("no less than", ">="), ("not fewer than", ">="), ("not less than", ">="), ("at least", ">="), ("a minimum of", ">="),
    ("no more than", "<="), ("not more than", "<="), ("at most", "<="), ("up to", "<="), ("as many as", "<="), ("a maximum of", "<="),
    ("more than", ">"), ("greater than", ">"), ("higher than", ">"), ("upwards of", ">"), ("upward of", ">"), ("in excess of", ">"),
    ("over", ">"), ("above", ">"), ("exceeding", ">"), ("exceeded", ">"), ("surpassed", ">"), ("topped", ">"), ("well over", ">"), ("well above", ">"),
    ("fewer than", "<"), ("less than", "<"), ("under", "<"), ("below", "<"),
    ("close to", "~"), ("an estimated", "~"), ("about", "~"), ("some", "~"), ("around", "~"), ("roughly", "~"), ("approximately", "~"),
    ("nearly", "~"), ("almost", "~"), ("circa", "~"), ("estimated", "~"), ("approx", "~"), ("nearing", "~"), ("approaching", "~"),
    ("≥", ">="), (">", ">"), ("≤", "<="), ("~", "~"), ("≈", "~"),
)  # fmt: skip
_AFTER: tuple[tuple[str, str], ...] = (("or more", ">="), ("at least", ">="), ("or so", "~"), ("+", ">="), ("or fewer", "<="), ("at most", "<="))
_LONGEST_FIRST = tuple((tuple(words.split()), mark) for words, mark in sorted(_BEFORE, key=lambda pair: -len(pair[0].split())))
_QUALIFIERS = {last: [pair for pair in _LONGEST_FIRST if pair[0][-1] == last] for last in {words[-1] for words, _ in _LONGEST_FIRST}}
"""By the word that stands right before the number."""
_TRAILERS = tuple((tuple(words.split()), mark) for words, mark in _AFTER)
_TRAILING = frozenset(words[0] for words, _ in _TRAILERS)

_AGED = listed("children those people anyone men women boys girls aged youths kids child person minors")


class Quantity(Struct):
    """A figure in a sentence: token places `first` to `last` (inclusive, with its qualifier), the bare number at `core`.

    `count` None for a word such as `dozens`, which lies in `span`. `written` is how an incident file would write it.
    `noun` are the words of what it counts, once asked.
    """

    first: int
    last: int
    core: int
    core_end: int
    count: Count | None
    written: str
    span: tuple[int, int] | None = None
    noun: tuple[str, ...] | None = None


def quantities(tokens: Sequence[Token], taken: frozenset[int]) -> list[Quantity]:
    """Every count in a sentence; `taken` are tokens that are part of a date."""
    found: list[Quantity] = []
    behind = 0
    for place in [n for n, token in enumerate(tokens) if token.is_figure or token.low in COUNTING]:
        if place < behind or place in taken or (quantity := _at(tokens, place, taken)) is None:
            continue
        if not (found and found[-1].last >= quantity.first and found[-1].count is None):
            if found and found[-1].last >= quantity.first:
                quantity.first = quantity.core
            found.append(quantity)
        behind = quantity.last + 1
    return found


def _at(tokens: Sequence[Token], place: int, taken: frozenset[int]) -> Quantity | None:
    token = tokens[place]
    if token.low in _VAGUE and token.is_word:
        return _vague(tokens, place)
    read = _number(tokens, place)
    if read is None:
        return None
    value, end = read
    low, high, last = value, value, end
    second = _range(tokens, end, taken)
    if second is not None and second[0] > value:
        high, last = second
        if place and tokens[place - 1].low == "between":
            return _made(tokens, place - 1, place, last, Count(low, high, False, "-"), f"{low}-{high}")
    if is_something_else(tokens, place, last, value):
        return None
    if high != low:
        return _made(tokens, place, place, last, Count(low, high, False, "-"), f"{low}-{high}")
    first, mark = _qualifier(tokens, place)
    if mark in ("<", ">") and value <= 21 and first and tokens[first - 1].low in _AGED:
        return None
    if not mark:
        trailer, mark = _trailer(tokens, last)
        return _made(tokens, first, place, last, _count(mark, value), f"{mark}{value}", trailer)
    return _made(tokens, first, place, last, _count(mark, value), f"{mark}{value}")


def _made(tokens: Sequence[Token], first: int, core: int, last: int, count: Count, written: str, end: int | None = None) -> Quantity:
    return Quantity(first, last if end is None else max(end, last), core, last, count, written)


def _count(mark: str, value: int) -> Count:
    match mark:
        case ">=":
            return Count(value, None, False, mark)
        case ">":
            return Count(value + 1, None, False, mark)
        case "<=":
            return Count(0, value, False, mark)
        case "<":
            return Count(0, max(0, value - 1), False, mark)
        case "~":
            return Count(value, value, True, mark)
        case _:
            return Count(value, value, False, "")


def _number(tokens: Sequence[Token], place: int) -> tuple[int, int] | None:
    """A number in digits or words that begins at `place`: its value and its last token."""
    token = tokens[place]
    if token.is_figure:
        return _digits(tokens, place)
    word = token.low
    if word in ("a", "an", "half") or word in _UNITS or word in _TENS:
        return _words(tokens, place)
    return None


def _digits(tokens: Sequence[Token], place: int) -> tuple[int, int] | None:
    text = tokens[place].text
    parts = text.split(",")
    if "." in text or (len(parts) > 1 and not (1 <= len(parts[0]) <= 3 and all(len(p) == 3 for p in parts[1:]))):
        return None
    value, last = int("".join(parts)[:19]), place
    power = _POWERS.get(tokens[place + 1].low) if place + 1 < len(tokens) else None
    if power:
        return value * power, place + 1
    if place + 1 < len(tokens) and tokens[place + 1].low == "dozen":
        return value * 12, place + 1
    if len(parts) == 1 and len(text) <= 3 and place + 1 < len(tokens):  # a thin or plain space between thousands: 1 200
        after = tokens[place + 1]
        if after.is_figure and len(after.text) == 3 and after.start == tokens[place].end + 1 and len(text) < 3 and after.text == "000":
            return value * 1000, place + 1
    return value, last


def _words(tokens: Sequence[Token], place: int) -> tuple[int, int] | None:
    """`a dozen`, `half a dozen`, `eighty-four`, `one hundred and three`, `two dozen`."""
    first, after = tokens[place].low, tokens[place + 1].low if place + 1 < len(tokens) else ""
    if first in ("an", "half") or (first == "a" and after not in _OF_ONE):
        half = first == "half" and [t.low for t in tokens[place + 1 : place + 3]] == ["a", "dozen"]
        return (6, place + 2) if half else None
    if first == "a" and after == "dozen":
        return 12, place + 1
    low = [t.low for t in tokens[place : place + 12]]
    total, current, at, last, seen = 0, 0, 0, -1, False
    while at < len(low):
        word = low[at]
        if word in ("a", "an") and at == 0:
            current, seen = 1, True
            at += 1
            continue
        if word in _UNITS and not (seen and current % 10 and current % 100) and not (seen and current and _UNITS[word] >= 10 and current % 100):
            current += _UNITS[word]
        elif word in _TENS and not current % 100:
            current += _TENS[word]
        elif word == "hundred" and 0 < current < 100:
            current *= 100
        elif word in ("thousand", "million") and current:
            total, current = total + current * _POWERS[word], 0
        elif word in _DOZENS and 0 < current < 100 and word == "dozen":
            return current * 12, place + at
        elif word in ("-", "and") and seen and last == at - 1 and at + 1 < len(low) and _goes_on(low, at, current):
            at += 1
            continue
        else:
            break
        seen, last = True, at
        at += 1
    return (total + current, place + last) if last >= 0 else None


def _goes_on(low: list[str], at: int, current: int) -> bool:
    after = low[at + 1]
    if low[at] == "-":
        return current % 100 >= 20 and current % 10 == 0 and after in _UNITS and 0 < _UNITS[after] < 10
    return current >= 100 and current % 100 == 0 and (after in _UNITS or after in _TENS)


def _range(tokens: Sequence[Token], last: int, taken: frozenset[int]) -> tuple[int, int] | None:
    """The second number of `80 to 90`, `80-90`, `between 80 and 90`, `11 or 12`."""
    if last + 2 >= len(tokens) or last + 2 in taken:
        return None
    word = tokens[last + 1].low
    if word not in ("to", "-", "or", "and"):
        return None
    if word == "-" and not tokens[last + 2].is_figure:
        return None
    read = _number(tokens, last + 2)
    if read is None:
        return None
    start = last
    while start and (
        tokens[start - 1].is_figure or tokens[start - 1].low in _UNITS or tokens[start - 1].low in _TENS or tokens[start - 1].low in ("-", "hundred")
    ):
        start -= 1
    before = tokens[start - 1].low if start else ""
    if word == "and" and before != "between":
        return None
    if word == "to" and before in ("from", "of"):
        return None
    return read


def _vague(tokens: Sequence[Token], place: int) -> Quantity | None:
    """`dozens`, `scores of people`, `hundreds`; `tens of thousands` is one word of quantity."""
    low, high = _VAGUE[tokens[place].low]
    last = place
    if tokens[place].low == "tens" or (
        place + 2 < len(tokens) and tokens[place + 1].low == "of" and tokens[place + 2].low in ("thousands", "hundreds")
    ):
        if place + 2 >= len(tokens) or tokens[place + 1].low != "of" or tokens[place + 2].low != "thousands":
            return None
        low, high, last = 20_000, 99_999, place + 2
    first, _ = _qualifier(tokens, place)
    if first == place and place and tokens[place - 1].low == "many":
        first = place - 1
    return Quantity(first, last, place, last, None, tokens[place].low, (low, high))


def _qualifier(tokens: Sequence[Token], place: int) -> tuple[int, str]:
    """The words before a number that bound it, and the mark that an incident file has for them."""
    skip = place
    while skip and tokens[skip - 1].low in ("a", "total", "of", "another", "the", "other") and place - skip < 3:
        skip -= 1
    for start in dict.fromkeys((place, skip)):
        for words, mark in _QUALIFIERS.get(tokens[start - 1].low, ()) if start else ():
            begin = start - len(words)
            if begin >= 0 and all(tokens[begin + n].low == word for n, word in enumerate(words)):
                return begin, mark
    return place, ""


def _trailer(tokens: Sequence[Token], last: int) -> tuple[int, str]:
    if last + 1 >= len(tokens) or tokens[last + 1].low not in _TRAILING:
        return last, ""
    for words, mark in _TRAILERS:
        if all(last + 1 + n < len(tokens) and tokens[last + 1 + n].low == word for n, word in enumerate(words)):
            if words == ("+",) and tokens[last + 1].start != tokens[last].end:
                continue
            return last + len(words), mark
    return last, ""
