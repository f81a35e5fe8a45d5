"""The record of a speaker, and points whose strong standing claims disagree."""

from __future__ import annotations

from dateline.cli.dossier.claims import standing_text as in_print
from dateline.ledger.conflicts import conflicts_of
from dateline.ledger.record import became, part_of
from dateline.ledger.view import view_of
from dateline.ledger.weigh import weigh
from dateline.model.action import Action
from dateline.model.actor import Actor
from dateline.model.incident import Assessment, Incident, Retraction
from dateline.model.source import Source
from dateline.tui.rendering.claims import standing_text as on_screen
from ledger.building import LATE, claim, day, incident


def told() -> Incident:
    """A minister who said 84, then 95 and 93, a spokesman with him, a group that is blamed, and a silent guard."""
    return incident(
        claim(84, "minister", 3, id="k84"),
        claim(95, ("minister", "spokesman"), 4, id="k95"),
        claim(93, ("minister", "spokesman"), 5, id="k93"),
        claim(7, "wire", 6, id="k7", scope="police"),
        points={"attribution": [claim("", "minister", 4, actor="group", id="blamed")]},
        actors=[
            Actor(id="minister", kind="official", role=("speaker",)),
            Actor(id="group", kind="group", role=("perpetrator",)),
            Actor(id="guard", kind="public", role=("victims",)),
            Actor(id="parent", kind="state"),
        ],
        actions=(
            Action(id="a1", ref="a1", kind="raid", actor=("police",), against=("group",), by=("minister",), said="2024-01-08", source=("wire",)),
        ),
        assessments=(Assessment(text="It will be back.", by=("analyst",), said="2024-01-07", source=("wire",)),),
        sources=(Source(id="wire", publisher="wire", date="2024-01-03"),),
    )


def test_a_record_holds_what_was_asserted_and_what_became_of_it() -> None:
    part = part_of(told(), "minister", LATE)
    assert part is not None
    assert [(e.claim.ref, e.standing) for e in part.asserted] == [("k84", "outgrown"), ("k95", "replaced"), ("k93", "stands"), ("blamed", "stands")]
    assert part.of_one_origin == {"blamed"}
    assert became(part.asserted) == {"outgrown": 1, "replaced": 1, "stands": 2}
    assert (part.roles, [a.ref for a in part.told]) == (("speaker",), ["a1"])


def test_a_record_is_that_of_the_day() -> None:
    part = part_of(told(), "minister", day(4))
    assert part is not None
    assert [(e.claim.ref, e.standing) for e in part.asserted] == [("k84", "outgrown"), ("k95", "stands"), ("blamed", "stands")]
    assert part.told == ()
    assert part_of(told(), "minister", day(2)) is None


def test_who_is_named_judges_or_publishes_has_a_part_and_who_is_only_inherited_has_none() -> None:
    known = told()
    group, guard, wire = (part_of(known, i, LATE) for i in ("group", "guard", "wire"))
    assert group is not None
    assert group.named == ("blamed", "a1")
    assert guard is not None
    assert part_of(known, "guard", day(5)) is None  # a role has no day; nothing had named the guard by then
    assert wire is not None
    assert (wire.published, [e.claim.ref for e in wire.asserted]) == (("wire",), ["k7"])
    assert part_of(known, "parent", LATE) is None
    assert part_of(known, "nobody", LATE) is None


def test_what_cannot_both_be_true_is_a_conflict_with_its_sides() -> None:
    known = incident(claim(95, "a", 3, id="a"), claim(84, "b", 4, id="b"), claim(84, "c", 6, id="c"))
    (conflict,) = conflicts_of(known, LATE)
    assert [[e.claim.ref for e in side.entries] for side in conflict.sides] == [["a"], ["b", "c"]]
    assert (conflict.point, conflict.newest) == ("killed", day(6))
    assert conflicts_of(known, day(3)) == ()


def test_a_rise_and_a_weak_claim_are_no_conflict() -> None:
    assert conflicts_of(incident(claim(84, "a", 3), claim(95, "b", 4)), LATE) == ()
    assert conflicts_of(incident(claim(95, "a", 3), claim(84, "b", 4, credibility="5")), LATE) == ()
    known = incident(claim(500, "w", 3, id="weak", credibility="5"), claim(95, "a", 3, id="a"), claim(84, "b", 4, id="b"))
    (conflict,) = conflicts_of(known, LATE)
    assert [e.claim.ref for side in conflict.sides for e in side.entries] == ["a", "b"]


def test_disputes_that_have_nothing_to_do_with_each_other_stand_apart() -> None:
    known = incident(
        claim(95, "a", 3, id="all-a"),
        claim(9, "a", 3, id="police-a", scope="police"),
        claim(84, "b", 4, id="all-b"),
        claim(8, "b", 5, id="police-b", scope="police"),
    )
    found = [[e.claim.ref for side in c.sides for e in side.entries] for c in conflicts_of(known, LATE)]
    assert found == [["all-a", "all-b"], ["police-a", "police-b"]]
    assert [c.newest for c in conflicts_of(known, LATE)] == [day(4), day(5)]


def test_claims_that_a_chain_of_disputes_joins_are_one_conflict() -> None:
    known = incident(
        points={
            "cause": [
                claim("gas", "a", 3, id="gas"),
                claim("bags", "b", 3, id="bags", disputes="gas"),
                claim("a car", "c", 3, id="car", disputes="bags"),
                claim("a bin", "d", 3, id="bin"),
            ]
        }
    )
    (conflict,) = conflicts_of(known, LATE)
    assert [side.entries[0].claim.ref for side in conflict.sides] == ["gas", "bags", "car"]


def test_a_denial_is_a_side_of_its_own() -> None:
    known = incident(points={"attribution": [claim("", "a", 3, actor="x", id="yes"), claim("", "b", 4, actor="x", id="no", verb="denies")]})
    (conflict,) = conflicts_of(known, LATE)
    assert [(side.entries[0].claim.ref, side.denies) for side in conflict.sides] == [("yes", False), ("no", True)]


def test_an_incident_that_was_taken_back_has_no_conflicts() -> None:
    gone = Retraction(date="2024-01-05", why="invented")
    known = incident(claim(95, "a", 3), claim(84, "b", 4), status="retracted", retracted=gone)
    assert conflicts_of(known, LATE) == ()


def test_a_part_that_disputes_the_whole_is_shown_as_a_part() -> None:
    known = incident(claim(28, "police", 3, id="all"), claim(">=50", "envoy", 4, id="part", scope="pakistanis", disputes="all"))
    (entry, _) = weigh(known, "killed", LATE).entries
    assert "disputed by ≥50 (pakistanis only) of Envoy [part]" in in_print(view_of(known, LATE), entry, "count")
    assert on_screen(known, entry) == "disputed by ≥50 (pakistanis only; Envoy)"
