"""What vetting says of one place of a draft."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from dateline.errors import UsageError
from dateline.phrasing.vetting.sentences import Sentence

FindingKind = Literal["number", "name", "date", "attribution"]
Verdict = Literal["supported", "replaced", "outgrown", "disputed", "single-origin", "not-found"]
FAILING: frozenset[Verdict] = frozenset({"replaced", "outgrown", "disputed", "not-found"})
"""Verdicts that ask for a change of the draft."""


MOST_FINDINGS = 800
"""Findings of a draft; the drafts of the tests one after the other have 855 where they are as long as a draft may be."""


class Finding(Struct, frozen=True):
    """`start` and `end` are character offsets into the draft as read; `claims` the refs of the claims that it rests on.

    `point` is the point that the sentence speaks of (`date` for the day of the incident, "" for a name).
    """

    start: int
    end: int
    text: str
    kind: FindingKind
    incident: str
    point: str
    verdict: Verdict
    message: str
    claims: tuple[str, ...] = ()


class Ruling(Struct, frozen=True):
    """A verdict with its message; `point` the one it was judged by, `claims` the refs it rests on."""

    verdict: Verdict
    point: str
    message: str
    claims: tuple[str, ...] = ()


class Findings:
    """The findings of one draft as they are made."""

    def __init__(self, text: str) -> None:
        """Begin with none."""
        self.text = text
        self.made: list[Finding] = []

    def add(self, sentence: Sentence, place: tuple[int, int], kind: FindingKind, incident: str, ruling: Ruling) -> None:
        """Put a ruling on the tokens from the first to the last of `place`. Raises UsageError where there are too many."""
        if len(self.made) == MOST_FINDINGS:
            raise UsageError(f"The draft has more than {MOST_FINDINGS:,} findings; vet it in parts.")
        start, end = sentence.tokens[place[0]].start, sentence.tokens[place[1]].end
        text = self.text[start:end]
        self.made.append(Finding(start, end, text, kind, incident, ruling.point, ruling.verdict, str(ruling.message), ruling.claims))

    def ordered(self) -> tuple[Finding, ...]:
        """All findings in the order of the text."""
        return tuple(sorted(self.made, key=lambda f: (f.start, f.end, f.kind)))
