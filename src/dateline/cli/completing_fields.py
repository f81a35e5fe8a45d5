"""Completing what `new` and `add` write: the records there are, their fields as options, and the values that a field takes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dateline.library import suggest
from dateline.library.entries import KINDS, NEW, option_of
from dateline.library.session import Session
from dateline.library.suggest import Suggestion
from dateline.model.fields import Field
from dateline.model.points import ACTOR_POINTS, COUNT_POINTS, TEXT_POINTS
from dateline.model.shown import Shown
from dateline.model.vocabulary import VOCABULARIES


def records() -> list[Suggestion]:
    """The kinds of record that `add` takes."""
    return [Suggestion(name) for name in KINDS]


def field_options(verb: str, words: Sequence[str]) -> list[Suggestion]:
    """The fields of what is being written, as options."""
    return [Suggestion(option_of(key), Shown(field.rule.doc)) for key, field in _fields(verb, words).items()]


def field_values(verb: str, words: Sequence[str], option: str, session: Session) -> Iterable[Suggestion]:
    """The values of the field that `option` spells: a vocabulary, or ids of the incident that `words` name and of the library."""
    field = next((field for key, field in _fields(verb, words).items() if option_of(key) == option), None)
    if field is None:
        return []
    if field.rule.words:
        return [Suggestion(word, Shown(meaning)) for word, meaning in VOCABULARIES[field.rule.words].items()]
    if field.rule.form == "country":
        return suggest.countries(session)
    if field.rule.target == "incident":
        return suggest.incidents(session)
    if field.rule.target == "actor":
        return suggest.actors(session)
    incident = suggest.incident_named(session, tuple(words))
    if incident is None:
        return []
    if field.key == "point":
        declared = COUNT_POINTS | ACTOR_POINTS | TEXT_POINTS
        return [*suggest.points(incident), *(Suggestion(name, Shown(meaning)) for name, meaning in declared.items() if name not in incident.claims)]
    if field.rule.target in ("source", "claim"):
        kept = incident.sources if field.rule.target == "source" else {claim.id for ledger in incident.claims.values() for claim in ledger}
        return [one for one in suggest.citable(incident) if one.value in kept]
    return []


def _fields(verb: str, words: Sequence[str]) -> Mapping[str, Field]:
    if verb == "new":
        return NEW
    return KINDS[words[-1]].fields if words and words[-1] in KINDS else {}
