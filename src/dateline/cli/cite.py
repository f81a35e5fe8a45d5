"""Citations: who said it, in which document, read where and when, with the file and the commit that hold the record.

    dateline cite kerman xinhua-84
    dateline cite kerman k84
    dateline cite kerman killed
    dateline cite kerman k84 ap-91 --style chicago
    dateline cite kerman --style csl-json > kerman.json
    dateline cite kerman --style bibtex > kerman.bib
    dateline cite kerman --as-of 2024-01-04

The id of a source cites the document. The id of a claim or an action cites every document in which it was read, with its
speaker ("quoted by"); the name of a point those of its headline. Without an id every document of the incident is cited.
`dateline show ID` prints the ids in brackets; one may be cut short as long as only one fits.

`--style` is `ap` (a line as a newsroom writes it, and the default), `chicago` (a note after the Chicago Manual of Style),
`csl-json` (for Zotero, pandoc, word processors) or `bibtex`. Behind a line stands, in brackets, what it is cited for, with
what became of that claim since, the source's id, the file and the commit that last changed the file, where the library is a
git work tree. Keys of entries are made of the ids alone: they stay the same from one day to the next.

With `--as-of` nothing is cited that was published or said later. What is held (off the record, embargoed) is left out
unless you say `--with-held`. `--read-only` starts no git, so there is no commit.

With `--json`: `{version, incident, as_of, style, file, commit, changed, citations: [{key, source, claim, standing, by, text, csl}]}`.

Exit 0 where something is cited, 1 where nothing is.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.cli.arguments import Asked
from dateline.cli.opening import open_library
from dateline.cli.output import Output, note
from dateline.cli.points import incident_and_names
from dateline.cli.shapes import VERSION
from dateline.errors import UsageError
from dateline.library.cite import Citing, cite
from dateline.library.session import Session
from dateline.model.incident import Incident
from dateline.model.shown import Shown, show_line
from dateline.phrasing.citation import Cited, Provenance
from dateline.phrasing.qualified import tombstone_text


def run(asked: Asked, out: Output) -> int:
    """Print the citations."""
    if not asked.words:
        raise UsageError("Name an incident, and sources or claims if you like: `dateline cite kerman k84`.")
    session = open_library(asked.chosen, out.environment)
    incident, names = incident_and_names(session, asked.words)
    provenance = _provenance(session, incident, asked, out)
    found = cite(incident, names, provenance, session.today, as_of=asked.chosen.as_of, with_held=asked.chosen.with_held)
    style = asked.chosen.style or "ap"
    if asked.chosen.json:
        _print_json(asked, session, provenance, found, out)
    elif style == "csl-json":
        from dateline.phrasing.citation.csl import csl_item

        out.json([csl_item(one) for one in found.cited])
    else:
        for number, text in enumerate(texts(found.cited, style)):
            if number and (style == "bibtex" or out.terminal):
                out.line()
            out.line(text)
    _notes(incident, found, asked)
    return 0 if found.cited else 1


def texts(cited: Sequence[Cited], style: str) -> list[Shown]:
    """The citations in a style that is text; what only one style needs is loaded for it alone."""
    if style == "chicago":
        from dateline.phrasing.citation.chicago import chicago_notes

        return chicago_notes(cited)
    if style == "bibtex":
        from dateline.phrasing.citation.bibtex import bibtex_entry

        return [bibtex_entry(one) for one in cited]
    from dateline.phrasing.citation.ap import ap_line

    return [ap_line(one) for one in cited]


def _provenance(session: Session, incident: Incident, asked: Asked, out: Output) -> Provenance:
    if asked.chosen.read_only:
        return Provenance(incident.id, incident.path)
    from dateline.library.git import commit_of

    commit = commit_of(session.root / incident.path, out.environment)
    return Provenance(incident.id, incident.path, commit.id if commit else "", commit.changed if commit else False)


def _print_json(asked: Asked, session: Session, provenance: Provenance, found: Citing, out: Output) -> None:
    from dateline.phrasing.citation.csl import csl_item

    style = asked.chosen.style or "ap"
    lines: Sequence[str | None] = [None] * len(found.cited) if style == "csl-json" else texts(found.cited, style)
    citations = [
        {
            "key": one.key,
            "source": one.source.id,
            "claim": one.ref or None,
            "standing": one.standing or None,
            "by": str(one.speakers) or None,
            "text": text if text is None else str(text),
            "csl": csl_item(one),
        }
        for one, text in zip(found.cited, lines, strict=True)
    ]
    shape = {"version": VERSION, "incident": provenance.incident, "as_of": (asked.chosen.as_of or session.today).isoformat(), "style": style}
    shape |= {"file": provenance.file, "commit": provenance.commit or None, "changed": provenance.changed}
    out.json(shape | {"citations": citations})


def _notes(incident: Incident, found: Citing, asked: Asked) -> None:
    if incident.is_retracted:
        note(f"{incident.id}: {tombstone_text(incident)} Cite it as that alone.")
    if found.held:
        one = len(found.held) == 1
        note(f"{len(found.held)} held record{' is' if one else 's are'} left out; --with-held takes {'it' if one else 'them'} in.")
    if found.later and asked.words[1:] and asked.chosen.as_of:
        note(f"Not known by the end of {asked.chosen.as_of}: {', '.join(map(show_line, found.later))}.")
    if not found.cited and not found.held and not found.later:
        note("Nothing here can be cited.")
