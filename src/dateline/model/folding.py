"""Folding: how two spellings of one word become the same text, for searching only and never for showing.

Case, accents, width and script are folded to Latin by the anyascii library. A *skeleton* goes further: it drops what
transliterations of Arabic and Persian names disagree on (vowels, doubled letters, the article), so that Suleimani,
Soleimani and the Persian spelling meet.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_PLAIN = bytes(ord(chr(code).lower()) if code < 128 and chr(code).isalnum() else ord(" ") for code in range(256))
"""What becomes of each ASCII character."""
_PLAIN_IN_LINES = _PLAIN[:10] + b"\n" + _PLAIN[11:]
_VARIANTS = (("ph", "f"), ("kh", "x"), ("gh", "q"), ("dh", "z"), ("th", "s"), ("ck", "k"))
_FIRST = str.maketrans("kczv", "qqsw", "aeiouyh")
_REST = str.maketrans("kcz", "qqs", "aeiouyhwv")
"""What becomes of the letters of a skeleton: sounds made the same, vowels and what is written for them gone; a `v` counts as `w`."""
_ARABIC_ALIF = dict.fromkeys(map(ord, "\u0627\u0622\u0623\u0625\u0671"), "a")
"""The long vowel, which anyascii leaves out."""
_ARABIC_ARTICLE = re.compile("(?<![\u0620-\u06ff])[\u0627\u0671]\u0644(?=[\u0620-\u06ff]{4})")
"""The article before a word: a name is found with and without it."""
_ARABIC_HEH = re.compile("([\u0626-\u0647\u0679-\u06ba])(?<![\u0627\u0648])([\u0647\u062d])")
"""An h behind a consonant: the short vowel between them is not written, and without one `th` would be another sound."""
_WORD = re.compile(r"[^\W\d_]\w*(?:['’`]\w+)*")
_DOUBLED = re.compile(r"(.)\1+")
MIN_SKELETON = 3
"""A skeleton of fewer consonants says too little: `is`, `abu` and `taliban` would meet strangers."""


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """`text` in lower-case ASCII, apostrophes and combining marks gone, everything but letters and digits a space."""
    return _fold(text)


def _fold(text: str) -> str:
    return b" ".join(_latin(text).translate(_PLAIN, b"'`").split()).decode("ascii")


def _latin(text: str) -> bytes:
    """A text in ASCII, letter by letter."""
    if not text.isascii():
        text = _ARABIC_HEH.sub(r"\1e\2", _ARABIC_ARTICLE.sub("", text)).translate(_LATIN)
    return text.encode("ascii", "ignore")


def fold_all(texts: Iterable[str]) -> str:
    """Several texts folded, one after the other. Not kept, as `fold` keeps what is asked for again: for long texts."""
    return _fold(" ".join(texts))


def fold_lines(text: str) -> list[str]:
    """The lines of a text, each folded as `fold` does it: of thousands of names this takes a third of the time."""
    plain = _latin(text).translate(_PLAIN_IN_LINES, b"'`").decode("ascii")
    while "  " in plain:
        plain = plain.replace("  ", " ")
    return plain.replace(" \n", "\n").replace("\n ", "\n").strip(" ").split("\n")


@lru_cache(maxsize=16384)
def skeleton(word: str) -> str:
    """The consonants of a folded word, variants of one sound made the same; "" where too few are left."""
    if word.isdigit():
        return ""
    if "h" in word or "ck" in word:
        for spelled, sound in _VARIANTS:
            word = word.replace(spelled, sound)
    if word.startswith("al") and len(word) > 5:
        word = word[2:]
    kept = word[:1].translate(_FIRST) + word[1:].translate(_REST)
    if _DOUBLED.search(kept):
        kept = _DOUBLED.sub(r"\1", kept)
    return kept if len(kept) >= MIN_SKELETON else ""


def skeletons(texts: Iterable[str]) -> frozenset[str]:
    """The skeletons of the names in some texts, not folded yet: of every word that does not begin with a small letter.

    Those of ordinary words would meet names: `mosque` is written like Москва, `churches` like Crocus.
    """
    names = {word for text in texts for word in _WORD.findall(text) if not word[0].islower()}
    return frozenset(filter(None, (skeleton(fold(name)) for name in names)))


class _Latin(dict[int, str]):
    """Code point -> how it is written in ASCII, looked up when it is first met: a table for `str.translate`."""

    def __missing__(self, code: int) -> str:
        from anyascii import anyascii  # not before a text needs it: it brings the reading of packages with it

        found: str = anyascii(chr(code))
        if len(self) < _MOST_LETTERS:
            self[code] = found
        return found


_MOST_LETTERS = 8192
_LATIN = _Latin({**{code: chr(code) for code in range(128)}, **_ARABIC_ALIF})
