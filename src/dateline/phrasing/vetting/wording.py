"""The sentences of findings: what stands, who said it and when, and what to write."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.ledger.entries import Entry, Headline
from dateline.model.incident import Incident
from dateline.model.shown import show_line
from dateline.phrasing.days import date_text, day_text
from dateline.phrasing.line.wording import STYLES, count_words
from dateline.phrasing.people import actor_names
from dateline.phrasing.vetting.finding import Verdict

_STYLE = STYLES["plain"]
_DONE = {
    "killed": "killed",
    "injured": "injured",
    "missing": "missing",
    "arrested": "arrested",
    "casualties": "killed or injured",
    "hospitalised": "in hospital",
    "attackers-killed": "attackers killed",
    "intended-victims": "meant to be killed",
}


def value_words(value: str) -> str:
    """`at least 91`."""
    return "0" if value == "0" else count_words(value, _STYLE)


def done(point: str) -> str:
    """What a point counts, in a word or two."""
    return _DONE.get(point, point.partition(".")[0].replace("-", " "))


def said_words(incident: Incident, entry: Entry) -> str:
    """`Ahmad Vahidi, 4 January 2024`."""
    who = actor_names(incident, entry.claim.by)
    when = date_text(entry.claim.said) if entry.claim.said else (day_text(entry.known.latest) if entry.known.dated else "undated")
    return f"{who}, {when}"


def claim_words(incident: Incident, entry: Entry) -> str:
    """`84 (Ahmad Vahidi, 4 January 2024)`, of a part with its scope."""
    scope = f" {show_line(entry.claim.scope.replace('-', ' '))}" if entry.claim.scope else ""
    return f"{value_words(entry.claim.value)}{scope} ({said_words(incident, entry)})"


def now_words(incident: Incident, point: str, top: Headline | None) -> str:
    """What stands, as in: `What stands for killed: 96 (Mehr, 13 July 2024).`."""
    if top is None:
        return f"The file has no figure that stands for {done(point)}."
    last = {entry.claim.value: entry for entry in top.entries}
    told = " or ".join(claim_words(incident, last[value]) for value in top.values if value in last)
    weaker = f"; a weaker claim says {' and '.join(map(value_words, top.weaker))}" if top.weaker else ""
    return f"What stands for {done(point)}: {told}{weaker}."


def write_words(incident: Incident, top: Headline | None) -> str:
    """What to write, as in: `Write “96”, and say that it is by Mehr.`."""
    if top is None or not top.entries:
        return ""
    if len(top.values) > 1:
        return " Give both, each with who said it."
    entry = top.entries[-1]
    value = " or ".join(value_words(v) for v in top.values)
    who = actor_names(incident, entry.claim.by)
    return f" Write “{value}”{f', and say that it is by {who}' if top.single_origin or top.disputed else ''}."


def became_words(incident: Incident, entry: Entry, through: Sequence[Entry], verdict: Verdict) -> str:
    """What became of a claim, as in: `84 (Ahmad Vahidi, 4 January 2024) was replaced by 89 (Kerman governorate, 5 January 2024).`."""
    how = {"replaced": "was replaced", "outgrown": "was outgrown", "disputed": "is disputed"}.get(verdict, "stands")
    by = f" by {' and '.join(claim_words(incident, e) for e in through[:2])}" if through else ""
    why = f", because {show_line(through[0].claim.why)}" if through and through[0].claim.why and verdict == "replaced" else ""
    return f"{claim_words(incident, entry)} {how}{by}{why}."
