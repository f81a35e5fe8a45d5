"""Folding: how two spellings of one word become the same text, for searching only and never for showing.

Case, accents, width and script are folded to Latin by the anyascii library. A *skeleton* goes further: it drops what
transliterations of Arabic and Persian names disagree on (vowels, doubled letters, the article), so that Suleimani,
Soleimani and the Persian spelling meet.
"""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"[a-z0-9]+")
_VARIANTS = (("ph", "f"), ("kh", "x"), ("gh", "q"), ("dh", "z"), ("th", "s"), ("ck", "k"))
_LETTERS = str.maketrans({"k": "q", "c": "q", "z": "s", "v": "w"})
MIN_SKELETON = 3
"""A skeleton of fewer consonants says too little: `is`, `abu` and `taliban` would meet strangers."""


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """`text` in lower-case ASCII, apostrophes and combining marks gone, everything but letters and digits a space."""
    ascii_text = text if text.isascii() else _latin(text)
    return " ".join(_WORD.findall(ascii_text.lower().replace("'", "").replace("`", "")))


@lru_cache(maxsize=16384)
def skeleton(word: str) -> str:
    """The consonants of a folded word, variants of one sound made the same; "" where too few are left."""
    if word.isdigit():
        return ""
    for spelled, sound in _VARIANTS:
        word = word.replace(spelled, sound)
    word = word.translate(_LETTERS)
    if word.startswith("al") and len(word) > 5:
        word = word[2:]
    first, rest = word[:1], re.sub("[aeiouyhw]", "", word[1:])
    kept = re.sub("[aeiouyh]", "", first) + rest
    kept = re.sub(r"(.)\1+", r"\1", kept)
    return kept if len(kept) >= MIN_SKELETON else ""


def skeletons(folded: str) -> frozenset[str]:
    """The skeletons of all words of a folded text."""
    return frozenset(filter(None, (skeleton(word) for word in folded.split())))


def _latin(text: str) -> str:
    from anyascii import anyascii  # not before a text needs it: it brings the reading of packages with it

    return anyascii(text)
