"""The days of a draft: of the story itself, of what was said, and of the incident, which is checked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from dateline.phrasing.days import MONTHS, day_text
from dateline.phrasing.vetting.days import Mention, resolved_weekday
from dateline.phrasing.vetting.finding import Findings, Ruling
from dateline.phrasing.vetting.incidents import NEAR_DAYS, Sites
from dateline.phrasing.vetting.passage import Passage
from dateline.phrasing.vetting.points import Reading
from dateline.phrasing.vetting.timing import role_of
from dateline.phrasing.vetting.topics import Follower

STORY_DAYS = 60
"""A weekday is resolved by the date of the story only for incidents so near to it: another story may have begun."""


class StoryDays:
    """The days of one draft; `anchor` is the date of the story, once it is known."""

    def __init__(self, sites: Sites, as_of: dt.date) -> None:
        """Begin without a date of the story."""
        self.sites = sites
        self.as_of = as_of
        self.anchor: dt.date | None = None

    def near(self, incident: str) -> dt.date:
        """The day near which a date without a year is taken to lie."""
        return self.sites.spans[incident][0] if incident else (self.anchor or self.as_of)

    def remember(self, anchor: Mention | None, incident: str) -> None:
        """Take a date for that of the story."""
        if anchor is not None and (day := anchor.date(self.near(incident))) is not None:
            self.anchor = day

    def resolve(self, mention: Mention, near: dt.date) -> dt.date | None:
        """The day that a date means; a weekday only where the date of the story says which."""
        day = mention.date(near)
        if day is None and mention.weekday is not None and mention.month is None and self.anchor is not None:
            found = resolved_weekday(mention.weekday, self.anchor)
            return found if abs((found - near).days) <= STORY_DAYS else None
        return day

    def said_on(self, passage: Passage, reading: Reading, incident: str) -> dt.date | None:
        """The day on which a figure is said to have been given, where the sentence tells it."""
        core = reading.quantity.core
        past = [r.quantity.core for r in passage.readings if r.history]
        days: list[tuple[int, dt.date | None]] = []
        for mention in passage.dates:
            if any(core < place < mention.first for place in past):
                continue  # "137, up from 133 on Saturday"
            same = passage.segments[mention.first] == passage.segments[core]
            if mention is not passage.anchor and same and role_of(passage.tokens, mention) == "said":
                days.append((abs(mention.first - core), self.resolve(mention, self.near(incident))))
        return min(days, key=lambda pair: pair[0])[1] if days else None

    def check(self, passage: Passage, follower: Follower, findings: Findings) -> None:
        """Make the findings of the dates that a sentence gives to the incident it speaks of."""
        scene, tokens = passage.scene, passage.tokens
        for mention in passage.dates:
            the_day = self._is_the_day(scene.here, mention)
            label = bool(scene.named) and the_day and not any(t.text == "—" for t in tokens[:16])
            if mention is passage.anchor and not label:
                continue
            role = role_of(tokens, mention)
            if role == "said" or (role == "other" and not the_day):
                continue
            incident = scene.here if len(scene.named) < 2 else follower.of_figure(scene, tokens, mention.first, ())
            ruling = self._ruling(mention, incident) if incident else None
            if ruling is not None:
                findings.add(passage.sentence, (mention.first, mention.last), "date", incident, ruling)

    def _is_the_day(self, incident: str, mention: Mention) -> bool:
        """Whether a date, written out, is the very day of an incident: right whatever the words round it say."""
        first, last = self.sites.spans[incident]
        day = mention.date(first)
        return day is not None and mention.year is not None and first <= day <= last

    def _ruling(self, mention: Mention, incident: str) -> Ruling | None:
        first, last = self.sites.spans[incident]
        right = day_text(first) if first == last else f"{day_text(first)} to {day_text(last)}"
        if mention.month and not mention.day:
            if mention.year not in (first.year, last.year):
                return None
            if mention.month in (first.month, last.month):
                return Ruling("supported", "date", f"It happened on {right}.")
            return Ruling("not-found", "date", f"It happened on {right}, not in {MONTHS[mention.month - 1]}.")
        day = self.resolve(mention, first)
        if day is None:
            return None
        wrong_weekday = mention.weekday is not None and mention.month is not None and day.weekday() != mention.weekday
        if first <= day <= last and not wrong_weekday:
            return Ruling("supported", "date", f"It happened on {right}.")
        slip = abs((day - first).days) <= NEAR_DAYS or (day.month, day.day) == (first.month, first.day)
        if slip or self._can_only_mean(incident, mention, day):
            return Ruling("not-found", "date", f"It happened on {right}, a {first:%A}.")
        return None

    def _can_only_mean(self, incident: str, mention: Mention, day: dt.date) -> bool:
        """Whether a date far off is still meant for an incident: the only one of its town, and of its year."""
        towns = _towns(self.sites)
        alone = towns.count(towns[list(self.sites.by_id).index(incident)]) == 1
        return alone and mention.month is not None and day.year == self.sites.spans[incident][0].year


def _towns(sites: Sites) -> Sequence[str]:
    return [incident.place[0].name if incident.place else incident.id for incident in sites.by_id.values()]
