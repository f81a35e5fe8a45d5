"""Scoring of drafts: what vet finds in them against what a person says it should find. The format is told in `drafts/README.txt`."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path

from msgspec import Struct

from dateline.library.session import Session
from dateline.library.vet import vet
from dateline.phrasing.vetting import Finding


class Expected(Struct, frozen=True):
    """One line of a `.tsv`: at `start` to `end` of the draft a finding of `kind`, or `silent`, or `optional`."""

    kind: str
    start: int
    end: int
    text: str
    incident: str
    point: str
    verdict: str

    def meets(self, finding: Finding) -> bool:
        """Whether incident, point and verdict are as expected."""
        point = finding.point or "-"
        points, verdicts = self.point.split("|"), self.verdict.split("|")
        return finding.incident == self.incident and ("*" in points or point in points or self.kind == "name") and finding.verdict in verdicts

    def touches(self, finding: Finding) -> bool:
        """Whether the places overlap."""
        return self.start < finding.end and finding.start < self.end


class Draft(Struct, frozen=True):
    """A draft with what is expected of it."""

    name: str
    text: str
    as_of: dt.date
    expected: tuple[Expected, ...]


def load(folder: Path) -> list[Draft]:
    """All drafts of a folder."""
    return [_draft(path) for path in sorted([*folder.glob("*.txt"), *folder.glob("*.md")]) if path.with_suffix(".tsv").exists()]


def _draft(path: Path) -> Draft:
    text = path.read_text("utf-8")
    as_of, expected = dt.date(2026, 11, 22), []
    for line in path.with_suffix(".tsv").read_text("utf-8").splitlines():
        if line.startswith("# as-of:"):
            as_of = dt.date.fromisoformat(line.split(":")[1].strip())
        if not line.strip() or line.startswith("#"):
            continue
        kind, words, nth, incident, point, verdict = [*line.split("\t"), "-", "-", "-"][:6]
        start = -1
        for _ in range(int(nth)):
            start = text.find(words, start + 1)
            assert start >= 0, f"{path.name}: no {nth}. {words!r}"
        expected.append(Expected(kind, start, start + len(words), words, incident, point, verdict))
    return Draft(path.stem, text, as_of, tuple(expected))


class Score(Struct):
    """Counts by kind: `right` findings, `wrong` ones (place right, verdict or point not), `false` alarms, `missed` ones."""

    right: Counter[str]
    wrong: Counter[str]
    false: Counter[str]
    missed: Counter[str]
    worst: int
    told: list[str]

    def precision(self, kind: str) -> float:
        """Of what was found, how much is right."""
        made = self.right[kind] + self.wrong[kind] + self.false[kind]
        return self.right[kind] / made if made else 1.0

    def recall(self, kind: str) -> float:
        """Of what should be found, how much is found and right."""
        wanted = self.right[kind] + self.wrong[kind] + self.missed[kind]
        return self.right[kind] / wanted if wanted else 1.0


def score(session: Session, drafts: list[Draft]) -> Score:
    """Vet every draft and count. `worst` counts figures called supported that should not be: the worst result there is."""
    total = Score(Counter(), Counter(), Counter(), Counter(), 0, [])
    for draft in drafts:
        findings = vet(session, draft.text, draft.as_of)
        used: set[Finding] = set()
        for want in draft.expected:
            if want.kind in ("silent", "optional"):
                continue
            near = [f for f in findings if f.kind == want.kind and want.touches(f) and f not in used]
            best = next((f for f in near if want.meets(f)), near[0] if near else None)
            if best is None:
                total.missed[want.kind] += 1
                total.told.append(f"{draft.name}: MISSED {want.kind} {want.text!r} {want.incident} {want.point} {want.verdict}")
                continue
            used.add(best)
            if want.meets(best):
                total.right[want.kind] += 1
                continue
            total.wrong[want.kind] += 1
            if best.kind == "number" and best.verdict == "supported" and "supported" not in want.verdict:
                total.worst += 1
            told = f"{best.incident} {best.point} {best.verdict}: {best.message}"
            total.told.append(f"{draft.name}: WRONG {want.kind} {want.text!r} wanted {want.incident} {want.point} {want.verdict}, got {told}")
        for finding in findings:
            if finding in used or any(w.kind == "optional" and w.touches(finding) for w in draft.expected):
                continue
            total.false[finding.kind] += 1
            if finding.kind == "number" and finding.verdict == "supported" and any(w.kind == "silent" and w.touches(finding) for w in draft.expected):
                total.worst += 1
            told = f"{finding.incident} {finding.point} {finding.verdict}: {finding.message}"
            total.told.append(f"{draft.name}: FALSE {finding.kind} {finding.text!r} {told}")
    return total


def report(total: Score) -> str:
    """The figures by kind, for a person."""
    lines = []
    for kind in ("number", "name", "date", "attribution"):
        counts = f"right {total.right[kind]}, wrong {total.wrong[kind]}, false {total.false[kind]}, missed {total.missed[kind]}"
        lines.append(f"{kind:12} precision {total.precision(kind):.3f} recall {total.recall(kind):.3f} ({counts})")
    return "\n".join([*lines, f"wrongly supported: {total.worst}"])
