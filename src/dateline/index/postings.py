"""Postings: which ranks hold a word. The vocabulary is sorted text, so that what a word holds within is looked for in it alone.

A list of ranks is kept as numbers of 32 bits, or as a set (one bit a rank) where that is shorter. What is so short that ten
thousand words hold it has postings of its own.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import pairwise

from dateline.index import bits
from dateline.index.columns import Checked, Columns

SHORT = 2
"""Letters of a text that has postings of its own, at most: it is within so many words that to unite their ranks takes too long for a key."""
_COMMON = 64
"""One rank in so many, or more, hold a word whose ranks are united as a set."""


class Gathered:
    """Postings that are being made; ranks are added in rising order."""

    def __init__(self) -> None:
        self._ranks: dict[str, array[int]] = defaultdict(lambda: array("I"))

    def add(self, words: Iterable[str], rank: int) -> None:
        """`rank` holds `words`, each given once."""
        ranks = self._ranks
        for word in words:
            ranks[word].append(rank)

    def sections(self, name: str, count: int) -> dict[str, bytes | bytearray]:
        """The sections `name.*` of a sidecar whose ranks are below `count`; what was gathered is gone then."""
        return _sections(name, count, self._ranks)

    def short_sections(self, name: str, count: int) -> dict[str, bytes | bytearray]:
        """The sections `name.*` of what is within these words and has `SHORT` letters or fewer."""
        common = defaultdict[str, int](int)
        rare = defaultdict[str, bytearray](lambda: bytearray((count + 7) >> 3))
        for word, ranks in self._ranks.items():
            within = {*word, *map("".join, pairwise(word))}
            if len(ranks) * _COMMON > count:
                held = bits.of(ranks, count)
                for text in within:
                    common[text] |= held
            else:
                places = [(rank >> 3, 1 << (rank & 7)) for rank in ranks]
                for text in within:
                    flags = rare[text]
                    for at, bit in places:
                        flags[at] |= bit
        sets = {text: common[text] | int.from_bytes(rare[text], "little") for text in {*common, *rare}}
        return _sections(name, count, sets)


def _sections(name: str, count: int, found: dict[str, array[int]] | dict[str, int]) -> dict[str, bytes | bytearray]:
    """The sections `name.*`: words, and which ranks hold each (rising, or as a set); `found` is empty then."""
    ordered = sorted(found)  # as their bytes would be: UTF-8 keeps the order of characters
    starts, places, data = array("I"), array("Q"), bytearray()
    at = 1
    for word in ordered:
        starts.append(at)
        at += len(word.encode()) + 1
        ranks = found.pop(word)
        as_set = (ranks.bit_count() if isinstance(ranks, int) else len(ranks)) * 32 > count
        places.append(len(data) << 1 | as_set)
        if as_set:
            held = ranks if isinstance(ranks, int) else bits.of(ranks, count)
            data += held.to_bytes((count + 7) >> 3, "little")
        else:
            data += array("I", bits.members(ranks)).tobytes() if isinstance(ranks, int) else ranks.tobytes()
    starts.append(at)
    places.append(len(data) << 1)
    words = "\n".join(("", *ordered, "")).encode()
    return {f"{name}.words": words, f"{name}.starts": starts.tobytes(), f"{name}.places": places.tobytes(), f"{name}.ranks": data}


class Postings:
    """Postings of a sidecar. Every method raises DamagedError where what it looks at is not what was written."""

    def __init__(self, columns: Columns, name: str, count: int) -> None:
        """The sections `name.*`, of ranks below `count`."""
        self._columns = columns
        self._name = name
        self._count = count

    def exactly(self, word: str) -> int:
        """Ranks that hold `word`, as a set."""
        return self.any_of([word])

    def within(self, text: str) -> int:
        """Ranks that hold a word in which `text` occurs, as a set."""
        return self._union(self._holding(text.encode()))

    @property
    def words(self) -> list[str]:
        """All words, sorted."""
        checked, start, end = self._words
        return bytes(checked.view[start:end]).decode().split("\n")[1:-1]

    def beginning(self, text: str) -> Iterator[str]:
        """The words that begin with a text, sorted."""
        raw, numbers = text.encode(), range(len(self._starts) - 1)
        for at in range(bisect_left(numbers, raw, key=self._word), len(numbers)):
            word = self._word(at)
            if not word.startswith(raw):
                return
            yield word.decode()

    def any_of(self, words: Iterable[str]) -> int:
        """Ranks that hold any of some words, as a set."""
        return self._union([number for word in words if (number := self._number(word.encode())) is not None])

    def _number(self, raw: bytes) -> int | None:
        numbers = range(len(self._starts) - 1)
        at = bisect_left(numbers, raw, key=self._word)
        return at if at < len(numbers) and self._word(at) == raw else None

    def _holding(self, raw: bytes) -> list[int]:
        checked, start, end = self._words
        starts = self._starts
        found = []
        at = checked.find(raw, start, end)
        while 0 <= at < end - 1:
            number = bisect_right(starts, at - start) - 1
            found.append(number)
            at = checked.find(raw, start + starts[number + 1] - 1, end)
        return found

    def _union(self, numbers: Iterable[int]) -> int:
        together, few = 0, list[int]()
        checked, start, _ = self._data
        places = self._places
        for number in numbers:
            place, end = places[number], places[number + 1] >> 1
            ranks = checked.slice(start + (place >> 1), start + end)
            if place & 1:
                together |= int.from_bytes(ranks, "little")
            else:
                few.extend(ranks.cast("I"))
        return together | bits.of(few, self._count) if few else together

    def _word(self, number: int) -> bytes:
        checked, start, _ = self._words
        return bytes(checked.view[start + self._starts[number] : start + self._starts[number + 1] - 1])

    @cached_property
    def _words(self) -> tuple[Checked, int, int]:
        """Where the words are, checked: they are looked through where they lie."""
        checked, start, end = self._columns.unchecked(f"{self._name}.words")
        checked.check(start, end)
        return checked, start, end

    @cached_property
    def _starts(self) -> memoryview[int]:
        return self._columns.numbers(f"{self._name}.starts")

    @cached_property
    def _places(self) -> memoryview[int]:
        return self._columns.numbers(f"{self._name}.places", "Q")

    @cached_property
    def _data(self) -> tuple[Checked, int, int]:
        return self._columns.unchecked(f"{self._name}.ranks")
