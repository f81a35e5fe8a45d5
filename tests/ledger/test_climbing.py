"""A ladder lets go of claims that cannot count any more; it is the ladder that weighing everything anew at each step gives."""

from __future__ import annotations

import random
from importlib import import_module
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from dateline.ledger.headline import headline
from dateline.ledger.standing import outgrown_by, rule
from dateline.ledger.weigh import _died, _entry, _items, kind_of, ladder, weigh
from dateline.ledger.weighed import WHOLE
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
            steps.append((top.values, top.entries[-1].claim.ref))
    return steps


def simpler(told: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The same with one speaker a claim and nothing retracted, where claims are let go."""
    return tuple(structs.replace(c, by=c.by[:1], verb="" if c.verb == "retracts" else c.verb) for c in told)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(ledgers(size=12), st.booleans(), st.sampled_from(["killed", "hospitalised"]), st.integers(0, 12), st.sampled_from(["", "2024-01-05"]))
def test_letting_go_changes_no_step(told: tuple[Claim, ...], simple: bool, point: str, chosen: int, since: str) -> None:
    told = simpler(told) if simple else told
    use = {point: DeskChoice(claim=f"k{chosen}", why="desk", since=since)} if chosen < len(told) else {}
    known = structs.replace(incident(points={point: told}, actors=SPEAKERS), use=use)
    assert [(step.values, step.entry.claim.ref) for step in ladder(known, point, LATE)] == weighed_anew(known, point)


FLOODS = {
    "rumours after an official": [claim(84, "minister", 3), *(claim(200 + n, f"p{n}", 4, credibility="5") for n in range(60))],
    "ranges within ranges": [claim(f"{n}-{200 - n}", f"p{n}", 3) for n in range(60)],
    "bounds of one speaker": [claim(f">={60 - n}", "p", 3 + n // 20) for n in range(60)],
    "all at odds": [claim(60 - n, f"p{n}", 3) for n in range(60)],
    "one speaker to and fro": [claim(100 + (-1) ** n * n, "p", 3 + n // 10) for n in range(60)],
    "a highest that ends": [c for n in range(30) for c in (claim(90 + n, "p", 3), claim(n, f"p{n}", 3))],
}


@pytest.mark.parametrize("shape", FLOODS)
def test_of_no_more_claims_than_are_weighed_whole_none_is_left_out(shape: str) -> None:
    assert len(FLOODS[shape]) <= WHOLE
    known = incident(*FLOODS[shape])
    assert [(step.values, step.entry.claim.ref) for step in ladder(known, "killed", LATE)] == weighed_anew(known, "killed")


def test_whoever_disputes_a_claim_is_named_and_rumours_bury_no_official() -> None:
    ledger = weigh(incident(*FLOODS["all at odds"]), "killed", LATE)
    assert ledger.headline is not None
    assert (len(ledger.headline.values), {len(entry.through) for entry in ledger.entries}) == (60, {59})
    buried = weigh(incident(*FLOODS["rumours after an official"]), "killed", LATE)
    assert buried.headline is not None
    assert buried.headline.values == ("84",)


@pytest.mark.parametrize("shape", ["chain", "rise", "fall", "pairs", "one retracts"])
def test_a_step_looks_at_what_it_changes_and_not_at_all_that_was_said(shape: str) -> None:
    speakers = [Actor(id=f"p{n}", name=f"P{n}", kind="organisation") for n in range(40)]
    told = []
    for n in range(400):
        by = ("p0",) if shape == "chain" else (f"p{n % 40}", f"p{(n + 1) % 40}") if shape == "pairs" else (f"p{n % 40}",)
        more = {"replaces": f"k{n - 1}"} if shape == "chain" and n else {}
        more |= {"replaces": "k160", "verb": "retracts"} if shape == "one retracts" and n == 200 else {}
        told.append(claim(str(5000 - n if shape == "fall" else n + 1), by, 3 + n // 40, id=f"k{n}", **more))
    looked = list[int]()

    def counted(*asked: Any) -> Any:
        looked.append(1)
        return outgrown_by(*asked)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(import_module("dateline.ledger.climbing"), "outgrown_by", counted)
        assert len(ladder(incident(points={"killed": told}, actors=speakers), "killed", LATE)) > 5
    assert len(looked) < 5


def test_of_very_many_claims_the_last_step_is_the_headline_and_what_disputes_it_is_known() -> None:
    buried = incident(*(claim(100, f"old{n}", 3) for n in range(20)), *(claim(90, f"p{n}", 4) for n in range(WHOLE)))
    top = weigh(buried, "killed", LATE).headline
    assert top is not None
    assert (top.values, top.disputed, top.others) == (("90",), True, ("100",))
    for seed in (31, 56, 132):  # each of which climbs to another
        told = drawn(random.Random(seed))
        top = weigh(told, "killed", LATE).headline
        assert top is not None
        assert ladder(told, "killed", LATE)[-1].values == top.values


def drawn(dice: random.Random) -> Incident:
    """More claims than are weighed whole."""
    told, day = [], 3
    many = dice.randint(WHOLE + 1, WHOLE + 50)
    for _ in range(many):
        day = min(28, day + (dice.random() < 0.06))
        value = dice.choice([f"{dice.randint(1, 99)}", f">={dice.randint(1, 99)}", f"~{dice.randint(1, 99)}"])
        told.append((value, day, "5" if dice.random() < 0.2 else "", f"p{dice.randint(0, 40)}"))
    return incident(*(claim(value, by, day, credibility=credibility) for value, day, credibility, by in told))
