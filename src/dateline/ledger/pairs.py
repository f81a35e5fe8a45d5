"""Records of two versions of a file, each with its counterpart: the same, edited, new or gone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from msgspec import structs

from dateline.model.action import Action
from dateline.model.claim import Claim
from dateline.model.fields import Record, fields_of
from dateline.model.incident import Assessment, Question, Relation, Story

R = TypeVar("R", bound=Record)
Key = Callable[[R], object]
NO_CHANGE = frozenset({"id"})
"""Fields that say nothing of the world: an id that somebody gave so as to refer to a record."""

CLAIM_KEYS: tuple[Key[Claim], ...] = (
    lambda c: c.id,
    lambda c: (c.value, c.actor, c.by, c.said, c.scope),
    lambda c: (c.by, c.said, c.source, c.scope),
    lambda c: (c.value, c.actor, c.said, c.scope, c.source),
)
ACTION_KEYS: tuple[Key[Action], ...] = (lambda a: a.id, lambda a: (a.kind, a.date, a.actor, a.against), lambda a: (a.kind, a.by, a.said, a.source))
ASSESSMENT_KEYS: tuple[Key[Assessment], ...] = (lambda j: j.text, lambda j: (j.by, j.said, j.source))
QUESTION_KEYS: tuple[Key[Question], ...] = (lambda q: q.text,)
STORY_KEYS: tuple[Key[Story], ...] = (lambda s: s.story,)
RELATION_KEYS: tuple[Key[Relation], ...] = (lambda r: (r.incident, r.relation),)


def pairs(old: Sequence[R], new: Sequence[R], keys: Sequence[Key[R]]) -> list[tuple[R | None, R | None]]:
    """Every record that is not the same in both, with its counterpart: (old, None) gone, (None, new) new, both edited.

    Counterparts agree in the first of `keys` that is not empty; what is left over is new or gone, in the order of the files.
    """
    left, right = _different(old, new), _different(new, old)
    edited: list[tuple[R | None, R | None]] = []
    for key in keys:
        waiting: dict[object, list[R]] = {}
        for record in left:
            if key(record):
                waiting.setdefault(key(record), []).append(record)
        for record in tuple(right):
            if key(record) and waiting.get(key(record)):
                before = waiting[key(record)].pop(0)
                left.remove(before)
                right.remove(record)
                edited.append((before, record))
    return [*edited, *((None, record) for record in right), *((record, None) for record in left)]


def changed_fields(before: Record, after: Record) -> tuple[str, ...]:
    """Keys of the fields that differ between two versions of one record, in the order in which they are declared."""
    return tuple(key for key in fields_of(type(after)) if key not in NO_CHANGE and getattr(before, key) != getattr(after, key))


def _different(records: Sequence[R], others: Sequence[R]) -> list[R]:
    """`records` but for those that stand in `others` too, each as often as it stands there."""
    there = [bare(record) for record in others]
    found = []
    for record in records:
        here = bare(record)
        if here in there:
            there.remove(here)
        else:
            found.append(record)
    return found


def bare(record: R) -> R:
    """A record without what the reader makes: its line and its ref."""
    made = {key: value for key, value in (("line", 0), ("ref", "")) if hasattr(record, key)}
    return structs.replace(record, **made)
