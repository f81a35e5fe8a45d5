"""Warnings: what a careful editor would ask about a file that is otherwise right."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from dateline.files.references import SUMMARY_MARK
from dateline.files.report import Report
from dateline.ledger.grades import source_grade, speaker_grade
from dateline.ledger.known import known_day
from dateline.model.actor import Actor, Name
from dateline.model.dates import parse_date
from dateline.model.incident import Incident
from dateline.model.shown import quoted

WEAK_GRADES = frozenset("DEF")


def remark(incident: Incident, own: Iterable[Actor], lines: Mapping[str, int], report: Report) -> None:
    """Add the warnings that need nothing but the file itself: `own` are its actors as it has them, `lines` where its fields begin."""
    _sources(incident, report)
    _mirrors(incident, report)
    _order(incident, report)
    for actor in own:
        remark_guess(actor, report)
    for tie in incident.related:
        if not tie.source:
            report.warning(tie.line, 1, "unsourced-tie", f"The tie to {quoted(tie.incident)} has no source; name the page that tells of it.")
    marks = set(SUMMARY_MARK.findall(incident.summary))
    known = {c.id for ledger in incident.claims.values() for c in ledger} | set(incident.sources) | {a.id for a in incident.actions}
    for mark in sorted(marks - known):
        report.warning(lines.get("summary", 0), 1, "summary-mark", f"The summary rests on [{mark}], which is no source or claim of this file.")
    if not incident.id.startswith(incident.date[:10]) and len(incident.date) >= 10:
        report.warning(lines.get("date", 0), 1, "id-date", f"The id {quoted(incident.id)} begins with another day than `date: {incident.date[:10]}`.")
    if incident.status == "retracted" and incident.retracted is None:
        report.warning(lines.get("status", 0), 1, "retracted", "status is retracted: say when and why under `retracted`.")


def remark_guess(named: Actor | Name, report: Report) -> None:
    """Warn of names that may be one and do not say where that can be seen."""
    if named.maybe_same and not named.maybe_same_source:
        report.warning(
            named.line, 1, "unsourced-guess", f"`maybe_same` of {quoted(named.id)} has no source; say under `maybe_same_source` where both were read."
        )


def remark_future(incident: Incident, today: dt.date, report: Report) -> None:
    """Warn of days after tomorrow: `today` is passed in, since nothing reads the clock."""
    dated = [(c.said, c.line) for ledger in incident.claims.values() for c in ledger]
    dated += [(a.said, a.line) for a in incident.actions] + [(s.date, s.line) for s in incident.sources.values()]
    for text, line in dated:
        if text and (day := parse_date(text, open_ends=True, clock=True).earliest) and day > today + dt.timedelta(days=1):
            report.warning(line, 1, "future", f"{quoted(text)} is after tomorrow; check the year.")


def _sources(incident: Incident, report: Report) -> None:
    used = {s for ledger in incident.claims.values() for c in ledger for s in c.source}
    used |= {s for a in incident.actions for s in (*a.source, *a.outcome_source)}
    used |= {s for j in incident.assessments for s in j.source} | {s for r in incident.related for s in r.source}
    used |= {s for actor in incident.actors.values() for s in actor.maybe_same_source}
    used |= set(SUMMARY_MARK.findall(incident.summary))
    if incident.retracted:
        used.add(incident.retracted.source)
    for source_id, source in incident.sources.items():
        if not source.date:
            report.warning(source.line, 1, "undated-source", f"The source {quoted(source_id)} has no date; write one, with ? where inferred.")
        if source_id not in used:
            report.warning(source.line, 1, "unused-source", f"Nothing rests on the source {quoted(source_id)}; cite it, or take it out.")


def _mirrors(incident: Incident, report: Report) -> None:
    """Claims and actions that were read only in mirrors, rewrites and the like, though their speaker is better than that."""
    records = [(c.ref, c.line, c.source, c.by) for ledger in incident.claims.values() for c in ledger]
    records += [(a.ref, a.line, a.source, a.by) for a in incident.actions]
    for ref, line, sources, speakers in records:
        best = min([source_grade(s, incident) for s in sources], default="")
        if best in WEAK_GRADES and min([speaker_grade(by, incident) for by in speakers], default="C") not in WEAK_GRADES:
            report.warning(
                line,
                1,
                "only-mirror",
                f"{quoted(ref)} was read only in {' and '.join(map(quoted, sources))}, of grade {best}; find the original, or a better copy.",
            )


def _order(incident: Incident, report: Report) -> None:
    for point, ledger in incident.claims.items():
        last = None
        for claim in ledger:
            day = known_day(claim, incident) if claim.said else None
            if last and day and day < last[0]:
                report.warning(
                    claim.line,
                    1,
                    "order",
                    f"{quoted(claim.ref)} of {quoted(point)} was said before {quoted(last[1])} above it; put the oldest first.",
                )
            if day and (last is None or day >= last[0]):
                last = (day, claim.ref)
