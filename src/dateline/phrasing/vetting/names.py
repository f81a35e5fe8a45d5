"""Names of persons and groups in a draft, compared with every spelling that an incident knows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from dateline.model.countries import codes_by_name
from dateline.model.folding import fold, skeleton
from dateline.model.gazetteer import town_names
from dateline.model.incident import Incident
from dateline.phrasing.vetting.lexicon import FUNCTION
from dateline.phrasing.vetting.sentences import Token
from dateline.phrasing.vetting.speakers import DEMONYMS
from dateline.phrasing.vetting.wordlist import listed

_KINDS = frozenset({"person", "official", "analyst", "group"})
MOST_EDITS = 2
"""A word within so many letters of a known one is taken for a misspelling of it, if the rest of the name agrees."""
SHORTEST = 6
"""A family name alone is compared only from this length on: short ones meet strangers."""


_PARTICLES = listed("al el ul bin ibn de von van ur of in group the e ol")


class NameFound(Struct, frozen=True):
    """A name at token places `first` to `last`: the actor it means, and the known spelling where the draft's is not one."""

    first: int
    last: int
    actor: str
    nearest: str = ""


class NameBook:
    """The spellings of the persons and groups of one incident."""

    def __init__(self, incident: Incident, own_words: frozenset[str] = frozenset()) -> None:
        """Gather them; `own_words` are words of the incident's title and places, which are no misspelt names."""
        self.own_words = own_words
        self.exact: dict[tuple[str, ...], tuple[str, str]] = {}
        self.by_word: dict[str, dict[tuple[int, int], set[tuple[str, ...]]]] = defaultdict(lambda: defaultdict(set))
        self.family: dict[str, tuple[str, str]] = {}
        for actor_id, actor in incident.actors.items():
            if actor.kind not in _KINDS:
                continue
            for name in (actor.name, *actor.aka):
                words = tuple(fold(name).split())
                if not words or name == actor.title or name.endswith(")"):
                    continue
                personal = _is_personal(name)
                if personal or not name[:1].isascii():
                    self.exact.setdefault(words, (actor_id, name))
                    if actor.kind != "group" and 2 <= len(words) <= 4 and personal:
                        self._family(words, actor_id, name)
        for words in self.exact:
            if len(words) > 1:
                for at, word in enumerate(words):
                    for key in {word, skeleton(word)} - {""}:
                        self.by_word[key][len(words), at].add(words)
        self.longest = max(map(len, self.exact), default=0)
        self.first_words = {words[0] for words in self.exact}
        self._alike: dict[str, list[dict[tuple[int, int], set[tuple[str, ...]]]]] = {}
        self.families: dict[str, list[str]] = defaultdict(list)
        for family in self.family:
            if len(family) >= SHORTEST:
                self.families[skeleton(family)].append(family)

    def _family(self, words: tuple[str, ...], actor_id: str, name: str) -> None:
        """Keep the last word, which alone is the person too: not of a byname (`the Tajik`), nor where it names a people or a place."""
        last = words[-1]
        if len(last) >= 4 and words[-2] != "the" and last not in DEMONYMS and not _is_place(last):
            self.family.setdefault(words[-1], (actor_id, name))

    def names(self, tokens: Sequence[Token]) -> list[NameFound]:
        """The names in a sentence that belong to the incident, or nearly do."""
        words, places = _parts(tokens)
        found: list[NameFound] = []
        last = -1
        for at, place in enumerate(places):
            if place <= last:
                continue
            capital = tokens[place].text[:1].isupper()
            if not capital and words[at] not in self.first_words:
                continue
            hit = self._known(words, places, tokens, at)
            if hit is None and capital:
                hit = self._misspelt(words, places, tokens, at)
            if hit is not None:
                found.append(hit)
                last = hit.last
        return found

    def _known(self, words: list[str], places: list[int], tokens: Sequence[Token], at: int) -> NameFound | None:
        if words[at] in self.first_words:
            for length in range(min(self.longest, len(words) - at), 0, -1):
                hit = self.exact.get(tuple(words[at : at + length]))
                if hit and _is_written_so(hit[1], tokens[places[at] : places[at + length - 1] + 1]):
                    return NameFound(places[at], places[at + length - 1], hit[0])
        token = tokens[places[at]]
        hit = self.family.get(words[at])
        if hit and token.text[:1].isupper() and not _next_to_name(tokens, places[at]):
            return NameFound(places[at], places[at], hit[0])
        return None

    def _names_like(self, word: str) -> list[dict[tuple[int, int], set[tuple[str, ...]]]]:
        """The names that have a word, or one with its consonants, by their length and its place in them."""
        if word not in self._alike:
            self._alike[word] = [self.by_word[key] for key in {word, skeleton(word)} if key in self.by_word]
        return self._alike[word]

    def _misspelt(self, words: list[str], places: list[int], tokens: Sequence[Token], at: int) -> NameFound | None:
        alike = [self._names_like(word) for word in words[at : at + 4]]
        for length in range(len(alike) if any(alike) else 0, 1, -1):
            window = words[at : at + length]
            near = {known for n in range(length) for names in alike[n] for known in names.get((length, n), ())}
            if not near or not _is_one_name(tokens, places[at : at + length]):
                continue
            best = next(
                (
                    known
                    for known in sorted(near)
                    if all(_near(a, b) and (a == b or a not in self.own_words) for a, b in zip(window, known, strict=True))
                ),
                None,
            )
            if best is not None:
                return NameFound(places[at], places[at + length - 1], *self.exact[best])
        word, bones = words[at], skeleton(words[at])
        if len(word) >= SHORTEST and bones and word not in self.own_words and not _next_to_name(tokens, places[at]):
            for family in self.families.get(bones, ()):
                if 0 < edits(word, family) <= MOST_EDITS:
                    actor_id, _ = self.family[family]
                    return NameFound(places[at], places[at], actor_id, self.exact.get((family,), ("", family.title()))[1])
        return None


def edits(first: str, second: str) -> int:
    """How many letters must be put in, taken out or changed to make `second` of `first`; more than two count as three."""
    if abs(len(first) - len(second)) > MOST_EDITS:
        return MOST_EDITS + 1
    row = list(range(len(second) + 1))
    for number, letter in enumerate(first, 1):
        before, row[0] = row[0], number
        for place, other in enumerate(second, 1):
            before, row[place] = row[place], min(row[place] + 1, row[place - 1] + 1, before + (letter != other))
    return row[-1]


def _is_personal(name: str) -> bool:
    """Whether every word of a name, but for particles, begins with a capital: `national spokesman` names an office."""
    return all(word[:1].isupper() or word.lower() in _PARTICLES for word in name.replace("-", " ").split())


def _is_place(word: str) -> bool:
    return word in town_names() or word in codes_by_name()


def _near(word: str, known: str) -> bool:
    if word == known:
        return True
    if len(word) < 4 or len(known) < 4:
        return len(word) > 1 and len(known) > 1 and edits(word, known) <= 1 and word[0] == known[0]
    bones = skeleton(word)
    return edits(word, known) <= (MOST_EDITS if len(known) > 5 else 1) or (bones != "" and bones == skeleton(known))


def _parts(tokens: Sequence[Token]) -> tuple[list[str], list[int]]:
    words, places = [], []
    for place, token in enumerate(tokens):
        if token.is_word:
            if token.text.isascii() and token.text.isalpha():
                words.append(token.low)
                places.append(place)
                continue
            parts = fold(token.text).split()
            words += parts
            places += [place] * len(parts)
    return words, places


def _is_one_name(tokens: Sequence[Token], places: Sequence[int]) -> bool:
    """Words side by side (or with a hyphen between), capitals but for particles."""
    for a, b in pairwise(places):
        between = [t.text for t in tokens[a + 1 : b]]
        if b - a > 2 or (between and between != ["-"]) or tokens[a].owns:
            return False
    return all(tokens[p].text[0].isupper() or tokens[p].low in _PARTICLES for p in places)


def _is_written_so(name: str, tokens: Sequence[Token]) -> bool:
    """Abbreviations and single words must be written with their capitals: `IS` is a group, `is` a verb."""
    if any(t.text in ",.;:()—" for t in tokens[:-1] if not t.is_word):
        return False
    if not name[:1].isascii() or not name[:1].isupper():
        return True
    if name.isupper() and len(name) <= 3 and "-" not in name:
        return tokens[0].text == name
    return tokens[0].text[:1].isupper()


def _next_to_name(tokens: Sequence[Token], place: int) -> bool:
    """Whether a word stands in a longer name, whose other words say that it is somebody or something else."""
    before = tokens[place - 1] if place else None
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    if after is not None and after.is_word and after.text[0].isupper() and not tokens[place].owns:
        return True
    if after is not None and after.text == "-" and after.start == tokens[place].end:
        return True
    plain = before is None or not before.is_word or not before.text[0].isupper() or before.owns
    return not plain and before is not None and before.low not in _TITLES and before.low not in FUNCTION


_TITLES = listed(
    "mr mrs ms dr gen general minister president prosecutor governor mayor judge spokesman spokeswoman chief commander colonel col "
    "brigadier sheikh mullah mufti imam the defendant gunman driver suspect attacker bomber chancellor"
)
