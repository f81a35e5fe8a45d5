"""What changed in a library since a day or a commit: the files as they were against those that stand there now."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from dateline.files.history import NoHistoryError
from dateline.ledger.changes import Change, compare
from dateline.ledger.pairs import changed_fields
from dateline.library.past import Past, id_of
from dateline.library.session import Session
from dateline.model.actor import Name
from dateline.model.incident import Incident

How = Literal["new", "gone", "edited", "broken", "mended"]


class IncidentChange(Struct, frozen=True):
    """What became of an incident: `broken` and `mended` where one of the two versions has problems and cannot be compared."""

    id: str
    how: How
    before: Incident | None
    after: Incident | None
    changes: tuple[Change, ...] = ()


class NameChange(Struct, frozen=True):
    """An entry of the authority file that is new, gone or edited (`fields`: which keys of it)."""

    id: str
    before: Name | None
    after: Name | None
    fields: tuple[str, ...] = ()


class Changes(Struct, frozen=True):
    """All that changed since `asked`, compared with `past`; `why` says why git was not asked, where it was not."""

    asked: str
    past: Past
    incidents: tuple[IncidentChange, ...]
    names: tuple[NameChange, ...]
    why: str = ""


def changes_since(session: Session, asked: str, environment: Mapping[str, str], *, read_only: bool = False) -> Changes:
    """Compare the files with what they were: at a commit, or on a day by what the index has on record where git does not tell.

    `read_only` starts no other program, so that git is not asked. Raises UsageError where `asked` names nothing, LibraryError
    where git fails.
    """
    past, why = _past(session, asked, environment, read_only=read_only)
    names = _names(past.names, session.index.names)
    shared = {name.id for name in names}
    present = frozenset(id_of(path) for path in session.index.looks)
    found = [change for i in {*past.were, *past.came} if (change := _change(session, i, past, shared, broken=i in present)) is not None]
    found.sort(key=lambda change: change.id, reverse=True)
    return Changes(asked, past, tuple(found), names, why)


def _past(session: Session, asked: str, environment: Mapping[str, str], *, read_only: bool) -> tuple[Past, str]:
    why = "With --read-only git is not asked what the files were."
    if not read_only:
        from dateline.library.committed import past_in_git

        try:
            return past_in_git(session, asked, environment), ""
        except NoHistoryError as error:
            why = str(error)
    from dateline.library.recorded import past_on_record

    return past_on_record(session, asked, why), why


def _change(session: Session, incident_id: str, past: Past, shared: set[str], *, broken: bool) -> IncidentChange | None:
    before = past.were.get(incident_id)
    after = session.index.incident(incident_id) if incident_id in session.index.summaries else None
    if after is None:
        return IncidentChange(incident_id, "broken" if broken else "gone", before, None) if before or not broken else None
    if before is None:
        return IncidentChange(incident_id, "mended" if incident_id in past.were else "new", None, after)
    changes = compare(before, after, session.today, shared)
    return IncidentChange(incident_id, "edited", before, after, changes) if changes else None


def _names(before: Mapping[str, Name], now: Mapping[str, Name]) -> tuple[NameChange, ...]:
    """What changed of the entries of the authority file."""
    found = [NameChange(i, None, name) for i, name in now.items() if i not in before]
    found += [NameChange(i, before[i], now[i], fields) for i in now if i in before and (fields := changed_fields(before[i], now[i]))]
    found += [NameChange(i, name, None) for i, name in before.items() if i not in now]
    return tuple(found)
