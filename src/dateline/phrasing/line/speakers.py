"""Who said it, with title and article, in which stance, and through which outlet it was read."""

from __future__ import annotations

import re

from dateline.ledger.entries import Entry
from dateline.ledger.grades import source_grade
from dateline.model.incident import Incident
from dateline.model.shown import show_line
from dateline.model.source import Source
from dateline.phrasing.line.wording import Style, day_words
from dateline.phrasing.people import actor_name, titled_name

VERBS = {
    "": "said",
    "says": "said",
    "reports": "reported",
    "suggests": "suggested",
    "claims": "claimed",
    "confirms": "confirmed",
    "denies": "denied",
    "revises": "said",
    "retracts": "retracted",
    "estimates": "estimated",
    "blames": "said",
}
"""Stance -> the verb of a sentence that tells a value."""
_BODY = re.compile(
    r"^United |^Netherlands$|^Philippines$|\b(Ministry|Council|Committee|Corps|Guards?|Police|Courts?|Office|Department|Service|Services|Press|Union|Nations|Organi[sz]ation|Authority|"
    r"Embassy|Judiciary|Cent(?:er|re)|Mission|Army|Agency of|Government|Governorate|Kremlin|Taliban|Pentagon|White House|Institute|Bureau|Prosecutor|"
    r"Secretary-General|Guardian|Times|Post|Assembly|Parliament|Foundation|Group|Navy|Force|Forces|Party|Movement|Battalion)\b"
)
_NO_ARTICLE = re.compile(r"\b(News Agency|News|TV|Radio)$")
_BEFORE = re.compile(r"\b(?:of|in|to|at|from|for|who|on|near|quoted|citing|with|\()\b|[(,]")
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_NAMELESS = frozenset(
    [
        "official",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "officer",
        "commander",
        "source",
        "lawmaker",
        "doctor",
        "witness",
        "resident",
        "leader",
        "investigation",
        "country",
        "planner",
        "investigator",
        "diplomat",
        "minister",
        "analyst",
        "adviser",
        "service",
        "agent",
        "lawyer",
        "prosecutor",
        "journalist",
        "reporter",
        "relative",
        "survivor",
    ]
)
"""What a nameless speaker is called: one of several, so that `a` goes before it."""
_ONE_OF_MANY = frozenset(["official", "source", "witness", "resident", "relative", "survivor", "aide"])
"""Those of them that nobody holds alone, so that `a` goes before them in small letters too."""
_PLURALS = frozenset({"police", "media", "people", "clergy", "staff"})
_NO_ONE_THING = frozenset({"television", "radio"})
"""Heads of a name that take no article, and yet a verb in the singular."""
_SEVERAL = re.compile(
    r"(?:the )?(?:some|several|many|most|all|both|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[2-9]|\d\d+)\b", re.IGNORECASE
)
_UNCOUNTED = re.compile(r"(?:some|several|many|most|all|both|one)\b")


def is_several(name: str) -> bool:
    """Whether a name is that of several people, so that its verb stands in the plural: `the 48 others jailed in 2020`."""
    head = _BEFORE.split(name)[0].split()
    return _SEVERAL.match(name) is not None or "people" in head or (bool(head) and head[-1].islower() and _is_plural(head[-1]))


def _is_plural(noun: str) -> bool:
    return noun in _PLURALS or (noun.endswith("s") and not noun.endswith(("ss", "us", "is")))


def with_article(name: str) -> str:
    """A name as it stands in a sentence: `the Ministry of Intelligence`, `the governor of Kerman`, `Iranian officials`, `a US official`.

    What a file adds in brackets to tell a nameless speaker from others is no part of a sentence.
    """
    name = _BRACKETS.sub("", name).strip() or name
    if not name or name.lower().startswith(("the ", "a ", "an ")) or _UNCOUNTED.match(name):
        return name
    head = _BEFORE.split(name)[0].split()
    last = head[-1].lower() if head else ""
    plural = _is_plural(last) or last in _NO_ONE_THING
    if name[0].islower():
        if last in _ONE_OF_MANY and not plural:
            return f"{'an' if name[0] in 'aeio' or name.startswith('unn') else 'a'} {name}"
        return name if plural or " " not in name else f"the {name}"
    if _NO_ARTICLE.search(name):
        return name
    if len(head) > 1 and last == head[-1] and last.isalpha() and not plural:
        if last not in _NAMELESS:
            return f"the {name}"
        return f"{'an' if name[0] in 'AEIO' and not name.startswith('Eu') else 'a'} {name}"
    return f"the {name}" if _BODY.search(" ".join(head) if plural else name) and not name.endswith("officials") else name


def titled(incident: Incident, actor_id: str) -> str:
    """A speaker with office: `Ahmad Vahidi, the interior minister of Iran`; a body with its article."""
    name, full = actor_name(incident, actor_id), titled_name(incident, actor_id)
    if name == full:
        return with_article(name)
    office = full[len(name) + 2 :]
    if "(" in office:
        return with_article(name)
    plain = "," in office or not office[0].islower() or _BEFORE.match(office)
    return f"{with_article(name)}, {office if plain else with_article(office)}"


def joined(parts: list[str]) -> str:
    """`A`, `A and B`, `A, B and C`; with commas inside a part, `A, x; B, y`."""
    if len(parts) < 2:
        return "".join(parts)
    if any("," in part for part in parts):
        return " and ".join(part.rstrip(",") + ("," if "," in part else "") for part in parts[:-1]) + f" and {parts[-1]}"
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def speakers(incident: Incident, ids: tuple[str, ...]) -> str:
    """All speakers of a claim, each with title."""
    return joined([titled(incident, actor_id) for actor_id in ids])


def telling(incident: Incident, entry: Entry, style: Style) -> str:
    """`Ahmad Vahidi, the interior minister of Iran, said on 4 January 2024`."""
    return " ".join(filter(None, (who_of(incident, entry), VERBS[entry.claim.verb], when_of(incident, entry, style))))


def who_of(incident: Incident, entry: Entry) -> str:
    """The speakers as the subject of a verb, with the comma that closes a title."""
    parts = [titled(incident, actor_id) for actor_id in entry.claim.by]
    who = joined(parts)
    return f"{who}," if parts and "," in parts[-1] and not who.endswith(",") else who


def when_of(incident: Incident, entry: Entry, style: Style) -> str:
    """The day of a statement; that of the page where an outlet spoke for itself; "" where only another's page has one."""
    if entry.claim.said:
        return day_words(entry.claim.said, style)
    dates = [s.date for i in entry.claim.source if (s := incident.sources.get(i)) and s.date]
    return day_words(dates[0], style) if dates and not _second_hand(incident, entry) else ""


def outlet(incident: Incident, entry: Entry, style: Style) -> str:
    """`according to Xinhua`: the outlet where a speaker was read second-hand, the best graded; "" where it spoke for itself.

    Where the statement has no day of its own the outlet's page lends it: `according to Sputnik on 9 January 2024`.
    """
    best = _second_hand(incident, entry)
    if best is None:
        return ""
    when = "" if entry.claim.said else day_words(best.date, style)
    name = show_line(actor_name(incident, best.publisher))
    if not when and name in who_of(incident, entry):
        return ""
    return f"according to {with_article(name)} {when}".rstrip()


def _second_hand(incident: Incident, entry: Entry) -> Source | None:
    """The best graded of the documents that a claim was read in, none of which is the speaker's own."""
    claim = entry.claim
    by = {*claim.by, *(actor_name(incident, i) for i in claim.by)}
    sources = [incident.sources[s] for s in claim.source if s in incident.sources]
    if any(s.publisher in by or actor_name(incident, s.publisher) in by for s in sources):
        return None
    own = {incident.actors[i].part_of for i in claim.by if i in incident.actors} - {""}
    if any(s.publisher in own for s in sources):
        return None
    return min(sources, key=lambda s: source_grade(s.id, incident), default=None)


def doubt(entry: Entry) -> str:
    """`a claim that could not be verified` where the credibility says so, else nothing."""
    return "a claim that could not be verified" if entry.claim.credibility in ("4", "5", "6") else ""
