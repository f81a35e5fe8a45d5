"""Open questions across the library: what nobody has answered, and for how long: a work queue, the oldest first.

    dateline questions
    dateline questions place:kerman
    dateline questions country:IR date:2024
    dateline questions is:developing --limit 10
    dateline questions --json

Each line holds for how many days the question has been open, the question and its incident. Where only the month is
known the days are counted from its end. Questions whose file does not say since when they are open come last. A query
narrows to the incidents that answer it.

With `--json`: `{version, today, count, questions: [{incident, title, text, since, days, note}]}`.

Exit 0 where there is a question, 1 where there is none.
"""

from __future__ import annotations

from dateline.cli.arguments import Asked
from dateline.cli.columns import cells, right
from dateline.cli.dossier.page import Page
from dateline.cli.find import search_of
from dateline.cli.listed import GAP
from dateline.cli.opening import open_library
from dateline.cli.output import Output, note
from dateline.library.queues import OpenQuestion, questions
from dateline.model.shown import Shown, show_line
from dateline.phrasing.days import date_text


def run(asked: Asked, out: Output) -> int:
    """List the open questions of the incidents that answer the query."""
    search = search_of(asked)
    session = open_library(asked.chosen, out.environment)
    found = questions(session, search)
    if asked.chosen.json:
        from dateline.cli.shapes.queues import questions_shape

        out.json(questions_shape(found, session.today))
        return 0 if found else 1
    opened = [_open(item) for item in found]
    width = max(map(cells, opened), default=0)
    page = Page(out.width, lambda text: text)
    for item, days in zip(found, opened, strict=True):
        since = f", since {date_text(item.question.since)}" if item.question.since else ""
        head = f"{right(days, width)}{GAP}{show_line(item.question.text)}"
        page.line(Shown(f"{head}{GAP}{show_line(item.incident.title)} [{show_line(item.incident.id)}]{since}"), 0, width + len(GAP))
        if item.question.note:
            page.line(show_line(item.question.note), width + len(GAP))
    out.lines += page.lines
    note(f"{len(found)} open question{'' if len(found) == 1 else 's'}." if found else "No question is open.")
    return 0 if found else 1


def _open(item: OpenQuestion) -> Shown:
    if item.days is None:
        return Shown("day not stated")
    return Shown(f"{item.days:,} day{'' if item.days == 1 else 's'}")
