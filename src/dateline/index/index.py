"""The index: derived from the files and from nothing else. Delete it and it comes back.

Tables: `incidents` (facts, summary row, searchable text, head), `actors`, `sources`, `claims`, `actions` (one row a record, with
its file), `names` (the authority file), `files` (stamps) and `problems`. Nothing is decoded before it is asked for.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from dateline.index.bits import Members
from dateline.index.contents import Contents
from dateline.index.listing import Listing, Summaries
from dateline.index.records import FileRows, Look
from dateline.index.storage import IndexFiles, Told
from dateline.ledger.searched import SearchText
from dateline.ledger.summary import Summary
from dateline.model.actor import Name
from dateline.model.criteria import FieldIs
from dateline.model.problem import Problem

if TYPE_CHECKING:
    from tinydb import TinyDB

    from dateline.index.earlier import EarlierVersions
    from dateline.model.incident import Incident, Relation


class Index:
    """One library's index. `commit` is the only way to change it.

    Methods that read raise `DamagedError` where the index turns out not to be what was written.
    """

    def __init__(self, path: Path | None, identity: str) -> None:
        """Open the index at `path` (None: in memory). Raises nothing: what cannot be trusted counts as empty."""
        self.storage = IndexFiles(path, identity)
        self._incidents: dict[str, Incident] = {}
        self._listing: Listing | None = None

    @property
    def path(self) -> Path | None:
        """Where the index is kept, or None in memory."""
        return self.storage.path

    @cached_property
    def database(self) -> TinyDB:
        """The index as TinyDB."""
        from dateline.index.database import database

        return database(lambda: self.storage.contents)

    # --- files

    @property
    def looks(self) -> Mapping[str, Look]:
        """Path -> look of every file when it was read."""
        return self._held.looks

    @property
    def broken(self) -> frozenset[str]:
        """The files that have an error, so that they are not searched."""
        return self._held.broken

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """All problems and warnings of the files, by path and place."""
        found = [msgspec.json.decode(raw, type=Problem) for _, raw in self._held.rows("problems")]
        return tuple(sorted(found, key=lambda p: (p.path, p.line, p.column)))

    def problems_of(self, paths: Collection[str]) -> tuple[Problem, ...]:
        """The problems and warnings of some files, by path and place; without looking at the others'."""
        found = [msgspec.json.decode(raw, type=Problem) for path in paths for raw in self._held.rows_of("problems", path)]
        return tuple(sorted(found, key=lambda p: (p.path, p.line, p.column)))

    @cached_property
    def names(self) -> dict[str, Name]:
        """Id -> entry of the authority file; an actor that bears such an id is one and the same in every incident."""
        found = [msgspec.json.decode(raw, type=Name) for _, raw in self._held.rows("names")]
        return {name.id: name for name in found}

    def rows(self, table: str) -> list[dict[str, Any]]:
        """The documents of a table as they are stored; quick, and enough for names and ids."""
        return [msgspec.json.decode(raw) for _, raw in self._held.rows(table)]

    # --- incidents by id

    @cached_property
    def summaries(self) -> Mapping[str, Summary]:
        """Id -> summary of every incident, newest first; of two files with one id the first by path."""
        return Summaries(self.listing)

    def text(self, incident_id: str) -> SearchText:
        """The searchable text of an incident. Raises KeyError."""
        return self.listing.text(self._place(incident_id))

    def incident(self, incident_id: str) -> Incident:
        """The whole incident. Raises KeyError where the index has none of that id."""
        found = self._incidents.get(incident_id)
        if found is None:
            found = self._incidents[incident_id] = self.listing.incident(self._place(incident_id))
        return found

    def relations_to(self, incident_id: str) -> list[tuple[str, Relation]]:
        """The relations that other incidents type to this one, each with the id of the other."""
        listing = self.listing
        found: list[tuple[str, Relation]] = []
        for place in (*Members(listing.narrow(FieldIs("related", incident_id), "").sure), *listing.later):
            other, related = listing.related(place)
            found += [(other, relation) for relation in related if relation.incident == incident_id]
        return found

    @property
    def listing(self) -> Listing:
        """The incidents as they are listed, as of now: it does not change when the index does."""
        if self._listing is None or self._listing.contents is not self._held:
            self._listing = Listing(self._held)
        return self._listing

    # --- writing

    def commit(
        self,
        files: Iterable[FileRows],
        removed: Collection[str],
        tell: Told = lambda done, of: None,
        *,
        more: bool = False,
        earlier: EarlierVersions | None = None,
    ) -> None:
        """Put the rows of `files` in the place of what stood for them, take the `removed` paths out, and write once.

        `more`: another commit follows at once. `earlier` is told of what stood there. Raises OSError where it cannot be written;
        the answers of this object are the new ones all the same.
        """
        files = list(files)
        if earlier is not None:
            earlier.keep(files, sorted(removed))
        self._forget()
        self._incidents |= {file.incident.id: file.incident for file in files if file.incident is not None}
        self.storage.commit(files, sorted(removed), tell, more=more)

    def look_again(self) -> bool:
        """Take in what another process has written since, and say whether there was anything; the caller holds the lock."""
        changed = self.storage.look_again()
        if changed:
            self._forget()
        return changed

    def clear(self) -> None:
        """Forget everything, as if the file were not there."""
        self.storage.clear()
        self._forget()

    @property
    def _held(self) -> Contents:
        return self.storage.contents

    def _place(self, incident_id: str) -> int:
        place = self.listing.place(incident_id)
        if place is None:
            raise KeyError(incident_id)
        return place

    def _forget(self) -> None:
        self._incidents.clear()
        for name in ("problems", "summaries", "names"):
            self.__dict__.pop(name, None)
