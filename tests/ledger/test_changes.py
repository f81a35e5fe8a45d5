"""What changed between two versions of an incident."""

from __future__ import annotations

from typing import Any

from msgspec import structs

from dateline.ledger.changes import Change, FieldChange, HeadlineChange, RecordChange, RoleChange, compare
from dateline.model.action import Action
from dateline.model.actor import Actor
from dateline.model.claim import Claim
from dateline.model.incident import Incident, Question, Retraction
from dateline.model.source import Source
from ledger.building import LATE, claim, incident

OLD = claim(84, "a", 3, id="k84")


def told(before: Incident, after: Incident) -> list[tuple[Any, ...]]:
    """The changes in short."""

    def short(change: Change) -> tuple[Any, ...]:
        match change:
            case HeadlineChange():
                return ("headline", change.point, *(top.values if top else None for top in (change.before, change.after)))
            case RecordChange():
                return (change.what, change.how, change.fields)
            case RoleChange():
                return ("role", change.actor, change.before, change.after)
            case FieldChange():
                return ("field", change.field)

    return [short(change) for change in compare(before, after, LATE)]


def test_what_is_the_same_is_no_change_whatever_the_line_or_the_place_of_an_id() -> None:
    assert told(incident(OLD), incident(structs.replace(OLD, line=9))) == []
    assert told(incident(claim(84, "a", 3)), incident(OLD)) == []


def test_a_claim_that_makes_the_headline_is_told_as_the_headline_and_no_second_time() -> None:
    assert told(incident(OLD), incident(OLD, claim(">=91", "b", 6))) == [("headline", "killed", ("84",), (">=91",))]
    assert told(incident(), incident(OLD)) == [("headline", "killed", None, ("84",)), ("source", "new", ())]


def test_a_claim_that_changes_no_headline_is_a_new_claim() -> None:
    assert told(incident(OLD), incident(claim(20, "b", 3), OLD)) == [("claim", "new", ())]


def test_a_headline_that_comes_into_dispute_is_told_though_its_value_stays() -> None:
    later = claim(84, "a", 4, id="k84")
    assert told(incident(later), incident(claim(95, "b", 3), later)) == [("headline", "killed", ("84",), ("84",)), ("claim", "new", ())]


def test_an_edit_in_place_is_not_a_new_claim_and_names_the_fields() -> None:
    assert told(incident(OLD), incident(claim(84, "a", 3, id="k84", why="counted again"))) == [("claim", "edited", ("why",))]
    moved = told(incident(OLD), incident(claim(85, "a", 3, id="k84")))
    assert moved == [("headline", "killed", ("84",), ("85",)), ("claim", "edited", ("value",))]


def test_claims_without_ids_are_matched_by_what_they_say_however_they_are_numbered() -> None:
    before = incident(claim(20, "a", 3), claim(84, "b", 4))
    after = incident(claim(10, "c", 3), claim(20, "a", 3), claim(84, "b", 4, note="seen"))
    assert told(before, after) == [("claim", "edited", ("note",)), ("claim", "new", ())]


def test_a_claim_that_is_gone_from_the_file_is_told() -> None:
    assert told(incident(claim(20, "a", 3), OLD), incident(OLD)) == [("claim", "gone", ())]


def test_one_of_two_like_claims_that_goes_is_told() -> None:
    twin = claim(20, "b", 3)
    assert told(incident(twin, twin, OLD), incident(twin, OLD)) == [("claim", "gone", ())]


def test_roles_are_compared_as_they_may_be_shown() -> None:
    driver = Actor(id="driver", kind="person", role=("suspect",))
    ledgers: dict[str, list[Claim]] = {"driver.verdict": [claim("charged", "a", 3)]}
    cleared: dict[str, list[Claim]] = {"driver.verdict": [claim("charged", "a", 3), claim("cleared", "a", 5)]}
    found = told(incident(points=ledgers, actors=[driver]), incident(points=cleared, actors=[driver]))
    assert found == [("headline", "driver.verdict", ("charged",), ("cleared",)), ("role", "driver", ("suspect",), ("cleared",))]


def test_what_an_actor_inherits_is_told_once_elsewhere() -> None:
    before, after = (incident(OLD, actors=[Actor(id="a", role=("speaker",), grade=grade)]) for grade in ("", "B"))
    assert told(before, after) == [("actor", "edited", ("grade",))]
    assert compare(before, after, LATE, {"a"}) == ()


def test_actions_questions_and_sources() -> None:
    act = Action(id="a1", ref="a1", kind="arrest", by=("a",), said="2024-01-04", source=("wire",), status="ongoing")
    before = incident(OLD, actions=(act,), questions=(Question(text="Who?"),))
    after = incident(
        OLD,
        actions=(structs.replace(act, status="completed"), Action(ref="n", kind="raid", by=("a",), source=("wire",))),
        questions=(Question(text="Where?"),),
        sources=(Source(id="new", publisher="x"),),
    )
    assert told(before, after) == [
        ("action", "edited", ("status",)),
        ("action", "new", ()),
        ("question", "new", ()),
        ("question", "gone", ()),
        ("source", "new", ()),
    ]


def test_a_retraction_of_the_incident_comes_first_and_the_head_last() -> None:
    gone = Retraction(date="2024-01-09", why="invented")
    after = incident(OLD, claim(91, "b", 6), status="retracted", retracted=gone, title="Other")
    found = told(incident(OLD), after)
    assert (found[0], found[-1]) == (("field", "status"), ("field", "title"))
