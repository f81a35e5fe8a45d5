"""Since when: a day as people write it, reckoned from the day that counts as today."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from dateline.model.dates import parse_date

_AGO = re.compile(r"(?P<number>\d{1,4}|an?) (?P<unit>day|week|month|year)s?(?: ago)?")
_WEEKDAYS = tuple(day.lower() for day in calendar.day_name)


def moment_meant(text: str, today: dt.date) -> dt.datetime | None:
    """The moment from which changes count: the first of a day, month or year, or a time with its offset; None if `text` is no day.

    `today`, `yesterday`, `last week`, `2 weeks ago`, `monday` (the last one) are reckoned from `today`.
    """
    plain = " ".join(text.lower().replace(".", " ").split())
    try:
        when = parse_date(text.strip().upper(), clock=True)
    except ValueError:
        day = _relative(plain, today)
        return dt.datetime.combine(day, dt.time()) if day else None
    if when.time:
        return when.time
    return dt.datetime.combine(when.earliest, dt.time()) if when.earliest else None


def _relative(plain: str, today: dt.date) -> dt.date | None:
    if plain in ("today", "yesterday"):
        return today - dt.timedelta(days=plain == "yesterday")
    weekday = plain.removeprefix("last ")
    if weekday in _WEEKDAYS:
        return today - dt.timedelta(days=(today.weekday() - _WEEKDAYS.index(weekday) - 1) % 7 + 1)
    match = _AGO.fullmatch(plain.replace("last ", "1 ", 1) if plain.startswith("last ") else plain)
    if match is None:
        return None
    number = int(match["number"]) if match["number"].isdigit() else 1
    try:
        if match["unit"] in ("day", "week"):
            return today - dt.timedelta(days=number * (7 if match["unit"] == "week" else 1))
        return _months_before(today, number * (12 if match["unit"] == "year" else 1))
    except (ValueError, OverflowError):
        return dt.date.min


def _months_before(day: dt.date, months: int) -> dt.date:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
