"""What `vet --json` gives of a finding."""

from __future__ import annotations

from dateline.cli.shapes import Shape
from dateline.phrasing.vetting import Finding


def finding_shape(finding: Finding) -> Shape:
    """`{start, end, text, kind, incident, point, verdict, message, claims}`; places count characters of the draft from 0."""
    return {
        "start": finding.start,
        "end": finding.end,
        "text": finding.text,
        "kind": finding.kind,
        "incident": finding.incident,
        "point": finding.point or None,
        "verdict": finding.verdict,
        "message": finding.message,
        "claims": list(finding.claims),
    }
