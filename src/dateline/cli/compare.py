"""Two incidents side by side, like with like.

    dateline compare kerman crocus
    dateline compare 2022-10-26 2023-08-13 --as-of 2023-08-14
    dateline compare kerman crocus --json

Head facts, then every declared point that either has, with its headline and its qualifiers; then the actors they share. Blank
is "not stated", never 0. An incident that was taken back says so first, with its day and reason, and has no headline. A narrow
terminal has the names of the rows above them.

With `--json`: `{version, first, second, retracted: {first, second}, as_of, points: [{point, first, second}], shared_actors}`.

Exit 0 where both are found.
"""

from __future__ import annotations

from dateline.cli.arguments import Asked
from dateline.cli.columns import left, wrap
from dateline.cli.dossier.claims import headline_text
from dateline.cli.opening import open_library
from dateline.cli.output import Output
from dateline.cli.shapes import VERSION, Shape
from dateline.cli.shapes.claims import current_shape, retraction_shape
from dateline.errors import UsageError
from dateline.ledger.comparison import Compared, compare, shared_actors
from dateline.ledger.view import View, view_of
from dateline.library.resolve import resolve
from dateline.model.countries import country_name
from dateline.model.incident import Incident
from dateline.model.points import point_title
from dateline.model.shown import Shown, show_line
from dateline.phrasing.days import date_text
from dateline.phrasing.people import actor_names
from dateline.phrasing.qualified import tombstone_text

NAME = 18
"""Cells of the column of names."""
PIPE = 120
"""Cells of a line where no terminal says how many."""
NARROW = 60
"""Terminals of fewer cells have no column of names."""


def run(asked: Asked, out: Output) -> int:
    """Print the two incidents side by side."""
    if len(asked.words) != 2:
        raise UsageError("Name two incidents: `dateline compare kerman crocus`.")
    session = open_library(asked.chosen, out.environment)
    first, second = (resolve(session, word) for word in asked.words)
    as_of = asked.chosen.as_of or session.today
    rows = compare(first, second, as_of)
    shared = shared_actors(first, second)
    if asked.chosen.json:
        shapes: list[Shape] = [
            {
                "point": r.point,
                "first": current_shape(first, r.first),
                "second": current_shape(second, r.second),
            }
            for r in rows
        ]
        out.json(
            {
                "version": VERSION,
                "first": first.id,
                "second": second.id,
                "retracted": {"first": retraction_shape(first), "second": retraction_shape(second)},
                "as_of": as_of.isoformat(),
                "points": shapes,
                "shared_actors": list(shared),
            }
        )
        return 0
    views = view_of(first, as_of, ascii_only=out.ascii_only), view_of(second, as_of, ascii_only=out.ascii_only)
    for name, one, two in compared_texts(views, rows):
        _print(name, one, two, out)
    out.line(Shown(f"{left('in both', NAME) if _width(out) >= NARROW else 'in both: '}{actor_names(first, shared) or 'no actor'}"))
    return 0


def compared_texts(views: tuple[View, View], rows: tuple[Compared, ...]) -> list[tuple[Shown, Shown, Shown]]:
    """Name, first and second of every row: head facts, then points."""
    first, second = views
    found = [(Shown(name), *(Shown(make(view.incident)) for view in views)) for name, make in _HEAD]
    if any(view.incident.is_retracted for view in views):
        found.insert(0, (Shown(""), *(tombstone_text(view.incident) for view in views)))
    for row in rows:
        texts = [headline_text(view, ledger) if ledger else Shown("") for view, ledger in ((first, row.first), (second, row.second))]
        found.append((Shown(point_title(row.point)), texts[0], texts[1]))
    return found  # type: ignore[return-value]


def _place(incident: Incident) -> str:
    return show_line("; ".join(f"{p.name}, {country_name(p.country)}" for p in incident.place))


_HEAD = (
    ("", lambda incident: show_line(incident.title)),
    ("date", lambda incident: date_text(incident.date)),
    ("place", _place),
    ("kind", lambda incident: show_line(", ".join(incident.kind).replace("-", " "))),
    ("target", lambda incident: show_line(incident.target)),
)


def _print(name: Shown, one: Shown, two: Shown, out: Output) -> None:
    margin = NAME if _width(out) >= NARROW else 0
    if name and not margin:
        out.line(out.styled(name, "strong"))
    width = max(8, (_width(out) - margin - 2) // 2)
    texts = wrap(one, width), wrap(two, width)
    for at in range(max(map(len, texts))):
        cells = [text[at] if at < len(text) else Shown("") for text in texts]
        out.line(Shown(f"{left(name if not at else '', NAME) if margin else ''}{left(cells[0], width)}  {cells[1]}".rstrip()))


def _width(out: Output) -> int:
    return out.width or PIPE
