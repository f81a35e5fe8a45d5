"""Incidents by rank: as they are listed, by date, newest first, then by id. Looked at in the columns, decoded by nobody here."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property

from dateline.index import bits
from dateline.index.columns import Checked, Columns
from dateline.index.postings import SHORT, Postings

TEXTS = ("lead", "names", "rest")
"""The parts of an incident's searchable text."""
SKELETONS = ("lead_skeletons", "name_skeletons")
WORDS = (*TEXTS, *SKELETONS, "facts")
"""What is looked for by words: in each part of the text, and what else is looked for exactly."""
SHORT_TEXTS = {part: f"{part}.short" for part in TEXTS}
"""What is within the words of each part and so short that it has postings of its own."""


class Ranks:
    """The incidents of one writing of the index. Every method raises DamagedError where the bytes are not those written."""

    def __init__(self, columns: Columns, records: Checked) -> None:
        """A sidecar and the bytes of its base file."""
        self.columns = columns
        self._records = records
        self.count = len(columns.large("incidents.file"))

    def file(self, rank: int) -> int:
        """The number of an incident's file."""
        found: int = self.columns.large("incidents.file")[rank]
        return found

    def part(self, rank: int, part: str) -> memoryview:
        """The `summary` or the `text` of an incident, as JSON."""
        place = self.columns.large(f"incidents.{part}", "Q")[rank]
        return self._records.slice(place, place + self.columns.large(f"incidents.{part}.length")[rank])

    def incident_id(self, rank: int) -> str:
        """The id of an incident."""
        return self._id(rank).decode()

    def rank(self, incident_id: str) -> int | None:
        """The rank of an incident, by its id."""
        order, raw = self.columns.large("incidents.order"), incident_id.encode()
        at = bisect_left(order, raw, key=self._id)
        return order[at] if at < len(order) and self._id(order[at]) == raw else None

    def date(self, rank: int) -> str:
        """The date of an incident as its file gives it."""
        return self.dates[bisect_right(self.date_starts, rank) - 1]

    @cached_property
    def dates(self) -> list[str]:
        """Every date that an incident has, newest first."""
        joined = bytes(self.columns.bytes("dates.texts")).decode()
        return joined.split("\n") if joined else []

    @cached_property
    def date_starts(self) -> memoryview[int]:
        """For each of `dates` the first rank that has it, and how many ranks there are."""
        return self.columns.numbers("dates.starts")

    def dated(self, earliest: int | None, latest: int | None) -> int:
        """Ranks, as a set, whose date reaches to day number `earliest` or beyond and begins on `latest` or before."""
        begin, end = self.columns.numbers("dates.earliest", "i"), self.columns.numbers("dates.latest", "i")
        starts, found, first = self.date_starts, 0, None
        for at in range(len(begin) + 1):
            fits = at < len(begin) and (earliest is None or end[at] >= earliest) and (latest is None or begin[at] <= latest)
            if fits and first is None:
                first = at
            elif not fits and first is not None:
                found |= bits.run(starts[first], starts[at])
                first = None
        return found

    def begun(self, day: str) -> int:
        """Ranks, as a set, whose date's first ten characters do not come after those of `day`."""
        at = bisect_left(range(len(self.dates)), True, key=lambda one: self.dates[one][:10] <= day)
        return bits.run(self.date_starts[at], self.count)

    def before(self, date: str, incident_id: str) -> int:
        """How many incidents are listed before one of that date and id."""

        def later(rank: int) -> bool:
            here = self.date(rank)
            return here < date or (here == date and self.incident_id(rank) > incident_id)

        return bisect_left(range(self.count), True, key=later)

    def within(self, part: str, text: str) -> int:
        """Ranks, as a set, whose part of the text holds `text` within a word."""
        return self.postings[SHORT_TEXTS[part]].exactly(text) if 0 < len(text) <= SHORT else self.postings[part].within(text)

    @cached_property
    def postings(self) -> dict[str, Postings]:
        """Postings by what they are of."""
        return {part: Postings(self.columns, f"words.{part}", self.count) for part in (*WORDS, *SHORT_TEXTS.values())}

    def _id(self, rank: int) -> bytes:
        starts = self.columns.large("incidents.ids")
        checked, start, _ = self.columns.unchecked("incidents.id_texts")
        return bytes(checked.slice(start + starts[rank], start + starts[rank + 1]))
