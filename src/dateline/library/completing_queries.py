"""Completing the query language: the fields there are, and the values that the library has for them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from dateline.library import suggest
from dateline.library.session import Session
from dateline.library.suggest import Suggestion
from dateline.model.folding import fold
from dateline.model.shown import Shown
from dateline.model.vocabulary import VOCABULARIES
from dateline.query.fields import FIELDS, SETTINGS, SORTS, values_of

_TERM = re.compile(r"(?P<head>(?:.*[\s(])?-?)(?P<term>[^\s(]*)", re.DOTALL)


def query_completed(current: str, session: Session) -> tuple[Suggestion, ...]:
    """The last term of a query: a field, or the value of one; what stands before it in the same word is kept."""
    match = _TERM.fullmatch(current)
    assert match is not None
    head, term = match["head"], match["term"]
    field, colon, value = term.partition(":")
    if not colon:
        fields = (Suggestion(f"{name}:", Shown(meaning)) for name, meaning in (FIELDS | SETTINGS).items())
        return tuple(Suggestion(head + one.value, one.meaning) for one in beginning(term, fields))
    found = fitting(value, _values(field.lower(), value, session))
    return tuple(Suggestion(f"{head}{field}:{one.value}", one.meaning) for one in found)


def _values(field: str, value: str, session: Session) -> Iterable[Suggestion]:
    known = values_of(field)
    if known:
        return map(Suggestion, known)
    if field == "target":
        return map(Suggestion, VOCABULARIES["target_kind"])
    if field == "sort":
        return (Suggestion(f"{'-' if value.startswith('-') else ''}{name}") for name in SORTS)
    listed = _LISTED.get(field)
    return listed(session) if listed else ()


_LISTED: dict[str, Callable[[Session], list[Suggestion]]] = {
    "actor": suggest.actors,
    "by": suggest.actors,
    "against": suggest.actors,
    "source": suggest.documents,
    "country": suggest.countries,
    "place": suggest.places,
    "tag": suggest.tags,
    "lang": suggest.languages,
    "related": suggest.incidents,
}


def in_common(values: Sequence[str]) -> str:
    """What all of several texts begin with."""
    first, last = min(values, default=""), max(values, default="")
    return first[: next((at for at, (one, other) in enumerate(zip(first, last, strict=False)) if one != other), len(first))]


def beginning(current: str, known: Iterable[Suggestion]) -> tuple[Suggestion, ...]:
    """Those whose value begins with what is typed."""
    return tuple(one for one in known if one.value.startswith(current))


def fitting(current: str, known: Iterable[Suggestion]) -> tuple[Suggestion, ...]:
    """Those whose value begins with what is typed, whatever its case; else those of which a word or a name does."""
    listed = list(known)
    begins = tuple(one for one in listed if one.value.lower().startswith(current.lower()))
    wanted = fold(current)
    if begins or not wanted:
        return begins
    return tuple(one for one in listed if f" {wanted}" in f" {fold(one.value)} {one.also}")
