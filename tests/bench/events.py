"""Events to measure on: incidents of the library, cut to the size of an event, and rows of UCDP where they are at hand.

They are multiplied with fresh ids, dates and words ("scaled"), and are records of an index without files. An index is made
once and kept; its name tells how many records it has, and of what.
"""

from __future__ import annotations

import datetime as dt
import os
import random
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

from msgspec import structs

from bench.ucdp import incidents_of
from dateline.index import Index, Stamp
from dateline.index.rows import Indexed, rows_of
from dateline.ledger.searchable import search_text
from dateline.ledger.searched import SearchText
from dateline.ledger.summarising import summarise
from dateline.ledger.summary import Summary
from dateline.library.refresh import Refreshed
from dateline.library.session import Session, open_session
from dateline.model.folding import fold
from dateline.model.incident import Incident

LIBRARY = Path(__file__).parents[2] / "incidents"
IDENTITY = "bench"
TODAY = dt.date(2026, 1, 15)
WORDS = (6, 16)
"""Words that a record's summary gets, fewest and most; with title, places and names they make 400 to 600 characters."""
SYLLABLES = "al an ar be da di el fa ga ha ir ja ka kh ku la ma mi na or pa qa ra sa sh ta ur va wa ya za zi".split()  # noqa: SIM905 (so many short ones are easier to read like this)

Derived = tuple[Incident, Summary, SearchText]
"""An incident with what the index derives of it."""


def index_of(folder: Path, count: int, ucdp: Path | None) -> Path:
    """The index of so many records, made where it is not there or of another format, with what was made of it; gives its path."""
    path = folder / f"scaled-{count}{'-ucdp' if ucdp else ''}.json"
    if len(session_on(path).index.summaries) != count:
        for beside in folder.glob(f"{path.stem}.*"):
            beside.unlink()
        Index(path, IDENTITY).commit(map(rows_of, scaled(count, ucdp)), [])
    return path


def session_on(path: Path) -> Session:
    """A session on such an index."""
    return Session(Path("."), Index(path, IDENTITY), TODAY, Refreshed())


def scaled(count: int, ucdp: Path | None, seed: int = 1) -> Iterator[Indexed]:
    """So many records with fresh ids, dates of thirty years, and summaries of words that the library uses and names it does not."""
    pick = random.Random(seed)
    groups, words = bases(ucdp)
    words = list(words)
    pick.shuffle(words)
    weights = [1 / (rank + 3) for rank in range(len(words))]
    bounds = list(pairwise(range(0, count + 1, max(1, count // 400)))) or [(0, count)]
    bounds[-1] = (bounds[-1][0], count)
    for start, end in bounds:
        pool = pick.choices(words, weights, k=min(20_000, 200 * (end - start)))
        for number in range(start, end):
            at = pick.randrange(len(pool) - WORDS[1])
            told = (*pool[at : at + pick.randint(*WORDS)], "".join(pick.choices(SYLLABLES, k=4)))
            yield fresh(pick.choice(pick.choice(groups)), number, " ".join(told), pick)


@cache
def bases(ucdp: Path | None) -> tuple[list[list[Derived]], list[str]]:
    """What records are made from, the library's incidents and the rows of UCDP each as a group; and the library's words."""
    session = open_session(LIBRARY, TODAY, {"XDG_CACHE_HOME": os.devnull})
    wholes = [session.index.incident(i) for i in session.index.summaries]
    words = sorted({word for whole in wholes for word in fold(whole.summary + " " + search_text(whole).rest).split()})
    groups = [(cut(whole) for whole in wholes), incidents_of(ucdp) if ucdp else ()]
    return [found for found in ([derived(incident) for incident in group] for group in groups) if found], words


def derived(incident: Incident) -> Derived:
    """An incident with its summary as of the last of days, and its text."""
    return incident, summarise(incident, dt.date.max), search_text(incident)


def fresh(base: Derived, number: int, told: str, pick: random.Random) -> Indexed:
    """A record like `base`, of its own day and town, with `told` in its summary."""
    whole, summary, text = base
    day = (dt.date(1995, 1, 1) + dt.timedelta(days=pick.randrange(11_000))).isoformat()
    town = "".join(pick.choices(SYLLABLES, k=3)).capitalize()
    name = f"{day}-{town.lower()}-{number}"
    path, title = f"{name}.yaml", f"{whole.title}, {town}"
    return Indexed(
        Stamp(path, 1, 2, 3, number),
        (),
        structs.replace(whole, id=name, path=path, date=day, title=title, summary=f"{whole.summary} {told}".strip()),
        structs.replace(summary, id=name, path=path, date=day, title=title, last_known=""),
        structs.replace(text, lead=f"{text.lead.replace(fold(whole.id), fold(name))} {town.lower()}", rest=f"{text.rest} {told}"),
    )


def cut(incident: Incident) -> Incident:
    """An incident with its first two claims, and the sources and actors of those."""
    claims = [claim for ledger in incident.claims.values() for claim in ledger][:2]
    named = {*(i for claim in claims for i in claim.by), *list(incident.actors)[:2]}
    ledgers: dict[str, tuple[object, ...]] = {}
    for claim in claims:
        ledgers[claim.point] = (*ledgers.get(claim.point, ()), structs.replace(claim, quote="", note="", why=""))
    sources = {i: s for i, s in incident.sources.items() if any(i in claim.source for claim in claims)}
    return structs.replace(
        incident,
        claims=ledgers,
        actors={i: structs.replace(a, note="", aka=a.aka[:1]) for i, a in incident.actors.items() if i in named},
        sources={i: structs.replace(s, note="", via=()) for i, s in sources.items()},
        actions=(),
        assessments=(),
        questions=(),
        related=(),
        aka=(),
        summary="",
    )
