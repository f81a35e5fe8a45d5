"""As of a day: choosing it, and stepping through the days of reporting."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from msgspec import structs

from dateline.ledger.known import reporting_days
from dateline.library.since import last_day_meant
from dateline.model.shown import Shown, quoted
from dateline.phrasing.days import day_text
from dateline.tui.screens.prompt import Prompt

if TYPE_CHECKING:
    from dateline.tui.screens.browse import BrowseScreen

STEPS = ", and . step through the days of reporting; @ chooses one, @ Enter is today."
"""What is told of a past day: the keys, since the banner names the day."""


def choose(screen: BrowseScreen, typed: str = "") -> None:
    """Ask for a day, or take the one typed; nothing is today."""
    if typed:
        _go(screen, typed)
        return

    def complete(text: str) -> list[str]:
        begun = text.strip().lower()
        reported = [day for day in _days(screen) if day.isoformat().startswith(begun) or day_text(day).lower().startswith(begun)]
        meant = _meant(screen, begun) if begun else None
        return [day.isoformat() for day in dict.fromkeys([meant, *reported] if meant else reported)]

    asked = Prompt(Shown("As of which day? 2024-01-05, 5 Jan, Jan 2024, yesterday; nothing is today"), complete=complete)
    screen.app.push_screen(asked, lambda answer: _go(screen, answer) if answer is not None else None)


def earlier(screen: BrowseScreen) -> None:
    """The day of reporting before the one shown."""
    before = [day for day in _days(screen) if day < screen.answer.as_of]
    if before:
        _set(screen, before[-1])
    else:
        screen.say("Nothing of this incident had been reported before.")


def later(screen: BrowseScreen) -> None:
    """The day of reporting after the one shown; after the last one, today."""
    if screen.past is None:
        screen.say("This is today.")
        return
    after = [day for day in _days(screen) if day > screen.answer.as_of]
    _set(screen, after[0] if after else None)


def _days(screen: BrowseScreen) -> list[dt.date]:
    incident = screen.follower.incident
    return reporting_days(incident) if incident is not None else []


def _go(screen: BrowseScreen, typed: str) -> None:
    if not typed or typed.lower() == "today":
        _set(screen, None)
        return
    day = _meant(screen, typed)
    if day is None:
        screen.say(f"{quoted(typed)} is no day. Write 2024-01-05, 5 January 2024, 5 Jan, 2024-01 (its last day) or 3 days ago. @ asks again.")
        return
    _set(screen, day)


def _meant(screen: BrowseScreen, typed: str) -> dt.date | None:
    """The day that was typed; one without a year is the first such day since the incident."""
    reported = _days(screen)
    year_after = reported[0] + dt.timedelta(days=364) if reported else None
    return last_day_meant(typed, screen.session.today, yearless_until=year_after)


def _set(screen: BrowseScreen, day: dt.date | None) -> None:
    if screen.answer.search.as_of is not None:
        screen.say("The query itself says as-of:; change it there with /.")
        return
    screen.keep()
    screen.follower.forget()
    screen.ask(structs.replace(screen.selection, as_of=day))
    screen.bring(screen.pane)
    screen.say("" if day is None else STEPS)
