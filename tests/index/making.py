"""Rows for an index, without the incidents that they would be of."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
from msgspec import Raw

from dateline.index.records import FileRows, Stamp
from dateline.library.refresh import refresh
from dateline.library.session import Session


def rows(path: str, **tables: list[dict[str, Any]]) -> FileRows:
    """The rows of a file: its stamp, and these documents with the file's path."""
    found = {"files": [Raw(msgspec.json.encode(Stamp(path, 1, 2, 3, 4)))]}
    for table, documents in tables.items():
        found[table] = [Raw(msgspec.json.encode({**document, "file": path})) for document in documents]
    return FileRows(path, found)


def row(raw: bytes | memoryview) -> dict[str, Any]:
    """A document."""
    found: dict[str, Any] = msgspec.json.decode(raw)
    return found


def changed(root: Path, session: Session) -> tuple[str, ...]:
    """What a refresh reads."""
    return refresh(root, session.index).read
