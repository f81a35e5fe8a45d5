"""An actor across all incidents: spellings, roles, what it asserted, and what became of that.

    dateline who vahidi
    dateline who suleimani
    dateline who isis-k
    dateline who المرصاد
    dateline who kerman-governor --as-of 2024-01-05
    dateline who "ministry of intelligence" --json

NAME is an id, a name or any spelling in any script, as for `actor:` in a query. One that fits several actors gives them
all: who is in most incidents comes first. An actor is one across incidents where the authority file (names.yaml) has its id;
those that only one file has stand apart, each with its incident, and `who INCIDENT/ID` names just one of them.

Of every claim you see the point, the value, the day and what became of it; `replaced` and `retracted` were taken back,
`outgrown` is an honest rise. What stands `rests on one origin` where nobody of another has said so. Roles are those of the day
(`--as-of`, else today).

With `--json`: `{version, query, as_of, actors: [{id, name, aka, kind, incidents, asserted, replaced, disputed, …}], nearest}`.

Exit 0 where somebody is found, 1 where nobody is (the nearest names are told).
"""

from __future__ import annotations

import datetime as dt

from dateline.cli.arguments import Asked
from dateline.cli.dossier.claims import qualifiers_text, standing_text, value_text
from dateline.cli.dossier.page import Page, page_on
from dateline.cli.identified import note_fits
from dateline.cli.opening import open_library
from dateline.cli.output import Output, note_as_of
from dateline.errors import UsageError
from dateline.ledger.entries import Entry
from dateline.ledger.record import Part, became
from dateline.ledger.view import View, view_of
from dateline.ledger.weigh import kind_of
from dateline.library.who import Person, Persons, who
from dateline.model.countries import country_name
from dateline.model.points import point_title
from dateline.model.shown import Shown, show_line
from dateline.phrasing.days import date_text
from dateline.phrasing.figures import MARKS
from dateline.phrasing.people import actor_name
from dateline.phrasing.qualified import said_text
from dateline.phrasing.records import held_text


def run(asked: Asked, out: Output) -> int:
    """Print the actors that the words name."""
    if not asked.words:
        raise UsageError("Name somebody: `dateline who vahidi`. An id, a name or any spelling will do.")
    session = open_library(asked.chosen, out.environment)
    found = who(session, " ".join(asked.words), asked.chosen.as_of or session.today)
    if asked.chosen.json:
        from dateline.cli.shapes.who import who_shape

        out.json(who_shape(found))
    else:
        _print(found, out, dated=asked.chosen.as_of is not None)
    return 0 if found.found else 1


def _print(found: Persons, out: Output, *, dated: bool) -> None:
    if dated:
        note_as_of(found.as_of)
    note_fits(found.typed, len(found.found), found.nearest, none="Nobody", many="actors")
    page = page_on(out)
    for person in found.found:
        _add_person(page, person, found.as_of, ascii_only=out.ascii_only)
    out.lines += page.lines


def _add_person(page: Page, person: Person, as_of: dt.date, *, ascii_only: bool) -> None:
    named = person.named
    title = f", {show_line(named.title)}" if named.title else ""
    page.heading(Shown(f"{show_line(named.name or person.identity.id)}{title} [{show_line(person.identity.address)}]"))
    facts = [show_line(named.kind), show_line(country_name(named.country)) if named.country else ""]
    facts += [f"part of {_name_of(person, named.part_of)}"] if named.part_of else []
    facts += ["counts as one origin with all under it"] if named.joint else []
    facts += [f"grade {named.grade}"] if named.grade else []
    if any(facts):
        page.line(Shown("; ".join(filter(None, facts))), 2)
    if person.spellings:
        page.line(Shown(f"also {show_line('; '.join(person.spellings))}"), 2)
    if named.maybe_same:
        read = f"; read in {' '.join(f'[{show_line(source)}]' for source in person.guessed_in)}" if person.guessed_in else ""
        page.line(Shown(f"perhaps the same as {', '.join(map(show_line, named.maybe_same))}, never merged on a guess{read}"), 2)
    views = [view_of(part.incident, as_of, ascii_only=ascii_only) for part in person.parts]
    if named.note:
        later = "written later, " if any(view.past for view in views) else ""
        page.line(Shown(f"{later}note: {show_line(named.note)}"), 2)
    page.line(record_text(person), 2)
    for part, view in zip(person.parts, views, strict=True):
        _add_part(page, part, view)


def record_text(person: Person) -> Shown:
    """`12 claims in 2 incidents: 5 stand, 3 outgrown, 1 replaced; told of 2 actions; 1 assessment; 3 documents`."""
    counted = became(person.asserted)
    order = ("stands", "outgrown", "replaced", "retracted", "disputed", "echo")
    words = [f"{counted[name]} {_STANDING[name]}" for name in order if name in counted]
    told, judged = sum(len(part.told) for part in person.parts), sum(len(part.judged) for part in person.parts)
    published = sum(len(part.published) for part in person.parts)
    parts = [f"{_many(len(person.asserted), 'claim')} in {_many(len(person.parts), 'incident')}" + (f": {', '.join(words)}" if words else "")]
    parts += [f"told of {_many(told, 'action')}"] if told else []
    parts += [_many(judged, "assessment")] if judged else []
    parts += [f"published {_many(published, 'document')} that we read"] if published else []
    return Shown("; ".join(parts))


_STANDING = {
    "stands": "standing",
    "outgrown": "outgrown",
    "replaced": "replaced",
    "retracted": "retracted",
    "disputed": "disputed",
    "echo": "printed again from others",
}


def _add_part(page: Page, part: Part, view: View) -> None:
    incident = part.incident
    retracted = "RETRACTED: " if incident.is_retracted else ""
    roles = f": {', '.join(part.roles)}" if part.roles else ""
    page.line(Shown(f"{retracted}{show_line(incident.title)} [{show_line(incident.id)}]{roles}{held_text(part.actor.hold)}"), 2)
    for entry in part.asserted:
        page.line(_assertion(view, entry, alone=entry.claim.ref in part.of_one_origin), 6)
    for judgement in part.judged:
        said = f", {date_text(judgement.said)}" if judgement.said else ""
        page.line(Shown(f"judged{said}: {show_line(judgement.text)}{held_text(judgement.hold)}"), 6)
    for label, refs in (("told of", [a.ref for a in part.told]), ("named in", part.named), ("published", part.published)):
        if refs:
            page.line(Shown(f"{label} {' '.join(f'[{show_line(ref)}]' for ref in refs)}"), 6)


def _assertion(view: View, entry: Entry, *, alone: bool) -> Shown:
    """`killed: 40, 10 February 2024 [k40]: replaced by 31 of Navid Example [k31], because some were counted twice`."""
    claim = entry.claim
    kind = kind_of(claim.point, view.incident)
    value = value_text(view, claim, kind)
    verb = f" ({claim.verb})" if claim.verb and claim.verb != value else ""
    others = [actor for actor in claim.by if len(claim.by) > 1]
    joint = f", with {len(others) - 1} other{'' if len(others) == 2 else 's'}" if others else ""
    weak = ", weak" if entry.weak else ""
    head = f"{show_line(point_title(claim.point))}: {value}{qualifiers_text(claim)}{verb}, {said_text(entry)}{joint} [{show_line(claim.ref)}]"
    one = f"; {MARKS['~']}" if alone else ""
    return Shown(f"{head}: {standing_text(view, entry, kind)}{weak}{one}")


def _name_of(person: Person, actor_id: str) -> Shown:
    """The name of another actor, by any incident that knows it; else its id."""
    incident = next((part.incident for part in person.parts if actor_id in part.incident.actors), None)
    return actor_name(incident, actor_id) if incident else show_line(actor_id)


def _many(number: int, what: str) -> str:
    return f"{number or 'no'} {what}{'' if number == 1 else 's'}"
