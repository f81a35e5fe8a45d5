"""One sentence of a draft with all that was found in it."""

from __future__ import annotations

from msgspec import Struct

from dateline.phrasing.vetting.attributions import Attribution
from dateline.phrasing.vetting.days import Mention
from dateline.phrasing.vetting.points import Reading
from dateline.phrasing.vetting.sentences import Sentence, Token
from dateline.phrasing.vetting.topics import Scene

_CONTRASTS = frozenset({"while", "whereas", "but", "though", "although"})


_PARTING = _CONTRASTS | frozenset(["and", ";", "—"])


class Passage(Struct, frozen=True):
    """A sentence: its dates (`anchor` is that of the story), who is made to speak, what its figures count, what it is about.

    `segments` has for every token the number of the part of the sentence it stands in: parts have their own speakers and days
    (without a reading none is asked for, and there are none).
    """

    sentence: Sentence
    scene: Scene
    dates: list[Mention]
    anchor: Mention | None
    spoken: list[Attribution]
    readings: list[Reading]
    segments: list[int]

    @property
    def tokens(self) -> list[Token]:
        """The tokens of the sentence."""
        return self.sentence.tokens


def segments_of(sentence: Sentence, spoken: list[Attribution]) -> list[int]:
    """The parts of a sentence: cut at semicolons, dashes, `but` and `while`, and at an `and` behind which somebody else speaks."""
    tokens = sentence.tokens
    if sentence.lows.isdisjoint(_PARTING):
        return [0] * len(tokens)
    number, found = 0, list[int]()
    speakers = {a.first for a in spoken if a.kind == "figure"}
    for place, token in enumerate(tokens):
        another = token.low == "and" and place and tokens[place - 1].text == "," and any(n in speakers for n in range(place + 1, place + 4))
        if token.text in ";—" or (token.low in _CONTRASTS and place) or another:
            number += 1
        found.append(number)
    return found
