"""What holds of every ledger, whatever is claimed in it."""

from __future__ import annotations

import random
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from dateline.ledger.entries import Entry
from dateline.ledger.headline import value_of
from dateline.ledger.matches import matches
from dateline.ledger.searchable import search_text
from dateline.ledger.state import states
from dateline.ledger.summarising import summarise
from dateline.ledger.weigh import ladder, weigh
from dateline.model.actor import Actor
from dateline.model.claim import Claim
from dateline.model.criteria import FigureIn
from dateline.model.incident import Incident
from ledger.building import LATE, claim, day, incident
from ledger.drawing import SPEAKERS, figures, ledgers, words


def of(told: tuple[Claim, ...], point: str = "killed", died: int = 0) -> Incident:
    """An incident with that ledger."""
    dead = {"attackers-killed": [claim(died, "a", 3)]} if died else {}
    return incident(points={point: told, **dead}, actors=SPEAKERS)


def by_ref(entries: tuple[Entry, ...]) -> dict[str, tuple[object, ...]]:
    """What matters of each entry."""
    return {entry.claim.ref: (entry.standing, entry.through, entry.weak) for entry in entries}


@settings(max_examples=50, deadline=None, derandomize=True)
@given(ledgers(), st.integers(0, 6))
def test_every_claim_gets_exactly_one_standing_and_nothing_raises(told: tuple[Claim, ...], died: int) -> None:
    known = of(told, died=died)
    weighed = weigh(known, "killed", LATE)
    assert sorted(entry.claim.ref for entry in weighed.entries) == sorted(c.id for c in told)
    for entry in weighed.entries:
        assert (entry.standing == "stands") is (not entry.through)
        assert entry.claim.ref not in entry.through
    summarise(known, LATE)
    states(known, LATE)
    matches(known, FigureIn("killed", 0, None), LATE, search_text(known))


@settings(max_examples=50, deadline=None, derandomize=True)
@given(ledgers(), st.integers(0, 6))
def test_the_headline_is_among_what_stands(told: tuple[Claim, ...], died: int) -> None:
    weighed = weigh(of(told, died=died), "killed", LATE)
    candidates = [
        e for e in weighed.entries if e.standing in ("stands", "disputed") and not e.claim.scope and e.claim.verb not in ("denies", "retracts")
    ]
    head = weighed.headline
    assert (head is None) is (not candidates)
    if head is not None:
        assert head.values
        assert set(head.values) == {value_of(e) for e in head.entries}
        assert all(e in candidates for e in head.entries)
        assert not set(head.weaker) & set(head.values)
        assert head.weak is all(e.weak for e in head.entries)
        assert head.weak is False or all(e.weak for e in candidates if (e.claim.attackers == "included") is head.attackers_included)


@settings(max_examples=35, deadline=None, derandomize=True)
@given(ledgers(), figures, st.data())
def test_an_echo_never_changes_the_headline(told: tuple[Claim, ...], value: str, data: st.DataObject) -> None:
    if told:
        of_which = data.draw(st.sampled_from([c.id for c in told]))
        echo = claim(value, data.draw(st.sampled_from("abcd")), data.draw(st.integers(3, 9)), id="echo", repeats=of_which)
        more = weigh(of((*told, echo)), "killed", LATE)
        before = weigh(of(told), "killed", LATE)
        assert more.headline == before.headline
        assert by_ref(before.entries).items() <= by_ref(more.entries).items()


@settings(max_examples=35, deadline=None, derandomize=True)
@given(ledgers(spread=True), st.randoms(use_true_random=False), st.integers(0, 6))
def test_the_order_in_the_file_does_not_matter_where_days_differ(told: tuple[Claim, ...], mix: random.Random, died: int) -> None:
    shuffled = list(told)
    mix.shuffle(shuffled)
    one, other = (weigh(of(tuple(order), died=died), "killed", LATE) for order in (told, shuffled))
    assert by_ref(one.entries) == by_ref(other.entries)
    assert one.headline == other.headline


@settings(max_examples=35, deadline=None, derandomize=True)
@given(ledgers(), st.integers(0, 6))
def test_a_ladder_ends_with_the_headline(told: tuple[Claim, ...], died: int) -> None:
    known = of(told, died=died)
    head, steps = weigh(known, "killed", LATE).headline, ladder(known, "killed", LATE)
    if head is not None:
        assert steps[-1].values == head.values
    assert all(a.values != b.values for a, b in pairwise(steps))
    assert all(value_of(step.entry) in step.values for step in steps)


@settings(max_examples=35, deadline=None, derandomize=True)
@given(ledgers(), st.integers(2, 8))
def test_what_becomes_known_later_has_no_effect_on_a_past_day(told: tuple[Claim, ...], as_of: int) -> None:
    then = tuple(c for c in told if int(c.said[8:10]) <= as_of)
    past, cut = of(told), of(then)
    assert weigh(past, "killed", day(as_of)).entries == tuple(
        structs.replace(e, claim=next(c for c in past.claims["killed"] if c.id == e.claim.id)) for e in weigh(cut, "killed", LATE).entries
    )
    assert weigh(past, "killed", day(as_of)).headline == weigh(cut, "killed", LATE).headline
    assert ladder(past, "killed", day(as_of)) == ladder(cut, "killed", LATE)


@settings(max_examples=35, deadline=None, derandomize=True)
@given(ledgers(), st.integers(0, 6))
def test_no_weak_claim_outgrows_or_disputes_a_strong_one(told: tuple[Claim, ...], died: int) -> None:
    weighed = weigh(of(told, died=died), "killed", LATE)
    weak = {e.claim.ref for e in weighed.entries if e.weak}
    for entry in weighed.entries:
        if not entry.weak and entry.standing in ("outgrown", "disputed"):
            assert not weak & set(entry.through)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(ledgers(words), st.sampled_from(["motive", "x.nationality", "x.alias", "who-was-it", "x.verdict"]))
def test_points_of_words_hold_the_same(told: tuple[Claim, ...], point: str) -> None:
    known = incident(points={point: told}, actors=[*SPEAKERS, Actor(id="x", name="X", kind="person")])
    weighed = weigh(known, point, LATE)
    assert sorted(entry.claim.ref for entry in weighed.entries) == sorted(c.id for c in told)
    assert "outgrown" not in {entry.standing for entry in weighed.entries}
    head, steps = weighed.headline, ladder(known, point, LATE)
    assert head is None or steps[-1].values == head.values
    assert point != "who-was-it" or head is None
