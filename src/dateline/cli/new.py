"""Make the file of an incident.

    dateline new --date 2024-01-03 --place Kerman --country IR --kind suicide-bombing
    dateline new --date 2024-01-03 --place Kerman --country IR --kind suicide-bombing --title 'Kerman bombings' --time 15:00+03:30
    dateline new

Its name is its id, `YYYY-MM-DD-place-kind`, made from the date, the place and the kind; one that exists is never
used again: give another with `--id`. Title, status (developing) and `checked` (today) are made where they are left out.
On a terminal what is missing is asked for. Then `dateline add ID source …` and `dateline add ID claim …` fill it,
`dateline edit ID` opens it. A ? below: it may be left out.

## Fields

<!-- new-fields -->

With `--json`: `{version, incident, path}`.

Exit 0 where it is written, 1 where the id exists or the file would have a problem, 2 where the command line cannot be
right, 3 where the file cannot be written.
"""

from __future__ import annotations

from functools import partial

from dateline.cli.arguments import Asked
from dateline.cli.asking import ask
from dateline.cli.entries import read_fields
from dateline.cli.opening import note_broken_names, open_library
from dateline.cli.output import Output, can_ask, note
from dateline.cli.refusing import may_write, tell_problems
from dateline.cli.shapes import VERSION
from dateline.errors import UsageError
from dateline.library.create import create_incident, missing_of
from dateline.library.disk import RefusedError
from dateline.library.entries import NEW, Given
from dateline.library.naming import check_value
from dateline.model.shown import Shown, quoted, show, show_line


def run(asked: Asked, out: Output) -> int:
    """Write the file."""
    may_write(asked)
    if asked.words:
        raise UsageError(
            f"{quoted(asked.words[0])}: `dateline new` takes options alone, as --date 2024-01-03 --place Kerman --country IR --kind bombing."
        )
    given = read_fields(asked.given, NEW, "a new incident")
    session = open_library(asked.chosen, out.environment)
    note_broken_names(session)
    if can_ask():
        given = _completed(given)
    try:
        made = create_incident(session, given, out.environment)
    except RefusedError as error:
        tell_problems(error.problems)
        raise
    if asked.chosen.json:
        out.json({"version": VERSION, "incident": made.id, "path": made.path})
        return 0
    out.line(Shown(f"{show_line(made.path)}: made"))
    for line in made.lines:
        out.line(show(line))
    note(f"Next: dateline add {made.id} source --publisher … --date … --url …")
    return 0


def _completed(given: Given) -> Given:
    whole = dict(given)
    for key in missing_of(given):
        whole[key] = ask(NEW[key], {}, partial(check_value, NEW[key]))
    return whole
