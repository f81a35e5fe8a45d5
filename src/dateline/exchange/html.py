"""HTML: one page that stands by itself, to mail, to read and to print. Nothing in it loads, runs or is sent anywhere.

Text of the files stands between tags only, escaped; attributes hold ids, checked codes of languages and checked addresses.
"""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html import escape
from itertools import chain

from dateline.exchange.addresses import host_of
from dateline.exchange.exported import Document, Export, Exported, Figure, Sentence
from dateline.exchange.stylesheet import STYLESHEET
from dateline.model.points import point_title
from dateline.model.shown import show_line

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,3}")
"""A language tag (BCP 47) that may stand in an attribute."""
_FIRST = (
    '<meta charset="utf-8">',
    '<meta http-equiv="Content-Security-Policy" content="{policy}">',
    '<meta name="referrer" content="no-referrer">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
)
_LEGEND = "Each sentence says whose word it is, and what must be read with it; print neither without the other. “Not stated” is not 0."


def write(export: Export) -> str:
    """The page."""
    known = f"as known at the end of {export.day}"
    several = len(export.incidents) > 1
    heading = f"{len(export.incidents)} incidents" if several else export.incidents[0].title if export.incidents else "No incident"
    lines = [
        "<!DOCTYPE html>",
        '<html lang="en">',
        "<head>",
        *(line.format(policy=_policy()) for line in _FIRST),
        f"<title>{_text(heading)}, {_text(known)}</title>",
        f"<style>{STYLESHEET}</style>",
        "</head>",
        "<body>",
        "<main>",
        f'<h1 dir="auto">{_text(heading)}</h1>',
        *(_contents(export) if several else ()),
        *chain.from_iterable(_incident(incident, known, several=several) for incident in export.incidents),
        "</main>",
        f"<footer><p>{_text(_LEGEND)}</p></footer>",
        "</body>",
        "</html>",
    ]
    return "\n".join(lines) + "\n"


def _policy() -> str:
    """What a browser is told to let through: this stylesheet, by its hash, and nothing else."""
    digest = b64encode(sha256(STYLESHEET.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _text(text: str) -> str:
    return escape(show_line(text))


def _contents(export: Export) -> list[str]:
    listed = (f'<li><a href="#{escape(i.id)}">{_text(i.title)}</a>{" (retracted)" if i.retracted else ""}</li>' for i in export.incidents)
    return ['<nav aria-label="Incidents">', "<ul>", *listed, "</ul>", "</nav>"]


def _incident(incident: Exported, known: str, *, several: bool) -> list[str]:
    lines = [f'<article id="{escape(incident.id)}">']
    lines += [f'<h2 dir="auto">{_text(incident.title)}</h2>'] if several else []
    lines.append(f'<p class="where">{_text(incident.where)}; {_text(known)}</p>')
    if incident.retracted:
        lines += [
            f'<p class="retracted" role="note"><strong>{_text(incident.tombstone)}</strong></p>',
            "<p>No figure and no statement of it may be printed.</p>",
        ]
    else:
        lines += _said(incident.sentences)
        lines += _figures(incident.figures)
    return [*lines, f'<p class="record">Record: {_text(incident.record)}</p>', "</article>"]


def _said(sentences: tuple[Sentence, ...]) -> list[str]:
    lines = ['<ul class="said">']
    for sentence in sentences:
        lines += ["<li>", f"<p>{_text(sentence.text)}</p>"]
        lines += [f'<p class="qualified">{_text(words[:1].upper() + words[1:])}.</p>' for words in ("; ".join(sentence.qualifiers),) if words]
        lines += ['<ul class="read">', *(f"<li>{_document(document)}</li>" for document in sentence.documents), "</ul>", "</li>"]
    return [*lines, "</ul>"] if sentences else []


def _figures(figures: tuple[Figure, ...]) -> list[str]:
    heads = "".join(f'<th scope="col">{name}</th>' for name in ("Figure", "Value, and what must be read with it", "Whose word", "Read in"))
    rows = [f'<tr><th scope="row">{_text(point_title(f.point).capitalize())}</th>{_cells(f)}</tr>' for f in figures]
    before = ["<table>", "<caption>Figures</caption>", f"<thead><tr>{heads}</tr></thead>", "<tbody>"]
    return [*before, *rows, "</tbody>", "</table>"] if rows else []


def _cells(figure: Figure) -> str:
    if not figure.value:
        return f'<td colspan="3" class="blank">{_text(figure.standing)}</td>'
    qualified = "; ".join(figure.qualifiers) or figure.standing
    read = "<br>".join(", ".join((_text(d.words), *map(_link, filter(None, (d.source.url,))))) for d in figure.documents)
    return f"<td><strong>{_text(figure.shown)}</strong><br>{_text(qualified)}</td><td>{_text(figure.told)}</td><td>{read}</td>"


def _document(document: Document) -> str:
    """Publisher and day, title, when it was read, and links to it by their hosts."""
    source = document.source
    language = f' lang="{source.lang}"' if _LANGUAGE.fullmatch(source.lang) else ""
    parts = [_text(document.words)]
    parts += [f'<cite{language} dir="auto">{_text(source.title)}</cite>'] if source.title else []
    parts += [f"read {_text(source.accessed)}"] if source.accessed else []
    parts += [_link(source.url)] if source.url else []
    parts += [f"archived at {_link(source.archive)}"] if source.archive else []
    return ", ".join(parts)


def _link(address: str) -> str:
    """A link that tells its host; what may be no link is text."""
    host = host_of(address)
    return f'<a href="{escape(address)}" rel="noreferrer noopener">{_text(host)}</a>' if host else _text(address)
