"""What changed in a library since a commit or a day: the files as git remembers them against those that stand there now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import Literal

from msgspec import Struct

from dateline.errors import UsageError
from dateline.files.history import Blob, History, readable, same_content
from dateline.files.walk import read_bytes
from dateline.ledger.changes import Change, compare
from dateline.ledger.pairs import changed_fields
from dateline.library.refresh import AUTHORITY
from dateline.library.session import Session
from dateline.library.since import moment_meant
from dateline.model.actor import Name
from dateline.model.incident import Incident
from dateline.model.shown import quoted

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
    """All that changed: `commit` is what is compared with ("": nothing was committed by then, all is new), `day` its day."""

    asked: str
    commit: str
    day: str
    incidents: tuple[IncidentChange, ...]
    names: tuple[NameChange, ...]


def changes_since(session: Session, asked: str, environment: Mapping[str, str]) -> Changes:
    """Compare the files with those of the commit that `asked` names: a day, a commit or a tag.

    Raises UsageError where the library is no git work tree or `asked` names nothing, LibraryError where git fails.
    """
    history = History(session.root, environment)
    commit = _commit(history, asked, session.today)
    listing = history.listing(commit) if commit else {}
    present = _present(session)
    changed = {path: blob for path, blob in listing.items() if not readable(blob) or not _is_same(session.root, path, blob, present)}
    names_before, names = _names(session, history, listing, changed)
    shared = {name.id for name in names}
    old_paths = _by_id(path for path in listing if path != AUTHORITY)
    suspects = dict.fromkeys(i for i, path in old_paths.items() if path in changed or i not in session.index.summaries)
    suspects |= dict.fromkeys(
        i for i in session.index.summaries if i not in old_paths or _moved(session, i, old_paths[i]) or _names_any(session, i, shared)
    )
    wanted = {i: listing[old_paths[i]] for i in suspects if i in old_paths and readable(listing[old_paths[i]])}
    contents = history.contents(blob.name for blob in wanted.values())
    found = []
    for incident_id in suspects:
        raw = contents.get(wanted[incident_id].name) if incident_id in wanted else None
        before = _read(old_paths[incident_id], raw, names_before) if raw is not None else None
        change = _change(session, incident_id, incident_id in old_paths, before, shared, present)
        if change is not None:
            found.append(change)
    found.sort(key=lambda change: change.id, reverse=True)
    return Changes(asked, commit or "", history.day_of(commit) if commit else "", tuple(found), names)


def _commit(history: History, asked: str, today: dt.date) -> str | None:
    """The commit to compare with; None where the history begins later than the day that is meant."""
    moment = moment_meant(asked, today)
    if moment is not None:
        return history.commit_before(moment)
    commit = history.commit_of(asked)
    if commit is None:
        raise UsageError(
            f"{quoted(asked)} is no commit and no day. Write a day (2024-01-05, yesterday, 2 weeks ago), a tag or a commit such as HEAD~3."
        )
    return commit


def _change(
    session: Session, incident_id: str, was_there: bool, before: Incident | None, shared: set[str], present: frozenset[str]
) -> IncidentChange | None:
    after = session.index.incident(incident_id) if incident_id in session.index.summaries else None
    if after is None:
        broken = any(PurePosixPath(path).stem == incident_id for path in present)
        return IncidentChange(incident_id, "broken" if broken else "gone", before, None) if before or not broken else None
    if before is None:
        return IncidentChange(incident_id, "mended" if was_there else "new", None, after)
    changes = compare(before, after, session.today, shared)
    return IncidentChange(incident_id, "edited", before, after, changes) if changes else None


def _present(session: Session) -> frozenset[str]:
    """Paths of the files that the library has now, as its index has just met them."""
    return frozenset(session.index.stamps())


def _is_same(root: Path, path: str, blob: Blob, present: frozenset[str]) -> bool:
    if path not in present:
        return False
    try:
        return same_content(read_bytes(root / path), blob)
    except OSError:
        return False


def _names(session: Session, history: History, listing: dict[str, Blob], changed: dict[str, Blob]) -> tuple[dict[str, Name], tuple[NameChange, ...]]:
    """The entries of the authority file as they were, and what changed of them."""
    now = session.index.names
    if AUTHORITY in listing and AUTHORITY not in changed:
        return now, ()
    before: dict[str, Name] = {}
    if AUTHORITY in changed:
        from dateline.files.authority import read_names

        before = read_names(AUTHORITY, history.contents([changed[AUTHORITY].name]).get(changed[AUTHORITY].name, b""))[0]
    found = [NameChange(i, None, name) for i, name in now.items() if i not in before]
    found += [NameChange(i, before[i], now[i], fields) for i in now if i in before and (fields := changed_fields(before[i], now[i]))]
    found += [NameChange(i, name, None) for i, name in before.items() if i not in now]
    return before, tuple(found)


def _read(path: str, raw: bytes, names: Mapping[str, Name]) -> Incident | None:
    from dateline.files.reader import read_incident

    return read_incident(path, raw, names).incident


def _by_id(paths: Iterable[str]) -> dict[str, str]:
    """Id -> path of files; of two with one id the first by path, as the index has it."""
    found: dict[str, str] = {}
    for path in sorted(paths):
        found.setdefault(PurePosixPath(path).stem, path)
    return found


def _moved(session: Session, incident_id: str, old_path: str) -> bool:
    return session.index.summaries[incident_id].path != old_path


def _names_any(session: Session, incident_id: str, shared: set[str]) -> bool:
    return bool(shared) and not shared.isdisjoint(session.index.incident(incident_id).actors)
