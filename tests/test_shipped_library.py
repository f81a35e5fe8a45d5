"""The shipped library, whole: what a reporter may rely on in every one of its files."""

from __future__ import annotations

import datetime as dt
import random
import re
import shutil
from functools import cache
from pathlib import Path

import pytest
from msgspec import structs

from dateline.files.authority import read_names
from dateline.files.reader import read_incident
from dateline.ledger.known import Statement, known
from dateline.ledger.matches import matches
from dateline.ledger.roles import roles_on, verdict_on
from dateline.ledger.searchable import search_text
from dateline.ledger.summarising import summarise
from dateline.ledger.weigh import ladder, weigh, weigh_all
from dateline.library.check import check_library
from dateline.library.find import answer
from dateline.library.session import Session, open_session
from dateline.model.action import Action
from dateline.model.claim import Claim
from dateline.model.incident import Incident
from dateline.model.vocabulary import INVERSE_RELATIONS
from dateline.query import parse_query

LIBRARY = Path(__file__).parents[1] / "incidents"
FILES = sorted(LIBRARY.glob("20*.yaml"))
TODAY = dt.date(2026, 11, 25)
NAMES = read_names("names.yaml", (LIBRARY / "names.yaml").read_bytes())[0]


@cache
def read(path: Path) -> Incident:
    """An incident of the library."""
    reading = read_incident(path.name, path.read_bytes(), NAMES)
    assert reading.incident is not None, reading.problems
    return reading.incident


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Session:
    """A session on the library."""
    return open_session(LIBRARY, TODAY, {"XDG_CACHE_HOME": str(tmp_path_factory.mktemp("cache"))})


each = pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)


def test_there_are_twenty_five_incidents_and_the_authority_file_has_no_problem() -> None:
    assert len(FILES) == 25
    assert read_names("names.yaml", (LIBRARY / "names.yaml").read_bytes())[1] == ()


def test_check_finds_no_problem_and_only_explained_warnings(session: Session) -> None:
    assert check_library(session) == ()
    warned = check_library(session, strict=True)
    assert {problem.rule for problem in warned} <= {"undated-source", "only-mirror"}
    for path in FILES:
        for accept in read(path).accept:
            for where in accept.where or ("",):
                assert [p for p in warned if p.path == path.name and p.rule == accept.rule and f"`{where}`" in p.message], (path.stem, where)


@each
def test_every_statement_has_a_speaker_a_day_and_a_source(path: Path) -> None:
    incident = read(path)
    undated = {where for accept in incident.accept if accept.rule == "undated-source" for where in accept.where}
    records: list[Statement] = [*(c for ledger in incident.claims.values() for c in ledger), *incident.actions, *incident.assessments]
    for record in records:
        assert record.by
        assert record.source
        assert known(record, incident).dated or set(record.source) <= undated, record


@each
def test_no_source_is_unused_and_each_was_read_on_a_day_in_a_language(path: Path) -> None:
    incident = read(path)
    assert all(source.accessed and source.lang and source.kind for source in incident.sources.values())
    assert "unused-source" not in {problem.rule for problem in read_incident(path.name, path.read_bytes(), NAMES).problems}


@each
def test_weak_grades_say_why(path: Path) -> None:
    for source in read(path).sources.values():
        assert source.note or source.grade not in ("D", "E", "F"), source.id


@each
def test_a_statement_that_is_doubted_says_why(path: Path) -> None:
    incident = read(path)
    records: list[Claim | Action] = [*(c for ledger in incident.claims.values() for c in ledger), *incident.actions]
    for record in records:
        if record.credibility:
            assert record.credibility in ("4", "5"), record
            assert record.note, record


@each
def test_living_people_are_suspects_unless_a_conviction_stands_and_no_victim_is_named(path: Path) -> None:
    incident = read(path)
    for actor in incident.actors.values():
        if actor.kind in ("person", "official", "") and not actor.died and {"perpetrator", "planner"} & set(actor.role):
            assert verdict_on(incident, actor.id, TODAY) == "convicted", actor.id
        if "victims" in roles_on(incident, actor, TODAY):
            assert actor.kind in ("public", "group"), actor.id


@each
def test_nobody_hurt_hides_among_those_of_no_part(path: Path) -> None:
    incident = read(path)
    day = dt.date.fromisoformat(incident.date[:10])
    for actor in incident.actors.values():
        if actor.kind != "person" or set(actor.role) != {"other"}:
            continue
        assert not re.search(
            r"\bvictim|\b(killed|died|dead|wounded|injured|hurt) (in|by|at) the ", f"{actor.name} {actor.title} {actor.note}".casefold()
        ), actor.id
        died = known_day(actor.died)
        assert died is None or abs(died - day) > dt.timedelta(days=30), actor.id


def known_day(text: str) -> dt.date | None:
    """The day of a date that has one, or nothing."""
    return dt.date.fromisoformat(text[:10]) if len(text) >= 10 else None


@each
def test_a_question_is_a_question(path: Path) -> None:
    for question in read(path).questions:
        assert len(question.text.split()) >= 3, question.text


@each
def test_the_summary_rests_on_what_is_there(path: Path) -> None:
    incident = read(path)
    known_ids = {c.ref for ledger in incident.claims.values() for c in ledger} | set(incident.sources) | {a.ref for a in incident.actions}
    marks = re.findall(r"\[([a-z0-9-]+)\]", incident.summary)
    assert marks
    assert set(marks) <= known_ids


@each
def test_every_tie_has_its_page_and_is_typed_once(path: Path, session: Session) -> None:
    incident = read(path)
    for relation in incident.related:
        assert relation.source, relation
        assert "No page that was read" not in relation.note or any("/" in source for source in relation.source), relation
        other = session.index.incident(relation.incident)
        same = {INVERSE_RELATIONS[relation.relation], relation.relation}
        assert not [r for r in other.related if r.incident == incident.id and r.relation in same], relation
        assert incident.id in [i for i, _ in session.index.relations_to(relation.incident)]


def test_names_that_may_be_one_say_where_both_were_read(session: Session) -> None:
    for named in (*NAMES.values(), *(actor for path in FILES for actor in read(path).actors.values())):
        if named.maybe_same:
            assert named.maybe_same_source, named.name
    assert "reference" not in {problem.rule for problem in check_library(session, strict=True)}


def test_who_stands_in_two_files_has_one_entry_of_names() -> None:
    seen: dict[str, str] = {}
    for path in FILES:
        incident = read(path)
        used = set(incident.actors) | {name for s in incident.sources.values() for name in (s.publisher, *s.via)}
        for name in used - set(NAMES):
            assert name not in seen, (name, seen.get(name), path.stem)
            seen[name] = path.stem


def test_a_publisher_has_one_id_however_it_is_spelled() -> None:
    """Of names.yaml, of an incident, or plain text: one casefolded spelling, one owner."""
    owners: dict[str, set[str]] = {}
    for entry in NAMES.values():
        if entry.kind in ("media", "organisation"):
            for spelling in (entry.name, *entry.aka):
                owners.setdefault(spelling.casefold(), set()).add(entry.id)
    for path in FILES:
        incident = read(path)
        for source in incident.sources.values():
            for name in (source.publisher, *source.via):
                actor = incident.actors.get(name) or NAMES.get(name)
                if actor is None:
                    owners.setdefault(name.casefold(), set()).add(f"plain {name.casefold()}")
                elif name == source.publisher:
                    for spelling in (actor.name, *actor.aka):
                        owners.setdefault(spelling.casefold(), set()).add(actor.id)
    assert {spelling: sorted(ids) for spelling, ids in owners.items() if len(ids) > 1} == {}


def test_the_branch_is_not_the_centre() -> None:
    assert NAMES["isis-k"].part_of == "is"
    assert {"ISKP", "IS-KP", "Вилаят Хорасан"} <= set(NAMES["isis-k"].aka)
    assert not set(NAMES["isis-k"].aka) & set(NAMES["is"].aka)


def test_not_more_than_a_quarter_of_the_points_are_disputed() -> None:
    ledgers = [ledger for path in FILES for ledger in weigh_all(read(path), TODAY).values()]
    assert sum(ledger.disputed for ledger in ledgers) <= len(ledgers) / 4


@each
def test_answers_do_not_depend_on_the_order_of_the_file(path: Path) -> None:
    incident = read(path)
    chance = random.Random(path.stem)

    def shuffled(pairs: dict[str, object]) -> dict[str, object]:
        items = list(pairs.items())
        chance.shuffle(items)
        return dict(items)

    claims = {}
    for point, ledger in incident.claims.items():
        days = {claim.ref: known(claim, incident).latest for claim in ledger}
        order = sorted(set(days.values()))
        chance.shuffle(order)
        claims[point] = tuple(claim for day in order for claim in ledger if days[claim.ref] == day)
    other = structs.replace(
        incident,
        actors=shuffled(incident.actors),  # type: ignore[arg-type]
        sources=shuffled(incident.sources),  # type: ignore[arg-type]
        claims=shuffled(claims),  # type: ignore[arg-type]
    )
    for day in (TODAY, dt.date.fromisoformat(incident.date[:10]) + dt.timedelta(days=2)):
        assert summarise(incident, day).figures == summarise(other, day).figures
        before, after = weigh_all(incident, day), weigh_all(other, day)
        assert before.keys() == after.keys()
        for point, weighed in before.items():
            assert (weighed.headline, set(weighed.entries)) == (after[point].headline, set(after[point].entries)), point
            assert ladder(incident, point, day) == ladder(other, point, day)


@pytest.mark.slow
def test_answers_do_not_depend_on_the_order_of_the_files(session: Session, tmp_path: Path) -> None:
    root = tmp_path / "incidents"
    root.mkdir()
    shutil.copy(LIBRARY / "names.yaml", root)
    for number, path in enumerate(FILES):
        folder = root / f"{99 - number}"
        folder.mkdir()
        shutil.copy(path, folder)
    other = open_session(root, TODAY, {"XDG_CACHE_HOME": str(tmp_path / "cache")})
    for query in ("", "kerman", "actor:is+", "killed:50..", "islamic state claimed", "is:disputed sort:-killed"):
        assert [s.id for s in answer(session, parse_query(query)).summaries] == [s.id for s in answer(other, parse_query(query)).summaries]
    for path in FILES:
        one, two = session.index.incident(path.stem), other.index.incident(path.stem)
        for day in (TODAY, dt.date.fromisoformat(one.date[:10]) + dt.timedelta(days=2)):
            assert summarise(one, day).figures == summarise(two, day).figures
            before, after = weigh_all(one, day), weigh_all(two, day)
            assert before == after
            assert [ladder(one, point, day) for point in before] == [ladder(two, point, day) for point in after]


def test_the_item_that_started_it_stands_claim_by_claim_and_was_superseded_by_then() -> None:
    kerman = read(LIBRARY / "2024-01-03-kerman-bombing.yaml")
    source = next(i for i, s in kerman.sources.items() if s.publisher == "bnn-breaking")
    by_then = weigh_all(kerman, dt.date(2024, 1, 6))
    told = {e.claim.value: e.standing for e in by_then["killed"].entries if source in e.claim.source}
    assert told == {"84": "echo"}
    assert by_then["killed"].headline is not None
    assert by_then["killed"].headline.values == ("92",)
    assert [e.standing for e in by_then["injured"].entries if source in e.claim.source and e.claim.value == "284"] == ["echo"]
    verbs = {(by, e.claim.verb) for ledger in by_then.values() for e in ledger.entries if source in e.claim.source for by in e.claim.by}
    assert ("almirsad", "suggests") in verbs
    assert "confirms" in {verb for by, verb in verbs if by == "moi"}
    assert "confirms" in {verb for by, verb in verbs if by.startswith("us") or "us" in kerman.actors[by].part_of}
    kinds = {action.kind: action.count for action in kerman.actions if source in action.source}
    assert kinds["arrest"] == "11"
    assert {"seizure", "operation", "appeal-for-help"} <= set(kinds)
    assert any(source in judgement.source for judgement in kerman.assessments)


@pytest.mark.slow
@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem[:24])
def test_every_document_is_found_by_its_id(path: Path) -> None:
    incident = read(path)
    missed = [source for source in incident.sources if not matches(incident, parse_query(f"source:{source}").criterion, TODAY, search_text(incident))]
    assert missed == []


def test_a_weak_figure_that_only_weak_ones_dispute_is_shown_beside_the_headline() -> None:
    kerman = read(LIBRARY / "2024-01-03-kerman-bombing.yaml")
    top = weigh(kerman, "killed", TODAY).headline
    assert top is not None
    assert (top.values, top.weaker) == (("96",), ("97",))
