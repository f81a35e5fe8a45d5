"""Chosen incidents to be given out: what is told of each is put together here, and written in a format of `exchange`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dateline.exchange import FORMATS
from dateline.exchange.exported import NOT_STATED, Document, Export, Exported, Figure, Sentence
from dateline.ledger.weigh import weigh
from dateline.library.git import State, state_of
from dateline.library.session import Session
from dateline.model.countries import country_name
from dateline.model.incident import Incident, Retraction
from dateline.model.points import COUNT_POINTS
from dateline.model.shown import Shown, show_line
from dateline.phrasing.days import date_text, day_text
from dateline.phrasing.figures import values_text
from dateline.phrasing.line import STYLES, documents_of, lines_of
from dateline.phrasing.people import LONGEST, MOST_NAMED, actor_names, publisher_name, source_text
from dateline.phrasing.printable import without_held
from dateline.phrasing.qualified import headline_qualifiers, line_qualifiers, said_text

ALWAYS = ("killed", "injured")
"""Points that have a row whether anybody stated them or not."""


def export_text(session: Session, ids: Sequence[str], as_of: dt.date, name: str, environment: Mapping[str, str]) -> str:
    """The incidents in a format of `FORMATS`, as known at the end of `as_of`, with the commit of the library; what is held is left out.

    `environment` is that in which git is asked.
    """
    state = state_of(session.root, [session.index.summaries[i].path for i in ids], environment)
    incidents = (without_held(session.index.incident(i))[0] for i in ids)
    return FORMATS[name].write(Export(as_of, day_text(as_of), tuple(_exported(incident, as_of, state) for incident in incidents)))


def _exported(incident: Incident, as_of: dt.date, state: State) -> Exported:
    places = "; ".join(show_line(f"{place.name}, {country_name(place.country)}", LONGEST) for place in incident.place[:MOST_NAMED])
    return Exported(
        id=incident.id,
        title=incident.title,
        date=incident.date,
        country=incident.country,
        status=incident.status,
        where=Shown(f"{date_text(incident.date)}, {places}; {incident.status}"),
        path=incident.path,
        commit=state.commit,
        changed=incident.path in state.changed,
        record=show_line(state.of(incident.path)),
        retracted=incident.retracted or (Retraction(date="", why="its file does not say when and why") if incident.is_retracted else None),
        sentences=() if incident.is_retracted else tuple(_sentences(incident, as_of)),
        figures=() if incident.is_retracted else tuple(_figures(incident, as_of)),
    )


def _sentences(incident: Incident, as_of: dt.date) -> Iterator[Sentence]:
    for line in lines_of(incident, (), as_of, STYLES["plain"]):
        yield Sentence(line.text, tuple(line_qualifiers(incident, line, as_of)), _documents(incident, documents_of(incident, line)))


def _figures(incident: Incident, as_of: dt.date) -> Iterator[Figure]:
    """The headline of every point of counts; of one that has none why."""
    for point in COUNT_POINTS:
        ledger = weigh(incident, point, as_of)
        top = ledger.headline
        if top is not None:
            last = top.entries[-1]
            by = actor_names(incident, last.claim.by)
            yield Figure(
                point=point,
                standing="disputed" if top.disputed else "stands",
                value=" or ".join(top.values),
                shown=values_text(top.values),
                single_origin=top.single_origin,
                weak=top.weak,
                qualifiers=tuple(headline_qualifiers(incident, ledger.kind, top)),
                by=by,
                said=last.claim.said,
                told=Shown(f"{by}, {said_text(last)}"),
                documents=_documents(incident, (*last.claim.source, *(e.claim.source[0] for e in top.entries))),
            )
        elif ledger.entries:
            yield Figure(point, "no figure stands")
        elif point in ALWAYS:
            yield Figure(point, NOT_STATED)


def _documents(incident: Incident, sources: Iterable[str]) -> tuple[Document, ...]:
    """The documents of these ids, each once."""
    read = [incident.sources[source] for source in dict.fromkeys(sources)]
    return tuple(Document(source_text(incident, s.id), publisher_name(incident, s.id), actor_names(incident, s.via), s) for s in read)
