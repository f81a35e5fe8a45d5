"""One incident, whole: what was claimed, by whom, where it was read and what became of it; actors, sources, actions.

    dateline show kerman
    dateline show 2024-01-03-kerman-bombing
    dateline show kerman --as-of 2024-01-04
    dateline show kerman --json

An id may be cut short as long as only one incident fits; one that fits several lists them. Words of the title and the
place will do too: `dateline show shah cheragh second`.

With `--as-of` nothing is shown that became known later; what has no date of its own (summary, questions, notes) is left
out or headed "written later". On a terminal a long page goes through $PAGER; a pipe gets it whole.

With `--json`: `{version, as_of, …}` with the fields of the file, `points` (a headline and every claim with its
standing), `roles` as of the day, `related_from` (ties that other files type to this one) and `problems`.

Exit 0 where the incident is found, 1 where none or several fit.
"""

from __future__ import annotations

from dateline.cli.arguments import Asked
from dateline.cli.opening import note_broken_names, open_library
from dateline.cli.output import Output
from dateline.errors import UsageError
from dateline.library.resolve import resolve
from dateline.library.session import Session
from dateline.model.incident import Incident


def run(asked: Asked, out: Output) -> int:
    """Print the incident that the words name."""
    if not asked.words:
        raise UsageError("Name an incident: `dateline show kerman`. `dateline find` lists them.")
    session = open_library(asked.chosen, out.environment)
    note_broken_names(session)
    incident = resolve(session, " ".join(asked.words))
    as_of = asked.chosen.as_of or session.today
    if asked.chosen.json:
        from dateline.cli.shapes.incident import incident_shape

        out.json(incident_shape(incident, as_of, session.index.relations_to(incident.id), _problems(session, incident)))
        return 0
    from dateline.cli.dossier.page import page_on
    from dateline.cli.dossier.whole import add_incident
    from dateline.ledger.view import view_of

    page = page_on(out)
    add_incident(page, view_of(incident, as_of, ascii_only=out.ascii_only), session.index.relations_to(incident.id))
    out.lines += page.lines
    return 0


def _problems(session: Session, incident: Incident) -> list[dict[str, object]]:
    from dateline.cli.shapes.problems import problem_shape

    return [problem_shape(problem) for problem in session.index.problems_of((incident.path,))]
