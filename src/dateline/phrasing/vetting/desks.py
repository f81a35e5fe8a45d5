"""What is kept open of each incident while a draft is read: its ledgers, its speakers, its names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from dateline.model.incident import Incident
from dateline.phrasing.vetting.book import Book
from dateline.phrasing.vetting.incidents import Sites
from dateline.phrasing.vetting.names import NameBook
from dateline.phrasing.vetting.sentences import Token
from dateline.phrasing.vetting.speakers import Speakers, Voices


class Desk:
    """One incident, open."""

    def __init__(self, incident: Incident, as_of: dt.date, own_words: frozenset[str], *, with_held: bool) -> None:
        """Open the books of `incident` as of a day."""
        self.book = Book(incident, as_of, with_held=with_held)
        self.incident = self.book.incident
        self.voices = Voices(self.incident)
        self.names = NameBook(self.incident, own_words)
        self._meant: dict[tuple[int, int], Speakers] = {}

    def meant(self, words: Sequence[Token]) -> Speakers:
        """Whom words mean; a misspelt name means whose it nearly is, since the name has a finding of its own."""
        place = (words[0].start, words[-1].end)
        if place not in self._meant:
            self._meant[place] = self._meant_by(words)
        return self._meant[place]

    def _meant_by(self, words: Sequence[Token]) -> Speakers:
        meant = self.voices.meant(words)
        if meant.known:
            return meant
        names = self.names.names(words)
        return Speakers(frozenset(name.actor for name in names), True) if names else meant


class Desks:
    """The incidents that a draft can speak of; each is opened when it is first spoken of."""

    def __init__(self, sites: Sites, as_of: dt.date, *, with_held: bool) -> None:
        """Open none yet."""
        self.sites = sites
        self.as_of = as_of
        self.with_held = with_held
        self._open: dict[str, Desk] = {}

    def of(self, incident: str) -> Desk:
        """The desk of an incident, by its id."""
        if incident not in self._open:
            record = self.sites.by_id[incident]
            self._open[incident] = Desk(record, self.as_of, self.sites.own_words[incident], with_held=self.with_held)
        return self._open[incident]
