"""Ids as people type them: shortened, as long as only one incident fits."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dateline.errors import NotFoundError
from dateline.index import Ranked
from dateline.library.session import Session
from dateline.model.criteria import All, Words
from dateline.model.folding import fold
from dateline.model.shown import quoted

if TYPE_CHECKING:
    from dateline.model.incident import Incident


def resolve(session: Session, typed: str) -> Incident:
    """The incident that `typed` names: its id, the beginning of it, or any part that only one id holds.

    Raises NotFoundError with the candidates where several fit, or with what to do where none does.
    """
    summaries = session.index.summaries
    if typed in summaries:
        return session.index.incident(typed)
    wanted = fold(typed)
    words = wanted.split()
    may = list(_holding(session, words)) if words else []
    begins = [i for i in may if wanted and fold(i).startswith(wanted)]
    holds = [i for i in may if all(word in fold(i).split() for word in words)]
    titled = (
        [i for i in may if all(word in fold(f"{i} {summaries[i].title} {summaries[i].place}") for word in words)] if not (begins or holds) else []
    )
    found = next((ids for ids in (begins, holds, titled) if ids), [])
    if len(found) == 1:
        return session.index.incident(found[0])
    if found:
        listed = "\n".join(f"  {i}  {summaries[i].title}" for i in sorted(found)[:20])
        raise NotFoundError(f"{quoted(typed)} fits {len(found)} incidents; write more of one id:\n{listed}")
    broken = sorted(path for path in session.index.broken if wanted and wanted in fold(path))
    if broken:
        raise NotFoundError(f"{broken[0]} has problems and cannot be shown; `dateline check` names them.")
    raise NotFoundError(f"No incident is called {quoted(typed)}. `dateline find {typed.split()[0] if typed.split() else ''}` searches the text.")


def _holding(session: Session, words: list[str]) -> Iterator[str]:
    """Ids of the incidents whose text holds every word; id, title and place are among it."""
    listing = session.index.listing
    asked = All(tuple(Words(word, word) for word in words))
    places = [*Ranked([(listing.narrow(asked, "").sure, [])], ()), *listing.later]
    return map(listing.incident_id, places)
