"""A day as people write it, reckoned from the day that counts as today: since its beginning, or as of its end."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from dateline.model.dates import parse_date
from dateline.phrasing.days import MONTHS

_AGO = re.compile(r"(?P<number>\d{1,4}|an?) (?P<unit>day|week|month|year)s?(?: ago)?")
_IN_WORDS = re.compile(r"(?:(?P<day>\d{1,2}) )?(?P<month>[a-z]{3,9})(?: (?P<day_after>\d{1,2}))?(?: (?P<year>\d{4}))?")
_WEEKDAYS = tuple(day.lower() for day in calendar.day_name)


def moment_meant(text: str, today: dt.date) -> dt.datetime | None:
    """The moment from which changes count: the first of a day, month or year, or a time with its offset; None if `text` is no day.

    `today`, `yesterday`, `last week`, `2 weeks ago`, `monday` and `5 Jan` (the last ones) are reckoned from `today`.
    """
    try:
        when = parse_date(text.strip().upper(), clock=True)
    except ValueError:
        days = _in_words(text, today)
        return dt.datetime.combine(days[0], dt.time()) if days else None
    if when.time:
        return when.time
    return dt.datetime.combine(when.earliest, dt.time()) if when.earliest else None


def last_day_meant(text: str, today: dt.date, *, yearless_until: dt.date | None = None) -> dt.date | None:
    """The last day of what is meant: of `2024-01` or `January 2024` the 31st; None if `text` is no day.

    `5 Jan` is the last one up to `yearless_until`, or up to `today`.
    """
    try:
        return parse_date(text.strip().upper()).latest
    except ValueError:
        days = _in_words(text, today, yearless_until)
        return days[1] if days else None


def _in_words(text: str, today: dt.date, yearless_until: dt.date | None = None) -> tuple[dt.date, dt.date] | None:
    plain = " ".join(re.sub(r"[.,]", " ", text.lower()).split())
    day = _relative(plain, today)
    return (day, day) if day else _named(plain, yearless_until or today)


def _named(plain: str, until: dt.date) -> tuple[dt.date, dt.date] | None:
    """`24 march 2024`, `mar 24 2024`, `march 2024`, and without a year the last ones that begin up to `until`."""
    match = _IN_WORDS.fullmatch(plain)
    if match is None or (match["day"] and match["day_after"]):
        return None
    months = [number for number, name in enumerate(MONTHS, 1) if name.lower().startswith(match["month"])]
    if len(months) != 1:
        return None
    day = int(match["day"] or match["day_after"] or 0)
    for year in (int(match["year"]),) if match["year"] else range(until.year, until.year - 8, -1):
        try:
            first = dt.date(year, months[0], day or 1)
        except ValueError:  # a day that the month lacks, such as 29 February of a common year
            continue
        if match["year"] or first <= until:
            return first, first if day else first.replace(day=calendar.monthrange(year, months[0])[1])
    return None


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
