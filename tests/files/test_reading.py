"""Reading: every scalar is text and typed by its field, and the model keeps it as read."""

from __future__ import annotations

import pytest

from dateline.files.reader import read_incident
from files.writing import BASE, changed, errors, loaded, more, read, rules


def test_the_small_file_loads_without_a_remark() -> None:
    assert read(BASE).problems == ()


def test_an_incident_has_the_id_of_its_file_and_its_lines() -> None:
    told = read_incident("below/2024-01-03-town-bombing.yaml", BASE.encode(), {}).incident
    assert told is not None
    assert (told.id, told.path) == ("2024-01-03-town-bombing", "below/2024-01-03-town-bombing.yaml")
    assert told.actors["bomber"].line == 10
    assert told.sources["wire"].line == 12
    claim = told.claims["killed"][0]
    assert (claim.point, claim.ref, claim.id, claim.line) == ("killed", "k20", "k20", 15)
    assert (told.actions[0].ref, told.actions[0].line) == ("a1", 17)


def test_what_has_no_id_is_named_by_its_place() -> None:
    told = loaded(
        changed("{id: k20, value: 20", "{value: 9, by: police, said: 2024-01-03, source: wire}\n    - {value: 20")
        .replace(" [k20]", "")
        .replace("id: a1, ", "")
    )
    assert [claim.ref for claim in told.claims["killed"]] == ["killed#1", "killed#2"]
    assert told.actions[0].ref == "action#1"


@pytest.mark.parametrize(
    "word", ["NO", "no", "on", "yes", "true", "null", "~", "0123", "1e3", "0x1F", ".inf", "15:30", "2024-01-03", "1_000", "=", "<<"]
)
def test_words_that_yaml_would_type_stay_text(word: str) -> None:
    told = loaded(changed("title: Bombing in the town", f"title: {word}\ntags: [{word}]"))
    assert (told.title, told.tags) == (word, (word,))
    assert loaded(changed("name: City police", f"name: {word}")).actors["police"].name == word


def test_norway_is_a_country_and_a_clock_is_a_time() -> None:
    told = loaded(changed("country: IR", "country: NO").replace("15:00+03:30", "15:30"))
    assert (told.place[0].country, told.time) == ("NO", "15:30")


def test_ids_that_look_like_numbers_stay_as_written() -> None:
    told = loaded(BASE.replace("k20", "0123").replace("wire", "1e3"))
    assert told.claims["killed"][0].id == "0123"
    assert told.claims["killed"][0].source == ("1e3",)


def test_block_and_flow_style_mean_the_same() -> None:
    block = changed("place: {name: Town, country: IR}", "place:\n  name: Town\n  country: IR").replace(
        "kind: [suicide-bombing]", "kind:\n  - suicide-bombing"
    )
    flow, blocked = loaded(BASE), loaded(block)
    assert (flow.place, flow.kind) == (blocked.place, blocked.kind)
    assert loaded(changed("kind: [suicide-bombing]", "kind: suicide-bombing")).kind == flow.kind


def test_a_place_may_be_a_list_of_sites() -> None:
    told = loaded(
        changed("{name: Town, country: IR}", "\n  - {name: Town, country: IR, lat: 29.61, lon: -52.5}\n  - {name: Other, country: PK, role: related}")
    )
    assert [(p.name, p.country, p.lat, p.lon, p.role) for p in told.place] == [
        ("Town", "IR", "29.61", "-52.5", ""),
        ("Other", "PK", "", "", "related"),
    ]


@pytest.mark.parametrize("value", ["84", ">=91", ">60", "<=12", "<200", "80-90", "~100"])
def test_every_count_is_kept_as_written(value: str) -> None:
    assert loaded(changed("value: 20", f'value: "{value}"')).claims["killed"][0].value == value


def test_control_characters_that_a_scalar_spells_out_load_as_they_are() -> None:
    told = loaded(changed("title: Bombing in the town", r'title: "a\e[31m\x07\u202e\0b"'))
    assert told.title == "a\x1b[31m\x07\u202e\0b"


def test_text_of_any_script_is_kept_as_read() -> None:
    title = "می‌خواهم — क्‍ष — Nu\u0308ssli — 東京 — 💣"
    assert loaded(changed("Bombing in the town", title)).title == title
    assert read(changed("Bombing in the town", title)).problems == ()


def test_long_text_may_be_folded() -> None:
    assert loaded(changed("Twenty dead [k20].", ">-\n  Twenty\n  dead [k20].")).summary == "Twenty dead [k20]."


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("\ufeff" + BASE, True),
        (BASE.replace("\n", "\r\n"), True),
        ("\ufeff" + BASE.replace("\n", "\r\n"), True),
        ("---\n" + BASE, False),
        (BASE.rstrip(), True),
    ],
)
def test_byte_order_mark_and_windows_line_ends_are_read(text: str, same: bool) -> None:
    reading = read(text)
    assert reading.problems == ()
    assert reading.incident is not None
    assert (reading.incident == loaded(BASE)) is same


def test_a_problem_behind_a_byte_order_mark_and_windows_line_ends_has_its_place() -> None:
    found = errors(read(("\ufeff" + BASE.replace("status: developing", "status: open")).replace("\n", "\r\n")))
    assert [(p.line, p.column, p.rule) for p in found] == [(6, 9, "status")]


@pytest.mark.parametrize("point", ["was-it-claimed", "bomber.nationality", "a1.count", "a1.term", "motive"])
def test_points_of_every_kind_are_read(point: str) -> None:
    value = "20" if point == "a1.count" else "in words"
    told = loaded(changed("actions:", f"  {point}:\n    - {{value: {value}, by: police, source: wire}}\nactions:"))
    assert told.claims[point][0].value == value


def test_an_undated_claim_and_a_denial_without_value_are_read() -> None:
    told = loaded(changed("actions:", "    - {by: bomber, source: wire, verb: denies, disputes: k20}\nactions:"))
    assert (told.claims["killed"][1].value, told.claims["killed"][1].disputes) == ("", ("k20",))


def test_everything_a_file_may_hold_is_read() -> None:
    told = loaded(
        more("""\
schema: 1
target: people
target_kind: [public-gathering]
checked: 2024-01-20
aka: [Twin blasts]
tags: [a, b]
assessments: [{text: A, by: police, source: wire, likelihood: very likely, confidence: low}]
related: [{incident: 2023-08-13-shiraz-shooting, relation: same-group, source: wire}]
questions: [{text: Who?, since: 2024-01-11}]
published: [{date: 2024-01-06, story: follow-up, used: [k20]}]
use: {killed: {claim: k20, why: lists, since: 2024-01-06}}
accept: [{rule: order, why: known}]
xref: {ucdp: [], gtd: [1], wikidata: Q1}
""").replace("xref: {ucdp: [], gtd", "xref: {gtd")
    )
    assert told.assessments[0].likelihood == "very likely"
    assert told.use["killed"].claim == "k20"
    assert told.xref is not None
    assert (told.xref.gtd, told.xref.wikidata) == (("1",), ("Q1",))


def test_a_tombstone_says_when_and_why() -> None:
    gone = changed("status: developing", "status: retracted\nretracted: {date: 2024-02-01, why: it was a gas leak, source: wire}")
    assert loaded(gone).retracted is not None
    assert rules(changed("status: developing", "status: retracted"), "warning") == ["retracted"]
