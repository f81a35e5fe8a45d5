"""A library as it was: what of it may have changed since then, and what its files said."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from msgspec import Struct

from dateline.model.actor import Name
from dateline.model.incident import Incident


class Past(Struct, frozen=True):
    """What to compare with.

    `commit` is git's ("": nothing was committed by then, or git does not tell), `day` the day (ISO) of what is compared with.
    `recorded` is when the index's own record begins (ISO, to the minute; "": git tells), `late` whether that is after the moment
    that was meant. `were` has the incidents that may have changed (None: what there was could not be read), `came` those that
    were not there; `names` are the entries of the authority file.
    """

    commit: str
    day: str
    were: Mapping[str, Incident | None]
    came: frozenset[str]
    names: Mapping[str, Name]
    recorded: str = ""
    late: bool = False


def id_of(path: str) -> str:
    """The id that a file gives its incident."""
    return PurePosixPath(path).stem
