"""Markdown: a heading an incident, a list of attributed sentences, each with what qualifies it and where it was read."""

from __future__ import annotations

import re

from dateline.exchange.addresses import host_of
from dateline.exchange.exported import Export, Exported
from dateline.exchange.text import blanks, document_text
from dateline.model.shown import show_line

_MARKED = re.compile(r"([\\`*_\[\]<>#|~$]|&(?=#?\w+;)|:(?=//)|(?<=www)\.|@(?=\w))", re.IGNORECASE)
"""What acts in Markdown, GitHub's and with formulas too, wherever it stands: a bare address is a link there."""
_LISTED = re.compile(r"^([0-9]{0,9})([.)+-])(?=\s|$)")
"""What begins a list at the beginning of a line."""
_PLAIN_ADDRESS = re.compile(r"[A-Za-z0-9:/?#@!&'()+,;=%._~-]+")
"""Addresses in which nothing acts between < and >, where no character can be escaped."""


def write(export: Export) -> str:
    """The incidents one after the other, with a blank line between two."""
    return "\n".join("\n".join(_lines(incident, export)) + "\n" for incident in export.incidents)


def escaped(text: str) -> str:
    """Text on one line in which nothing acts."""
    return _LISTED.sub(r"\1\\\2", _MARKED.sub(r"\\\1", show_line(text)))


def _lines(incident: Exported, export: Export) -> list[str]:
    lines = [f"## {escaped(incident.title)} ({incident.id}), as known at the end of {export.as_of.isoformat()}", ""]
    lines += [escaped(incident.where), ""]
    if incident.tombstone:
        lines += [f"**{escaped(incident.tombstone)}**", ""]
    for sentence in incident.sentences:
        lines.append(f"- {escaped(sentence.text)}")
        lines += [f"    - **{escaped(words)}**" for words in ("; ".join(sentence.qualifiers),) if words]
        lines += [f"    - {document_text(document, escaped, _address)}" for document in sentence.documents]
    return [*lines, *(f"- {blank}" for blank in blanks(incident)), "", f"Record: {escaped(incident.record)}"]


def _address(address: str) -> str:
    return f"<{address}>" if host_of(address) and _PLAIN_ADDRESS.fullmatch(address) else escaped(address)
