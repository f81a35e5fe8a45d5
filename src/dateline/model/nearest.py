"""The nearest known word to one that is not known; the library that finds it is loaded only when somebody mistyped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.model.shown import quoted


def close_matches(word: str, known: Iterable[str], n: int = 3, cutoff: float = 0.6) -> list[str]:
    """At most `n` of the known words that resemble `word`, the nearest first (Ratcliff and Obershelp's measure, from `difflib`)."""
    from difflib import get_close_matches

    return get_close_matches(word, list(known), n=n, cutoff=cutoff)


def closest(word: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
    """The known word that resembles `word` most, by their longest common subsequence: slow to load, a hundred times as quick (rapidfuzz)."""
    from rapidfuzz import process
    from rapidfuzz.distance import Indel

    found = process.extractOne(word, list(known), scorer=Indel.normalized_similarity, score_cutoff=cutoff)
    return found[0] if found else None


def did_you_mean(near: Sequence[str]) -> str:
    """` Did you mean …?` of the nearest of some words; "" where there is none."""
    return f" Did you mean {quoted(near[0])}?" if near else ""


def misspelt(word: str, known: Iterable[str], n: int = 3) -> list[str]:
    """At most `n` of the known words of which `word` may be a misspelling, the nearest first, then in the order given.

    As many letters may be put in, left out, changed or swapped as Lucene's automatic fuzziness allows: none in a word of one or
    two, one in three to five, two in longer ones (optimal string alignment, from rapidfuzz). A word that begins alike goes first.
    """
    most = 0 if len(word) < 3 else 1 if len(word) < 6 else 2
    if not most:
        return []
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    found = process.extract(word, list(known), scorer=OSA.distance, score_cutoff=most, limit=None)
    return [near for near, _, _ in sorted(found, key=lambda one: (one[1], one[0][:1] != word[:1]))][:n]
