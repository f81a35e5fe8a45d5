"""As of a day: choosing it, and stepping through the days of reporting."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from msgspec import structs

from dateline.ledger.known import reporting_days
from dateline.model.dates import parse_date
from dateline.model.shown import Shown, quoted
from dateline.phrasing.days import day_text
from dateline.tui.screens.prompt import Prompt

if TYPE_CHECKING:
    from dateline.tui.screens.browse import BrowseScreen


def choose(screen: BrowseScreen, typed: str = "") -> None:
    """Ask for a day, or take the one typed; nothing is today."""
    if typed:
        _go(screen, typed)
        return

    def complete(text: str) -> list[str]:
        return [day.isoformat() for day in _days(screen) if day.isoformat().startswith(text.strip())]

    asked = Prompt(Shown("As of which day? YYYY-MM-DD; Enter alone: today"), complete=complete)
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
    try:
        day = parse_date(typed).latest
    except ValueError as error:
        screen.say(f"{quoted(typed)} is no day: {error}. @ asks again.")
        return
    _set(screen, day)


def _set(screen: BrowseScreen, day: dt.date | None) -> None:
    if screen.answer.search.as_of is not None:
        screen.say("The query itself says as-of:; change it there with /.")
        return
    screen.keep()
    screen.follower.forget()
    screen.ask(structs.replace(screen.selection, as_of=day))
    screen.bring(screen.pane)
    screen.say("" if day is None else f"As known at the end of {day_text(day)}. {_step_keys()}")


def _step_keys() -> str:
    return ", and . step through the days of reporting; @ chooses one, @ Enter is today."
