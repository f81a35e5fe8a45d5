"""Whom the words of an attribution mean: actors of an incident, by name in any spelling, by office, by sort or by state."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from msgspec import Struct

from dateline.model.actor import Actor
from dateline.model.claim import Claim
from dateline.model.countries import country_name
from dateline.model.folding import fold
from dateline.model.incident import Incident
from dateline.phrasing.vetting.sentences import Token
from dateline.phrasing.vetting.wordlist import listed

DEMONYMS = {
    "iranian": "IR", "iranians": "IR", "iran": "IR", "russian": "RU", "russia": "RU", "afghan": "AF", "afghanistan": "AF", "pakistani": "PK", "pakistan": "PK",
    "turkish": "TR", "turkey": "TR", "turkiye": "TR", "tajik": "TJ", "tajikistan": "TJ", "swedish": "SE", "sweden": "SE", "german": "DE", "germany": "DE",
    "austrian": "AT", "austria": "AT", "omani": "OM", "oman": "OM", "american": "US", "us": "US", "usa": "US", "washington": "US", "uzbek": "UZ",
    "uzbekistan": "UZ", "british": "GB", "uk": "GB", "britain": "GB", "french": "FR", "france": "FR", "chinese": "CN", "china": "CN", "israeli": "IL",
    "israel": "IL", "syrian": "SY", "syria": "SY", "iraqi": "IQ", "iraq": "IQ", "indian": "IN", "india": "IN", "spanish": "ES", "spain": "ES",
    "saudi": "SA", "ukrainian": "UA", "ukraine": "UA", "kyrgyz": "KG", "kazakh": "KZ", "belarusian": "BY", "danish": "DK", "dutch": "NL", "emirati": "AE",
}  # fmt: skip
"""Words for a state and its people -> ISO 3166-1 code."""
_PLURALS = {
    "authorities": "authority",
    "ministries": "ministry",
    "spokeswoman": "spokesman",
    "spokesperson": "spokesman",
    "agencies": "agency",
    "services": "service",
    "witnesses": "witness",
    "eyewitnesses": "eyewitness",
}
_STOP = listed(
    "the a an of for in at and to on by from s local senior top two three four several other some many his her its their state's who "
    "which national regional provincial federal unnamed anonymous later also first mr mrs gen general brig col maj lt dr now today "
    "quoted as chief-of statement earlier only that this country's city area region"
)
_SMALL = frozenset({"", "the", "of"})
_SORTS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "official": (frozenset({"state", "official"}), frozenset()),
    "authority": (frozenset({"state", "official"}), frozenset()),
    "government": (frozenset({"state", "official"}), frozenset()),
    "police": (frozenset(), frozenset({"police", "policeman"})),
    "officer": (frozenset(), frozenset({"police"})),
    "media": (frozenset({"media"}), frozenset({"media"})),
    "television": (frozenset({"media"}), frozenset({"tv", "television"})),
    "tv": (frozenset({"media"}), frozenset({"tv", "television"})),
    "agency": (frozenset({"media"}), frozenset({"agency"})),
    "outlet": (frozenset({"media"}), frozenset()),
    "newspaper": (frozenset({"media"}), frozenset()),
    "hospital": (frozenset(), frozenset({"hospital", "surgeon", "medical"})),
    "doctor": (frozenset(), frozenset({"hospital", "doctor", "medical", "health"})),
    "medic": (frozenset(), frozenset({"hospital", "medical", "health"})),
    "investigator": (frozenset(), frozenset({"investigator", "investigation", "investigative", "prosecutor"})),
    "prosecutor": (frozenset(), frozenset({"prosecutor", "prosecution"})),
    "witness": (frozenset(), frozenset({"witness", "eyewitness"})),
    "eyewitness": (frozenset(), frozenset({"witness", "eyewitness"})),
    "resident": (frozenset(), frozenset({"resident"})),
    "court": (frozenset(), frozenset({"court", "judge", "judiciary"})),
    "judge": (frozenset(), frozenset({"court", "judge"})),
    "group": (frozenset({"group"}), frozenset()),
    "militant": (frozenset({"group"}), frozenset()),
    "ministry": (frozenset(), frozenset({"ministry", "minister"})),
    "minister": (frozenset(), frozenset({"minister"})),
    "governor": (frozenset(), frozenset({"governor", "governorate"})),
    "spokesman": (frozenset(), frozenset({"spokesman"})),
    "source": (frozenset(), frozenset({"source"})),
    "service": (frozenset(), frozenset({"service", "emergency"})),
    "responder": (frozenset(), frozenset({"emergency", "responder", "crescent", "rescue"})),
}
"""A sort of speaker -> the kinds of actor, or else the words of a name or office, that are of the sort."""

_WHOLE_STATE = listed("authority official government state republic islamic federation kingdom emirate")
"""Words that leave the name of a state the whole of it, as `_norm` gives them."""


class Speakers(Struct, frozen=True):
    """Ids of the actors that an attribution can mean; `known` False where the words name somebody whom the file lacks."""

    ids: frozenset[str]
    known: bool
    outlet: bool = False


class Voices:
    """The actors of one incident, ready to be asked whom some words mean."""

    def __init__(self, incident: Incident) -> None:
        """Index the names, offices and publishers of `incident`."""
        self.incident = incident
        self.actors = dict(incident.actors)
        self.own = {place.country for place in incident.place} - {""}
        self.names: dict[tuple[str, ...], set[str]] = {}
        self.having: dict[str, set[str]] = defaultdict(set)
        for actor_id, actor in self.actors.items():
            self._add(actor_id, actor)
        for source in incident.sources.values():
            for publisher in (source.publisher, *source.via):
                if publisher not in self.actors:
                    self.names.setdefault(tuple(_norm(publisher)), set()).add(publisher)
        self.longest = max((len(name) for name in self.names), default=0)
        self._of_sorts: dict[str, set[str]] = {}
        self._asked: dict[tuple[str, ...], Speakers] = {}

    def _add(self, actor_id: str, actor: Actor) -> None:
        own = _norm(actor.name)
        words_of = {*own, *_norm(actor.title), *map(_singular, actor_id.split("-"))} - _SMALL
        if own:
            self.names.setdefault(own, set()).add(actor_id)
        for name in actor.aka:
            if words := _norm(name):
                self.names.setdefault(words, set()).add(actor_id)
                if name.isascii():
                    words_of.update(words)
        family = actor.kind in ("person", "official", "analyst") and len(own) > 1 and len(own[-1]) > 3
        if family and actor.name[:1].isupper() and not actor.title.startswith(actor.name):
            self.names.setdefault(own[-1:], set()).add(actor_id)
        if actor.country:
            words_of.add(actor.country.lower())
        above = self.actors.get(actor.part_of)
        if above is not None:
            words_of.update(_norm(above.name))
        for word in words_of:
            self.having[word].add(actor_id)

    def meant(self, tokens: Sequence[Token]) -> Speakers:
        """Whom the tokens of an attribution mean; `the minister and the mayor` are two."""
        at = next((n for n, t in enumerate(tokens[:-1]) if n and t.low == "and" and tokens[n + 1].low in ("the", "a", "an")), None)
        if at is not None:
            one, other = self.meant(tokens[:at]), self.meant(tokens[at + 1 :])
            return Speakers(one.ids | other.ids, one.known and other.known, one.outlet and other.outlet)
        words = tuple(word for token in tokens if token.is_word or token.is_figure for word in _norm(token.text))
        if words not in self._asked:
            self._asked[words] = self._meant(words, [t.text for t in tokens if t.is_word])
        return self._asked[words]

    def names_somebody(self, tokens: Sequence[Token]) -> bool:
        """Whether the tokens hold the name of an actor or outlet, not only an office or a sort of speaker."""
        return bool(self._named(tuple(word for token in tokens if token.is_word or token.is_figure for word in _norm(token.text)))[0])

    def _meant(self, words: tuple[str, ...], written: Sequence[str]) -> Speakers:
        named, used = self._named(words)
        states = {i for i in named if self._is_state(i)}
        bodies = named - states
        country = next((code for word in words if (code := DEMONYMS.get(word))), "") or next((self.actors[i].country for i in states), "")
        content = [word for word in words if word not in _STOP and word not in DEMONYMS and word not in used and not word.isdecimal()]
        if bodies:
            ids = self._with_members(bodies)
            return Speakers(frozenset(ids), True, all(self._is_outlet(i) for i in bodies))
        if not content:
            if country:
                return Speakers(frozenset(self._of_state(country) | states), True)
            return Speakers(frozenset(), False)
        ids = self._by_office(content, country)
        if not ids:
            known = [word for word in content if word in self.having or word in _SORTS or word == "state"]
            ids = self._by_office(known, country) if len(known) >= 2 or (known and known[-1] in _SORTS) else set()
        return Speakers(frozenset(ids), bool(ids))

    def _named(self, words: tuple[str, ...]) -> tuple[set[str], set[str]]:
        """Actors whose name stands in the words, the longest names first, and the words that those used."""
        found, used, place = set[str](), set[str](), 0
        while place < len(words):
            for length in range(min(self.longest, len(words) - place), 0, -1):
                hit = self.names.get(words[place : place + length])
                if hit:
                    found |= hit
                    used |= set(words[place : place + length])
                    place += length - 1
                    break
            place += 1
        return found, used

    def _is_state(self, actor_id: str) -> bool:
        actor = self.actors.get(actor_id)
        return actor is not None and actor.kind == "state" and actor.country != "" and not actor.part_of and self._is_country(actor)

    @staticmethod
    def _is_country(actor: Actor) -> bool:
        """`Iran`, `Iranian officials`; `Swedish police` is one body of the state and does not speak for every other."""
        words = [word for word in _norm(actor.name) if DEMONYMS.get(word) != actor.country]
        whole = len(words) < len(_norm(actor.name)) and all(word in _WHOLE_STATE for word in words)
        return whole or fold(country_name(actor.country)) == fold(actor.name)

    def _is_outlet(self, actor_id: str) -> bool:
        actor = self.actors.get(actor_id)
        return actor is None or actor.kind == "media"

    def _of_state(self, country: str) -> set[str]:
        return {i for i, actor in self.actors.items() if actor.country == country and actor.kind in ("state", "official")}

    def _with_members(self, bodies: Iterable[str]) -> set[str]:
        """Bodies and those who speak for them."""
        found = set(bodies)
        return found | {i for i, actor in self.actors.items() if actor.part_of in found and actor.kind in ("official", "state", "person", "media")}

    def _by_office(self, content: Sequence[str], country: str) -> set[str]:
        """Actors in whose name or office all words stand, sorts of speaker as such."""
        found = set()
        for actor_id in set.intersection(*map(self._of_word, content)) if content else self.actors:
            actor = self.actors[actor_id]
            if country and actor.country not in ("", country) and actor_id not in self.having.get(country.lower(), ()):
                continue
            if country and not actor.country and actor.kind in ("state", "official"):
                continue
            found.add(actor_id)
        return found

    def _of_word(self, word: str) -> set[str]:
        """Actors in whose name or office a word stands, or that are of its sort."""
        if word not in _SORTS and word != "state":
            return self.having.get(word, set())
        if word not in self._of_sorts:
            kinds, words = _SORTS.get(word, (frozenset({"state"}), frozenset()))
            found = {i for i, actor in self.actors.items() if actor.kind in kinds or (word == "state" and self._is_own_outlet(actor))}
            self._of_sorts[word] = found.union(*(self.having.get(w, ()) for w in (word, *words)))
        return self._of_sorts[word]

    def _is_own_outlet(self, actor: Actor) -> bool:
        """Whether an outlet is of a country where it happened: of `state media`."""
        return actor.kind == "media" and actor.country in self.own


def is_sort(tokens: Sequence[Token]) -> bool:
    """Whether the words end in a sort of speaker: `doctors`, `state media`; one whom the file lacks did not say it either."""
    last = next((words for token in reversed(tokens) if token.is_word and (words := _norm(token.text))), ())
    return bool(last) and last[-1] in _SORTS


def said_by(claim: Claim, speakers: Speakers, incident: Incident) -> bool:
    """Whether a claim is by one of the speakers, or was read in one of them."""
    if not speakers.ids.isdisjoint(claim.by):
        return True
    for source_id in claim.source:
        source = incident.sources.get(source_id)
        if source is None:
            continue
        for publisher in (source.publisher, *source.via):
            actor = incident.actors.get(publisher)
            if publisher in speakers.ids and (actor is None or actor.kind == "media" or speakers.outlet):
                return True
    return False


@lru_cache(maxsize=8192)
def _norm(text: str) -> tuple[str, ...]:
    """The folded words of a name or office, plurals and states made the same."""
    words = map(_singular, fold(text.replace(".", "") if len(text) < 8 else text).split())
    return tuple([word for word in words if word not in _SMALL])


@lru_cache(maxsize=8192)
def _singular(word: str) -> str:
    word = _PLURALS.get(word, word)
    if len(word) > 4 and word.endswith("s") and not word.endswith(("ss", "us", "is")) and word not in DEMONYMS:
        return word[:-1]
    return word
