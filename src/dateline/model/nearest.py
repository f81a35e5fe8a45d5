"""The nearest known word to one that is not known; the library that finds it is loaded only when somebody mistyped."""

from __future__ import annotations

from collections.abc import Iterable


def close_matches(word: str, known: Iterable[str], n: int = 3, cutoff: float = 0.6) -> list[str]:
    """At most `n` of the known words that resemble `word`, the nearest first (Ratcliff and Obershelp's measure, from `difflib`)."""
    from difflib import get_close_matches

    return get_close_matches(word, list(known), n=n, cutoff=cutoff)
