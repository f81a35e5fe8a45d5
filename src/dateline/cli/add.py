"""Put a record into an incident file: a claim, source, action, actor, question, assessment or relation.

    dateline add kerman claim --point killed --value '>=94' --by moi --said 2024-01-11 --source lbc-35
    dateline add kerman source --publisher ap --date 2024-01-25 --url https://apnews.com/…
    dateline add kerman source --publisher ap --date 2024-01-25 --url https://apnews.com/… + claim --point killed --value 95 --by ap
    dateline add kerman actor --id bbc --role speaker
    dateline add kerman action --kind arrest --count 11 --by moi --said 2024-01-05 --source lbc-35
    dateline add kerman question --text 'Who was the second bomber?'

`+` joins records that belong together: all are written, or none. An actor or source that neither the file nor
names.yaml lists is refused with the nearest that is; add it in the same command. A claim, action or assessment beside one
source rests on that source, unless it names another.

The record is put in its place (a claim after the last one of its point that was not known later), written like its
neighbours; no other byte of the file changes. The file is read again before it replaces the old one, and where it would
have a new problem nothing is written. Left out, these are made: `--accessed` of a source is today, its `--id` is
publisher and day (`ap-0125`), that of an action its kind and a number, that of an actor its name. A claim without
`--said` counts from the day of its source.

An option that takes a list is repeated; ids and words may also stand with commas: `--source ap-1,ap-2`. A value that
begins with hyphens is written `--note=--…`. On a terminal what is missing is asked for; a script gets exit 2 and a
sentence. A ? below: it may be left out.

## Fields

<!-- added-fields -->

With `--json`: `{version, incident, path, added: [{record, ref, line}], warnings}`.

Exit 0 where it is written, 1 where the file would have a problem or changed meanwhile, 2 where the command line cannot
be right, 3 where the file cannot be written.
"""

from __future__ import annotations

from functools import partial

from dateline.cli.arguments import Asked
from dateline.cli.asking import ask
from dateline.cli.entries import read_entries
from dateline.cli.opening import note_broken_names, open_library
from dateline.cli.output import Output, can_ask, note
from dateline.cli.refusing import may_write, tell_problems
from dateline.cli.shapes import VERSION
from dateline.library.add import Added, add
from dateline.library.disk import RefusedError
from dateline.library.entries import Entry
from dateline.library.naming import Known, check_figure, check_named, check_point, check_value, known_of, missing
from dateline.library.resolve import resolve
from dateline.library.session import Session
from dateline.library.write import Checked, names_of
from dateline.model.fields import Field
from dateline.model.incident import Incident
from dateline.model.shown import Shown, show, show_line


def run(asked: Asked, out: Output) -> int:
    """Write the records that the command line gives."""
    may_write(asked)
    typed, entries = read_entries(asked.given)
    session = open_library(asked.chosen, out.environment)
    note_broken_names(session)
    incident = resolve(session, typed)
    if can_ask():
        entries = _completed(entries, incident, session)
    try:
        added, checked = add(session, incident, entries, out.environment)
    except RefusedError as error:
        tell_problems(error.problems)
        raise
    if asked.chosen.json:
        _print_json(incident, added, checked, out)
    else:
        _print_text(incident, added, checked, out)
    return 0


def _completed(entries: list[Entry], incident: Incident, session: Session) -> list[Entry]:
    """The entries with what a person was asked for."""
    names = names_of(session)
    one_source = [entry.kind.name for entry in entries].count("source") == 1
    found: list[Entry] = []
    for entry in entries:
        whole = entry
        known = known_of(incident, names, entries)
        while lacking := [field for field in missing(whole, known) if field.key != "source" or not one_source]:
            field = min(lacking, key=lambda field: field.key != "point")
            point = whole.one("point")
            ids = dict.fromkeys(known.claims, "") if field.key == "point" else known.of(field.rule.target, point)
            whole = Entry(whole.kind, {**whole.given, field.key: ask(field, ids, partial(_check, field, known, point))})
        found.append(whole)
    return found


def _check(field: Field, known: Known, point: str, value: str) -> None:
    """Raise ValueError where a value cannot be right."""
    if field.key == "point":
        check_point(value, known)
    else:
        check_value(field, value)
        check_named(field, value, known, point)
    if field.key == "value":
        check_figure(point, value, known)


def _print_text(incident: Incident, added: list[Added], checked: Checked, out: Output) -> None:
    for record in added:
        ref = f" {show_line(record.ref)}" if record.ref else ""
        out.line(Shown(f"{show_line(incident.path)}:{record.line}: added {record.kind}{ref}"))
        for line in record.lines:
            out.line(show(line))
    for warning in checked.new_warnings:
        note(f"{warning.place}: {warning.rule}: {warning.message}")


def _print_json(incident: Incident, added: list[Added], checked: Checked, out: Output) -> None:
    from dateline.cli.shapes.problems import problem_shape

    out.json(
        {
            "version": VERSION,
            "incident": incident.id,
            "path": incident.path,
            "added": [{"record": record.kind, "ref": record.ref, "line": record.line} for record in added],
            "warnings": [problem_shape(warning) for warning in checked.new_warnings],
        }
    )
