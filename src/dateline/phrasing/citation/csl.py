"""Citations as CSL-JSON items, which reference managers (Zotero, pandoc, Word) read. Text as the file has it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from dateline.model.dates import When, parse_date
from dateline.phrasing.citation.ap import capitalised
from dateline.phrasing.citation.cited import Cited
from dateline.phrasing.line.wording import STYLES, day_words

TYPES = {
    "wire": "article-newspaper",
    "newspaper": "article-newspaper",
    "broadcaster": "article-newspaper",
    "government": "report",
    "intergovernmental": "report",
    "court": "legal_case",
    "research": "report",
    "encyclopedia": "entry-encyclopedia",
    "dataset": "dataset",
    "social": "post",
}
"""Kind of document -> CSL type; any other is a web page."""


def csl_item(cited: Cited) -> dict[str, Any]:
    """One item; who said it and where the record stands are told in `note` and, for programs, in `custom`."""
    source, origin = cited.source, cited.provenance
    item: dict[str, Any] = {"id": cited.key, "type": TYPES.get(source.kind, "webpage"), "title": source.title}
    item["author"] = [{"literal": source.author}] if source.author else []
    item |= {"container-title": str(cited.publisher), "issued": _date(source.date), "accessed": _date(source.accessed)}
    item |= {"URL": source.url, "language": source.lang}
    if source.archive:
        item |= {"archive": urlsplit(source.archive).hostname or "", "archive_location": source.archive}
    item["note"] = note_text(cited)
    statement = {
        "claim": cited.ref,
        "point": cited.point,
        "value": str(cited.value),
        "speaker": str(cited.speakers),
        "said": cited.said,
        "standing": cited.standing,
        "qualifiers": list(cited.qualifiers),
    }
    record = {
        "incident": origin.incident,
        "source": source.id,
        "via": str(cited.via),
        "file": origin.file,
        "commit": origin.commit,
        "changed": origin.changed,
    }
    item["custom"] = {"dateline": _stated(record | statement)}
    return _stated(item)


def note_text(cited: Cited) -> str:
    """`Ahmad Vahidi, interior minister of Iran, on 4 January 2024, quoted by Xinhua (quoting ISNA). killed 84 (k84); source …`."""
    via = f" (quoting {cited.via})" if cited.via else ""
    when = f", {day_words(cited.said, STYLES['plain'])}" if cited.said else ""
    who = f"{capitalised(cited.speakers)}{when}, quoted by {cited.publisher}{via}. " if cited.speakers and not cited.own_page else ""
    record = f"{cited.record[:1].upper()}{cited.record[1:]}"
    return f"{who or (f'Quoting {cited.via}. ' if via else '')}{record}"


def _date(text: str) -> dict[str, Any]:
    """A date as CSL writes it: parts, two of them for a span, `circa` where it is inferred; open spans as text."""
    if not text:
        return {}
    when = parse_date(text, open_ends=True)
    if when.earliest is None or when.latest is None:
        return {"literal": text}
    parts = [_parts(parse_date(part), part) for part in text.split("/")]
    return {"date-parts": parts} | ({"circa": True} if when.mark else {})


def _parts(when: When, text: str) -> list[int]:
    day = when.earliest
    assert day is not None
    return [day.year, day.month, day.day][: text.rstrip("?~%").count("-") + 1]


def _stated(item: dict[str, Any]) -> dict[str, Any]:
    """Without what the file does not state."""
    return {key: value for key, value in item.items() if value not in ("", [], {}, False)}
