"""Ledgers drawn at random, for what holds of all of them."""

from __future__ import annotations

from hypothesis import strategies as st

from dateline.model.actor import Actor
from dateline.model.claim import Claim
from ledger.building import claim

SPEAKERS = [
    Actor(id=i, name=i.title(), kind=k, grade=g)
    for i, k, g in (("a", "official", ""), ("b", "media", ""), ("c", "official", "B"), ("d", "media", "E"))
]
figures = st.sampled_from(["0", "9", "12", "84", "84", "95", "103", ">=80", ">83", ">=91", "<100", "<=84", "80-90", "90-100", "~50", "~100"])
words = st.sampled_from(["Tajik", "Afghan", "tajik", "unknown"])


@st.composite
def ledgers(draw: st.DrawFn, values: st.SearchStrategy[str] = figures, size: int = 8, names: bool = True, spread: bool = False) -> tuple[Claim, ...]:
    """A list of claims with ids k0, k1, …; they name each other where `names`, and their days differ where `spread`."""
    count = draw(st.integers(0, size))
    days = draw(st.permutations(range(3, 3 + count))) if spread else draw(st.lists(st.integers(3, 7), min_size=count, max_size=count))
    told = []
    for n in range(count):
        more = {
            "id": f"k{n}",
            "attackers": draw(st.sampled_from(["", "", "", "included", "excluded"])),
            "scope": draw(st.sampled_from(["", "", "", "police"])),
        }
        more["credibility"] = draw(st.sampled_from(["", "", "2", "5"]))
        if names and n:
            for field in draw(st.sets(st.sampled_from(["replaces", "disputes", "repeats"]), max_size=1)):
                more[field] = f"k{draw(st.integers(0, n - 1))}"
            more["verb"] = draw(st.sampled_from(["", "", "", "says", "denies"] + (["retracts"] if "replaces" in more else [])))
        on = f"2024-01-{days[n]:02}" + (draw(st.sampled_from(["", "", "T09:00Z", "T18:00Z"])) if not spread else "")
        speakers = tuple(draw(st.lists(st.sampled_from("abcd"), min_size=1, max_size=2, unique=True)))
        told.append(claim(draw(values), speakers, on, **more))
    return tuple(told)
