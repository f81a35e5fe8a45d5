"""Days in newsroom English: `6 January 2024`, `January 2024`, `3 January 2024 (inferred)`."""

from __future__ import annotations

import datetime as dt

from dateline.model.dates import parse_date
from dateline.model.shown import Shown, show_line

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def day_text(day: dt.date) -> Shown:
    """`6 January 2024`."""
    return Shown(f"{day.day} {MONTHS[day.month - 1]} {day.year}")


def date_text(text: str) -> Shown:
    """A date of a file in words; text that is no date as it stands."""
    try:
        when = parse_date(text, open_ends=True, clock=True)
    except ValueError:
        return show_line(text)
    mark = {"?": " (inferred)", "~": " (about)", "%": " (about, inferred)"}.get(when.mark, "")
    if "/" in text:
        first, _, last = text.partition("/")
        return Shown(
            f"{'before' if first == '..' else date_text(first)} {'on' if last == '..' else 'to'} {'' if last == '..' else date_text(last)}".strip()
        )
    if when.day is not None:
        clock = f", {when.time:%H:%M}" if when.time else ""
        return Shown(day_text(when.day) + clock + mark)
    parts = text.rstrip("?~%").split("-")
    return Shown((f"{MONTHS[int(parts[1]) - 1]} {parts[0]}" if len(parts) == 2 else parts[0]) + mark)
