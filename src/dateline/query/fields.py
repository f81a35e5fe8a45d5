"""Every field of the query language, once: what it looks at, and where its values come from."""

from __future__ import annotations

from dateline.model.points import COUNT_POINTS
from dateline.model.vocabulary import VOCABULARIES

FIELDS: dict[str, str] = {
    "actor": "an actor by id, name or any spelling; actor:is+ takes what is part of it too",
    "by": "somebody who asserted something",
    "source": "a document or publisher that something rests on",
    "verb": "the stance of a claim: confirms, denies, suggests",
    "said": "the day of a claim: said:2024-01-05, said:2024-01..2024-02",
    "action": "a kind of response: action:arrest",
    "against": "whom a response was against",
    "kind": "the kind of attack, narrower kinds included",
    "target": "the kind of target, or a word of it",
    "country": "the country, by code or name",
    "place": "town, site or province",
    "near": "within a distance of a place: near:kerman/200km, near:30.28,57.08/50km",
    "tag": "one of the desk's labels",
    "role": "an actor's role in it: role:suspect",
    "lang": "the language of a source",
    "date": "when it happened: date:2024, date:2023-06..2024-03, date:2024-01-03..",
    "is": "its state",
    "has": "what it holds",
    "related": "tied to that incident",
    **{point: f"the headline of {point}: {point}:50.. or {point}>=50" for point in COUNT_POINTS},
}
STATES = ("disputed", "single-origin", "developing", "settled", "archived", "stale", "foiled", "retracted")
HOLDINGS = ("question", "assessment", "archive", "action", "related", "story")
SETTINGS: dict[str, str] = {
    "as-of": "as known at the end of a day",
    "sort": "order by date, title, country or a figure; sort:-date for newest first",
    "limit": "at most so many",
}
SORTS = ("date", "title", "country", *COUNT_POINTS)


def values_of(field: str) -> tuple[str, ...]:
    """The words a field takes, where they are a closed list; else empty."""
    lists = {"kind": "kind", "role": "role", "verb": "verb", "action": "action_kind"}
    if field == "is":
        return STATES
    if field == "has":
        return HOLDINGS
    return tuple(VOCABULARIES[lists[field]]) if field in lists else ()
