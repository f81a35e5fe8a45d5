"""What rests on a document, and what would fall with it."""

from __future__ import annotations

from dateline.ledger.reach import documents_of, reach, without
from dateline.model.action import Action
from dateline.model.incident import Assessment, Incident
from dateline.model.source import Source
from ledger.building import LATE, claim, day, incident


def read() -> Incident:
    """84 read in two documents, 91 in one; an arrest and a judgement of the one."""
    return incident(
        claim(84, "a", 3, id="k84", source=("wire", "paper")),
        claim(91, "b", 5, id="k91", source="paper"),
        points={"injured": [claim(7, "a", 3, source="wire")]},
        sources=(
            Source(id="wire", publisher="ap", date="2024-01-03"),
            Source(id="paper", publisher="The Paper", date="2024-01-05", via=("ap", "isna")),
            Source(id="copy", publisher="The Copy", date="2024-01-05", via=("ap",)),
        ),
        actions=(
            Action(id="a1", ref="a1", kind="arrest", by=("a",), said="2024-01-05", source=("paper",)),
            Action(id="a2", ref="a2", kind="raid", by=("a",), said="2024-01-05", source=("wire",), outcome="None.", outcome_source=("paper",)),
            Action(id="a3", ref="a3", kind="trial", by=("a",), said="2024-01-05", source=("paper", "wire")),
        ),
        assessments=(Assessment(text="It is over.", by=("a",), said="2024-01-05", source=("paper", "wire")),),
    )


def test_what_rests_on_a_document_and_what_was_read_nowhere_else() -> None:
    found = reach(read(), frozenset({"paper"}), LATE)
    assert [e.claim.ref for e in found.claims] == ["k84", "k91"]
    assert found.only_claims == {"k91"}
    assert ([a.ref for a in found.actions], found.only_actions) == (["a1", "a2", "a3"], frozenset({"a1"}))
    assert (len(found.assessments), found.only_assessments) == (1, 0)


def test_the_headline_that_would_change_says_from_what_to_what() -> None:
    (shift,) = reach(read(), frozenset({"paper"}), LATE).shifts
    assert shift.after is not None
    assert (shift.point, shift.before.values, shift.after.values, shift.same_values) == ("killed", ("91",), ("84",), False)
    (gone,) = reach(read(), frozenset({"wire"}), LATE).shifts
    assert (gone.point, gone.after) == ("injured", None)


def test_a_headline_that_would_only_rest_on_one_origin_keeps_its_values() -> None:
    known = incident(claim(84, "a", 3, source="wire"), claim(84, "b", 3, source="paper"))
    (shift,) = reach(known, frozenset({"paper"}), LATE).shifts
    assert shift.same_values
    assert shift.after is not None
    assert (shift.before.single_origin, shift.after.single_origin) == (False, True)


def test_values_that_would_change_stand_before_what_would_only_be_qualified_otherwise() -> None:
    injured = [claim(7, "a", 3, source="wire"), claim(9, "b", 4, source="paper")]
    known = incident(claim(84, "a", 3, source="wire"), claim(84, "b", 3, source="paper"), points={"injured": injured})
    assert [(s.point, s.same_values) for s in reach(known, frozenset({"paper"}), LATE).shifts] == [("injured", False), ("killed", True)]


def test_a_claim_that_loses_its_better_document_may_become_weak() -> None:
    graded = (Source(id="good", publisher="x", grade="A", date="2024-01-03"), Source(id="bad", publisher="y", grade="E", date="2024-01-03"))
    known = incident(claim(84, "a", 3, source=("good", "bad")), sources=graded)
    (shift,) = reach(known, frozenset({"good"}), LATE).shifts
    assert shift.same_values
    assert shift.after is not None
    assert shift.after.weak


def test_as_of_a_day_later_claims_and_documents_are_not_there() -> None:
    found = reach(read(), frozenset({"paper"}), day(4))
    assert ([e.claim.ref for e in found.claims], found.actions, found.documents, found.shifts) == (["k84"], (), (), ())


def test_without_a_document_nothing_names_it() -> None:
    bare = without(read(), frozenset({"paper"}))
    assert [c.source for c in bare.claims["killed"]] == [("wire",)]
    assert [a.ref for a in bare.actions] == ["a2", "a3"]
    assert "paper" not in bare.sources


def test_a_document_rests_on_its_publisher_and_on_the_only_outlet_that_it_quotes() -> None:
    assert documents_of(read(), {"ap"}) == (frozenset({"wire", "copy"}), frozenset({"paper"}))
    assert documents_of(read(), {"isna"}) == (frozenset(), frozenset({"paper"}))
    assert documents_of(read(), {"ap", "isna"}) == (frozenset({"wire", "copy", "paper"}), frozenset())
