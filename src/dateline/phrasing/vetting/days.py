"""Days as copy writes them: `Jan. 3`, `3 January 2024`, `January 3rd`, `2024-01-03`, `January 2024`, `on Wednesday`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from dateline.phrasing.days import MONTHS
from dateline.phrasing.vetting.sentences import Token

_MONTHS = {name: n for n, month in enumerate(MONTHS, 1) for name in (month.lower(), month[:3].lower())} | {"sept": 9}
_WEEKDAYS = {
    name: n
    for n, names in enumerate(
        ("monday mon", "tuesday tue tues", "wednesday wed", "thursday thu thur thurs", "friday fri", "saturday sat", "sunday sun")
    )
    for name in names.split()
}
_NAMED = frozenset({*_MONTHS, *_WEEKDAYS})
DATED = _NAMED | {"-"}
"""A sentence without one of these has no date."""
_ORDINALS = frozenset({"st", "nd", "rd", "th"})


Role = Literal["incident", "said", "other"]


class Mention(Struct, gc=False):
    """A date in a sentence, token places `first` to `last` inclusive. What the text leaves out is None; `role` is what it dates, once asked."""

    first: int
    last: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    role: Role | None = None

    def fits(self, when: dt.date) -> bool:
        """Whether all that is written agrees with a day."""
        return all(mine in (None, its) for mine, its in ((self.year, when.year), (self.month, when.month), (self.day, when.day)))

    def date(self, near: dt.date) -> dt.date | None:
        """The day that is meant; without a year the one nearest to `near`."""
        if self.month is None or self.day is None:
            return None
        years = [self.year] if self.year else [near.year, near.year - 1, near.year + 1]
        days = []
        for year in years:
            try:
                days.append(dt.date(year, self.month, self.day))
            except ValueError:
                continue
        return min(days, key=lambda day: abs((day - near).days)) if days else None


def mentions(tokens: Sequence[Token]) -> list[Mention]:
    """Every date in a sentence, in order; a weekday that stands beside a date is part of it."""
    found: list[Mention] = []
    behind = 0
    for place in [n for n, token in enumerate(tokens) if token.is_figure or token.low in _NAMED]:
        if place < behind or (mention := _at(tokens, place)) is None:
            continue
        if found and mention.weekday is None and found[-1].weekday is not None and found[-1].month is None and mention.first - found[-1].last <= 2:
            mention = Mention(found[-1].first, mention.last, mention.year, mention.month, mention.day, found.pop().weekday)
        found.append(mention)
        behind = mention.last + 1
    return found


def resolved_weekday(weekday: int, anchor: dt.date) -> dt.date:
    """The day that `on Wednesday` means in a story of the day `anchor`: the last one, that day included."""
    return anchor - dt.timedelta(days=(anchor.weekday() - weekday) % 7)


def _at(tokens: Sequence[Token], place: int) -> Mention | None:
    token = tokens[place]
    low = token.low
    if token.is_word:
        if low in _MONTHS and token.text[0].isupper():
            return _month_first(tokens, place)
        if low in _WEEKDAYS and token.text[0].isupper() and (len(low) > 4 or _dot(tokens, place)):
            after = tokens[place + 1] if place + 1 < len(tokens) else None
            if after is not None and after.is_word and after.text[0].isupper() and after.low not in _MONTHS:
                return None  # "Sunday Mass"
            return Mention(place, place, weekday=_WEEKDAYS[low])
        return None
    if not token.is_figure:
        return None
    if len(token.text) == 4 and place + 4 < len(tokens) and tokens[place + 1].text == "-" == tokens[place + 3].text:
        parts = tokens[place : place + 5 : 2]
        if all(p.is_figure for p in parts) and [len(p.text) for p in parts] == [4, 2, 2] and tokens[place + 4].start - token.start == 8:
            return _valid(Mention(place, place + 4, int(parts[0].text), int(parts[1].text), int(parts[2].text)))
    return _day_first(tokens, place)


def _dot(tokens: Sequence[Token], place: int) -> bool:
    return place + 1 < len(tokens) and tokens[place + 1].text == "."


def _day_of(token: Token) -> int | None:
    return int(token.text) if token.is_figure and token.text.isdecimal() and len(token.text) <= 2 and 1 <= int(token.text) <= 31 else None


def _year_of(tokens: Sequence[Token], place: int) -> tuple[int, int] | None:
    """A year at `place`, or behind a comma there: (year, its place)."""
    if place < len(tokens) and tokens[place].text == ",":
        place += 1
    if place < len(tokens) and tokens[place].is_figure and len(tokens[place].text) == 4 and 1900 <= _int(tokens[place]) <= 2100:
        return _int(tokens[place]), place
    return None


def _int(token: Token) -> int:
    return int(token.text) if token.text.isdecimal() else 0


def _month_first(tokens: Sequence[Token], place: int) -> Mention | None:
    """`Jan. 3`, `January 3rd, 2024`, `January 2024`; a month alone says too little."""
    month, last = _MONTHS[tokens[place].low], place
    at = place + 1
    if _dot(tokens, place):
        last, at = place + 1, place + 2
    day = _day_of(tokens[at]) if at < len(tokens) else None
    if day is None:
        if tokens[place].low == "may" and not (at < len(tokens) and tokens[at].is_figure):
            return None
        year = _year_of(tokens, at)
        return Mention(place, year[1], year[0], month) if year else None
    last = at
    if at + 1 < len(tokens) and tokens[at + 1].low in _ORDINALS and tokens[at + 1].start == tokens[at].end:
        last = at + 1
    year = _year_of(tokens, last + 1)
    return _valid(Mention(place, year[1] if year else last, year[0] if year else None, month, day))


def _day_first(tokens: Sequence[Token], place: int) -> Mention | None:
    """`3 January 2024`, `3rd of January`."""
    day = _day_of(tokens[place])
    if day is None:
        return None
    at = place + 1
    if at < len(tokens) and tokens[at].low in _ORDINALS and tokens[at].start == tokens[place].end:
        at += 1
    if at < len(tokens) and tokens[at].low == "of":
        at += 1
    if at >= len(tokens) or not tokens[at].is_word or tokens[at].low not in _MONTHS or not tokens[at].text[0].isupper():
        return None
    last = at + 1 if _dot(tokens, at) and at + 2 < len(tokens) and tokens[at].low != "may" and len(tokens[at].low) <= 4 else at
    year = _year_of(tokens, last + 1)
    return _valid(Mention(place, year[1] if year else at, year[0] if year else None, _MONTHS[tokens[at].low], day))


def _valid(mention: Mention) -> Mention | None:
    if not mention.month or not mention.day or not 1 <= mention.month <= 12:
        return None
    try:
        dt.date(mention.year or 2024, mention.month, mention.day)
    except ValueError:
        return None
    return mention
