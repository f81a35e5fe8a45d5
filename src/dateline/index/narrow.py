"""What of a query the columns decide: the ranks that may answer a criterion, and how well each holds a word.

Figures and states are decided where nothing became known after the day; all else that depends on a day is left to
`ledger.matches`.
"""

from __future__ import annotations

import msgspec
from msgspec import Struct

from dateline.index import bits
from dateline.index.segment import Levels, Segment
from dateline.ledger.deciding import deciding, figure_fact, figure_holds
from dateline.ledger.searched import SearchText, bones_of, word_matches
from dateline.model.criteria import All, Among, AnyOf, Criterion, DateIn, FieldIs, FigureIn, Is, Not, SameRecord, Words
from dateline.model.folding import fold, skeleton


class Narrowed(Struct, frozen=True):
    """Ranks, as sets: those that answer, and others that may."""

    sure: int
    maybe: int = 0


_KEPT = 8
"""Words of which it is remembered where they occur; of a million incidents each may take half a megabyte."""


def narrow(segment: Segment, criterion: Criterion, day: str) -> Narrowed:
    """The ranks that answer a criterion on a day (ISO), as far as the columns tell."""
    everything = bits.run(0, segment.count)
    match criterion:
        case All():
            return _meet([narrow(segment, part, day) for part in criterion.criteria], everything)
        case AnyOf():
            return _join([narrow(segment, part, day) for part in criterion.criteria])
        case Not(criterion=FigureIn() as figure):
            return _figure(segment, figure, day, answering=False)
        case Not():
            one = narrow(segment, criterion.criterion, day)
            return Narrowed(everything & ~one.sure & ~one.maybe, one.maybe)
        case FigureIn():
            return _figure(segment, criterion, day, answering=True)
        case Words():
            return _join([Narrowed(ranks) for _, ranks in levels(segment, criterion)])
        case DateIn(field="date"):
            earliest = criterion.earliest.toordinal() if criterion.earliest else None
            return Narrowed(segment.dated(earliest, criterion.latest.toordinal() if criterion.latest else None))
        case Among():
            among = [rank for one in criterion.ids if (rank := segment.rank(one)) is not None]
            return Narrowed(bits.of(among, segment.count))
        case Is():
            unsettled = _unsettled(segment, day)
            return Narrowed(segment.postings["facts"].exactly(f"is={criterion.state}") & ~unsettled, unsettled)
        case FieldIs(field="actor" | "by" | "against"):
            return Narrowed(0, _named(segment, criterion.value))
        case SameRecord():
            one = _meet([narrow(segment, test, day) for test in criterion.tests if isinstance(test, FieldIs)], everything)
            return Narrowed(0, one.sure | one.maybe)
    facts = deciding(criterion)
    return Narrowed(0, everything) if facts is None else Narrowed(segment.postings["facts"].any_of(facts))


def _meet(parts: list[Narrowed], everything: int) -> Narrowed:
    sure = possible = everything
    for part in parts:
        sure, possible = sure & part.sure, possible & (part.sure | part.maybe)
    return Narrowed(sure, possible & ~sure)


def _join(parts: list[Narrowed]) -> Narrowed:
    sure = possible = 0
    for part in parts:
        sure, possible = sure | part.sure, possible | part.sure | part.maybe
    return Narrowed(sure, possible & ~sure)


def _figure(segment: Segment, test: FigureIn, day: str, *, answering: bool) -> Narrowed:
    """Ranks whose figure answers a test, or whose figure does not; one without a figure does neither."""
    postings, beginning = segment.postings["facts"], figure_fact(test.point)
    held = [fact for fact in postings.beginning(beginning) if figure_holds(fact, test) == answering]
    unsettled = _unsettled(segment, day)
    return Narrowed(postings.any_of(held) & ~unsettled, unsettled)


def _unsettled(segment: Segment, day: str) -> int:
    """Ranks whose figures and states as kept may not be those of that day."""
    postings = segment.postings["facts"]
    return postings.any_of(fact for fact in postings.beginning("settled=") if fact > f"settled={day}")


def _named(segment: Segment, name: str) -> int:
    """Ranks of incidents that may have an actor of that name: by its id, by its words, or by the words' skeletons."""
    facts, words = segment.postings["facts"], fold(name).split()
    by_word, by_bones = bits.run(0, segment.count if words else 0), bits.run(0, segment.count if words and all(map(skeleton, words)) else 0)
    for word in words:
        by_word &= facts.exactly(f"name={word}")
        by_bones = by_bones and by_bones & facts.exactly(f"bones={skeleton(word)}")
    return facts.exactly(f"actor={name}") | by_word | by_bones


def levels(segment: Segment, words: Words) -> Levels:
    """Where a word or phrase occurs, by how well: what `word_matches` says of each incident's text.

    The last few are kept: an answer asks for each of its words twice, and a query that is typed for the same words at every key.
    """
    found = segment.levels.pop(words, None)
    if found is None:
        found = _levels(segment, words)
        if len(segment.levels) >= _KEPT:
            segment.levels.pop(next(iter(segment.levels)), None)
    segment.levels[words] = found
    return found


def _levels(segment: Segment, words: Words) -> Levels:
    if " " in words.text or not words.text:
        return _phrase(segment, words)
    postings, bones = segment.postings, bones_of(words)
    lead, names = segment.within("lead", words.text), segment.within("names", words.text)
    found = [
        (9, postings["lead"].exactly(words.text) if lead else 0),
        (8, lead),
        (5, postings["names"].exactly(words.text) if names else 0),
        (4, names),
        (3, postings["lead_skeletons"].exactly(bones) if bones else 0),
        (2, segment.within("rest", words.text)),
        (1, postings["name_skeletons"].exactly(bones) if bones else 0),
    ]
    taken, apart = 0, []
    for level, ranks in found:
        if ranks & ~taken:
            apart.append((level, ranks & ~taken))
            taken |= ranks
    return tuple(apart)


def _phrase(segment: Segment, words: Words) -> Levels:
    """Incidents whose text holds each word of a phrase are looked at themselves."""
    may = bits.run(0, segment.count)
    for word in words.text.split():
        may &= segment.within("lead", word) | segment.within("names", word) | segment.within("rest", word)
    bones = bones_of(words)
    if bones:
        may |= segment.postings["lead_skeletons"].exactly(bones) | segment.postings["name_skeletons"].exactly(bones)
    found: dict[int, list[int]] = {}
    for rank in bits.members(may):
        level = word_matches(words, msgspec.json.decode(segment.part(rank, "text"), type=SearchText))
        if level:
            found.setdefault(level, []).append(rank)
    return tuple((level, bits.of(found[level], segment.count)) for level in sorted(found, reverse=True))


def by_score(segment: Segment, ranks: int, words: tuple[Words, ...]) -> list[tuple[int, int]]:
    """`ranks` parted by the sum of how well each word occurs, the highest first."""
    sums = {0: ranks}
    for word in words:
        following: dict[int, int] = {}
        occurring = levels(segment, word)
        for score, some in sums.items():
            left = some
            for level, where in occurring:
                if some & where:
                    following[score + level] = following.get(score + level, 0) | some & where
                    left &= ~where
            if left:
                following[score] = following.get(score, 0) | left
        sums = following
    return sorted(((score, some) for score, some in sums.items() if some), reverse=True)
