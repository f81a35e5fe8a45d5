"""The query language: what each form means, and where a caret stands when it means nothing."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.criteria import All, AnyOf, DateIn, FieldIs, FigureIn, Has, Is, Near, Not, SameRecord, Search, Words
from dateline.query import QueryError, parse_query
from dateline.query.fields import FIELDS, SETTINGS


@pytest.mark.parametrize(
    ("text", "criterion"),
    [
        ("Kermān", Words("kerman", "Kermān")),
        ('"emergency services"', Words("emergency services", "emergency services", phrase=True)),
        ("-drone", Not(Words("drone", "drone"))),
        ("not drone", Not(Words("drone", "drone"))),
        ("actor:isis-k", FieldIs("actor", "isis-k")),
        ("actor:is+", FieldIs("actor", "is", plus=True)),
        ('by:"ministry of intelligence"', SameRecord((FieldIs("by", "ministry of intelligence"),))),
        ("country:ir", FieldIs("country", "IR")),
        ("country:Iran", FieldIs("country", "IR")),
        ("killed:50..", FigureIn("killed", 50, None)),
        ("killed:..50", FigureIn("killed", 0, 50)),
        ("killed:50", FigureIn("killed", 50, 50)),
        ("injured:100..300", FigureIn("injured", 100, 300)),
        ("killed>=50", FigureIn("killed", 50, None)),
        ("killed>50", FigureIn("killed", 51, None)),
        ("killed<50", FigureIn("killed", 0, 49)),
        ("killed?:90..", FigureIn("killed", 90, None, maybe=True)),
        ("date:2024-01", DateIn("date", dt.date(2024, 1, 1), dt.date(2024, 1, 31))),
        ("date:2023-06..2024-03", DateIn("date", dt.date(2023, 6, 1), dt.date(2024, 3, 31))),
        ("date:2024-01-03..", DateIn("date", dt.date(2024, 1, 3), None)),
        ("is:disputed", Is("disputed")),
        ("near:kerman/200km", Near(200.0, "kerman")),
        ("near:30.28,57.08/50", Near(50.0, "", 30.28, 57.08)),
        ('near:"saint petersburg"/20km', Near(20.0, "saint petersburg")),
        ("has:questions", Has("question")),
        ("https://x.example", Words("https x example", "https://x.example", phrase=True)),
        ("10:30", Words("10 30", "10:30", phrase=True)),
    ],
)
def test_one_criterion(text: str, criterion: object) -> None:
    assert parse_query(text).criterion.criteria == (criterion,)


def test_fields_of_a_claim_side_by_side_hold_of_one_record() -> None:
    criteria = parse_query("by:moi said:2024-01-05 kerman action:arrest actor:police").criterion.criteria
    assert [type(c) for c in criteria] == [SameRecord, Words, SameRecord]
    assert isinstance(criteria[0], SameRecord)
    assert [t.field for t in criteria[0].tests] == ["by", "said"]
    assert isinstance(criteria[2], SameRecord)
    assert [t.field for t in criteria[2].tests] == ["action", "actor"]


def test_groups_and_or() -> None:
    a, b, c = (Words(w, w) for w in "abc")
    assert parse_query("a b or c").criterion.criteria == (AnyOf((All((a, b)), All((c,)))),)
    assert parse_query("a (b or c)").criterion.criteria == (a, AnyOf((All((b,)), All((c,)))))
    assert parse_query("a -(b c)").criterion.criteria == (a, Not(All((b, c))))
    assert parse_query("not not a").criterion.criteria == (a,)
    assert parse_query("a (b)").words == (a, b)
    assert parse_query("a -b (c)").words == (a, c)


def test_groups_set_records_apart() -> None:
    apart = parse_query("(by:moi) (said:2024)").criterion.criteria
    assert len(apart) == 2
    assert all(isinstance(part, All) and isinstance(part.criteria[0], SameRecord) for part in apart)


def test_groups_nest_to_a_bound() -> None:
    with pytest.raises(QueryError, match="nest at most"):
        parse_query("(" * 5000 + "a" + ")" * 5000)


def test_settings_stand_anywhere_once() -> None:
    search = parse_query("as-of:2024-01 kerman limit:3 sort:-killed")
    assert (search.as_of, search.limit, search.sort) == (dt.date(2024, 1, 31), 3, "-killed")
    assert len(search.criterion.criteria) == 1
    with pytest.raises(QueryError, match="stands twice"):
        parse_query("limit:1 limit:2")


@pytest.mark.parametrize(
    ("text", "position", "says"),
    [
        ("a contry:IR", 2, "Did you mean `country:`?"),
        ("kind:bombin", 5, "Did you mean `bombing`?"),
        ('a "b', 2, "not closed"),
        ("killed:many", 7, "takes a figure"),
        ("killed:9..3", 7, "runs backwards; write 3..9"),
        ("date:2024-13", 5, "is no date"),
        ("is:lovely", 3, "is not one of the values here"),
        ("actor:", 6, "`actor:` needs a value"),
        ("kerman -", 7, "A - needs something"),
        ("kerman not", 10, "`not` needs something"),
        ("country>=IR", 0, "takes a colon"),
        ("limit:x", 6, "takes a whole number"),
        ("sort:size", 5, "is not one of the values here"),
        ("a (b or c", 2, "This group is not closed"),
        ("a) b", 1, "closes nothing"),
        ("a or", 4, "`or` needs something on either side"),
        ("or a", 0, "`or` needs something on either side"),
        ("(a or) b", 5, "`or` needs something on either side"),
        ("(not) b", 4, "`not` needs something"),
        ("a or limit:3", 5, "is a setting of the whole query"),
        ("(sort:date)", 1, "is a setting of the whole query"),
        ("near:kerman", 5, "takes a place and a distance"),
        ("near:95,10/5km", 5, "degrees north, then degrees east"),
    ],
)
def test_what_cannot_be_read_is_told_at_its_place(text: str, position: int, says: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse_query(text)
    assert says in caught.value.reason
    assert caught.value.position == position
    assert str(caught.value).splitlines()[-1].index("^") == position + 2


def read(text: str) -> Search | QueryError:
    """The query, or why it is none."""
    try:
        return parse_query(text)
    except QueryError as error:
        return error


@given(st.text(max_size=60))
def test_any_text_is_a_query_or_a_query_error(text: str) -> None:
    answer = read(text)
    if isinstance(answer, QueryError):
        assert 0 <= answer.position <= len(text)
        assert answer.reason
    else:
        assert answer.text == text


@given(st.lists(st.sampled_from([*FIELDS, *SETTINGS, "-", "not", "or", "(", ")", '"', ":", "..", ">=", "x", "2024", " ", "50"]), max_size=12))
def test_pieces_of_the_language_in_any_order_never_crash(pieces: list[str]) -> None:
    for text in ("".join(pieces), " ".join(pieces), ":".join(pieces)):
        answer = read(text)
        assert answer.reason if isinstance(answer, QueryError) else answer.text == text
