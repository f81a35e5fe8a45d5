"""Counterterrorism actions across incidents, by day: arrests, trials, raids, strikes, sentences.

    dateline actions
    dateline actions place:kerman
    dateline actions action:arrest against:isis-k
    dateline actions action:sentence date:2024
    dateline actions actor:fsb not action:arrest
    dateline actions country:IR --sort -date --limit 20
    dateline actions action:strike --as-of 2024-02-01 --jsonl

The query is that of `find` (`dateline help query`): words and fields choose the incidents. What speaks of an action narrows
to the actions themselves: `action:` is its kind, `against:` whom it was against; `actor:` beside `action:` is who did it,
and alone whoever did it or had it done to them. `date:` is the day of the attack, not of the action.

A line holds the day, the kind, the count (of persons, or of what is named), who, against whom, what, where, the status, and
the action's id in its incident. `told` before a day: the action's own is not stated, and that is when it was told. Blank is
"not stated". With `--as-of`, what was written later is left out.

With `--json`: `{version, query, as_of, count, actions}`; `--jsonl` gives one action a line.

Exit 0 where there is an action, 1 where there is none, 2 where the query cannot be read.
"""

from __future__ import annotations

from dateline.cli.arguments import Asked
from dateline.cli.columns import cells, left, right
from dateline.cli.dossier.page import Page
from dateline.cli.find import search_of
from dateline.cli.listed import GAP
from dateline.cli.opening import open_library
from dateline.cli.output import Output, note, note_as_of
from dateline.library.actions import Response, Responses, actions
from dateline.model.shown import Shown, show_line
from dateline.phrasing.figures import count_text
from dateline.phrasing.people import actor_names
from dateline.phrasing.records import held_text


def run(asked: Asked, out: Output) -> int:
    """List the actions that answer the query."""
    search = search_of(asked)
    session = open_library(asked.chosen, out.environment)
    found = actions(session, search, asked.chosen.as_of)
    if asked.chosen.json or asked.chosen.jsonl:
        from dateline.cli.shapes.actions import action_shape, actions_shape
        from dateline.cli.shapes.summary import with_version

        if asked.chosen.json:
            out.json(actions_shape(found))
        else:
            for response in found.found:
                out.json_line(with_version(action_shape(response)))
    else:
        if search.as_of or asked.chosen.as_of:
            note_as_of(found.as_of)
        _print(found, out)
    return 0 if found.found else 1


def _print(found: Responses, out: Output) -> None:
    if not found.found:
        note("No action found.")
    days = [_day(response) for response in found.found]
    kinds = [show_line(response.action.kind.replace("-", " ")) for response in found.found]
    counts = [count_text(response.action.count, ascii_only=out.ascii_only) for response in found.found]
    widths = [max(map(cells, column), default=0) for column in (days, kinds, counts)]
    page = Page(out.width, lambda text: text)
    margin = sum(widths) + len(GAP) * 3
    for response, day, kind, count in zip(found.found, days, kinds, counts, strict=True):
        head = GAP.join((left(day, widths[0]), left(kind, widths[1]), right(count, widths[2])))
        if out.width is None or out.width < 2 * margin:
            page.line(Shown(f"{head}{GAP}{_what(response)}"))
        else:
            body = Page(out.width - margin, lambda text: text)
            body.line(_what(response), 0, 0)
            page.lines += [Shown((head + GAP if n == 0 else " " * margin) + line) for n, line in enumerate(body.lines)]
    out.lines += page.lines


def _day(response: Response) -> Shown:
    return show_line(response.action.date) if response.action.date else Shown(f"told {response.day.isoformat()}")


def _what(response: Response) -> Shown:
    """`harbour police against Karim Example: the driver of the van; Harbour; reversed  [a2] 2024-02-10-harbour-bombing`."""
    incident, action = response.incident, response.action
    against = f"against {actor_names(incident, action.against)}" if action.against else ""
    who = " ".join(filter(None, (actor_names(incident, action.actor), against)))
    what = "; ".join(show_line(text) for text in (action.of, action.what) if text)
    parts = [": ".join(filter(None, (who, what))), f"term {show_line(action.term)}" if action.term else "", show_line(action.place)]
    parts += [] if response.past else [show_line(action.status), show_line(action.outcome)]
    told = [] if action.verb in ("", "says", "reports", "confirms") else [f"{actor_names(incident, action.by)} {action.verb} it"]
    told += ["doubtful"] if action.credibility in ("4", "5", "6") else []
    retracted = "RETRACTED " if incident.is_retracted else ""
    where = f"[{show_line(action.ref)}] {retracted}{show_line(incident.id)}"
    return Shown(f"{'; '.join(filter(None, (*parts, *told)))}{held_text(action.hold)}{GAP}{where}")
