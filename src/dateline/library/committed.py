"""A library as git remembers it: the files of a commit, of which only those are read that are others now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path

from dateline.errors import UsageError
from dateline.files.history import Blob, History, readable, same_content
from dateline.files.walk import AUTHORITY, read_bytes
from dateline.ledger.pairs import changed_fields
from dateline.library.past import Past, id_of
from dateline.library.session import Session
from dateline.library.since import moment_meant
from dateline.model.actor import Name
from dateline.model.incident import Incident
from dateline.model.shown import quoted


def past_in_git(session: Session, asked: str, environment: Mapping[str, str]) -> Past:
    """The library at the commit that `asked` names: a day, a commit or a tag.

    Raises NoHistoryError where the library is in no git work tree, UsageError where `asked` names nothing, LibraryError where git fails.
    """
    history = History(session.root, environment)
    commit = _commit(history, asked, session.today)
    listing = history.listing(commit) if commit else {}
    present = session.index.looks
    changed = {path: blob for path, blob in listing.items() if not readable(blob) or path not in present or not _is_same(session.root / path, blob)}
    names = _names(session, history, listing, changed)
    shared = {i for i in names.keys() | session.index.names.keys() if _differ(names.get(i), session.index.names.get(i))}
    old_paths = _by_id(path for path in listing if path != AUTHORITY)
    suspects = {i for i, path in old_paths.items() if path in changed or i not in session.index.summaries}
    suspects |= {i for i in session.index.summaries if i not in old_paths or _moved(session, i, old_paths[i]) or _names_any(session, i, shared)}
    wanted = {i: listing[old_paths[i]] for i in suspects if i in old_paths}
    contents = history.contents(blob.name for blob in wanted.values() if readable(blob))
    were = {i: _read(old_paths[i], contents.get(blob.name), names) for i, blob in wanted.items()}
    return Past(commit or "", history.day_of(commit) if commit else "", were, frozenset(suspects - wanted.keys()), names)


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


def _is_same(path: Path, blob: Blob) -> bool:
    try:
        return same_content(read_bytes(path), blob)
    except OSError:
        return False


def _names(session: Session, history: History, listing: Mapping[str, Blob], changed: Mapping[str, Blob]) -> Mapping[str, Name]:
    """The entries of the authority file as they were."""
    if AUTHORITY not in listing:
        return {}
    if AUTHORITY not in changed:
        return session.index.names
    from dateline.files.authority import read_names

    return read_names(AUTHORITY, history.contents([changed[AUTHORITY].name]).get(changed[AUTHORITY].name, b""))[0]


def _differ(before: Name | None, after: Name | None) -> bool:
    return before is None or after is None or bool(changed_fields(before, after))


def _read(path: str, raw: bytes | None, names: Mapping[str, Name]) -> Incident | None:
    from dateline.files.reader import read_incident

    return None if raw is None else read_incident(path, raw, names).incident


def _by_id(paths: Iterable[str]) -> dict[str, str]:
    """Id -> path of files; of two with one id the first by path, as the index has it."""
    found: dict[str, str] = {}
    for path in sorted(paths):
        found.setdefault(id_of(path), path)
    return found


def _moved(session: Session, incident_id: str, old_path: str) -> bool:
    return session.index.summaries[incident_id].path != old_path


def _names_any(session: Session, incident_id: str, shared: set[str]) -> bool:
    return bool(shared) and not shared.isdisjoint(session.index.incident(incident_id).actors)
