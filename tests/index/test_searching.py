"""What the columns decide is what `ledger.matches` says of each incident, for every criterion, before and after changes."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.index import Index, Stamp, bits
from dateline.index.rows import Indexed, rows_of
from dateline.ledger.matches import matches
from dateline.ledger.searchable import search_text
from dateline.ledger.searched import word_matches
from dateline.ledger.summarising import summarise
from dateline.library.find import answer
from dateline.library.refresh import Refreshed
from dateline.library.session import Session
from dateline.model.actor import Actor
from dateline.model.claim import Claim
from dateline.model.criteria import Words
from dateline.model.incident import Incident, Place
from dateline.model.source import Source
from dateline.query import parse_query
from library.copying import TODAY

TOWNS = ("Kerman", "Kermanshah", "Khash", "Quetta", "Peshawar", "Old Town")
KINDS = ("bombing", "suicide-bombing", "shooting")
DAYS = ("2024-01-03", "2024-01", "2023", "2024-01-03/2024-01-05", "2022-12-31", "2023-12/2024")
QUERIES = (
    "",
    "kerman",
    "erman",
    "a",
    "kerman bombing",
    '"old town"',
    '"ld to"',
    "not kerman",
    "(kerman or quetta) bomb",
    "kind:bombing",
    "country:IR",
    "not country:IR",
    "tag:one",
    "date:2024",
    "date:..2023",
    "date:2024-01-04..",
    "place:kerman",
    "is:retracted or khash",
    "qerman",
    "bombing sort:date",
    "sort:-title",
    "town limit:2",
    "has:question",
    "2024 as-of:2024-01-03",
    "related:i3",
    "killed:10..",
    "not killed:10..",
    "killed?:12..",
    "killed:10.. as-of:2024-01-04",
    "not killed:10.. as-of:2024-01-04",
    "is:disputed",
    "not is:disputed",
    "is:disputed as-of:2024-01-04",
    "is:single-origin or khash",
    "actor:ministry",
    "actor:minstry",
    "by:ministry-x killed:10..",
    "by:ministry source:wire",
    "by:ministry said:2024-01-04",
    "by:ministry (said:2024-01-06) kerman",
    "said:2024-01-06.. as-of:2024-02-01",
    "role:suspect",
)


def incident(number: int, town: str, kind: str, day: str, tag: str, figures: tuple[tuple[str, str], ...] = ()) -> Incident:
    place = Place(name=town, country="IR" if town.startswith("K") else "PK")
    claims = tuple(
        Claim(ref=f"killed#{at}", point="killed", value=value, by=("ministry-x",), said=said, source=("wire",))
        for at, (value, said) in enumerate(figures, 1)
    )
    return Incident(
        id=f"i{number}",
        path=f"i{number}.yaml",
        title=f"{town} {kind}",
        date=day,
        place=(place,),
        kind=(kind,),
        status="settled",
        tags=(tag,),
        actors={"ministry-x": Actor(id="ministry-x", name="Interior Ministry", kind="state")},
        sources={"wire": Source(id="wire", publisher="Wire", title="t")},
        claims={"killed": claims} if claims else {},
    )


def entry(one: Incident) -> Indexed:
    return Indexed(Stamp(one.path, 1, 2, 3, 4), (), one, summarise(one, dt.date.max), search_text(one))


figures = st.lists(
    st.tuples(st.sampled_from(["9", "12", ">=11", "10-20", "~15"]), st.sampled_from(["2024-01-04", "2024-01-06", "2025-05-05"])), max_size=3
)
incidents = st.builds(incident, st.integers(0, 9), *(st.sampled_from(some) for some in (TOWNS, KINDS, DAYS, ("one", "two"))), figures.map(tuple))


def expected(held: dict[str, Incident], text: str) -> list[str]:
    """The answer by looking at every incident, as the ledger judges it."""
    search = parse_query(text)
    day = search.as_of or TODAY
    found = [i for i in held.values() if i.date[:10] <= day.isoformat() and matches(i, search.criterion, day, search_text(i))]
    found.sort(key=lambda i: i.id)
    found.sort(key=lambda i: i.date, reverse=True)
    if search.sort:
        field, reverse = search.sort.removeprefix("-"), search.sort.startswith("-")
        found.sort(key=lambda i: getattr(i, field).casefold(), reverse=reverse)
    else:
        found.sort(key=lambda i: -sum(word_matches(word, search_text(i)) for word in search.words))
    return [i.id for i in found][: search.limit]


@settings(max_examples=12, deadline=None)
@given(first=st.lists(incidents, max_size=12), changes=st.lists(st.tuples(incidents, st.booleans()), max_size=3))
def test_an_answer_is_what_looking_at_every_incident_gives(
    first: list[Incident], changes: list[tuple[Incident, bool]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("index") / "index.json"
    index = Index(path, "me")
    held = {one.id: one for one in first}
    index.commit([rows_of(entry(one)) for one in held.values()], [])
    for one, stays in changes:
        index.commit([rows_of(entry(one))] if stays else [], [] if stays else [one.path])
        held.pop(one.id, None)
        if stays:
            held[one.id] = one
    for opened in (index, Index(path, "me")):
        session = Session(Path("."), opened, TODAY, Refreshed())
        assert dict(opened.summaries) == {one.id: summarise(one, dt.date.max) for one in held.values()}
        for text in QUERIES:
            if text.startswith("related:") and "i3" not in held:
                continue
            listed = answer(session, parse_query(text)).summaries
            assert [summary.id for summary in listed] == expected(held, text), text
            assert list(listed.ids) == [listed[at].id for at in range(len(listed))]
            assert [listed.ids.position(i) for i in listed.ids] == list(range(len(listed)))
            assert listed.ids.position("i99") is None


@settings(max_examples=60, deadline=None)
@given(ranks=st.sets(st.integers(0, 9000), max_size=300), dense=st.booleans())
def test_a_set_of_ranks_counts_and_finds_its_members(ranks: set[int], dense: bool) -> None:
    if dense:
        ranks = {rank // 10 for rank in ranks} | set(range(40, 700))
    ordered = sorted(ranks)
    found = bits.Members(bits.of(ordered, 9001))
    assert list(found) == ordered
    assert [found[at] for at in range(len(found))] == ordered
    assert found[-3:] == ordered[-3:]
    assert [found.below(rank) for rank in (0, 50, 8999)] == [sum(one < rank for one in ordered) for rank in (0, 50, 8999)]


def test_words_are_weighed_as_the_text_says() -> None:
    word = Words("kerman", "kerman")
    texts = [search_text(incident(1, town, "bombing", "2024", "one")) for town in ("Kerman", "Kermanshah", "Khash")]
    assert [word_matches(word, text) for text in texts] == [9, 8, 0]
