"""What a hostile draft costs grows with its words and no faster, however long its sentences are: calls are counted."""

from __future__ import annotations

import pytest
from msgspec import structs

from dateline.model.actor import Actor
from dateline.model.incident import Place
from dateline.phrasing.vetting import vet_text
from hostile.test_costs import calls
from ledger.building import LATE, claim, incident

ATTACK = structs.replace(
    incident(
        *(claim(20 + n, f"speaker-{n}", 10) for n in range(12)),
        points={"injured": [claim(50 + n, f"speaker-{n}", 11) for n in range(12)]},
        actors=[Actor(id=f"member-{n}", name=f"Omid Samplei{n}", kind="person", role=("suspect",)) for n in range(60)],
    ),
    title="Portville harbour bombing",
    place=(Place(name="Portville", country="IR"),),
)
KINDS = {
    "figures": "9 dead ",
    "tolls": "toll 9 ",
    "figures of one": "killed 9 and ",
    "parts": "9 of the dead ",
    "pairs": "9 killed and 8 injured and ",
    "dates": "3 January 2023 ",
    "dates of figures": "9 killed on 3 January 2024 ",
    "places": "9 dead in Elsewhere ",
    "speakers": "Xyz said 9 dead ",
    "names": "Omid Samplex ",
    "strangers": "Abcdef Ghijkl ",
}
WORDS = 480
MOST_OF_A_LONG_SENTENCE = 1.3
"""Times the calls of as many words in short sentences: where every word looks at every other of its sentence it is two to five times."""
MOST_A_WORD = 140
"""Calls for a word of a draft, whatever it is of."""


def counted(kind: str, words: int) -> int:
    """The calls of a draft whose sentences have as many words."""
    unit = KINDS[kind]
    sentence = unit * (words // len(unit.split()))
    draft = "The bombing in Portville harbour. " + f"{sentence}. " * (WORDS // words)

    def vet() -> None:
        vet_text(draft, [ATTACK], LATE)

    return calls(vet)


@pytest.mark.parametrize("kind", KINDS)
def test_a_long_sentence_costs_no_more_than_its_words(kind: str) -> None:
    counted(kind, 120)  # what is loaded and remembered counts for neither
    long, short = counted(kind, 120), counted(kind, 30)
    assert long < MOST_OF_A_LONG_SENTENCE * short
    assert long < MOST_A_WORD * WORDS
