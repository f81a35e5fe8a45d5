"""Actors, sources, actions and assessments of an incident, each with all that its file says of it."""

from __future__ import annotations

from collections import Counter

from dateline.cli.dossier.claims import read_in_text
from dateline.cli.dossier.page import Page
from dateline.ledger.grades import source_grade, speaker_grade
from dateline.ledger.roles import roles_on
from dateline.ledger.view import View
from dateline.model.action import Action
from dateline.model.incident import Assessment
from dateline.model.shown import Shown, show_line
from dateline.phrasing.days import date_text
from dateline.phrasing.figures import count_text
from dateline.phrasing.people import actor_name, actor_names, guess_text, publisher_name, titled_name


def add_actors(page: Page, view: View) -> None:
    """Everyone with a part in it: name, roles as of the day, grade, how much they asserted, other spellings."""
    if view.actors:
        page.heading(Shown(f"Actors ({len(view.actors)})"))
    told = Counter(by for ledger in view.ledgers.values() for entry in ledger.entries for by in set(entry.claim.by))
    for actor_id in view.actors:
        actor = view.incident.actors[actor_id]
        asserted = told[actor_id]
        facts = [", ".join(roles_on(view.incident, actor, view.as_of)), show_line(actor.kind), show_line(actor.country)]
        facts += [f"part of {actor_name(view.incident, actor.part_of)}"] if actor.part_of else []
        facts += [f"grade {speaker_grade(actor_id, view.incident)}", f"{asserted} claim{'' if asserted == 1 else 's'}" if asserted else ""]
        page.line(Shown(f"{titled_name(view.incident, actor_id)} [{show_line(actor_id)}]: {'; '.join(filter(None, facts))}{held(actor.hold)}"), 2)
        if actor.aka:
            page.line(Shown(f"also {show_line('; '.join(actor.aka))}"), 6)
        if actor.maybe_same:
            page.line(guess_text(view.incident, actor), 6)
        if actor.note:
            page.line(Shown(f"{view.later}note: {show_line(actor.note)}"), 6)


def add_sources(page: Page, view: View) -> None:
    """The documents read: publisher, day, title, kind, language, grade, address."""
    if view.sources:
        page.heading(Shown(f"Sources ({len(view.sources)})"))
    for source_id in view.sources:
        source = view.incident.sources[source_id]
        via = f", quoting {actor_names(view.incident, source.via)}" if source.via else ""
        date = date_text(source.date) if source.date else "no date"
        title = f" “{show_line(source.title)}”" if source.title else ""
        author = f" {show_line(source.author)}," if source.author else ""
        head = f"{publisher_name(view.incident, source_id)}{via}, {date} [{show_line(source_id)}]:{author}{title}"
        page.line(Shown(f"{head.rstrip(':')}{held(source.hold)}"), 2)
        read = f"read {date_text(source.accessed)}" if source.accessed else ""
        facts = [show_line(source.kind), show_line(source.lang), f"grade {source_grade(source_id, view.incident)}", read]
        page.line(Shown("; ".join(filter(None, facts))), 6)
        for name, address in (("", source.url), ("archived ", source.archive)):
            if address:
                page.line(Shown(name + show_line(address)), 6)
        if source.note:
            page.line(Shown(f"{view.later}note: {show_line(source.note)}"), 6)


def add_actions(page: Page, view: View) -> None:
    """Responses by day: kind, count, by whom, against whom, who told it, what came of it."""
    if view.actions:
        page.heading(Shown(f"Actions ({len(view.actions)})"))
    for action in sorted(view.actions, key=lambda a: a.date.removeprefix("../") or a.said or "9999"):
        page.line(action_text(view, action), 2)
        told = f"told by {'; '.join(titled_name(view.incident, by) for by in action.by)}" + (f" ({action.verb})" if action.verb else "")
        said = f", {date_text(action.said)}" if action.said else ""
        page.line(Shown(f"{told}{said}; read in {read_in_text(view, action.source)}"), 6)
        if action.outcome:
            where = f"; read in {read_in_text(view, action.outcome_source)}" if action.outcome_source else ""
            page.line(Shown(f"{view.later}outcome: {show_line(action.outcome)}{where}"), 6)
        if action.note:
            page.line(Shown(f"{view.later}note: {show_line(action.note)}"), 6)


def action_text(view: View, action: Action) -> Shown:
    """`5 January 2024: arrest, 11 people linked to the attack, by the ministry, six provinces; ongoing [a11]`."""
    count = count_text(action.count, ascii_only=view.ascii_only) if action.count else ""
    what = " ".join(filter(None, (count, show_line(action.of), f"({show_line(action.what)})" if action.of else show_line(action.what))))
    parts = [action.kind.replace("-", " "), what, f"term {show_line(action.term)}" if action.term else ""]
    parts += [f"by {actor_names(view.incident, action.actor)}"] if action.actor else []
    parts += [f"against {actor_names(view.incident, action.against)}"] if action.against else []
    parts += [show_line(action.place)] if action.place else []
    when = date_text(action.date) if action.date else "day not stated"
    state = f"; {view.later}status {action.status}" if action.status else ""
    return Shown(f"{when}: {', '.join(filter(None, parts))}{state} [{show_line(action.ref)}]{held(action.hold)}")


def add_assessments(page: Page, view: View) -> None:
    """Judgements, each with whose it is and how likely it holds."""
    if view.assessments:
        page.heading(Shown("Assessments"))
    for judgement in view.assessments:
        page.line(Shown(f"{show_line(judgement.text)}{held(judgement.hold)}"), 2)
        page.line(_judged_by(view, judgement), 6)
        if judgement.note:
            page.line(Shown(f"{view.later}note: {show_line(judgement.note)}"), 6)


def held(reason: str) -> str:
    """` [held: reason]` for what must not be printed, else nothing."""
    return f" [held: {show_line(reason)}]" if reason else ""


def _judged_by(view: View, judgement: Assessment) -> Shown:
    who = "; ".join(titled_name(view.incident, by) for by in judgement.by)
    how = [judgement.likelihood, f"{judgement.confidence} confidence" if judgement.confidence else ""]
    said = date_text(judgement.said) if judgement.said else ""
    return Shown("; ".join(filter(None, (who, said, *how, f"read in {read_in_text(view, judgement.source)}"))))
