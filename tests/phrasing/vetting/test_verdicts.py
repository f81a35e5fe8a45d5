"""The verdicts of a small invented incident, as of any day, and what may not be shown."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec import structs

from dateline.model.action import Action
from dateline.model.actor import Actor
from dateline.model.incident import Place
from dateline.phrasing.vetting import Finding, vet_text
from ledger.building import LATE, claim, incident

MINISTER = Actor(id="minister", name="Navid Example", title="health minister of Testland", kind="official")
MAYOR = Actor(id="mayor", name="Omid Sample", title="mayor of Portville", kind="official")
GROUP = Actor(id="band", name="Red Band", kind="group")
HARBOUR = structs.replace(
    incident(
        claim(20, "minister", 10),
        claim(31, "mayor", 11, replaces=("killed#1",)),
        claim(40, "mayor", 12),
        claim(">=50", "minister", 14, hold="off the record"),
        claim(3, "mayor", 12, scope="children"),
        points={
            "injured": [claim(">=60", "minister", 10), claim(90, "mayor", 11), claim(70, "minister", 11)],
            "responsibility": [claim("", "band", 11, actor="band", verb="claims")],
            "arrested": [claim(5, "mayor", 12)],
        },
        actors=(MINISTER, MAYOR, GROUP),
    ),
    id="2024-01-10-portville-bombing",
    title="Portville harbour bombing",
    date="2024-01-10",
    place=(Place(name="Portville", country="IR"),),
    kind=("bombing",),
    actions=(Action(id="a9", kind="charge", count="9", by=("mayor",), source=("wire",), date="2024-01-13", said="2024-01-13"),),
)


def vetted(text: str, as_of: dt.date = LATE, *, with_held: bool = False) -> list[Finding]:
    return list(vet_text(text, [HARBOUR], as_of, with_held=with_held))


def verdicts(text: str, as_of: dt.date = LATE) -> list[str]:
    return [f"{f.text} {f.point or f.kind} {f.verdict}" for f in vetted(text, as_of) if f.kind == "number"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The bombing in Portville killed 40 people.", ["40 killed single-origin"]),
        ("The bombing in Portville killed 31 people.", ["31 killed outgrown"]),
        ("The bombing in Portville killed 20 people.", ["20 killed replaced"]),
        ("The bombing in Portville killed 99 people.", ["99 killed not-found"]),
        ("The bombing in Portville killed at least 40 people.", ["at least 40 killed single-origin"]),
        ("The bombing in Portville killed about 40 people.", ["about 40 killed not-found"]),
        ("The bombing in Portville killed dozens.", ["dozens killed supported"]),
        ("The bombing in Portville killed hundreds.", ["hundreds killed not-found"]),
        ("The bombing in Portville wounded 40 people.", ["40 injured not-found"]),
        ("The bombing in Portville wounded 60 people.", ["60 injured not-found"]),
        ("The bombing in Portville wounded 70 people.", ["70 injured disputed"]),
        ("The bombing in Portville killed three children.", ["three killed single-origin"]),
        ("The bombing in Portville killed 40 children.", ["40 killed not-found"]),
        ("Omid Sample said 40 people were killed in the bombing in Portville.", ["40 killed supported"]),
        ("Witnesses said 40 people were killed in the bombing in Portville.", ["40 killed not-found"]),
        ("Navid Example said 40 people were killed in the bombing in Portville.", ["40 killed not-found"]),
        ("The health minister said 20 people were killed in the bombing in Portville.", ["20 killed replaced"]),
        ("The health minister said on 10 January that 20 people were killed in the bombing in Portville.", ["20 killed supported"]),
        ("The health minister said on 11 January that 20 people were killed in the bombing in Portville.", ["20 killed not-found"]),
        ("The toll of the bombing in Portville rose from 31 to 40.", ["31 killed supported", "40 killed single-origin"]),
        ("The toll of the bombing in Portville was first put at 20.", ["20 killed supported"]),
        ("Nine people were charged over the bombing in Portville.", ["Nine a9.count supported"]),
        ("Five people were arrested after the bombing in Portville.", ["Five arrested single-origin"]),
        (
            "Omid Sample said 40 people were killed in the bombing in Portville. A day earlier he had put the figure at 20.",
            ["40 killed supported", "20 killed not-found"],
        ),
        ("40 people were killed in the bombing in Portville; Navid Example said 70 were hurt.", ["40 killed single-origin", "70 injured disputed"]),
        (
            "The bombing in Portville killed 40 people and wounded at least 60, the health minister and the mayor of Portville said.",
            ["40 killed supported", "at least 60 injured outgrown"],
        ),
        ("The bombers wanted to kill 99 people in Portville; the bombing killed 40 people.", ["40 killed single-origin"]),
        ("The bombing in Portville could have killed 99 people.", []),
        ("Neither 31 nor 40 people died in the bombing in Portville.", []),
        ("It is not true that 40 people died in the bombing in Portville.", []),
        ("The mayor denied that 40 people died in the bombing in Portville.", []),
        ("The bombing in Portville wounded 70 or 90 people.", ["70 or 90 injured disputed"]),
        ("Portville: what we know\n\nDate: 10 January 2024\n\nDead: 40", ["40 killed single-origin"]),
        ("The mayor of Portville said on 12 January that 40 people were killed in the bombing of Jan. 10.", ["40 killed supported"]),
    ],
)
def test_a_figure_is_right_only_as_value_of_point_speaker_and_day(text: str, found: list[str]) -> None:
    assert verdicts(text) == found


def test_one_body_of_a_state_does_not_speak_for_another() -> None:
    bodies = (Actor(id=key, name=f"Iranian {key}", kind="state", country="IR") for key in ("police", "court", "officials"))
    record = structs.replace(HARBOUR, claims=incident(claim(20, "court", 10)).claims, actors={a.id: a for a in bodies})
    for who, verdict in (("court", "supported"), ("police", "not-found"), ("officials", "supported")):
        found = vet_text(f"Iranian {who} said 20 people were killed in the bombing in Portville.", [record], LATE)
        assert [f.verdict for f in found if f.kind == "number"] == [verdict]


def test_state_media_are_those_of_the_country() -> None:
    outlets = (Actor(id="home", name="Home News", kind="media", country="IR"), Actor(id="wire-far", name="Far Wire", kind="media", country="US"))
    for outlet, verdict in zip(outlets, ("supported", "not-found"), strict=True):
        record = structs.replace(HARBOUR, claims=incident(claim(20, outlet.id, 10)).claims, actors={outlet.id: outlet})
        found = vet_text("State media said 20 people were killed in the bombing in Portville.", [record], LATE)
        assert [f.verdict for f in found if f.kind == "number"] == [verdict]


def test_as_of_a_past_day() -> None:
    assert verdicts("The bombing in Portville killed 20 people.", dt.date(2024, 1, 10)) == ["20 killed single-origin"]
    assert verdicts("The bombing in Portville killed 40 people.", dt.date(2024, 1, 10)) == ["40 killed not-found"]


def test_a_bare_number_where_the_file_has_a_bound_is_told_the_bound() -> None:
    (finding,) = [f for f in vetted("The bombing in Portville wounded 60 people.") if f.kind == "number"]
    assert "write “at least 60”" in finding.message


def test_what_is_held_supports_nothing_and_is_not_shown() -> None:
    text = "At least 50 people were killed by the bombing in Portville."
    (finding,) = vetted(text)
    assert finding.verdict == "not-found"
    assert "50" not in finding.message
    assert vetted(text, with_held=True)[0].verdict == "single-origin"


def test_names_days_and_claims_of_responsibility() -> None:
    text = "Red Band claimed responsibility for the bombing in Portville on Jan. 11. Navid Exampel spoke."
    found = [f"{f.text} {f.kind} {f.verdict}" for f in vetted(text)]
    assert found == ["Red Band attribution supported", "Red Band name supported", "Navid Exampel name not-found"]
    assert [f.verdict for f in vetted("The Jan. 11 bombing in Portville") if f.kind == "date"] == ["not-found"]
    assert [f.verdict for f in vetted("The Jan. 10 bombing in Portville") if f.kind == "date"] == ["supported"]
    assert [f.verdict for f in vetted("Blue Band claimed responsibility for the bombing in Portville.") if f.kind == "attribution"] == ["not-found"]


def test_the_incident_is_carried_on_until_the_topic_leaves() -> None:
    text = "A bombing in Portville killed 40 people.\n\nFive people were arrested. In Oslo, 20 people died.\n\nAn earthquake killed 31."
    assert verdicts(text) == ["40 killed single-origin", "Five arrested single-origin"]


@pytest.mark.parametrize(
    "text",
    [
        "Portville beat Oslo 40-31; 40 fans were happy.",
        "A ferry sank off Portville and 40 people drowned.",
        "The bombing in Portville in 1990 killed 40 people.",
        "The bombing in Portville was mourned.\n\nA quake came. It left 40 dead.",
        "An earlier toll of 40 is told of nowhere.",
        "The bombing in Portville was mourned. It was the worst since a bomber killed 40 in January 2025.",
        "",
    ],
)
def test_text_about_something_else_gets_no_finding(text: str) -> None:
    assert vetted(text) == []


def test_places_are_those_of_the_text_as_read() -> None:
    text = "\ufeff# The *bombing* in [Portville](https://x.example/99-dead)\n\n> Killed: “۴۰” people — 40 were killed.\n"
    for finding in vetted(text):
        assert text[finding.start : finding.end] == finding.text


@pytest.mark.parametrize(
    "piece",
    ["84 ", "killed ", "Portville killed 84 ", "(", "[a](", "<a ", "<!--", "```", "\n- ", "said ", "Navid Exampel ", ", ", "a\u0301", "\u202e"],
)
def test_repetition_costs_no_more_than_its_length(piece: str) -> None:
    vetted(piece * (7_000 // len(piece)))
