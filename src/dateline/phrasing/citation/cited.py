"""What a citation is made of: a document and, where something is cited that was read in it, who said it and when."""

from __future__ import annotations

import re

from msgspec import Struct

from dateline.model.action import Action
from dateline.model.claim import Claim
from dateline.model.incident import Incident
from dateline.model.shown import Shown, show_line
from dateline.model.source import Source
from dateline.phrasing.people import actor_name, actor_names, publisher_name, titled_name

_STANCES = {
    "suggests": "suggested",
    "claims": "claimed",
    "denies": "denied",
    "retracts": "retracted",
    "estimates": "estimated",
    "blames": "blamed",
}
_LONGEST = 60
"""A value in words is cut to this; its ref says where the rest is."""
_KEY = re.compile(r"[^A-Za-z0-9-]")


class Provenance(Struct, frozen=True):
    """Where the record of it stands: the incident's id, its file within the library, the commit that last changed the file.

    `commit` is "" where the library is in no git work tree; `changed` where the file is no longer what that commit holds.
    """

    incident: str
    file: str
    commit: str = ""
    changed: bool = False


class Cited(Struct, frozen=True):
    """A document to cite. `ref`, `point`, `value`, `speakers`, `said` and `standing` are "" where it is cited for itself.

    `qualifiers` are what must not be lost of a claim: `police only`, `denied`, `not verified`, `one origin`, `held: …`.
    `key` is unique in a library and stays the same as long as the ids do. `own_page` where the speaker published it.
    """

    key: str
    source: Source
    publisher: Shown
    via: Shown
    provenance: Provenance
    ref: str = ""
    point: str = ""
    value: str = ""
    speakers: Shown = Shown("")
    said: str = ""
    own_page: bool = False
    standing: str = ""
    qualifiers: tuple[str, ...] = ()

    @property
    def told(self) -> Shown:
        """`killed 2 (k2), police only, replaced`: what it is cited for, how far, and what has become of it; "" for the document itself."""
        if not self.ref:
            return show_line(", ".join(self.qualifiers))
        what = " ".join(filter(None, (self.point, show_line(self.value, _LONGEST))))
        standing = "" if self.standing == "stands" else self.standing
        return show_line(", ".join(filter(None, (f"{what} ({self.ref})", *self.qualifiers, standing))))

    @property
    def record(self) -> Shown:
        """`killed 84 (k84); source xinhua-84 in kerman.yaml, commit 1a2b3c4d5e6f`: what stands in brackets behind a line."""
        origin = self.provenance
        commit = f", commit {origin.commit[:12]}{' and changed since' if origin.changed else ''}" if origin.commit else ""
        return show_line("; ".join(filter(None, (self.told, f"source {self.source.id} in {origin.file}{commit}"))))


def cited_document(incident: Incident, source_id: str, provenance: Provenance) -> Cited:
    """A document of the incident, cited for itself. Raises KeyError."""
    source = incident.sources[source_id]
    return Cited(
        key=citation_key(incident.id, source_id),
        source=source,
        publisher=publisher_name(incident, source_id),
        via=actor_names(incident, source.via),
        provenance=provenance,
        qualifiers=_held(source.hold),
    )


def cited_statement(
    incident: Incident, statement: Claim | Action, provenance: Provenance, standing: str = "", *, one_origin: bool = False
) -> tuple[Cited, ...]:
    """Every document in which a claim or an action was read, cited for what its speaker said there.

    `one_origin` where the headline of its point rests on it and on nobody else's.
    """
    found = []
    for source_id in dict.fromkeys(s for s in statement.source if s in incident.sources):
        source = incident.sources[source_id]
        claim = statement if isinstance(statement, Claim) else None
        found.append(
            Cited(
                key=citation_key(incident.id, source_id, statement.ref),
                source=source,
                publisher=publisher_name(incident, source_id),
                via=actor_names(incident, tuple(v for v in source.via if v not in statement.by)),
                provenance=provenance,
                ref=statement.ref,
                point=statement.point if isinstance(statement, Claim) else statement.kind,
                value=(claim.value or actor_name(incident, claim.actor)) if claim else "",
                speakers=_speakers(incident, statement.by),
                said=statement.said,
                own_page=_own_page(incident, statement.by, source),
                standing=standing,
                qualifiers=(*_qualifiers(statement), *(("one origin",) if one_origin else ()), *_held(statement.hold or source.hold)),
            )
        )
    return tuple(found)


def citation_key(incident_id: str, source_id: str, ref: str = "") -> str:
    """`2024-01-03-kerman-bombing.xinhua-84.k84`: ids hold no dot, so that no two records share a key; safe in every format."""
    parts = (incident_id, source_id, *ref.replace("#", ".").split("."))
    return ".".join(_KEY.sub(lambda match: f"_{ord(match[0]):x}_", part) for part in parts if part)


def _qualifiers(statement: Claim | Action) -> tuple[str, ...]:
    """What a claim is, short of being plainly said of the whole."""
    found = [_STANCES.get(statement.verb, ""), "not verified" if statement.credibility in ("4", "5", "6") else ""]
    if isinstance(statement, Claim):
        counted = {"included": "attackers included", "excluded": "attackers not counted"}.get(statement.attackers, "")
        found = [f"{statement.scope} only" if statement.scope else "", counted, statement.tie, *found]
    return tuple(filter(None, found))


def _held(reason: str) -> tuple[str, ...]:
    return (f"HELD: {reason}",) if reason else ()


def _speakers(incident: Incident, ids: tuple[str, ...]) -> Shown:
    """All speakers, each with title; where a title has a comma the next begins behind a semicolon."""
    named = [titled_name(incident, actor_id) for actor_id in ids]
    if any("," in name for name in named):
        return Shown("; ".join(named))
    return actor_names(incident, ids)


def _own_page(incident: Incident, ids: tuple[str, ...], source: Source) -> bool:
    """Whether one of the speakers, or the body that one speaks for, published the document itself."""
    own = {*ids, *(incident.actors[i].part_of for i in ids if i in incident.actors)} - {""}
    return source.publisher in own or actor_name(incident, source.publisher) in {actor_name(incident, i) for i in own}
