"""What words are looked for in: the folded text of an incident, folded once."""

from __future__ import annotations

from dateline.ledger.searched import SearchText
from dateline.model.countries import country_name
from dateline.model.folding import fold_all, skeletons
from dateline.model.incident import Incident


def search_text(incident: Incident) -> SearchText:
    """The text of an incident in three weights, and the skeletons of its names for spellings nobody has listed."""
    places = [part for p in incident.place for part in (p.name, p.site, p.province, country_name(p.country), p.country)]
    called = (incident.title, *incident.aka, *places, incident.target)
    lead = fold_all((*called, incident.id, incident.date))
    people = [n for a in incident.actors.values() for n in (a.name, a.title, *a.aka)]
    names = fold_all(people)
    rest = fold_all((*incident.kind, *incident.target_kind, *incident.tags, incident.summary, *_sources(incident), *_statements(incident)))
    return SearchText(lead, names, rest, skeletons(called), skeletons(people))


def _sources(incident: Incident) -> list[str]:
    return [part for s in incident.sources.values() for part in (s.publisher, s.title, s.author, *s.via, s.note)]


def _statements(incident: Incident) -> list[str]:
    claims = [c for ledger in incident.claims.values() for c in ledger]
    found = [part for c in claims for part in (c.value, c.why, c.quote, c.note, c.scope)]
    found += [part for a in incident.actions for part in (a.kind, a.what, a.place, a.outcome, a.note, a.of)]
    found += [a.text for a in incident.assessments] + [q.text for q in incident.questions]
    found += [part for r in incident.related for part in (r.incident, r.note)]
    return [*found, *(point.replace("-", " ") for point in incident.claims), *(a.note for a in incident.actors.values())]
