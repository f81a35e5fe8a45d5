"""Corpora for the benches: records of the library's incidents, cut to the size of an event, multiplied with fresh ids ("scaled")."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from msgspec import structs

from dateline.index import Index, Indexed, Stamp, rows_of
from dateline.ledger.searchable import search_text
from dateline.ledger.summary import summarise
from dateline.library.session import open_session
from dateline.model.folding import fold
from dateline.model.incident import Incident

LIBRARY = Path(__file__).parents[2] / "incidents"
IDENTITY = "bench"
WORDS = (6, 16)
"""Words of a record's summary, fewest and most; with title, places and names they make 400 to 600 characters."""
_SYLLABLES = [
    "al",
    "an",
    "ar",
    "be",
    "da",
    "di",
    "el",
    "fa",
    "ga",
    "ha",
    "ir",
    "ja",
    "ka",
    "kh",
    "ku",
    "la",
    "ma",
    "mi",
    "na",
    "or",
    "pa",
    "qa",
    "ra",
    "sa",
    "sh",
    "ta",
    "ur",
    "va",
    "wa",
    "ya",
    "za",
    "zi",
]


def cut(incident: Incident) -> Incident:
    """An incident with its first two claims about a toll, and the sources and actors of those."""
    claims = [claim for ledger in incident.claims.values() for claim in ledger][:2]
    named = {*(i for claim in claims for i in claim.by), *list(incident.actors)[:2]}
    sources = {i: s for i, s in incident.sources.items() if any(i in claim.source for claim in claims)}
    ledgers: dict[str, tuple[object, ...]] = {}
    for claim in claims:
        ledgers[claim.point] = (*ledgers.get(claim.point, ()), structs.replace(claim, quote="", note="", why=""))
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


def scaled(count: int, seed: int = 1) -> Iterator[Indexed]:
    """So many records with fresh ids, dates of thirty years, and summaries of words that the library uses and names it does not."""
    pick = random.Random(seed)
    session = open_session(LIBRARY, dt.date(2026, 1, 15), {"XDG_CACHE_HOME": "/nonexistent/cache"})
    wholes = [session.index.incident(i) for i in session.index.summaries]
    words = sorted({word for whole in wholes for word in fold(whole.summary + " " + search_text(whole).rest).split()})
    pick.shuffle(words)
    weights = [1 / (rank + 3) for rank in range(len(words))]
    bounds = list(pairwise(range(0, count + 1, max(1, count // 400)))) or [(0, count)]
    bounds[-1] = (bounds[-1][0], count)
    bases = [cut(whole) for whole in wholes]
    derived = [(base, summarise(base, dt.date.max), search_text(base)) for base in bases]
    first = dt.date(1995, 1, 1).toordinal()
    for start, end in bounds:
        pool = pick.choices(words, weights, k=20_000)
        for number in range(start, end):
            base, summary, text = derived[pick.randrange(len(derived))]
            day = dt.date.fromordinal(first + pick.randrange(11_000)).isoformat()
            town = "".join(pick.choices(_SYLLABLES, k=3)).capitalize()
            name = f"{day}-{town.lower()}-{number}"
            at = pick.randrange(len(pool) - WORDS[1])
            told = " ".join((*pool[at : at + pick.randint(*WORDS)], "".join(pick.choices(_SYLLABLES, k=4))))
            path = f"{name}.yaml"
            incident = structs.replace(base, id=name, path=path, date=day, title=f"{base.title}, {town}", summary=told)
            lead = f"{text.lead.replace(fold(base.id), fold(name))} {town.lower()}"
            yield Indexed(
                Stamp(path, 1, 2, 3, number),
                (),
                incident,
                structs.replace(summary, id=name, path=path, date=day, title=incident.title, last_known=""),
                structs.replace(text, lead=lead, rest=f"{text.rest} {told}"),
            )


def build(folder: Path, count: int) -> Path:
    """The index of so many records, made once; gives its path."""
    path = folder / f"scaled-{count}.json"
    if not path.exists():
        Index(path, IDENTITY).commit(map(rows_of, scaled(count)), [])
    return path
