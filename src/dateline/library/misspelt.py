"""Answers to misspelt names: where nothing answers a query, what would if the names in it were spelled as the library has them.

A word that occurs nowhere is taken for the nearest word of a title, a place or somebody's name; one that occurs is left alone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

from msgspec import structs

from dateline.index import Listing
from dateline.library.find import Answer, answer, never
from dateline.library.session import Session
from dateline.model.criteria import All, AnyOf, Criterion, FieldIs, SameRecord, Search, Words
from dateline.model.folding import fold
from dateline.model.nearest import misspelt
from dateline.model.shown import Shown, quoted

NAMED = frozenset({"actor", "by", "against", "source", "place"})
"""Fields whose value is a name."""


def answer_meant(session: Session, search: Search, as_of: dt.date | None = None, stop: Callable[[], bool] = never) -> Answer:
    """The answer to a search; where there is none, to the search that was probably meant. Raises StoppedError once `stop` says so."""
    found = answer(session, search, as_of, stop)
    return found if found.summaries else meant_by(session, found, as_of, stop)


def meant_by(session: Session, nothing: Answer, as_of: dt.date | None = None, stop: Callable[[], bool] = never) -> Answer:
    """What was probably meant by a search that nothing answers; `nothing` again where that answers nothing. Raises StoppedError."""
    spelling = _Spelling(session.index.listing)
    criterion = spelling.mended(nothing.search.criterion)
    if not spelling.words:
        return nothing
    assert isinstance(criterion, All)
    found = answer(session, structs.replace(nothing.search, criterion=criterion), as_of, stop)
    return structs.replace(found, meant=spelling.words) if found.summaries else nothing


def told(words: Mapping[str, str]) -> Shown:
    """What to say of the words that were mended."""
    return Shown(" ".join(f"Nothing has {quoted(typed)}; this is for {quoted(near)}." for typed, near in words.items()))


class _Spelling:
    """What words were probably meant, by the vocabulary of a listing; `words` are those that were mended."""

    def __init__(self, listing: Listing) -> None:
        self.words: dict[str, str] = {}
        self._listing = listing
        self._known: list[str] | None = None

    def mended(self, criterion: Criterion) -> Criterion:
        """A criterion with its names as the library spells them; what is taken out stays as it is."""
        match criterion:
            case All():
                return All(tuple(map(self.mended, criterion.criteria)))
            case AnyOf():
                return AnyOf(tuple(map(self.mended, criterion.criteria)))
            case SameRecord():
                return SameRecord(tuple(self._field(test) if isinstance(test, FieldIs) else test for test in criterion.tests))
            case Words():
                text = self._text(criterion.text, letters=criterion.phrase)
                return criterion if text == criterion.text else Words(text, text, criterion.phrase)
            case FieldIs():
                return self._field(criterion)
        return criterion

    def _field(self, test: FieldIs) -> FieldIs:
        text = self._text(fold(test.value), letters=test.field == "place") if test.field in NAMED else ""
        return structs.replace(test, value=text) if text and text != fold(test.value) else test

    def _text(self, folded: str, *, letters: bool) -> str:
        """A folded text, mended; with `letters` a word occurs only to the letter, not by its consonants."""
        return " ".join(self._word(word, letters=letters) for word in folded.split())

    def _word(self, word: str, *, letters: bool) -> str:
        if word.isdigit() or self._listing.holding(Words(word, word, phrase=letters)):
            return word
        if self._known is None:
            self._known = list(self._listing.names())
        near = misspelt(word, self._known, n=1)
        if near:
            self.words[word] = near[0]
        return near[0] if near else word
