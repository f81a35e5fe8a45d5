"""Vetting a draft against the library: reading it, and asking of every incident that had happened by the day."""

from __future__ import annotations

import datetime as dt

from msgspec import structs

from dateline.errors import UsageError
from dateline.library.find import begun
from dateline.library.session import Session
from dateline.phrasing.qualified import tombstone_text
from dateline.phrasing.vetting import Finding, vet_text

LONGEST = 60_000
"""Bytes of a draft, some 9,500 words: longer than a story, and answered while one waits for it, whatever stands in it."""


def draft_text(raw: bytes, name: str) -> str:
    """The text of a draft. Raises UsageError where it is too long, or no text in UTF-8."""
    if len(raw) > LONGEST:
        raise UsageError(f"{name} is longer than {LONGEST // 1000} kB; vet it in parts.")
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UsageError(f"{name} is UTF-16; save it as UTF-8 plain text or Markdown.")
    if b"\0" in raw:
        raise UsageError(f"{name} is no text (it holds NUL bytes); vet reads plain text and Markdown.")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"{name} is no UTF-8 text (byte {error.start + 1}); save it as UTF-8 plain text or Markdown.") from None


def vet(session: Session, text: str, as_of: dt.date | None = None, *, with_held: bool = False) -> tuple[Finding, ...]:
    """The findings of a draft, by place, against what was known at the end of `as_of` (else today).

    What is held counts for no verdict and stands in no message, unless `with_held`. Raises UsageError where the draft has too much.
    """
    day = as_of or session.today
    incidents = [session.index.incident(summary.id) for summary in session.index.summaries.values() if begun(summary, day)]
    findings = vet_text(text, incidents, day, with_held=with_held)
    taken_back = {incident.id: tombstone_text(incident) for incident in incidents if incident.is_retracted}
    return tuple(_retracted(f, taken_back[f.incident]) if f.incident in taken_back else f for f in findings)


def _retracted(finding: Finding, tombstone: str) -> Finding:
    """Nothing of an incident that was taken back is supported."""
    return structs.replace(finding, verdict="not-found", message=f"The incident: {tombstone}", claims=())
