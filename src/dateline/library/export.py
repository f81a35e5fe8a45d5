"""Chosen incidents as text for a file: sentences, Markdown, JSON or CSV; each with source, day, standing and where it is from."""

from __future__ import annotations

import contextlib
import csv
import datetime as dt
import io
import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from dateline.ledger.weigh import weigh
from dateline.library.disk import RefusedError, create
from dateline.library.git import State, state_of
from dateline.library.session import Session
from dateline.model.incident import Incident
from dateline.model.points import COUNT_POINTS
from dateline.model.shown import show, show_json, show_line
from dateline.phrasing.line import STYLES, lines_of
from dateline.phrasing.line.lines import without_held
from dateline.phrasing.people import actor_names, source_text

FORMATS = {
    "text": "attributed sentences with their sources",
    "markdown": "the same, under headings",
    "json": "headline figures with speaker, day and sources",
    "csv": "a row a figure, for a spreadsheet",
}
_ENDINGS = {"text": "txt", "markdown": "md", "json": "json", "csv": "csv"}
_FORMULA = re.compile(r"\s*'*\s*[=+@\t\r＝＋－＠-]")
"""What a spreadsheet takes for a formula at the beginning of a cell (OWASP, CSV injection), behind blanks too; a ' goes before it.

It goes before what begins with a ' of its own and then so as well, so that whoever takes the first away has what was there.
"""
_MARKED = re.compile(r"([\\`*_\[\]<>#|~$]|&(?=#?\w+;))")
"""What acts in Markdown, GitHub's and with formulas too, outside the beginning of a line."""


def export_text(session: Session, ids: Sequence[str], as_of: dt.date, name: str, environment: Mapping[str, str]) -> str:
    """The incidents in a format of `FORMATS`, as known at the end of `as_of`, with the commit of the library; what is held is left out.

    `environment` is that in which git is asked.
    """
    state = state_of(session.root, [session.index.summaries[i].path for i in ids], environment)
    incidents = [without_held(session.index.incident(i))[0] for i in ids]
    match name:
        case "json":
            body = {"version": 1, "as_of": as_of.isoformat(), "figures": _rows(incidents, as_of, state)}
            return show_json(msgspec.json.format(msgspec.json.encode(body), indent=2).decode()) + "\n"
        case "csv":
            return _csv(_rows(incidents, as_of, state), as_of)
        case _:
            return "\n".join(_lines(incident, as_of, state, markdown=name == "markdown") for incident in incidents)


def new_file(text: str, name: str, folder: Path | None = None) -> Path:
    """Write `text` into a new file of the folder one is in, whole or not at all, never over another. Raises DatelineError."""
    base = folder or Path.cwd()
    for number in range(1, 1000):
        path = base / f"dateline-export{f'-{number}' if number > 1 else ''}.{_ENDINGS[name]}"
        if not os.path.lexists(path):
            with contextlib.suppress(RefusedError):  # somebody was quicker
                create(base, path.name, text.encode())
                return path
    raise RefusedError("There are too many exports in this folder. Nothing was written.")


def _lines(incident: Incident, as_of: dt.date, state: State, *, markdown: bool) -> str:
    mark = "## " if markdown else ""
    found = [f"{mark}{_plain(incident.title, markdown=markdown)} ({incident.id}), as known at the end of {as_of.isoformat()}", ""]
    record = [f"{'- ' if markdown else ''}{_plain(f'Record: {state.of(incident.path)}', markdown=markdown)}", ""]
    if incident.retracted:
        return "\n".join([*found, f"RETRACTED on {incident.retracted.date}: {_plain(incident.retracted.why, markdown=markdown)}", *record])
    claims = {c.ref: c for ledger in incident.claims.values() for c in ledger}
    for line in lines_of(incident, (), as_of, STYLES["plain"]):
        read = "; ".join(source_text(incident, s) for s in claims[line.claims[0]].source)
        found += [f"{'- ' if markdown else ''}{_plain(line.text, markdown=markdown)}", f"    {_plain(read, markdown=markdown)}"]
    return "\n".join([*found, *record])


def _plain(text: str, *, markdown: bool) -> str:
    shown = str(show_line(text))
    return _MARKED.sub(r"\\\1", shown) if markdown else shown


def _rows(incidents: Sequence[Incident], as_of: dt.date, state: State) -> list[dict[str, object]]:
    """A row a figure; of an incident that was taken back no figure, but when and why."""
    found = []
    for incident in incidents:
        record = {"status": incident.status, "file": incident.path, "commit": state.commit, "changed": incident.path in state.changed}
        if incident.retracted:
            found.append(_NO_FIGURE | _head(incident, "retracted", incident.retracted.why) | {"said": incident.retracted.date} | record)
            continue
        found += [row | record for point in COUNT_POINTS if point in incident.claims and (row := _row(incident, point, as_of))]
    return found


_NO_FIGURE: dict[str, object] = {"standing": "retracted", "single_origin": False, "weak": False, "by": "", "said": "", "sources": []}


def _head(incident: Incident, point: str, value: str) -> dict[str, object]:
    return {"incident": incident.id, "title": incident.title, "date": incident.date, "country": incident.country, "point": point, "value": value}


def _row(incident: Incident, point: str, as_of: dt.date) -> dict[str, object] | None:
    top = weigh(incident, point, as_of).headline
    if top is None:
        return None
    last = top.entries[-1]
    return _head(incident, point, " or ".join(top.values)) | {
        "standing": "disputed" if top.disputed else "stands",
        "single_origin": top.single_origin,
        "weak": top.weak,
        "by": str(actor_names(incident, last.claim.by)),
        "said": last.claim.said,
        "sources": list(last.claim.source),
    }


def _csv(rows: Sequence[dict[str, object]], as_of: dt.date) -> str:
    stream = io.StringIO()
    names = ("incident", "title", "date", "country", "point", "value", "standing", "single_origin", "weak", "by", "said", "sources", "status")
    writer = csv.writer(stream)
    writer.writerow([*names, "as_of", "file", "commit", "changed"])
    for row in rows:
        writer.writerow([*(_cell(row[name]) for name in names), as_of.isoformat(), *(_cell(row[name]) for name in ("file", "commit", "changed"))])
    return stream.getvalue()


def _cell(value: object) -> str:
    text = show(" ".join(value) if isinstance(value, list) else str(value).lower() if isinstance(value, bool) else str(value))
    return f"'{text}" if _FORMULA.match(text) else text
