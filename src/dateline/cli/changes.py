"""What changed in the library, in words: tolls, claims, retractions, actions, roles, questions, sources, new incidents.

    dateline changes --since yesterday
    dateline changes --since 2024-01-05
    dateline changes --since '2 weeks ago'
    dateline changes --since HEAD~3
    dateline changes --since v1.0 --json

WHEN is a day (2024-01-05, 2024-01, 5 January, today, yesterday, monday, last week, 3 days ago) or, where the library lies in a
git work tree, any commit, tag or branch. From a day on: the files as the last commit before that day left them, in the zone of this
machine, against the files as they stand now, so that an edit counts before it is committed. Both are weighed as of today, so
that only the files make the difference. Where there is no git (and with --read-only, which starts no other program), the
index's own record tells: it begins when dateline first reads a library, and a change counts from when it was first met here.

    killed: 84 → at least 91 (emergency services, 6 January 2024; rests on one origin)

Nothing is checked out, and nothing that the repository configures is run.

With `--json`: `{version, since: {asked, commit, day, recorded}, incidents: [{id, title, retracted, how, changes: [{kind, text, …}]}], names}`.

Exit 0 where something changed, 1 where nothing did, 2 where WHEN names nothing.
"""

from __future__ import annotations

import datetime as dt

from dateline.cli.arguments import Asked
from dateline.cli.dossier.page import Page, page_on
from dateline.cli.opening import open_library
from dateline.cli.output import Output, note
from dateline.errors import UsageError
from dateline.ledger.weigh import weigh
from dateline.library.changes import Changes, IncidentChange, NameChange, changes_since
from dateline.model.incident import Incident
from dateline.model.points import COUNT_POINTS
from dateline.model.shown import Shown, quoted, show_line
from dateline.phrasing.changed import Versions, change_text, headline_words
from dateline.phrasing.days import date_text
from dateline.phrasing.qualified import tombstone_text


def run(asked: Asked, out: Output) -> int:
    """Print what changed since then."""
    if asked.words:
        raise UsageError(f"`dateline changes` takes no words, only --since; {quoted(asked.words[0])} is one too many. Quote a WHEN of several words.")
    if not asked.chosen.since:
        raise UsageError("Since when? `dateline changes --since yesterday`, a day, a tag or a commit.")
    session = open_library(asked.chosen, out.environment)
    found = changes_since(session, asked.chosen.since, out.environment, read_only=asked.chosen.read_only)
    if asked.chosen.json:
        from dateline.cli.shapes.changes import changes_shape

        out.json(changes_shape(found, session.today))
    else:
        _print(found, session.today, out)
    return 0 if found.incidents or found.names else 1


def _print(found: Changes, today: dt.date, out: Output) -> None:
    note(_against(found))
    if not found.incidents and not found.names:
        note(f"Nothing has changed since {quoted(found.asked)}.")
    page = page_on(out)
    for change in found.incidents:
        _add_incident(page, change, today, ascii_only=out.ascii_only)
    if found.names:
        page.heading(Shown("names.yaml"))
    for name in found.names:
        page.line(_name(name), 2)
    out.lines += page.lines


def _against(found: Changes) -> str:
    past = found.past
    if past.commit:
        return f"Compared with commit {past.commit[:10]}{f' of {date_text(past.day)}' if past.day else ''}."
    if not past.recorded:
        return "Compared with nothing: no commit is older, so everything is new."
    told = "Compared by dateline's own record: a change counts from when it was first met here."
    day, time = past.recorded[:10], past.recorded[11:16]
    return f"{found.why} {told}" + (f" The record begins on {date_text(day)} at {time}; what changed before is not known." if past.late else "")


def _add_incident(page: Page, change: IncidentChange, today: dt.date, *, ascii_only: bool) -> None:
    shown = change.after or change.before
    page.heading(Shown(f"{show_line(shown.title) if shown else 'unreadable'} [{show_line(change.id)}]{_HOW[change.how]}"))
    tombstone = tombstone_text(change.after) if change.after else Shown("")
    if tombstone:
        page.line(tombstone, 2)
    if change.before and change.after:
        versions = Versions(change.before, change.after, today, ascii_only)
        for text in (change_text(versions, item) for item in change.changes):
            if text != tombstone:
                page.line(text, 2)
    elif change.after:
        _add_new(page, change.after, today)


_HOW = {
    "new": ": new incident",
    "gone": ": its file is gone",
    "edited": "",
    "broken": ": its file has problems now and cannot be compared; `dateline check` names them",
    "mended": ": its file could not be read then; this is what it holds now",
}


def _add_new(page: Page, incident: Incident, today: dt.date) -> None:
    """What a new incident is about: when, where, its figures, how much is in it."""
    place = ", ".join(filter(None, (incident.place[0].name, incident.place[0].country))) if incident.place else ""
    page.line(Shown(f"{date_text(incident.date)}; {show_line(place)}; {', '.join(kind.replace('-', ' ') for kind in incident.kind)}"), 2)
    for point in COUNT_POINTS:
        top = weigh(incident, point, today).headline if point in incident.claims and not incident.is_retracted else None
        if top is not None:
            page.line(Shown(f"{point}: {headline_words(incident, 'count', top)}"), 2)
    claims = sum(len(ledger) for ledger in incident.claims.values())
    counts = ((claims, "claim"), (len(incident.actions), "action"), (len(incident.sources), "source"), (len(incident.questions), "open question"))
    page.line(Shown(", ".join(f"{number} {what}{'' if number == 1 else 's'}" for number, what in counts if number)), 2)


def _name(change: NameChange) -> Shown:
    entry = change.after or change.before
    head = f"{show_line(entry.name) if entry and entry.name else ''} [{show_line(change.id)}]".strip()
    if change.before is None:
        return Shown(f"new: {head}")
    return Shown(f"gone: {head}" if change.after is None else f"edited: {head}: {', '.join(key.replace('_', ' ') for key in change.fields)}")
