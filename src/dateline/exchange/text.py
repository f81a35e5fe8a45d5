"""Text: attributed sentences, each with what qualifies it and where it was read."""

from __future__ import annotations

from collections.abc import Callable

from dateline.exchange.exported import Document, Export, Exported
from dateline.model.points import point_title
from dateline.model.shown import Shown, show_line


def write(export: Export) -> str:
    """The incidents one after the other, with a blank line between two."""
    return "\n".join("\n".join(_lines(incident, export)) + "\n" for incident in export.incidents)


def document_text(document: Document, words: Callable[[str], str] = show_line, address: Callable[[str], str] = show_line) -> str:
    """`Xinhua, 2024-01-04 [xinhua-84], “Iran mourns”, read 2025-11-02: https://…`; `words` and `address` make the parts safe."""
    source = document.source
    title = f", “{source.title}”" if source.title else ""
    read = f", read {source.accessed}" if source.accessed else ""
    at = " ".join(address(text) for text in (source.url, source.archive) if text)
    return words(f"{document.words}{title}{read}") + (f": {at}" if at else "")


def blanks(incident: Exported) -> list[str]:
    """`Injured: not stated.` of every figure that must be told and has no value."""
    return [f"{point_title(figure.point).capitalize()}: {figure.standing}." for figure in incident.figures if not figure.value]


def _lines(incident: Exported, export: Export) -> list[str]:
    lines = [f"{show_line(incident.title)} ({incident.id}), as known at the end of {export.as_of.isoformat()}", incident.where, ""]
    if incident.tombstone:
        lines.append(show_line(incident.tombstone))
    for sentence in incident.sentences:
        lines.append(sentence.text)
        lines += [f"    ({words})" for words in (Shown("; ".join(sentence.qualifiers)),) if words]
        lines += [f"    {document_text(document)}" for document in sentence.documents]
    return [*lines, *blanks(incident), f"Record: {incident.record}"]
