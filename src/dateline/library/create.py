"""Making an incident file: its id from date, place and kind, its head from what was given."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from msgspec import Struct

from dateline.errors import UsageError
from dateline.files.scalars import ID
from dateline.files.walk import walk
from dateline.files.writing.records import Style, block_record, entry_lines
from dateline.library.disk import RefusedError, create, locked
from dateline.library.entries import NEW, Given, option_of
from dateline.library.naming import check_value
from dateline.library.session import Session
from dateline.library.write import Checked, check, names_of, refuse_shipped
from dateline.model.dates import parse_date
from dateline.model.fields import fields_of
from dateline.model.folding import fold
from dateline.model.incident import Incident, Place
from dateline.model.shown import quoted
from dateline.model.vocabulary import BROADER_KINDS

_BEFORE_PLACE = ("title", "date", "time")


class Created(Struct, frozen=True):
    """A new file: the incident's id, the path in the library, its lines, and what the reader says of it."""

    id: str
    path: str
    lines: tuple[str, ...]
    checked: Checked


def create_incident(session: Session, given: Given, environment: Mapping[str, str]) -> Created:
    """Write the file of a new incident. Raises UsageError, RefusedError or LibraryError; then no file was made."""
    refuse_shipped(session.root)
    _hold(given)
    incident_id = next(iter(given.get("id", ())), "") or id_of(given)
    if not ID.fullmatch(incident_id):
        raise UsageError(f"{quoted(incident_id)} is no id: use a-z, 0-9 and hyphens, as in 2024-01-03-kerman-bombing. Give one with --id.")
    path = f"{incident_id}.yaml"
    lines = _lines({**_made(given, session), **{key: value for key, value in given.items() if key != "id"}})
    raw = ("\n".join(lines) + "\n").encode()
    names = names_of(session)
    with locked(session.root, environment):
        for found in walk(session.root):
            if PurePosixPath(found.path).stem.casefold() == incident_id.casefold():
                raise RefusedError(f"{found.path} has that id already, and an id is never used twice. For another incident give one with --id.")
        checked = check(session, path, None, raw, names)
        if checked.new_errors:
            raise RefusedError("Nothing was written: the file would have a problem.", checked.new_errors)
        create(session.root, path, raw)
    return Created(incident_id, path, tuple(lines), checked)


def missing_of(given: Given) -> list[str]:
    """Keys of the fields that a new incident still needs."""
    return [key for key, field in NEW.items() if field.required and not given.get(key)]


def id_of(given: Given) -> str:
    """`YYYY-MM-DD-place-kind`, of ASCII letters; of a suicide bombing the kind is bombing, of a mass shooting shooting."""
    when = parse_date(given["date"][0])
    day = when.earliest.isoformat() if when.earliest else ""
    kind = given["kind"][0]
    broader = BROADER_KINDS.get(kind, kind)
    return "-".join((day, *fold(given["place"][0]).split(), kind if broader == "armed-attack" else broader))


def _made(given: Given, session: Session) -> dict[str, tuple[str, ...]]:
    """What can be derived: a title, the status, the day on which somebody looked."""
    title = f"{given['place'][0]} {given['kind'][0].replace('-', ' ')}"
    return {"title": (title,), "status": ("developing",), "checked": (session.today.isoformat(),)}


def _hold(given: Given) -> None:
    wrong = []
    lacking = missing_of(given)
    if lacking:
        told = "; ".join(f"{option_of(key)} ({NEW[key].rule.doc})" for key in lacking)
        wrong.append(f"A new incident lacks {told}.")
    for key, values in given.items():
        for value in values:
            try:
                check_value(NEW[key], value)
            except ValueError as error:
                wrong.append(f"{option_of(key)}: {error}")
    if wrong:
        raise UsageError("\n".join((*wrong, "Nothing was written.")))


def _lines(given: Given) -> list[str]:
    head = {key: values if NEW[key].many else values[0] for key, values in given.items()}
    place = {"name" if key == "place" else key: value for key, value in head.items() if key == "place" or key in fields_of(Place)}
    before = {key: head[key] for key in _BEFORE_PLACE if key in head}
    after = {key: value for key, value in head.items() if key in fields_of(Incident) and key not in before and key != "place"}
    return [*block_record(Incident, before, 0), *entry_lines(Place, place, 0, Style(), "place"), *block_record(Incident, after, 0)]
