"""Facts: what an incident holds, as words that an index can keep, and the criteria that they decide.

Most do not depend on a day. Figures and states do: those kept are what stands in the end, and they hold on every day from the
incident's settled day on, after which nothing became known. `ledger.matches` says the same of the whole incident.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache

from dateline.ledger.deciding import HOLDINGS, TIE, figure_fact
from dateline.ledger.spelled import forms_of
from dateline.ledger.summary import Summary
from dateline.model.dates import parse_date
from dateline.model.folding import fold, skeleton
from dateline.model.incident import Incident


def facts(incident: Incident, summary: Summary) -> tuple[str, ...]:
    """The facts of an incident, each once; its summary is that of the end of time."""
    found = [fact.replace("\n", " ") for fact in _facts(incident, summary)]
    for actor, names in forms_of(incident.actors).folded.items():
        found.append(f"actor={actor}")
        found += _of_names(names)
    found.append(f"settled={_settled(incident, summary)}")
    return tuple(dict.fromkeys(found))


def _facts(incident: Incident, summary: Summary) -> Iterator[str]:
    for kind in incident.kind:
        yield f"kind={kind}"
    for place in incident.place:
        yield f"country={place.country}"
    for tag in incident.tags:
        yield f"tag={fold(tag)}"
    for source in incident.sources.values():
        yield f"lang={source.lang.split('-')[0]}"
    for relation in incident.related:
        yield f"related={relation.incident}"
    there = (incident.questions, incident.assessments, any(s.archive for s in incident.sources.values()), incident.actions, incident.related)
    yield from (f"has={what}" for what, some in zip(HOLDINGS, there, strict=True) if some)
    if incident.published:
        yield "has=story"
    for state in summary.states:
        yield f"is={state}"
    for point, figure in summary.figures.items():
        yield figure_fact(point) + TIE.join(figure.values)


@lru_cache(maxsize=4096)
def _of_names(folded: tuple[str, ...]) -> tuple[str, ...]:
    """The facts that the names of an actor are; kept, since many actors stand in one incident after the other."""
    words = dict.fromkeys(word for name in folded for word in name.split())
    return (*(f"name={word}" for word in words), *(f"bones={bones}" for word in words if (bones := skeleton(word))))


def _settled(incident: Incident, summary: Summary) -> str:
    """The day (ISO) from which on nothing of the incident depends on the day."""
    texts = [choice.since for choice in incident.use.values() if choice.since] + [story.date for story in incident.published if story.date]
    later = [parse_date(text, open_ends=True).latest or dt.date.max for text in texts]
    return max([dt.date.min.isoformat(), summary.last_known, *(day.isoformat() for day in later)])
