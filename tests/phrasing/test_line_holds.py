"""Every number, day and name of an attributed line stands in the claims that the line cites: over the whole library."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from pathlib import Path

import pytest

from dateline.files.authority import read_names
from dateline.files.reader import read_incident
from dateline.model.claim import Claim
from dateline.model.incident import Incident
from dateline.phrasing.line import STYLES, AttributedLine, lines_of
from dateline.phrasing.line.lines import line_of_claim

LIBRARY = Path(__file__).parents[2] / "incidents"
FILES = sorted(LIBRARY.glob("20*.yaml"))
NAMES = read_names("names.yaml", (LIBRARY / "names.yaml").read_bytes())[0]
SPELLED = {w: str(n) for n, w in enumerate(["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"])}
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
ABBREVIATED = ["Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."]
NUMBER = re.compile(r"\d[\d,]*")
DAY = re.compile(rf"(?:(?P<d>\d\d?) )?(?P<m>{'|'.join(MONTHS + [re.escape(m) for m in ABBREVIATED])})(?: (?P<d2>\d\d?),)? (?P<y>\d{{4}})")
CAPITALS = re.compile(r"\b[A-ZÀ-ÞĀ-ŽΑ-ΩА-Я][\w’'-]*")
STARTERS = frozenset(
    ["The", "A", "An", "No", "At", "More", "Fewer", "About", "Between", "It", "Nobody", "None", "Up", "Earlier", "Reports", "Others"]
)


@cache
def read(path: Path) -> Incident:
    """An incident of the library."""
    reading = read_incident(path.name, path.read_bytes(), NAMES)
    assert reading.incident is not None, reading.problems
    return reading.incident


def cited(incident: Incident, line: AttributedLine) -> list[Claim]:
    """The claims that a line names, as the file has them."""
    by_ref = {claim.ref: claim for ledger in incident.claims.values() for claim in ledger}
    return [by_ref[ref] for ref in line.claims]


def numbers_of(claims: list[Claim]) -> set[str]:
    """All numbers in values of claims."""
    return {n for claim in claims for n in re.findall(r"\d+", str(claim.value))}


def held_text(incident: Incident, claims: list[Claim]) -> str:
    """All that the cited claims say, and what is written of their speakers, the actors that they name, and their documents."""
    pieces: list[object] = []
    for claim in claims:
        sources = [incident.sources[s] for s in claim.source if s in incident.sources]
        people = [*claim.by, claim.actor, *(p for s in sources for p in (s.publisher, *s.via))]
        pieces += [claim.point, claim.value, claim.scope, claim.why, *people, *(s.publisher for s in sources), *(s.title for s in sources)]
        for person in people:
            actor = incident.actors.get(person or "")
            if actor is not None:
                part_of = incident.actors.get(actor.part_of) if actor.part_of else None
                pieces += [actor.name, *actor.aka, actor.title, part_of.name if part_of else ""]
    subjects = {claim.point.partition(".")[0] for claim in claims}
    touched = {person for action in incident.actions if action.id in subjects for person in action.against}
    pieces += [
        incident.title,
        *(name for i in subjects | touched if i in incident.actors for name in (incident.actors[i].name, *incident.actors[i].aka)),
    ]
    return " ".join(str(piece) for piece in pieces if piece)


def day_of(match: re.Match[str]) -> str:
    """The day or month that words name: `2024-01-04`, `2024-01`."""
    month = (ABBREVIATED if match["m"] in ABBREVIATED else MONTHS).index(match["m"]) + 1
    number = match["d"] or match["d2"]
    return f"{match['y']}-{month:02}" + (f"-{int(number):02}" if number else "")


def problems_of(incident: Incident, line: AttributedLine) -> list[str]:
    """What a line says that its claims do not."""
    claims = cited(incident, line)
    text, found = str(line.text), []
    days = {
        day
        for claim in claims
        for day in re.findall(
            r"\d{4}(?:-\d\d)?(?:-\d\d)?",
            f"{claim.said} " + " ".join(str(incident.sources[s].date or "") for s in claim.source if s in incident.sources),
        )
    }
    days |= {day_of(match) for match in DAY.finditer(held_text(incident, claims))}
    for match in DAY.finditer(text):
        day = day_of(match)
        if not any(said.startswith(day) for said in days):
            found.append(f"day {day}")
    written = held_text(incident, claims)
    rest = DAY.sub(" ", text)
    held = numbers_of(claims) | {n.replace(",", "") for n in NUMBER.findall(written)}
    found += [f"number {number}" for number in NUMBER.findall(rest) if number.rstrip(",").replace(",", "") not in held | days]
    folded = written.casefold()
    for word, digit in SPELLED.items():
        if re.search(rf"\b{word} (?:people|person|attackers?|of)\b", rest, re.IGNORECASE) and digit not in held and word not in folded.split():
            found.append(f"number {word}")
    for match in CAPITALS.finditer(rest):
        name = match[0].removesuffix("’s").removesuffix("'s")
        starts = match.start() == 0 or rest[: match.start()].rstrip().endswith((".", ":"))
        if name.casefold() not in folded and not (starts and name in STARTERS) and name.casefold() not in SPELLED:
            found.append(f"name {name}")
    return found


@pytest.mark.parametrize("path", [pytest.param(p, id=p.stem[:24], marks=[pytest.mark.slow] if n % 3 else []) for n, p in enumerate(FILES)])
def test_every_number_day_and_name_is_in_the_cited_claims(path: Path) -> None:
    incident = read(path)
    days = sorted({incident_day + dt.timedelta(days=n) for incident_day in [dt.date.fromisoformat(path.name[:10])] for n in (1, 4000)})
    lines = 0
    for as_of in days:
        for style in STYLES.values():
            for points in ((), tuple(incident.claims)):
                for short, history in ((False, True), (True, False)):
                    for line in lines_of(incident, points, as_of, style, short=short, history=history):
                        lines += 1
                        assert line.claims, line.text
                        assert problems_of(incident, line) == [], (line.text, line.claims)
    assert lines > 10


@pytest.mark.slow
@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem[:24])
def test_the_line_of_any_one_claim_holds_too(path: Path) -> None:
    incident = read(path)
    for point, ledger in incident.claims.items():
        for claim in ledger:
            line = line_of_claim(incident, point, claim.ref, dt.date(2026, 11, 25), STYLES["ap"])
            if line is not None:
                assert problems_of(incident, line) == [], (line.text, line.claims)


def test_a_figure_that_is_not_the_headline_says_what_is() -> None:
    incident = read(FILES[[f.name[:10] for f in FILES].index("2024-01-03")])
    line = line_of_claim(incident, "killed", "k84", dt.date(2026, 11, 25), STYLES["plain"])
    assert line is not None
    assert line.claims == ("k84", "k96")
    assert str(line.text).startswith("84 people were killed, Ahmad Vahidi, the interior minister of Iran, said on 4 January 2024")
    assert str(line.text).endswith("; the figure now is 96.")


def test_what_no_claim_says_is_found() -> None:
    incident = read(FILES[[f.name[:10] for f in FILES].index("2024-01-03")])
    first = lines_of(incident, ("killed",), dt.date(2024, 1, 4), STYLES["plain"])[0]
    said = str(first.text)
    assert problems_of(incident, first) == []
    for wrong in (said.replace("84", "85"), said.replace("January", "March"), said + " Xerxes agreed.", said.replace("2024", "2023")):
        forged = AttributedLine(first.point, type(first.text)(wrong), first.claims)
        assert problems_of(incident, forged), wrong
