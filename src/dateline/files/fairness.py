"""Fairness: nobody alive is called a perpetrator without a verdict, no victim is an actor of their own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from dateline.files.report import Report
from dateline.ledger.roles import verdict_on
from dateline.model.actor import Actor
from dateline.model.incident import Incident
from dateline.model.shown import quoted


def check_fairness(incident: Incident, actors: Mapping[str, Actor], report: Report) -> None:
    """Hold the roles of an incident's actors (with what they inherit) to the verdicts that stand in the file."""
    for actor_id, actor in incident.actors.items():
        whole = actors.get(actor_id, actor)
        if "victims" in actor.role and whole.kind == "person":
            report.error(actor.line, 1, "victim", f"{quoted(actor_id)}: victims are a group and are not named; use kind public.")
        accused = [role for role in actor.role if role in ("perpetrator", "planner")]
        if not accused or whole.kind not in ("", "person", "official") or actor.died:
            continue
        if verdict_on(incident, actor_id, dt.date.max) != "convicted":
            report.error(
                actor.line,
                1,
                "fairness",
                f"{quoted(actor_id)} is called {accused[0]} without a conviction in this file: write suspect or accused, "
                f"or add the claim `{actor_id}.verdict: convicted` with its source (`died` where the attacker died).",
            )
