"""The work queues and the list of actions across a library."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from dateline.errors import UsageError
from dateline.library.actions import actions
from dateline.library.queues import conflicts, questions, stale
from dateline.library.session import Session, open_session
from dateline.query import parse_query
from library.copying import ELSEWHERE, HARBOUR, TODAY, copied, opened

MORE = """
questions:
  - {text: Who fired?, since: 2023-05}
  - {text: Why there?}
  - {text: What comes?, since: 2031-01-01}
published:
  - {date: 2023-05-06, story: first, used: [k3]}
  - {date: 2023-05-07, story: second, used: [k4]}
actions:
  - {id: r1, kind: raid, actor: police, date: ../2023-05-04, by: police, said: 2023-05-06, source: wire, status: completed}
  - {id: s1, kind: sentence, against: red-band, count: 2, by: police, said: 2024-06-01, source: wire}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = copied(tmp_path)
    path = root / f"{ELSEWHERE}.yaml"
    text = path.read_text("utf-8")
    text = text.replace("  red-band: {role: [suspect]}", "  red-band: {role: [suspect]}\n  police: {name: police, kind: state, role: [investigator]}")
    text += (
        "    - {id: k4, value: 4, by: police, said: 2023-05-07, source: wire}\n    - {id: k3, value: 3, by: police, said: 2023-05-08, source: wire}\n"
    )
    path.write_text(text + MORE, "utf-8")
    return root


@pytest.fixture
def session(root: Path) -> Session:
    return opened(root)


def test_conflicts_stand_where_somebody_spoke_last_first(session: Session) -> None:
    found = [(c.incident.id, c.point) for c in conflicts(session, parse_query(""))]
    assert found == [(HARBOUR, "injured")]
    assert conflicts(session, parse_query("place:elsewhere")) == ()
    assert conflicts(session, parse_query(""), dt.date(2024, 2, 9)) == ()


def test_conflicts_of_one_incident_and_day_stand_by_name_whatever_the_order_of_its_points(root: Path) -> None:
    path = root / f"{ELSEWHERE}.yaml"
    text = path.read_text("utf-8")
    for order in (("cause", "route"), ("route", "cause")):
        more = "".join(
            f"  {point}:\n    - {{id: {point}-a, value: a, by: police, said: 2023-06-01, source: wire}}\n"
            f"    - {{value: b, by: police, said: 2023-06-01, source: wire, disputes: {point}-a}}\n"
            for point in order
        )
        path.write_text(text.replace("\nquestions:", f"{more}\nquestions:"), "utf-8")
        assert [c.point for c in conflicts(opened(root), parse_query("place:elsewhere"))] == ["cause", "route"]


def test_questions_stand_by_how_long_they_have_been_open(session: Session) -> None:
    assert [(q.question.text, q.days) for q in questions(session, parse_query(""))] == [
        ("Who fired?", (TODAY - dt.date(2023, 5, 31)).days),
        ("Who built the device?", 704),
        ("Why there?", None),
    ]
    assert [q.question.text for q in questions(session, parse_query("limit:1"))] == ["Who fired?"]
    assert len(questions(session, parse_query("harbour"))) == 1


def test_a_question_of_the_current_month_has_been_open_for_no_day_yet(root: Path) -> None:
    early = open_session(root, dt.date(2023, 5, 10), {"XDG_CACHE_HOME": str(root.parent / "cache")})
    assert [(q.question.text, q.days) for q in questions(early, parse_query(""))] == [("Who fired?", 0), ("Why there?", None)]


def test_stale_stories_stand_newest_first_with_what_they_used_and_what_stands_now(session: Session) -> None:
    found = stale(session, parse_query(""))
    assert [(s.story.story, [e.claim.ref for e, _ in s.used], s.retracted) for s in found] == [
        ("harbour-first", ["k40"], False),
        ("second", ["k4"], False),
    ]
    now = found[0].used[0][1].headline
    assert now is not None
    assert now.values == ("33",)
    assert [s.story.story for s in stale(session, parse_query(""), dt.date(2023, 5, 31))] == ["second"]
    assert stale(session, parse_query(""), dt.date(2023, 5, 7)) == ()


def test_every_story_of_an_incident_that_was_taken_back_is_stale(root: Path) -> None:
    path = root / f"{ELSEWHERE}.yaml"
    gone = "status: retracted\nretracted: {date: 2025-01-01, why: It never happened., source: wire}"
    path.write_text(path.read_text("utf-8").replace("status: developing", gone), "utf-8")
    session = opened(root)
    assert [(s.story.story, s.retracted) for s in stale(session, parse_query("place:elsewhere"))] == [("second", True), ("first", True)]
    assert [s.retracted for s in stale(session, parse_query("place:elsewhere"), dt.date(2024, 12, 31))] == [False]
    assert questions(session, parse_query("place:elsewhere")) == ()
    assert conflicts(session, parse_query("place:elsewhere")) == ()


def test_a_queue_has_an_order_of_its_own(session: Session) -> None:
    for queue in (conflicts, questions, stale):
        with pytest.raises(UsageError, match="order of its own"):
            queue(session, parse_query("sort:date"))


def refs(session: Session, query: str, as_of: dt.date | None = None) -> list[str]:
    return [response.action.ref for response in actions(session, parse_query(query), as_of).found]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["r1", "a2", "s1"]),
        ("sort:-date", ["s1", "a2", "r1"]),
        ("limit:2", ["r1", "a2"]),
        ("place:elsewhere", ["r1", "s1"]),
        ("action:raid", ["r1"]),
        ("not action:raid", ["a2", "s1"]),
        ("against:red-band", ["s1"]),
        ("actor:police country:IR", ["a2"]),
        ("action:arrest country:PK", []),
        ("related:harbour", ["r1", "s1"]),
        ("action:arrest near:harbour/10km", ["a2"]),
        ("as-of:2024-02-11", ["r1", "a2"]),
    ],
)
def test_actions_answer_by_day(session: Session, query: str, expected: list[str]) -> None:
    assert refs(session, query) == expected


def test_actions_are_those_known_by_the_day(session: Session) -> None:
    assert refs(session, "", dt.date(2023, 5, 5)) == []
    found = actions(session, parse_query("place:elsewhere"), dt.date(2023, 5, 6)).found
    assert [(r.action.ref, r.day, r.past) for r in found] == [("r1", dt.date(2023, 5, 4), True)]
    with pytest.raises(UsageError, match="ordered by their day"):
        actions(session, parse_query("sort:killed"))
