"""A ladder lets go of claims that cannot count any more; it is the ladder that weighing everything anew at each step gives."""

from __future__ import annotations

import time
from importlib import import_module

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from dateline.ledger import ladder
from dateline.ledger.climbing import Climbing
from dateline.ledger.headline import headline
from dateline.ledger.standing import Weighed, rule, takes_back
from dateline.ledger.weigh import _died, _entry, _items, _leading, kind_of
from dateline.model.actor import Actor
from dateline.model.claim import Claim
from dateline.model.dates import parse_date
from dateline.model.incident import DeskChoice, Incident
from ledger.building import LATE, claim, incident
from ledger.drawing import SPEAKERS, ledgers


def weighed_anew(known: Incident, point: str) -> list[tuple[tuple[str, ...], str]]:
    """The steps, each from all that was known at its moment."""
    kind = kind_of(point, known)
    items, _ = _items(known, point, kind, LATE)
    died = _died(known, point, kind, LATE)
    choice = known.use.get(point)
    moments = [(item.known.latest, n) for n, item in enumerate(items, 1) if not item.claim.repeats]
    if choice and choice.since and items:
        since = parse_date(choice.since).earliest
        assert since is not None
        moments.append((since, sum(item.known.latest <= since for item in items)))
    steps: list[tuple[tuple[str, ...], str]] = []
    for day, n in sorted(moments, key=lambda m: (m[1], m[0])):
        top = headline(tuple(map(_entry, items[:n], rule(items[:n], kind, died))), kind, choice, day) if n else None
        if top is not None and (not steps or steps[-1][0] != top.values):
            steps.append((top.values, _leading(top.entries, items[n - 1]).claim.ref))
    return steps


def simpler(told: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The same with one speaker a claim and nothing retracted, where claims are let go."""
    return tuple(structs.replace(c, by=c.by[:1], verb="" if c.verb == "retracts" else c.verb) for c in told)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(ledgers(size=12), st.booleans(), st.sampled_from(["killed", "in-hospital"]), st.integers(0, 12), st.sampled_from(["", "2024-01-05"]))
def test_letting_go_changes_no_step(told: tuple[Claim, ...], simple: bool, point: str, chosen: int, since: str) -> None:
    told = simpler(told) if simple else told
    use = {point: DeskChoice(claim=f"k{chosen}", why="desk", since=since)} if chosen < len(told) else {}
    known = structs.replace(incident(points={point: told}, actors=SPEAKERS), use=use)
    assert [(step.values, step.entry.claim.ref) for step in ladder(known, point, LATE)] == weighed_anew(known, point)


class LookingAtAll(Climbing):
    """Asks every claim that rests whether it is ended, and whether that is what is said."""

    def _may_end_resting(self, item: Weighed) -> bool:
        said = super()._may_end_resting(item)
        if item.asserts and not item.claim.repeats and not item.claim.replaces:
            rest = [other for other in self._resting.values() if other.claim.by == item.claim.by]
            assert said == any(takes_back(item, other) for other in rest), (item.claim.value, [other.claim.value for other in rest])
        return said


COUNTED = st.tuples(st.sampled_from("ab"), st.integers(1, 9), st.sampled_from(["{}", "{}", ">={}", "~{}", "{}-9"]))


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.lists(COUNTED, min_size=4, max_size=14))
def test_what_is_kept_apart_of_those_that_rest_answers_for_all(told: list[tuple[str, int, str]]) -> None:
    claims = [claim(form.format(low), by, 3 + n, id=f"k{n}") for n, (by, low, form) in enumerate(told)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(import_module("dateline.ledger.weigh"), "Climbing", LookingAtAll)
        ladder(incident(points={"killed": claims}, actors=SPEAKERS), "killed", LATE)


@pytest.mark.parametrize("shape", ["chain", "rise", "fall"])
def test_a_ladder_of_a_thousand_claims_is_climbed_at_once(shape: str) -> None:
    speakers = [Actor(id=f"p{n}", name=f"P{n}", kind="organisation") for n in range(40)]
    told = []
    for n in range(1000):
        more = {"replaces": f"k{n - 1}"} if shape == "chain" and n else {}
        told.append(claim(str(5000 - n if shape == "fall" else n + 1), f"p{0 if shape == 'chain' else n % 40}", 3 + n // 40, id=f"k{n}", **more))
    known = incident(points={"killed": told}, actors=speakers)
    begin = time.process_time()
    assert len(ladder(known, "killed", LATE)) > 20
    assert time.process_time() - begin < 2.0  # it took ten where each step weighed everything
