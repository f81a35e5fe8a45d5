"""The incidents of an index as they are listed and searched, at one moment.

An incident has a *place*: its rank in the base file, or `~n` for the n-th of those that came later. Places are of one listing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING

import msgspec

from dateline.index import bits
from dateline.index.contents import Contents
from dateline.index.narrow import Narrowed, by_score, narrow
from dateline.index.ranked import Ranked
from dateline.index.records import CHILD_TABLES
from dateline.index.segment import Segment
from dateline.ledger.searched import SearchText, word_matches
from dateline.ledger.summary import Summary
from dateline.model.criteria import Criterion, Words

if TYPE_CHECKING:
    from dateline.model.incident import Incident, Relation

_SUMMARY = msgspec.json.Decoder(Summary)
_TEXT = msgspec.json.Decoder(SearchText)


class Listing:
    """Incidents by place. Methods raise DamagedError where the index is not what was written."""

    def __init__(self, contents: Contents) -> None:
        """The incidents that `contents` hold."""
        self.contents = contents

    def place(self, incident_id: str) -> int | None:
        """The place of an incident, or None."""
        return self.contents.place(incident_id)

    def incident_id(self, place: int) -> str:
        """The id of the incident at a place."""
        return self.contents.later[~place].summary.id if place < 0 else self._segment.incident_id(place)

    def summary(self, place: int) -> Summary:
        """The summary of the incident at a place."""
        return self.contents.later[~place].summary if place < 0 else _SUMMARY.decode(self._segment.part(place, "summary"))

    def text(self, place: int) -> SearchText:
        """The searchable text of the incident at a place."""
        return self.contents.later[~place].text if place < 0 else _TEXT.decode(self._segment.part(place, "text"))

    def incident(self, place: int) -> Incident:
        """The whole incident at a place."""
        if place < 0:
            later = self.contents.later[~place]
            row: bytes | memoryview = memoryview(later.row)
            children = {table: self.contents.rows_of(table, later.path) for table in CHILD_TABLES}
        else:
            file = self._segment.file(place)
            (row,) = self.contents.rows_of_file("incidents", file)
            children = {table: self.contents.rows_of_file(table, file) for table in CHILD_TABLES}
        from dateline.index.rows import incident_from

        return incident_from(row, children)

    def related(self, place: int) -> tuple[str, tuple[Relation, ...]]:
        """The id of the incident at a place and its relations, without the rest of it."""
        row = memoryview(self.contents.later[~place].row) if place < 0 else self.contents.rows_of_file("incidents", self._segment.file(place))[0]
        from dateline.index.rows import ties_of

        return ties_of(row)

    @property
    def everything(self) -> Ranked:
        """The places of all incidents, newest first."""
        held = self.contents
        return Ranked([(held.visible, list(range(len(held.later))))], held.ahead)

    def narrow(self, criterion: Criterion, day: str) -> Narrowed:
        """The ranks that answer a criterion on a day (ISO), and those that may. What came after the base file is not among them."""
        segment = self.contents.segment
        if segment is None:
            return Narrowed(0)
        found = narrow(segment, criterion, day)
        return Narrowed(found.sure & self.contents.visible, found.maybe & self.contents.visible)

    def holding(self, words: Words) -> list[int]:
        """Some places of incidents that hold a word or phrase, in no order; none where nothing holds it."""
        found = self.narrow(words, "")
        return [*islice(bits.members(found.sure), 1), *(place for place in self.later if word_matches(words, self.text(place)))]

    def names(self) -> Iterator[str]:
        """The words of all titles, places and names of actors, those of titles first; each once and none of digits alone."""
        segment, known = self.contents.segment, dict[str, None]()
        for part in ("lead", "names"):
            known |= dict.fromkeys(segment.postings[part].words if segment is not None else ())
            known |= dict.fromkeys(word for place in self.later for word in getattr(self.text(place), part).split())
        return (word for word in known if not word.isdigit())

    def begun(self, ranks: int, day: str) -> int:
        """Those of a set of ranks whose date does not come after `day` (ISO)."""
        return ranks & self._segment.begun(day) if ranks else 0

    def only(self, ranks: int, answers: Callable[[int], bool]) -> int:
        """Those of a set of ranks that answer."""
        return bits.of([rank for rank in bits.members(ranks) if answers(rank)], self._segment.count) if ranks else 0

    @property
    def later(self) -> list[int]:
        """The places of the incidents that came after the base file was written; few."""
        return [~number for number in range(len(self.contents.later))]

    def ranked(self, ranks: int, later: Iterable[int], words: tuple[Words, ...]) -> Ranked:
        """Those ranks and later places, best first: by the sum of how well each word occurs, then newest first."""
        groups: dict[int, tuple[int, list[int]]] = {}
        if ranks:
            groups = {score: (some, []) for score, some in by_score(self._segment, ranks, words)}
        for place in later:
            text = self.text(place)
            score = sum(word_matches(word, text) for word in words)
            groups.setdefault(score, (0, []))[1].append(~place)
        return Ranked([groups[score] for score in sorted(groups, reverse=True)], self.contents.ahead)

    @property
    def _segment(self) -> Segment:
        assert self.contents.segment is not None
        return self.contents.segment


class Summaries(Mapping[str, Summary]):
    """Summaries by id, newest first, each decoded when it is asked for."""

    def __init__(self, listing: Listing) -> None:
        self._listing = listing
        self._places = listing.everything

    def __getitem__(self, incident_id: str) -> Summary:
        place = self._listing.place(incident_id)
        if place is None:
            raise KeyError(incident_id)
        return self._listing.summary(place)

    def __contains__(self, incident_id: object) -> bool:
        return isinstance(incident_id, str) and self._listing.place(incident_id) is not None

    def __iter__(self) -> Iterator[str]:
        return map(self._listing.incident_id, self._places)

    def __len__(self) -> int:
        return len(self._places)
