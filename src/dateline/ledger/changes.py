"""What changed between two versions of an incident: headlines, claims, roles, actions, questions, sources, its status."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence, Set
from typing import Literal, TypeVar

from msgspec import Struct

from dateline.ledger.entries import Headline
from dateline.ledger.pairs import (
    ACTION_KEYS,
    ASSESSMENT_KEYS,
    CLAIM_KEYS,
    QUESTION_KEYS,
    RELATION_KEYS,
    STORY_KEYS,
    Key,
    bare,
    changed_fields,
    pairs,
)
from dateline.ledger.roles import roles_on
from dateline.ledger.weigh import weigh
from dateline.model.actor import Actor
from dateline.model.claim import Claim
from dateline.model.fields import Record
from dateline.model.incident import Incident

R = TypeVar("R", bound=Record)
What = Literal["claim", "actor", "action", "assessment", "question", "source", "story", "relation"]
How = Literal["new", "gone", "edited"]
HEAD = ("status", "title", "date", "time", "place", "kind", "target", "target_kind", "aka", "tags", "summary", "checked", "use", "xref")
"""Fields of the head that are compared; the records below it are compared one by one."""


class HeadlineChange(Struct, frozen=True, tag="headline"):
    """The headline of a point moved (None: nothing stands), or came into dispute or out of it."""

    point: str
    before: Headline | None
    after: Headline | None


class RecordChange(Struct, frozen=True, tag="record"):
    """A record is new, gone from the file, or edited (`fields`: which keys of it)."""

    what: What
    how: How
    before: Record | None
    after: Record | None
    fields: tuple[str, ...] = ()


class RoleChange(Struct, frozen=True, tag="role"):
    """The roles of an actor, as they may be shown, are others than before."""

    actor: str
    before: tuple[str, ...]
    after: tuple[str, ...]


class FieldChange(Struct, frozen=True, tag="field"):
    """A field of the head was edited; the incidents hold both values."""

    field: str


Change = HeadlineChange | RecordChange | RoleChange | FieldChange


def compare(before: Incident, after: Incident, as_of: dt.date, shared: Set[str] = frozenset()) -> tuple[Change, ...]:
    """What changed, most important first; both are weighed as of `as_of`, so that only the file makes the difference.

    `shared` are ids of which the authority file changed: what an actor inherits from there is not told here again.
    """
    heads = [key for key in HEAD if getattr(before, key) != getattr(after, key)]
    status: list[Change] = [FieldChange("status")] if "status" in heads or before.retracted != after.retracted else []
    headlines = _headlines(before, after, as_of)
    told = {entry.claim.ref for change in headlines if change.after for entry in change.after.entries}
    claims = [
        change
        for point in dict.fromkeys((*before.claims, *after.claims))
        for change in _records("claim", before.claims.get(point, ()), after.claims.get(point, ()), CLAIM_KEYS)
        if not (change.how == "new" and isinstance(change.after, Claim) and change.after.ref in told)
    ]
    return (
        *status,
        *headlines,
        *claims,
        *_actors(before, after, as_of, shared),
        *_records("action", before.actions, after.actions, ACTION_KEYS),
        *_records("assessment", before.assessments, after.assessments, ASSESSMENT_KEYS),
        *_records("question", before.questions, after.questions, QUESTION_KEYS),
        *_by_id("source", before.sources, after.sources),
        *_records("story", before.published, after.published, STORY_KEYS),
        *_records("relation", before.related, after.related, RELATION_KEYS),
        *(FieldChange(key) for key in heads if key != "status"),
    )


def _headlines(before: Incident, after: Incident, as_of: dt.date) -> list[HeadlineChange]:
    found = []
    for point in dict.fromkeys((*after.claims, *before.claims)):
        old, new = weigh(before, point, as_of).headline, weigh(after, point, as_of).headline
        if _printed(old) != _printed(new):
            found.append(HeadlineChange(point, old, new))
    return found


def _printed(top: Headline | None) -> tuple[object, ...]:
    return (frozenset(top.values), top.disputed) if top else ()


def _records(what: What, old: Sequence[R], new: Sequence[R], keys: Sequence[Key[R]]) -> list[RecordChange]:
    return [change for before, after in pairs(old, new, keys) if (change := _record(what, before, after)) is not None]


def _by_id(what: What, old: Mapping[str, Record], new: Mapping[str, Record]) -> list[RecordChange]:
    found = [_record(what, old.get(i), record) for i, record in new.items() if i not in old or bare(old[i]) != bare(record)]
    found += [_record(what, record, None) for i, record in old.items() if i not in new]
    return [change for change in found if change is not None]


def _record(what: What, before: Record | None, after: Record | None) -> RecordChange | None:
    if before is None or after is None:
        return RecordChange(what, "new" if before is None else "gone", before, after)
    fields = changed_fields(before, after)
    return RecordChange(what, "edited", before, after, fields) if fields else None


def _actors(before: Incident, after: Incident, as_of: dt.date, shared: Set[str]) -> list[Change]:
    """Actors with a part of their own (whoever is only named is inherited and no news), and roles that are others now."""
    old = {i: actor for i, actor in before.actors.items() if actor.role}
    new = {i: actor for i, actor in after.actors.items() if actor.role}
    found: list[Change] = []
    for change in _by_id("actor", old, new):
        kept = tuple(key for key in change.fields if key != "role")
        actor = change.after or change.before
        if change.how != "edited" or (kept and isinstance(actor, Actor) and actor.id not in shared):
            found.append(RecordChange("actor", change.how, change.before, change.after, kept))
    for i in new.keys() & old.keys():
        roles = roles_on(before, old[i], as_of), roles_on(after, new[i], as_of)
        if roles[0] != roles[1]:
            found.append(RoleChange(i, *roles))
    return found
