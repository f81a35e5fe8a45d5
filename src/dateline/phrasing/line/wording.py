"""Numbers and days as a style prints them: AP and Reuters spell out one to nine and never begin with a numeral.

Sources: The Associated Press Stylebook and the Reuters Handbook of Journalism, entries on numbers and dates.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

from msgspec import Struct

from dateline.model.counts import Count, parse_count
from dateline.model.dates import parse_date
from dateline.phrasing.days import MONTHS

_SMALL = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_AP_MONTHS = ("Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
HEDGES = {">=": "at least", ">": "more than", "<=": "at most", "<": "fewer than", "~": "about"}
"""The mark of a count -> the word for it; a bound is never printed as an exact figure."""


class Style(Struct, frozen=True):
    """`spells`: small numbers are words and no sentence begins with a numeral; `months` as in dates with a day; `day_first` 4 January."""

    name: str
    spells: bool
    months: tuple[str, ...]
    day_first: bool


STYLES = {
    "plain": Style("plain", False, MONTHS, True),
    "ap": Style("ap", True, _AP_MONTHS, False),
    "reuters": Style("reuters", True, MONTHS, False),
}


@cache
def _full_date() -> re.Pattern[str]:
    """A day with its year and a word behind it. Made at the first use: most styles have none."""
    return re.compile(rf"((?:{'|'.join(map(re.escape, {*_AP_MONTHS, *MONTHS}))}) \d{{1,2}}, \d{{4}})(?= [A-Za-z])")


def number_text(value: int, style: Style) -> str:
    """A number: `nine`, `84`, `1,200`."""
    return _SMALL[value] if style.spells and value < len(_SMALL) else f"{value:,}"


def count_words(value: str, style: Style) -> str:
    """A count with the word of its mark: `at least 91`, `about 100`, `between 80 and 90`, `no`."""
    count = parse_count(value)
    mark = value[: len(value) - len(value.lstrip("<>=~"))]
    if mark:
        return f"{HEDGES[mark]} {number_text(int(value[len(mark) :]), style)}"
    if not count.exact:
        return f"between {number_text(count.low, style)} and {number_text(count.high or count.low, style)}"
    return "no" if count.low == 0 else number_text(count.low, style)


def is_one(count: Count) -> bool:
    """Whether the noun and the verb stand in the singular: `one person was`, `at least one person was`."""
    return 1 in (count.high if count.high is not None else count.low, count.low) and count.low == 1 and count.high in (1, None)


def begins_with_numeral(text: str) -> bool:
    """Whether a sentence would begin with a numeral, which AP and Reuters avoid."""
    return text[:1].isdigit()


def day_words(said: str, style: Style) -> str:
    """`on 4 January 2024`, `in January 2024`, `between 26 and 27 October 2022`; "" without a date."""
    if not said:
        return ""
    when = parse_date(said, open_ends=True, clock=True)
    if when.earliest is None or when.latest is None:
        day = when.earliest or when.latest
        return f"{'after' if when.earliest else 'before'} {_day(day, style)}" if day else ""
    if "/" in said and when.earliest != when.latest:
        first, last = (day_words(end, style).split(" ", 1)[1] for end in said.rstrip("?~%").split("/"))
        return f"between {first} and {last}"
    if when.earliest == when.latest:
        return f"on {_day(when.earliest, style)}"
    if (when.earliest.year, when.earliest.month) == (when.latest.year, when.latest.month):
        return f"in {MONTHS[when.earliest.month - 1]} {when.earliest.year}"
    return f"in {when.earliest.year}"


def _day(day: dt.date, style: Style) -> str:
    month = style.months[day.month - 1]
    return f"{day.day} {month} {day.year}" if style.day_first else f"{month} {day.day}, {day.year}"


def punctuated(text: str, style: Style) -> str:
    """AP and Reuters set a comma behind the year of a full date where the sentence goes on."""
    return text if style.day_first else _full_date().sub(r"\1,", text)
