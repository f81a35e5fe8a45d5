"""What can be added to an incident: which records, their fields, what of them can be derived, and what they may name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from msgspec import Struct, structs

from dateline.errors import UsageError
from dateline.model.action import Action
from dateline.model.actor import Actor, Name
from dateline.model.claim import Claim
from dateline.model.dates import parse_date
from dateline.model.fields import Field, Record, fields_of, form, text
from dateline.model.folding import fold
from dateline.model.incident import Assessment, Incident, Place, Question, Relation
from dateline.model.shown import quoted
from dateline.model.source import Source

Given = Mapping[str, tuple[str, ...]]
"""Texts by field; a field that takes one text has one."""

_POINT = Field("point", text("what the claim is about: killed, injured, responsibility, <actor>.<field>, …"), many=False, required=True)
_ID = Field("id", form("id", "what the file calls it; made from the rest where it is left out"), many=False, required=False)


class Kind(Struct, frozen=True):
    """A kind of record, the `section` of the file that holds it, and the fields that are given for it."""

    name: str
    record: type[Record]
    section: str

    @property
    def keyed(self) -> bool:
        """Whether its section is a map of ids."""
        return self.section in ("sources", "actors")

    @property
    def fields(self) -> dict[str, Field]:
        """Its declared fields by key; before them the point of a claim and the id of an entry of a map."""
        first = {"point": _POINT} if self.record is Claim else {"id": _ID} if self.keyed else {}
        return first | fields_of(self.record)


KINDS = {
    kind.name: kind
    for kind in (
        Kind("claim", Claim, "claims"),
        Kind("source", Source, "sources"),
        Kind("action", Action, "actions"),
        Kind("actor", Actor, "actors"),
        Kind("question", Question, "questions"),
        Kind("assessment", Assessment, "assessments"),
        Kind("relation", Relation, "related"),
    )
}
_DEFINING = ("actor", "source")
"""Kinds that the others name: they are written first."""


def _new_fields() -> dict[str, Field]:
    """What `new` takes: the head of an incident and of its first place, whose name stands under `place`."""
    head = {key: field for key, field in fields_of(Incident).items() if field.record is None and field.rule.form != "map" and key != "schema"}
    head |= {key: structs.replace(field, required=False) for key, field in head.items() if key in ("title", "status")}
    place = {"place" if key == "name" else key: field for key, field in fields_of(Place).items() if key != "role"}
    place["place"] = structs.replace(place["place"], key="place")
    return {"id": _ID} | head | place


NEW = _new_fields()
"""The fields of a new incident file by key; its id, title and status can be made from the rest."""


def option_of(key: str) -> str:
    """The option that gives a field: `--part-of` for `part_of`."""
    return "--" + key.replace("_", "-")


class Entry(Struct, frozen=True):
    """A record to be added, as far as it was given."""

    kind: Kind
    given: Given

    def one(self, key: str) -> str:
        """The text of a field, "" where it has none."""
        return next(iter(self.given.get(key, ())), "")

    def having(self, key: str, value: str) -> Entry:
        """The entry with one more field."""
        return Entry(self.kind, {**self.given, key: (value,)})


def derived(entries: Sequence[Entry], incident: Incident, names: Mapping[str, Name], today: dt.date) -> list[Entry]:
    """The entries with what can be derived, actors and sources first: the day a source was read, ids, the one source of the command."""
    taken = {*incident.sources, *incident.actors, *(a.id for a in incident.actions), *(c.id for ledger in incident.claims.values() for c in ledger)}
    taken |= {entry.one("id") for entry in entries}
    found = []
    for entry in sorted(entries, key=lambda e: _DEFINING.index(e.kind.name) if e.kind.name in _DEFINING else len(_DEFINING)):
        made = entry
        if entry.kind.name == "source" and not entry.one("accessed"):
            made = made.having("accessed", today.isoformat())
        if not made.one("id") and made.kind.name in ("source", "actor", "action"):
            made = made.having("id", _new_id(made, names, taken))
            taken.add(made.one("id"))
        found.append(made)
    read = only_source(found)
    return [entry.having("source", read) if read and needs_source(entry) else entry for entry in found]


def only_source(entries: Sequence[Entry]) -> str:
    """The id of the one source among the entries; "" where there is none or several, or it has no id yet."""
    sources = [entry for entry in entries if entry.kind.name == "source"]
    return sources[0].one("id") if len(sources) == 1 else ""


def needs_source(entry: Entry) -> bool:
    """Whether an entry must name a source and does not."""
    return "source" in entry.kind.fields and entry.kind.fields["source"].required and not entry.one("source")


def _new_id(entry: Entry, names: Mapping[str, Name], taken: set[str]) -> str:
    """An id as the library's files have them: `ap-0104` of a source, `arrest-2` of an action, the name of an actor."""
    match entry.kind.name:
        case "action":
            stem, number = entry.one("kind"), 1
            while f"{stem}-{number}" in taken:
                number += 1
            return f"{stem}-{number}"
        case "source":
            day = parse_date(entry.one("date") or entry.one("accessed")).latest
            stem = f"{_slug(entry.one('publisher'), 3) or 'source'}{f'-{day:%m%d}' if day else ''}"
        case _:
            name = fold(entry.one("name"))
            same = next((key for key, n in names.items() if name in map(fold, (n.name, *n.aka))), "")
            if same:
                raise UsageError(f"names.yaml has {quoted(entry.one('name'))} as {quoted(same)}: name it so, or list it with `actor --id {same}`.")
            stem = _slug(entry.one("name"), 5) or "actor"
    number, made = 2, stem
    while made in taken:
        made, number = f"{stem}-{number}", number + 1
    return made


def _slug(name: str, words: int) -> str:
    return "-".join(fold(name).split()[:words])
