"""The text of an incident that is searched, and how well a word or phrase occurs in it."""

from __future__ import annotations

from msgspec import Struct

from dateline.model.criteria import Words
from dateline.model.folding import skeleton


class SearchText(Struct, frozen=True):
    """The folded text of an incident: `lead` is title, names of it and place; `names` who is in it; `rest` all else.

    The skeletons are those of the words of `lead` and of `names`.
    """

    lead: str
    names: str
    rest: str
    lead_skeletons: frozenset[str]
    name_skeletons: frozenset[str]


def bones_of(words: Words) -> str:
    """The skeleton by which a word is looked for beside its letters; "" where it says too little.

    One of three consonants is that of too many English words; a word in another script is hardly written otherwise.
    """
    bones = "" if words.phrase else skeleton(words.text)
    return bones if len(bones) > 3 or not words.raw.isascii() else ""


def word_matches(words: Words, text: SearchText) -> int:
    """How well a word or phrase occurs: 8 in the lead, 4 in a name, 2 elsewhere, 0 not at all; one more where it stands there whole.

    Only by its skeleton: 3 in the lead, 1 in a name.
    """
    for weight, part in ((8, text.lead), (4, text.names)):
        if words.text in part:
            return weight + (f" {words.text} " in f" {part} ")
    bones = bones_of(words)
    if bones in text.lead_skeletons:
        return 3
    return 2 if words.text in text.rest else int(bones in text.name_skeletons)
