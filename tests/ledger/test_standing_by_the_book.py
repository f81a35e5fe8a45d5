"""The quick rules against slow ones that read like the table: the same answers for every ledger."""

from __future__ import annotations

from hypothesis import given, settings

from dateline.ledger.weigh import weigh
from dateline.model.claim import Claim
from dateline.model.counts import parse_count
from ledger.building import LATE, incident
from ledger.drawing import SPEAKERS, ledgers


def says_more(later: Claim, earlier: Claim) -> bool:
    """Whether a later figure is a plain rise."""
    return parse_count(later.value).says_more(parse_count(earlier.value))


def means_the_same(a: Claim, b: Claim) -> bool:
    """Whether two figures allow the same numbers."""
    return parse_count(a.value).means(parse_count(b.value))


def takes_back(later: Claim, earlier: Claim, speaker: str, weak: dict[str, bool]) -> bool:
    """Whether a later claim of a speaker ends an earlier one."""
    alike = (later.scope, later.attackers == "included") == (earlier.scope, earlier.attackers == "included")
    heard = speaker in later.by and alike and (weak[earlier.id] or not weak[later.id])
    return heard and not says_more(later, earlier) and not means_the_same(later, earlier)


def comparable(a: Claim, b: Claim) -> bool:
    """Whether two figures speak of the same, where no attacker died."""
    counted = {a.attackers or "unknown", b.attackers or "unknown"}
    return a.scope == b.scope and counted != {"included", "excluded"}


@settings(max_examples=60, deadline=None, derandomize=True)
@given(ledgers(names=False))
def test_replaced_and_outgrown_are_those_of_the_table(told: tuple[Claim, ...]) -> None:
    entries = weigh(incident(*told, actors=SPEAKERS), "killed", LATE).entries
    ordered, weak = [e.claim for e in entries], {e.claim.id: e.weak for e in entries}
    replaced = {c.id for n, c in enumerate(ordered) if all(any(takes_back(later, c, by, weak) for later in ordered[n + 1 :]) for by in c.by)}
    left = [c for c in ordered if c.id not in replaced]
    outgrown = {
        c.id: later.id
        for n, c in enumerate(left)
        for later in reversed(left[n + 1 :])
        if says_more(later, c) and comparable(c, later) and (weak[c.id] or not weak[later.id])
    }
    assert {e.claim.id for e in entries if e.standing == "replaced"} == replaced
    assert {e.claim.id: e.through[0] for e in entries if e.standing == "outgrown"} == outgrown


@settings(max_examples=60, deadline=None, derandomize=True)
@given(ledgers(names=False))
def test_disputed_are_those_that_cannot_both_be_true(told: tuple[Claim, ...]) -> None:
    entries = weigh(incident(*told, actors=SPEAKERS), "killed", LATE).entries
    left = [e for e in entries if e.standing in ("stands", "disputed")]
    found: dict[str, set[str]] = {e.claim.id: set() for e in left}
    for n, older in enumerate(left):
        for newer in left[n + 1 :]:
            a, b = parse_count(older.claim.value), parse_count(newer.claim.value)
            if a.conflicts(b) and comparable(older.claim, newer.claim) and (a.lies_above(b) or older.known.latest == newer.known.latest):
                if older.weak or not newer.weak:
                    found[older.claim.id].add(newer.claim.id)
                if newer.weak or not older.weak:
                    found[newer.claim.id].add(older.claim.id)
    assert {e.claim.id: set(e.through) for e in left} == found
