"""What points to an incident: its places, other names, sites, targets and suspects, each with a weight."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Sequence

from msgspec import Struct

from dateline.model.actor import Actor
from dateline.model.countries import country_name
from dateline.model.dates import parse_date
from dateline.model.folding import fold
from dateline.model.incident import Incident, Place
from dateline.phrasing.vetting.lexicon import EVENT_WORDS, FUNCTION
from dateline.phrasing.vetting.sentences import Token
from dateline.phrasing.vetting.speakers import DEMONYMS
from dateline.phrasing.vetting.wordlist import listed

STRONG = 2.4
"""A cue of this weight (town, name of the site, suspect) must be among them."""


WORDS_OF_ANY = (
    EVENT_WORDS
    | FUNCTION
    | listed(
        "attack group people city town centre center state islamic first second two twin near between member of day visitors memorial "
        "workers staff congregation district province region area road main north south east west eastern western northern southern "
        "market police military revolutionary guards guard fourth anniversary returning crowd audience passengers organised foreign "
        "political chinese russian afghan swedish german three plot concerts new year shia sunday officials worshippers line site "
        "building stop party traffic duty border family members students tourists imam mass hall stadium bazaar international gate saint "
        "shahr bandar catholic orthodox islam institut diversity abad"
    )
)


PLAIN = {"concert": 1.2, "church": 1.2, "nightclub": 1.6, "cyclists": 1.6, "metro": 1.4, "subway": 1.4, "parade": 1.4, "shrine": 1.4, "hotel": 1.2, "embassy": 1.2,
          "airport": 1.2, "truck": 1.0, "mosque": 1.0, "rally": 1.2, "bus": 1.0, "parliament": 1.4, "mausoleum": 2.0, "synagogue": 1.4, "festival": 1.4,
          "tourists": 1.2, "lorry": 1.0, "convention": 1.0, "cemetery": 1.2, "mourners": 1.2, "club": 1.0, "synagogues": 1.4, "churches": 1.0, "concerts": 1.2}  # fmt: skip
"""Common nouns that tell incidents of one town apart; they weigh little alone."""


SYNONYMS = {
    "subway": "metro",
    "lorry": "truck",
    "club": "nightclub",
    "synagogues": "synagogue",
    "churches": "church",
    "concerts": "concert",
    "petersburg": "petersburg",
}


class Cue(Struct, frozen=True, gc=False):
    """A word of a sentence that points to an incident."""

    incident: str
    place: int
    weight: float


def words_of(tokens: Sequence[Token]) -> tuple[list[str], list[int]]:
    """The words of a sentence as phrases are folded, and the token of each."""
    words, places = [], []
    for place, token in enumerate(tokens):
        if not (token.is_word or token.is_figure):
            continue
        if token.text.isascii():
            words.append(token.low)
            places.append(place)
        else:
            parts = fold(token.text).split()
            words += parts
            places += [place] * len(parts)
    return words, places


def span(incident: Incident) -> tuple[dt.date, dt.date]:
    """The first and the last day of an incident."""
    when = parse_date(incident.date, open_ends=True)
    first = when.earliest or when.latest or dt.date.min
    return first, when.latest or first


def title_words(incident: Incident) -> dict[str, bool]:
    """The telling words of title, other names, sites and target; True where the file writes them with a capital."""
    found: dict[str, bool] = {}
    texts = (incident.title, *incident.aka, *(p.site for p in incident.place), incident.target)
    for text in texts:
        for word in text.replace("-", " ").replace("–", " ").replace("’", " ").replace("'", " ").replace("/", " ").split():
            folded = fold(word)
            if len(folded) < 4 or folded in WORDS_OF_ANY or folded.isdigit() or " " in folded or folded in DEMONYMS:
                continue
            upper = word.strip('(“"').strip()[:1].isupper() and folded not in PLAIN
            found[folded] = found.get(folded, False) or upper
            if folded.endswith("s") and folded[:-1] in PLAIN:
                found[folded[:-1]] = False
    return found


def is_suspect(role: Sequence[str], kind: str) -> bool:
    """Whether an actor is somebody who is said to have had a hand in it."""
    return kind == "person" and not {"perpetrator", "planner", "suspect", "accused", "cleared"}.isdisjoint(role)


class _OwnWords(dict[str, frozenset[str]]):
    """The words of each incident, of its places, title and people, gathered when they are first asked for: of most incidents they never are."""

    def __init__(self, incidents: Sequence[Incident]) -> None:
        super().__init__()
        self._incidents = {incident.id: incident for incident in incidents}
        self.of_places: dict[str, set[str]] = {incident.id: set() for incident in incidents}

    def __missing__(self, of: str) -> frozenset[str]:
        incident = self._incidents[of]
        texts = [action.place for action in incident.actions]
        for actor in incident.actors.values():
            texts += [actor.name, actor.title, *(name for name in actor.aka if name.isascii())]
        self[of] = found = frozenset(self.of_places[of].union(*(fold(text).split() for text in texts)))
        return found


class CueBook:
    """The words that point to incidents: `phrases`, folded, with the weight they have for each; `own_words` of each incident."""

    def __init__(self, incidents: Sequence[Incident]) -> None:
        """Gather them; what several incidents share weighs less."""
        self.phrases: dict[tuple[str, ...], dict[str, float]] = defaultdict(dict)
        self.own_words = _OwnWords(incidents)
        self._persons: set[tuple[str, ...]] = set()
        self._states = {fold(n) for i in incidents for a in i.actors.values() if a.kind == "state" and not a.part_of for n in (a.name, *a.aka)}
        self._titles = {incident.id: title_words(incident) for incident in incidents}
        self._often = Counter(word for words in self._titles.values() for word in words)
        self._people = Counter(name for i in incidents for name in {fold(n) for a in i.actors.values() if _is_telling(a) for n in (a.name, *a.aka)})
        for incident in incidents:
            self._add(incident)
        self._lengths = {first: sorted(lengths, reverse=True) for first, lengths in self._lengths_of_phrases().items()}

    def _lengths_of_phrases(self) -> dict[str, set[int]]:
        """First word -> how many words the phrases have that begin with it."""
        found: dict[str, set[int]] = defaultdict(set)
        for phrase in self.phrases:
            found[phrase[0]].add(len(phrase))
        return found

    def _add(self, incident: Incident) -> None:
        own = self.own_words.of_places[incident.id]
        for place in incident.place:
            own |= self._add_place(incident.id, place)
        for name in (incident.title, *incident.aka):
            if len(fold(name).split()) > 1:
                self._cue(fold(name), incident.id, 4.0)
        self._add_titles(incident.id)
        own |= self._titles[incident.id].keys()
        for actor in incident.actors.values():
            if _is_telling(actor):
                self._add_person(incident.id, actor)

    def _add_place(self, incident: str, place: Place) -> set[str]:
        """The town (of a town whose name stands for a state, such as Tehran, little), the province, the country; its own words."""
        own = set(fold(f"{place.name} {place.province} {place.site} {country_name(place.country)} {place.country}").split())
        for part in place.name.replace("between", "").replace(" and ", ",").split(","):
            self._cue(fold(part), incident, 1.5 if fold(part) in self._states else 3.0)
        for part in place.province.replace("(", ",").replace(")", "").split(","):
            name = " ".join(w for w in fold(part).split() if w not in ("republic", "of", "district", "county", "oblast", "province"))
            if name != fold(place.name):
                self._cue(name, incident, STRONG)
        for word, code in DEMONYMS.items():
            if code == place.country:
                self._cue(word, incident, 0.8)
                own.add(word)
        return own

    def _add_titles(self, incident: str) -> None:
        """Names in title and sites, and the common nouns that tell incidents of one town apart."""
        for word, upper in self._titles[incident].items():
            if upper and word not in self._states and self._often[word] <= 2:
                self._cue(word, incident, 2.5 if self._often[word] == 1 else STRONG)
            elif not upper and word in PLAIN:
                for other in {word, *(s for s, w in SYNONYMS.items() if w == word)}:
                    self._cue(other, incident, PLAIN[word])

    def _add_person(self, incident: str, actor: Actor) -> None:
        """Suspects in any spelling, speakers by their name; only who belongs to one incident points to it."""
        suspect = is_suspect(actor.role, actor.kind)
        for name in (actor.name, *actor.aka) if suspect else (actor.name,):
            folded = fold(name)
            proper = name[:1].isupper() and not name.endswith(")") and (suspect or all(word[:1].isupper() for word in name.split()))
            if self._people[folded] == 1 and len(folded.split()) > 1 and proper:
                self._cue(folded, incident, 4.0 if suspect else 2.5)
                if not suspect:
                    self._persons.add(tuple(folded.split()))

    def _cue(self, phrase: str, incident: str, weight: float) -> None:
        words = tuple(phrase.split())
        if words:
            held = self.phrases[words]
            held[incident] = max(held.get(incident, 0.0), weight)

    def cues(self, tokens: Sequence[Token], masked: frozenset[int]) -> tuple[list[Cue], list[Cue]]:
        """The cues of a sentence, and those of them that are left where of tokens in `masked` (speakers) only full names of persons point somewhere."""
        words, places = words_of(tokens)
        every = self._cues(words, places, tokens, frozenset())
        return every, self._cues(words, places, tokens, masked) if any(cue.place in masked for cue in every) else every

    def _cues(self, words: Sequence[str], places: Sequence[int], tokens: Sequence[Token], masked: frozenset[int]) -> list[Cue]:
        found: list[Cue] = []
        behind = 0
        for at in [n for n, word in enumerate(words) if word in self._lengths]:
            if at >= behind:
                length, hit = self._longest_at(words, places, tokens, masked, at)
                found += [Cue(incident, places[at], weight) for incident, weight in hit.items()]
                behind = at + length
        return found

    def _longest_at(
        self, words: Sequence[str], places: Sequence[int], tokens: Sequence[Token], masked: frozenset[int], at: int
    ) -> tuple[int, dict[str, float]]:
        """The longest phrase that begins at a word, and the incidents it points to."""
        for length in self._lengths[words[at]]:
            phrase = tuple(words[at : at + length])
            if phrase in self.phrases:
                hidden = places[at] in masked and phrase not in self._persons
                small = len(phrase) == 1 and not tokens[places[at]].text[:1].isupper() and words[at] not in PLAIN
                if not hidden and not small:
                    return len(phrase), self.phrases[phrase]
        return 1, {}


def _is_telling(actor: Actor) -> bool:
    """Whether the name of an actor can tell one incident from another."""
    return is_suspect(actor.role, actor.kind) or actor.kind in ("official", "analyst")
