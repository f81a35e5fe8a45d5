"""What could be meant: ids and names that a library holds, for completing what somebody types. From the index alone.

Nothing that is held is suggested. Where there is no index yet, the names of the files are all that is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import Any

from msgspec import Struct

from dateline.errors import NotFoundError
from dateline.files.walk import walk
from dateline.library.resolve import resolve
from dateline.library.session import Session
from dateline.model.countries import country_name
from dateline.model.folding import fold
from dateline.model.incident import Incident
from dateline.model.shown import Shown, show_line

_PLAIN = re.compile(r"[\w.#+-]+")
"""What can stand in a command line without quotation marks; anything else is not suggested."""
_MEANING = 60


class Suggestion(Struct, frozen=True):
    """A value and, in a few words, what it is; `also` is what it may be looked for by, besides its own beginning."""

    value: str
    meaning: Shown = Shown("")
    also: str = ""


def incidents(session: Session) -> list[Suggestion]:
    """Every incident, newest first."""
    summaries = session.index.summaries
    if summaries:
        found = (_suggestion(i, s.title, f"{i} {s.title} {s.place}") for i, s in summaries.items())
        return sorted(filter(None, found), key=lambda one: one.value, reverse=True)
    try:
        stems = sorted({PurePath(found.path).stem for found in walk(session.root) if not found.refused}, reverse=True)
    except OSError:
        return []
    return list(filter(None, (_suggestion(stem, "", stem) for stem in stems)))


def actors(session: Session) -> list[Suggestion]:
    """Every actor of every incident, once."""
    rows = [row for row in session.index.rows("actors") if not row.get("hold")]
    return _once(_suggestion(row["id"], row.get("name", ""), f"{row.get('name', '')} {' '.join(row.get('aka', ()))}") for row in rows)


def documents(session: Session) -> list[Suggestion]:
    """Publishers that have an id, then documents."""
    rows = [row for row in session.index.rows("sources") if not row.get("hold")]
    publishers = (_suggestion(row["publisher"], "publisher") for row in rows)
    return _once([*publishers, *(_suggestion(row["id"], row.get("title", ""), row.get("publisher", "")) for row in rows)])


def languages(session: Session) -> list[Suggestion]:
    """Every language in which something was read."""
    return _once(_suggestion(row.get("lang", "")) for row in session.index.rows("sources"))


def places(session: Session) -> list[Suggestion]:
    """Every town of an incident whose name is one word."""
    return _once(_suggestion(fold(place["name"])) for head in _heads(session) for place in head.get("place", ()))


def countries(session: Session) -> list[Suggestion]:
    """Every country of an incident, by its code."""
    codes = (place["country"] for head in _heads(session) for place in head.get("place", ()))
    return _once(_suggestion(code, country_name(code), country_name(code)) for code in codes)


def tags(session: Session) -> list[Suggestion]:
    """Every label of the desk."""
    return _once(_suggestion(tag) for head in _heads(session) for tag in head.get("tags", ()))


def incident_named(session: Session, words: tuple[str, ...]) -> Incident | None:
    """The one incident that words name, as many of the first as name one, without what is held; None where none or several fit."""
    for count in range(len(words), 0, -1):
        try:
            incident = resolve(session, " ".join(words[:count]))
        except NotFoundError:
            continue
        from dateline.phrasing.printable import without_held

        return without_held(incident)[0]
    return None


def points(incident: Incident) -> list[Suggestion]:
    """Every point of an incident, with its last value."""
    ledgers = incident.claims.items()
    found = (
        _suggestion(p, f"{len(ledger)} claim{'s' if ledger[1:] else ''}, the last {ledger[-1].value or ledger[-1].actor}") for p, ledger in ledgers
    )
    return list(filter(None, found))


def citable(incident: Incident) -> list[Suggestion]:
    """Every source, claim with an id, action and point of an incident."""
    claims = (claim for ledger in incident.claims.values() for claim in ledger if claim.id)
    return _once(
        [
            *(_suggestion(i, source.title, source.publisher) for i, source in incident.sources.items()),
            *(_suggestion(claim.id, f"{claim.point} {claim.value or claim.actor}") for claim in claims),
            *(_suggestion(action.id, f"{action.kind} {action.what}") for action in incident.actions),
            *points(incident),
        ]
    )


def _heads(session: Session) -> Iterator[dict[str, Any]]:
    return (row["head"] for row in session.index.rows("incidents"))


def _suggestion(value: str, meaning: str = "", also: str = "") -> Suggestion | None:
    return Suggestion(value, show_line(meaning, _MEANING), fold(also)) if _PLAIN.fullmatch(value) and not value.startswith("-") else None


def _once(found: Iterable[Suggestion | None]) -> list[Suggestion]:
    """Each value once, as it came first."""
    kept: dict[str, Suggestion] = {}
    for one in found:
        if one is not None:
            kept.setdefault(one.value, one)
    return list(kept.values())
