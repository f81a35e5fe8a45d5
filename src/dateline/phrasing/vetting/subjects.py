"""Where the name or office beside a verb of speech begins and ends."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.phrasing.vetting.lexicon import FUNCTION, HAPPENED, TRIGGERS
from dateline.phrasing.vetting.numbers import NUMBER_WORDS
from dateline.phrasing.vetting.sentences import Token
from dateline.phrasing.vetting.wordlist import listed

SPEECH = listed(
    "spoke spoken found recorded boasted believes said says say told tells reported reports announced announces confirmed confirms "
    "added adds stated states declared declares estimated estimates acknowledged wrote tweeted noted insisted maintained put puts "
    "gave gives quoted reporting saying revised lowered raised counted"
)


_OF_TOLLS = frozenset({*TRIGGERS, "toll", "were", "was"})
_EDGES = frozenset({",", ";", "—", '"', ":", "(", ")", "-", "!", "?"})


_CUTS = listed(
    "that but while which as after when because although though whereas before since and if where until however meanwhile later on than yet so"
)


_PERSONAL = frozenset({"he", "she", "they", "we", "i"})
_TIMES = listed("monday tuesday wednesday thursday friday saturday sunday today yesterday")


def _is_time(tokens: Sequence[Token], place: int) -> bool:
    """Whether a word tells when something was said; the `Today` of `Pakistan Today` is a name."""
    name = tokens[place].text == "Today" and place > 0 and tokens[place - 1].text[0].isupper()
    return tokens[place].low in _TIMES and not name


def apposition(tokens: Sequence[Token], last: int) -> int:
    """The end of a name with the office behind it: `Babak Yektaparast, a spokesman for the emergency services`."""
    if last + 2 < len(tokens) and tokens[last + 1].text == "," and tokens[last + 2].low in ("a", "an", "the"):
        return max(last, forward(tokens, last + 2))
    return last


def backward(tokens: Sequence[Token], verb: int) -> tuple[int, int] | None:
    """The subject before a verb, with what stands in apposition: `Iran's interior minister, Ahmad Vahidi,`."""
    last = verb - 1
    while last >= 0 and (
        tokens[last].low
        in (
            "also",
            "has",
            "had",
            "have",
            "later",
            "earlier",
            "first",
            "initially",
            "then",
            "only",
            "was",
            "were",
            "now",
            "previously",
            "since",
            "at",
            "so",
        )
        or _is_time(tokens, last)
        or tokens[last].low[-2:] == "ly"
    ):
        last -= 1
    if last > 0 and tokens[verb].low == "saying" and tokens[last].low == "as":
        last -= 1
    if last > 0 and tokens[last].text == ")":  # the Islamic State group (IS) claimed it
        last = next((n - 1 for n in range(last, max(-1, last - 6), -1) if tokens[n].text == "("), last)
    if last < 0:
        return None
    appositions = 0
    if tokens[last].text == ",":
        last, appositions = last - 1, 2
        if last < 0:
            return None
    first = last
    while first >= 0 and last - first < 24:
        token = tokens[first]
        if token.text == "," and appositions and _plain(tokens, first):
            appositions -= 1
        elif (token.text == "-" and first and tokens[first - 1].end == token.start) or (
            token.text == "." and first and tokens[first - 1].is_word and len(tokens[first - 1].text) < 5
        ):
            pass
        elif token.text in _EDGES or token.text in ".…" or (token.low in _CUTS and not _joins(tokens, first)):
            break
        first -= 1
    first += 1
    while first <= last and (tokens[first].text in ".,-" or tokens[first].low in ("and", "on")):
        first += 1
    if first > last or not any(t.is_word and t.low not in NUMBER_WORDS for t in tokens[first : last + 1]):
        return None
    if tokens[last].low in _PERSONAL:
        return last, last  # "a day earlier he had put it at 89"
    words = [t.low for t in tokens[first : last + 1] if t.is_word]
    if len(words) > 14 or not _OF_TOLLS.isdisjoint(words):
        return _last_part(tokens, first, last)
    return first, last


def _last_part(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int] | None:
    """Of an apposition that is none (`84 people died, officials said`) the words behind the last comma."""
    commas = [n for n in range(first, last + 1) if tokens[n].text == ","]
    if not commas or any(t.low in TRIGGERS for t in tokens[commas[-1] + 1 : last + 1]):
        return None
    return (commas[-1] + 1, last) if commas[-1] < last else None


def _plain(tokens: Sequence[Token], comma: int) -> bool:
    """Whether what stands before a comma can be the name or office that the words behind it explain."""
    start = comma - 1
    while start >= 0 and tokens[start].text not in ',;—"' and comma - start < 10:
        start -= 1
    words = tokens[start + 1 : comma]
    return bool(words) and not any(
        t.low in TRIGGERS or t.low in ("was", "were", "is", "are", "had", "have", "has", "that", "in") for t in words if t.is_word
    )


def _opens_subject(tokens: Sequence[Token], place: int) -> bool:
    """Whether all from the edge of a clause to `and` is one more speaker: `, Peshawar police and the hospital said`."""
    start = place
    while start and tokens[start - 1].is_word and place - start < 6:
        start -= 1
    words = tokens[start:place]
    if (start and tokens[start - 1].text not in ",;") or not words or not (words[0].text[0].isupper() or words[0].low == "the"):
        return False
    return not any(t.low in TRIGGERS or t.low in HAPPENED or t.low in SPEECH or t.low in FUNCTION - {"of", "the", "for", "and"} for t in words)


def _joins(tokens: Sequence[Token], place: int) -> bool:
    """Whether `and` stands inside a name: `Ministry of Intelligence and Security`, `police and prosecutors`."""
    if tokens[place].low != "and" or not place or place + 1 >= len(tokens):
        return False
    before, after = tokens[place - 1], tokens[place + 1]
    if after.low in ("the", "a", "an"):
        return _opens_subject(tokens, place)
    return (
        before.is_word
        and after.is_word
        and before.low not in TRIGGERS
        and (place == 1 or before.text[0].isupper() == after.text[0].isupper())
        and after.low not in FUNCTION
    )


def forward(tokens: Sequence[Token], first: int) -> int:
    """The last token of a name or body that begins at `first`."""
    place = first
    while place < len(tokens) and place - first < 12:
        token = tokens[place]
        if (
            token.text == "."
            and place + 1 < len(tokens)
            and place > first
            and len(tokens[place - 1].text) < 5
            and tokens[place - 1].text[0].isupper()
        ):
            place += 1
            continue
        if token.text == "-" and tokens[place - 1].end == token.start:
            place += 1
            continue
        if token.is_figure and _ends_name(tokens, place, first):
            place += 1
            continue
        if not token.is_word or _is_time(tokens, place):
            break
        if token.low in FUNCTION - {"the", "a", "an", "of", "s", "and", "for", "in"} or token.low in SPEECH:
            break
        if token.low == "and" and not _joins(tokens, place):
            break
        if token.low == "in" and not (place + 1 < len(tokens) and tokens[place + 1].text[0].isupper()):
            break
        place += 1
    while place - 1 >= first and tokens[place - 1].low in ("the", "of", "and", "in", "a", "an", "for"):
        place -= 1
    return place - 1


def _ends_name(tokens: Sequence[Token], place: int, first: int) -> bool:
    """Whether a number belongs to a name: `France 24,`, `Channel 4 News`."""
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    return place > first and tokens[place - 1].text[0].isupper() and (after is None or not after.is_word or after.text[0].isupper())


def proper(tokens: Sequence[Token], first: int, last: int) -> int:
    """The end of a proper name: what is written small behind a capital is no part of it, but for `group`."""
    capital = False
    for place in range(first, last + 1):
        token = tokens[place]
        if (
            capital
            and token.is_word
            and token.text[0].islower()
            and token.low not in ("of", "the", "and", "al", "ul", "group", "in", "state", "network")
        ):
            return place - 1
        capital = capital or token.text[0].isupper()
    return last
