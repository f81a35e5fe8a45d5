"""Editing an incident file by hand: which file and line is meant, a private copy to work on, and taking it over."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from dateline.errors import LibraryError, NotFoundError
from dateline.files.walk import AUTHORITY
from dateline.library.disk import locked, replace
from dateline.library.resolve import resolve
from dateline.library.session import Session, index_path
from dateline.model.folding import fold
from dateline.model.incident import Incident
from dateline.model.shown import quoted, show_line


def file_of(session: Session, typed: str) -> tuple[str, Incident | None]:
    """The path in the library of the file that `typed` names, and its incident; None for a broken file or names.yaml.

    Raises NotFoundError.
    """
    if typed == AUTHORITY and os.path.isfile(session.root / AUTHORITY):
        return AUTHORITY, None
    broken = sorted(session.index.broken - {AUTHORITY})
    exact = [path for path in broken if typed in (path, PurePosixPath(path).stem)]
    if exact:
        return exact[0], None
    try:
        incident = resolve(session, typed)
    except NotFoundError:
        words = fold(typed).split()
        meant = [path for path in broken if words and set(words) <= set(fold(path).split())]
        if len(meant) != 1:
            raise
        return meant[0], None
    return incident.path, incident


def line_of(incident: Incident, ref: str) -> int:
    """The line of what `ref` names: a claim, source, action, actor or point. Raises NotFoundError."""
    lines = {claim.ref: claim.line for ledger in reversed(incident.claims.values()) for claim in ledger}
    lines = {point: ledger[0].line for point, ledger in incident.claims.items()} | lines
    lines |= {action.ref: action.line for action in incident.actions}
    lines |= {actor.id: actor.line for actor in incident.actors.values() if actor.line}
    lines |= {source.id: source.line for source in incident.sources.values()}
    if ref not in lines:
        raise NotFoundError(
            f"{quoted(incident.id)} has no claim, source, action, actor or point {quoted(ref)}; `dateline show {incident.id}` lists them."
        )
    return lines[ref]


class Draft:
    """A private copy of a file, for an editor to work on; it outlives what goes wrong until `discard` is called."""

    def __init__(self, session: Session, name: str, old: bytes, environment: Mapping[str, str]) -> None:
        """Make the copy in the cache, else where temporary files go. Raises LibraryError."""
        self._session, self._name, self._old, self._environment = session, name, old, environment
        try:
            folder = _folder(index_path(session.root, environment).parent)
            self.path = folder / PurePosixPath(name).name
            self.path.write_bytes(old)
        except OSError as error:
            raise LibraryError(f"No copy can be made to edit: {error.strerror or error}. Nothing was written.") from None

    def read(self) -> bytes:
        """What the copy holds now. Raises LibraryError."""
        from dateline.files.walk import read_bytes

        try:
            return read_bytes(self.path)
        except OSError as error:
            raise LibraryError(f"The editor left no file that can be read: {error.strerror or error}. Nothing was written.") from None

    def holds(self, old: bytes) -> bool:
        """Whether the copy is still what it was made from."""
        try:
            return self.path.read_bytes() == old
        except OSError:
            return False

    def take(self, new: bytes) -> None:
        """Put `new` in the place of the file, unless that was changed meanwhile. Raises RefusedError or LibraryError."""
        with locked(self._session.root, self._environment):
            replace(self._session.root, self._name, self._old, new)

    def discard(self) -> None:
        """Remove the copy and what an editor left beside it."""
        shutil.rmtree(self.path.parent, ignore_errors=True)

    @property
    def kept(self) -> str:
        """A sentence on where the copy is, if there is one."""
        if not self.path.exists():
            return "The file is as it was."
        return f"What you wrote is kept in {show_line(os.fspath(self.path))}."


def _folder(cache: Path) -> Path:
    try:
        cache.mkdir(mode=0o700, parents=True, exist_ok=True)
        return Path(tempfile.mkdtemp(prefix="edit-", dir=cache))
    except OSError:
        return Path(tempfile.mkdtemp(prefix="dateline-edit-"))
