"""Postings of many ranks: rare words and common ones, what is within them, short and long."""

from __future__ import annotations

import io
from collections.abc import Set as AbstractSet

from hypothesis import given
from hypothesis import strategies as st

from dateline.index import bits
from dateline.index.columns import Columns, write_columns
from dateline.index.postings import SHORT, Gathered, Postings

COUNT = 200
LETTERS = "aéb"
RANKS = st.frozensets(st.integers(0, COUNT - 1), min_size=1, max_size=4) | st.just(frozenset(range(3, COUNT)))
HELD = st.dictionaries(st.text(LETTERS, min_size=1, max_size=5), RANKS, max_size=8)


def written(held: dict[str, frozenset[int]]) -> tuple[Postings, Postings]:
    """The postings of words, and of what is short within them."""
    gathered = Gathered()
    for rank in range(COUNT):
        gathered.add([word for word, ranks in held.items() if rank in ranks], rank)
    file = io.BytesIO()
    write_columns(file, "", 0, "", 0, gathered.short_sections("short", COUNT) | gathered.sections("words", COUNT))
    columns = Columns(file.getvalue())
    return Postings(columns, "words", COUNT), Postings(columns, "short", COUNT)


def united(held: dict[str, frozenset[int]], text: str) -> AbstractSet[int]:
    """The ranks of all words that hold a text."""
    return {rank for word, ranks in held.items() if text in word for rank in ranks}


@given(HELD, st.text(LETTERS, min_size=1, max_size=3))
def test_what_is_within_a_word_is_found(held: dict[str, frozenset[int]], text: str) -> None:
    words, short = written(held)
    assert set(bits.members(words.within(text))) == united(held, text)
    if len(text) <= SHORT:
        assert set(bits.members(short.exactly(text))) == united(held, text)
