"""The text of an incident that is searched, and how well a word or phrase occurs in it."""

from __future__ import annotations

from msgspec import Struct

from dateline.model.criteria import Words
from dateline.model.folding import skeleton


class SearchText(Struct, frozen=True):
    """The folded text of an incident: `lead` is title, names of it and place; `names` who is in it; `rest` all else."""

    lead: str
    names: str
    rest: str
    skeletons: frozenset[str]


def word_matches(words: Words, text: SearchText) -> int:
    """How well a word or phrase occurs: 8 in the lead, 4 in a name, 2 elsewhere, 1 only by its skeleton, 0 not at all."""
    for weight, part in ((8, text.lead), (4, text.names), (2, text.rest)):
        if words.text in part:
            whole = f" {words.text} " in f" {part} "
            return weight + (1 if whole and weight > 2 else 0)
    bones = "" if words.phrase else skeleton(words.text)
    if bones and (len(bones) > 3 or not words.raw.isascii()) and bones in text.skeletons:
        return 1
    return 0
