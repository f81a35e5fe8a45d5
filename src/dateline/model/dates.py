"""Dates as an incident file writes them: a small part of EDTF (ISO 8601-2:2019, level 1) and times with an offset.

`2024`, `2024-01`, `2024-01-03`, each with an optional mark `?` (uncertain), `~` (approximate) or `%` (both); `D/D`;
where the field allows it `../D`, `D/..` and `2024-01-03T19:40+03:30`.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from msgspec import Struct

_LAST = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""Days of a month, February of a common year."""
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([?~%]?)")
_MOMENT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9]{2}):([0-9]{2})(Z|[+-][0-9]{2}:[0-9]{2})")
_TIME = re.compile(r"([0-9]{2}):([0-9]{2})(Z|[+-][0-9]{2}:[0-9]{2})?")

FORMS = "write YYYY, YYYY-MM or YYYY-MM-DD (with ? ~ or % where inferred)"


class When(Struct, frozen=True):
    """Days from `earliest` to `latest`, both inclusive (None: open); `time` where the text has one; `mark` as written."""

    earliest: dt.date | None
    latest: dt.date | None
    mark: str = ""
    time: dt.datetime | None = None

    @property
    def day(self) -> dt.date | None:
        """The one calendar day that is meant, or None where it is a span."""
        return self.latest if self.earliest == self.latest else None

    def latest_in(self, zone: dt.tzinfo) -> dt.date | None:
        """The last day meant, in `zone` where a time of day is known."""
        return self._day_in(zone) if self.time else self.latest

    def earliest_in(self, zone: dt.tzinfo) -> dt.date | None:
        """The first day meant, in `zone` where a time of day is known."""
        return self._day_in(zone) if self.time else self.earliest

    def _day_in(self, zone: dt.tzinfo) -> dt.date | None:
        try:
            return self.time.astimezone(zone).date() if self.time else None
        except OverflowError:  # the first and the last hours of the calendar
            return self.latest


@lru_cache(maxsize=4096)
def parse_date(text: str, *, open_ends: bool = False, clock: bool = False) -> When:
    """Read a date. Raises ValueError with a sentence; `open_ends` allows `../D` and `D/..`, `clock` a time with offset."""
    if clock and "T" in text:
        return _moment(text)
    if "/" not in text:
        return _single(text)
    first, _, last = text.partition("/")
    start = When(None, None) if open_ends and first == ".." else _single(first)
    end = When(None, None) if open_ends and last == ".." else _single(last)
    if first == ".." == last:
        raise ValueError("an interval needs at least one day")
    if start.earliest and end.latest and start.earliest > end.latest:
        raise ValueError(f"an interval runs forward: write {last}/{first}")
    return When(start.earliest, end.latest, start.mark or end.mark)


def _single(text: str) -> When:
    match = _DATE.fullmatch(text)
    if match is None:
        raise ValueError(FORMS)
    year, month, day, mark = int(match[1]), match[2], match[3], match[4]
    if year == 0:
        raise ValueError("there is no year 0000")
    if month is None:
        return When(dt.date(year, 1, 1), dt.date(year, 12, 31), mark)
    if not 1 <= int(month) <= 12:
        raise ValueError(f"there is no month {month}; {FORMS}")
    last = _LAST[int(month) - 1] + (month == "02" and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
    if day is None:
        return When(dt.date(year, int(month), 1), dt.date(year, int(month), last), mark)
    if not 1 <= int(day) <= last:
        raise ValueError(f"{match[1]}-{month} has no day {day}")
    only = dt.date(year, int(month), int(day))
    return When(only, only, mark)


def _moment(text: str) -> When:
    match = _MOMENT.fullmatch(text)
    if match is None:
        raise ValueError("write a time as 2024-01-03T19:40+03:30, with its offset from UTC")
    day = _single(match[1]).earliest
    zone = parse_offset(match[4])
    try:
        time = dt.datetime.combine(day or dt.date.min, dt.time(int(match[2]), int(match[3])), zone)
    except ValueError:
        raise ValueError(f"there is no time {match[2]}:{match[3]}") from None
    return When(day, day, "", time)


def parse_offset(text: str) -> dt.timezone:
    """`+03:30` or `Z` as a zone. Raises ValueError."""
    if text == "Z":
        return dt.UTC
    minutes = int(text[1:3]) * 60 + int(text[4:6])
    if minutes > 14 * 60 or int(text[4:6]) > 59:
        raise ValueError(f"no zone is {text} from UTC")
    return dt.timezone(dt.timedelta(minutes=-minutes if text[0] == "-" else minutes))


@lru_cache(maxsize=1024)
def parse_time(text: str) -> dt.tzinfo | None:
    """Check a time of day such as `15:00+03:30` and return its zone. Raises ValueError."""
    match = _TIME.fullmatch(text)
    if match is None or int(match[1]) > 23 or int(match[2]) > 59:
        raise ValueError("write a time of day as 15:00+03:30")
    return parse_offset(match[3]) if match[3] else None
