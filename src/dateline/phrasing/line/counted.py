"""The sentence of a figure: value with its bound, speaker, day, outlet; what stood before; what disagrees."""

from __future__ import annotations

import datetime as dt

from dateline.ledger.entries import Entry, Headline, PointLedger, Step
from dateline.ledger.weigh import ladder
from dateline.model.action import Action
from dateline.model.counts import parse_count
from dateline.model.incident import Incident
from dateline.model.shown import show_line
from dateline.phrasing.line.speakers import doubt, outlet, speakers, telling, when_of, who_of
from dateline.phrasing.line.wording import Style, begins_with_numeral, count_words, day_words, is_one

_DONE = {
    "killed": ("person", "people", "killed"),
    "injured": ("person", "people", "injured"),
    "missing": ("person", "people", "missing"),
    "arrested": ("person", "people", "arrested"),
    "casualties": ("person", "people", "killed or injured"),
    "hospitalised": ("person", "people", "in hospital"),
    "attackers-killed": ("attacker", "attackers", "killed"),
}
"""Point -> its noun for one, for several, and what was done."""

_DONE_BY_ACTION = {
    "arrest": "arrested",
    "release": "released",
    "charge": "charged",
    "trial": "put on trial",
    "sentence": "sentenced",
    "acquittal": "acquitted",
    "execution": "executed",
    "killed": "killed",
    "evacuation": "evacuated",
}
"""Kind of an action that counts persons -> what was done with them; others are only said to have been counted in it."""


def phrase_of(point: str, value: str, style: Style, attackers: str = "", action: Action | None = None) -> str:
    """`at least 91 people were killed`, `one person was injured`, `no one was killed`; `action` where it is a count of one."""
    words = count_words(value, style)
    counted = {"included": ", the attackers included", "excluded": ", not counting the attackers"}.get(attackers, "")
    if point == "intended-victims":
        return f"{words} people were meant to be killed{counted}"
    one, many, done = _DONE[point] if action is None else _done_by(action)
    single = is_one(parse_count(value))
    if (words, many) == ("no", "people"):
        return f"no one was {done}{counted}"
    return f"{words} {one if single else many} {'was' if single else 'were'} {done}{counted}"


def _done_by(action: Action) -> tuple[str, str, str]:
    kind = "border measure" if action.kind == "border" else action.kind.replace("-", " ")
    if action.of:
        return show_line(action.of), show_line(action.of), f"counted in the {kind}"
    return "person", "people", _DONE_BY_ACTION.get(action.kind, f"counted in the {kind}")


def _action(incident: Incident, point: str) -> Action | None:
    """The action that a point such as `arrest-11.count` is of."""
    return next((action for action in incident.actions if point == f"{action.id}.count"), None)


def count_sentence(incident: Incident, ledger: PointLedger, top: Headline, as_of: dt.date, style: Style) -> tuple[str, tuple[Entry, ...]]:
    """The sentence of a point of counts, and the claims that hold its words."""
    cited = list(leading(top))
    attackers = cited[-1].claim.attackers
    if len(top.values) > 1:
        text = f"it is disputed how many: {'; '.join(_said(incident, ledger.point, e, style) for e in cited)}"
        return _sentence(text), tuple(cited)
    entry = cited[-1]
    phrase = phrase_of(ledger.point, top.values[0], style, attackers, _action(incident, ledger.point))
    told = telling(incident, entry, style)
    speaker_first = style.spells and begins_with_numeral(phrase)
    text = f"{told} that {phrase}" if speaker_first else f"{phrase}, {told}"
    parts = [text, outlet(incident, entry, style), doubt(entry)]
    before, more = _before(incident, ledger, top, as_of, style)
    against, others = _against(incident, ledger, top, style)
    sentence = ", ".join(filter(None, (*parts, before)))
    return _sentence("; ".join(filter(None, (sentence, against)))), tuple(dict.fromkeys((entry, *more, *others)))


def claim_sentence(incident: Incident, ledger: PointLedger, entry: Entry, top: Headline, style: Style) -> tuple[str, tuple[Entry, ...]]:
    """The sentence of one figure that is not the headline, which it names too: `84 people were killed, X said; the figure now is 96`.

    Of a figure that was taken back it says by whom: `X said; X took it back on 3 February 2024, and the figure now is 96`.
    """
    phrase = phrase_of(ledger.point, entry.claim.value, style, entry.claim.attackers, _action(incident, ledger.point))
    told = telling(incident, entry, style)
    text = f"{told} that {phrase}" if style.spells and begins_with_numeral(phrase) else f"{phrase}, {told}"
    part = f"of {show_line(entry.claim.scope)} alone" if entry.claim.scope else ""
    now = " or ".join(count_words(value, style) for value in top.values)
    sentence = ", ".join(filter(None, (text, part, outlet(incident, entry, style), doubt(entry))))
    taken = _taken_back(incident, ledger, entry, style, "it ")
    through = tuple(e for e in ledger.entries if taken and e.claim.ref in entry.through)
    return _sentence(f"{sentence}; {f'{taken}, and ' if taken else ''}the figure now is {now}"), (entry, *leading(top), *through)


def history_sentence(incident: Incident, ledger: PointLedger, as_of: dt.date, style: Style) -> tuple[str, tuple[Entry, ...]]:
    """How the figure moved: `The figure was first given as 20, then 50 and 73; 103 and 95 were later replaced.`; "" where it never moved."""
    steps = ladder(incident, ledger.point, as_of)[:-1]
    if not steps:
        return "", ()
    values = [" or ".join(count_words(v, style) for v in step.values) for step in steps]
    first = day_words(steps[0].entry.claim.said, style)
    tied = any(len(step.values) > 1 for step in steps)
    later = ", then ".join(values[1:]) if tied else _list(values[1:]) if values[1:] else ""
    text = f"the figure was first given as {values[0]}{f' {first}' if first else ''}{f', then {later}' if later else ''}"
    taken = [step for step in steps if step.entry.standing in ("replaced", "retracted")]
    if taken:
        named = [" or ".join(count_words(v, style) for v in step.values) for step in taken]
        text += f"; {_list(named)} {'was' if len(named) == 1 else 'were'} later taken back"
        why = next((c.why for step in reversed(taken) for c in incident.claims[ledger.point] if c.ref in step.entry.through and c.why), "")
        text += f" because {show_line(why)}" if why else ""
    return _sentence(text), tuple(step.entry for step in steps) + _through(ledger, taken)


def short_line(incident: Incident, ledger: PointLedger, top: Headline, style: Style) -> str:
    """`At least 91 killed (Babak Yektaparast, 6 January 2024)`; where several figures stand each with its speaker, marked as disputed."""
    done = {"attackers-killed": "attackers killed", "intended-victims": "meant to be killed"}.get(ledger.point, ledger.point)
    action = _action(incident, ledger.point)
    done = done if action is None else " ".join(_done_by(action)[1:])
    marks = "".join(("; disputed" if top.disputed else "", "; not verified" if any(map(doubt, leading(top))) else ""))
    values = ["none" if entry.claim.value == "0" else count_words(entry.claim.value, style) for entry in leading(top)]
    told = [", ".join(filter(None, (speakers(incident, e.claim.by), when_of(incident, e, style).removeprefix("on ")))) for e in leading(top)]
    if len(values) == 1:
        return f"{values[0][:1].upper()}{values[0][1:]} {done} ({told[0]}{marks})"
    text = " or ".join(f"{value} ({who})" for value, who in zip(values, told, strict=True))
    return f"{text[:1].upper()}{text[1:]} {done}{marks}"


def leading(top: Headline) -> tuple[Entry, ...]:
    """The newest entry of each value of the headline."""
    return tuple({entry.claim.value: entry for entry in top.entries}[value] for value in top.values)


def _said(incident: Incident, point: str, entry: Entry, style: Style) -> str:
    return f"{telling(incident, entry, style)} that {phrase_of(point, entry.claim.value, style, entry.claim.attackers, _action(incident, point))}"


def _before(incident: Incident, ledger: PointLedger, top: Headline, as_of: dt.date, style: Style) -> tuple[str, tuple[Entry, ...]]:
    """`up from at least 95`, `down from 95 because names had been counted twice`."""
    steps = ladder(incident, ledger.point, as_of)
    if len(steps) < 2 or steps[-1].values != top.values or len(steps[-2].values) > 1 or steps[-2].values[0] in top.others:
        return "", ()
    last: Step = steps[-2]
    now, then = parse_count(top.values[0]), parse_count(last.values[0])
    entry = top.entries[-1]
    way = "down from" if then.low > now.low else "up from" if then.low < now.low else "instead of"
    return f"{way} {count_words(last.values[0], style)}{_corrected(incident, ledger, last, style)}", (last.entry, entry, *_through(ledger, [last]))


def _corrected(incident: Incident, ledger: PointLedger, step: Step, style: Style) -> str:
    """What to read behind an earlier figure: ` because names had been counted twice`, `, which Alpha took back on 3 February 2024`."""
    if step.entry.standing not in ("replaced", "retracted"):
        return ""
    taken = _taken_back(incident, ledger, step.entry, style)
    why = next((e.claim.why for e in _through(ledger, [step]) if e.claim.why), "")
    return f"{f', which {taken}' if taken else ''}{f' because {show_line(why)}' if why else ''}"


def _taken_back(incident: Incident, ledger: PointLedger, entry: Entry, style: Style, it: str = "") -> str:
    """`Alpha took back on 3 February 2024`, so that what nobody stands by is no toll of its day; "" for a figure that was only corrected."""
    taking = [e for e in ledger.entries if e.claim.ref in entry.through and e.claim.verb == "retracts"]
    return "".join(f"{who_of(incident, e)} took {it}back {when_of(incident, e, style)}".rstrip() for e in taking[-1:])


def _against(incident: Incident, ledger: PointLedger, top: Headline, style: Style) -> tuple[str, tuple[Entry, ...]]:
    """`Gulf News gave 150 on 3 March 2025`: what stands and cannot also be true."""
    others = [e for e in ledger.entries if e.standing == "disputed" and not e.weak and e.claim.value in top.others and not e.claim.scope]
    latest = {e.claim.value: e for e in others}
    if not latest:
        return "", ()
    told = [f"{who_of(incident, e)} gave {count_words(v, style)} {when_of(incident, e, style)}".rstrip() for v, e in latest.items()]
    return f"the figure is disputed: {_list(told)}", tuple(latest.values())


def _through(ledger: PointLedger, steps: list[Step]) -> tuple[Entry, ...]:
    return tuple(e for step in steps for e in ledger.entries if e.claim.ref in step.entry.through)


def _list(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."
