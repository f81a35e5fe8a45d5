"""What looks like a figure and counts nobody: years, ages, money, hours, distances, ranks, addresses, shares."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.phrasing.vetting.sentences import Token
from dateline.phrasing.vetting.wordlist import listed

_CURRENCY = frozenset("$€£¥₽₹﷼")


_UNIT_WORDS = listed(
    "percent per pct km kms kilometre kilometres kilometer kilometers metre metres meter meters mile miles cm mm kg kgs kilogram "
    "kilograms kilo kilos gram grams ton tons tonne tonnes litre litres liter liters degrees feet foot ft inch inches yards acres "
    "hectares mph kph second seconds minute minutes hour hours day days week weeks month months year years decade decades century "
    "centuries o'clock oclock am pm gmt utc dollars dollar euros euro pounds rials rial rubles roubles rupees lira afghanis dirhams "
    "riyals million billion trillion bn pages page paragraphs paragraph votes vote points point floors floor storeys stories times "
    "rounds bullets bags time percentage hrs mins km2 lanes minute's"
)


_RANKED_BEFORE = listed(
    "page pages p pp no number article articles section chapter paragraph para line route highway flight channel room gate exit "
    "platform resolution resolutions phase stage level version war season episode part volume vol district unit squadron brigade tab "
    "table figure fig terminal pier sector zone block group g age aged ages file case docket psalm surah verse apollo boeing airbus "
    "ak f su mig il rpg day serial size"
)


_AGE_AFTER = frozenset({"old", "olds"})


def is_something_else(tokens: Sequence[Token], place: int, last: int, value: int) -> bool:
    """Whether a number is a year, an age, money, time, distance, rank, address, share or the like."""
    before = tokens[place - 1] if place else None
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    joined_after = after is not None and after.start == tokens[last].end
    joined_before = before is not None and before.end == tokens[place].start
    if before is not None and (before.text in _CURRENCY or (before.low in _RANKED_BEFORE and before.is_word and not before.owns)):
        return True
    if before is not None and before.text == "." and place > 1 and tokens[place - 2].low in ("no", "p", "pp", "vol", "art", "sec", "fig"):
        return True
    if joined_before and before is not None and before.text in "-/:.#@" and place > 1 and tokens[place - 2].end == before.start:
        return True
    if joined_before and before is not None and before.is_word:
        return True
    if after is None:
        return _is_year(tokens, place, last, value)
    if after.text == "%" or after.text in _CURRENCY or (after.text in ":/" and joined_after):
        return True
    if joined_after and after.is_word:  # 4th, 7am, 50kg
        return True
    unit = tokens[last + 2] if after.text == "-" and last + 2 < len(tokens) else after
    if unit.low in _UNIT_WORDS or (after.text == "-" and joined_after and unit is not after and unit.start == after.end):
        return True
    if after.low in ("cubic", "square", "consecutive", "calendar", "straight") or after.low in _AGE_AFTER:
        return True
    if after.low in _BEFORE_UNITS and last + 2 < len(tokens) and tokens[last + 2].low in _UNIT_WORDS:
        return True
    if _is_age(tokens, place, last, value):
        return True
    if after.text[:1].isupper() and after.is_word and last + 2 < len(tokens) and tokens[last + 2].low in _STREETS:
        return True
    return _is_year(tokens, place, last, value)


_BEFORE_UNITS = listed("further more additional full long short whole other nautical us american")
_STREETS = listed("street st avenue ave road rd boulevard lane square downing")


def _is_age(tokens: Sequence[Token], place: int, last: int, value: int) -> bool:
    """`Akilov, 39, said`: a number alone between commas behind a name."""
    if not 1 <= value <= 110 or place < 2 or last + 1 >= len(tokens):
        return False
    closed = tokens[last + 1].text in ",.)"
    named = tokens[place - 2].is_word and tokens[place - 2].text[0].isupper() and len(tokens[place - 2].text) > 1
    return closed and tokens[place - 1].text in ",(" and named and tokens[place].is_figure


_PERSONS_AFTER_YEAR = listed("people persons dead wounded victims others civilians")


def _is_year(tokens: Sequence[Token], place: int, last: int, value: int) -> bool:
    """A bare four-digit number of our time is a year unless people follow it."""
    if not (place == last and 1900 <= value <= 2100 and tokens[place].is_figure and len(tokens[place].text) == 4):
        return False
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    return after is None or after.low not in _PERSONS_AFTER_YEAR
