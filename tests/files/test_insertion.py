"""A record put into a file: the file then says what it said and that record, and every other byte is as it was."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from dateline.files.authority import read_names
from dateline.files.reader import read_incident
from dateline.files.writing import insertion
from dateline.files.writing.insertion import Addition, Inserted, insert
from dateline.files.writing.records import Values
from dateline.model.actor import Actor
from dateline.model.claim import Claim
from dateline.model.incident import Incident, Question, Story
from dateline.model.source import Source
from files.writing import BASE, loaded

LIBRARY = Path(__file__).parents[2] / "incidents"
REAL = sorted(path.name for path in LIBRARY.glob("2*.yaml"))
NAMES = read_names("names.yaml", (LIBRARY / "names.yaml").read_bytes())[0]
HONEST = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60).filter(str.strip)


def question(text: str = "Who?") -> Addition:
    return Addition(record=Question, values={"text": text}, path=("questions",))


def claim(values: Values, point: str = "killed", place: int | None = None) -> Addition:
    return Addition(record=Claim, values={"value": "21", "by": "police", "source": "wire", **values}, path=("claims", point), place=place)


def done(text: str, addition: Addition) -> str:
    """The text with the record; taking the inserted bytes out must give back the old ones."""
    raw = text.encode()
    found = insert(raw, addition)
    assert without(found) == raw
    assert found.raw.decode("utf-8-sig").split("\n")[found.line - 1].rstrip("\r").count(found.lines[0]) == 1
    return found.raw.decode()


def without(found: Inserted) -> bytes:
    return found.raw[: found.start] + found.raw[found.start + found.length :]


FORMS = ("as it is", "CRLF and BOM", "no last line end")


@pytest.mark.parametrize(
    ("name", "form"), [pytest.param(name, FORMS[number % 3], marks=[pytest.mark.slow] if number % 4 else []) for number, name in enumerate(REAL)]
)
def test_every_real_file_takes_every_kind_of_record(name: str, form: str) -> None:
    raw = (LIBRARY / name).read_bytes()
    raw = {"as it is": raw, "CRLF and BOM": b"\xef\xbb\xbf" + raw.replace(b"\n", b"\r\n"), "no last line end": raw.rstrip()}[form]
    for addition in (
        claim({"note": "a: b # c"}),
        claim({}, "a-new-point"),
        Addition(record=Source, values={"publisher": "ap"}, path=("sources",), key="zz-new"),
        Addition(record=Actor, values={"name": "Somebody"}, path=("actors",), key="zz-new"),
        question(),
        Addition(record=Story, values={"date": "2024-01-06", "story": "x"}, path=("published",)),
    ):
        found = insert(raw, addition)
        assert without(found) == raw
        added = found.raw[found.start : found.start + found.length]
        assert (b"\r\n" in added) is (form == "CRLF and BOM")


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow], phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(st.data())
def test_reading_again_gives_the_old_incident_and_exactly_the_new_record(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(REAL))
    raw = (LIBRARY / name).read_bytes()
    old = read_incident(name, raw, NAMES).incident
    assert old is not None
    values: dict[str, Any] = {
        "by": tuple(data.draw(st.lists(st.sampled_from(sorted(old.actors)), min_size=1, max_size=2, unique=True))),
        "source": tuple(data.draw(st.lists(st.sampled_from(sorted(old.sources)), min_size=1, max_size=2, unique=True))),
    }
    point = data.draw(st.sampled_from([*old.claims, "motive", "never-asked"]).filter(lambda p: p not in ("responsibility", "attribution")))
    counted = all(claim.value.strip("<>=~").replace("-", "").isdigit() for claim in old.claims.get(point, ()) if claim.value) and point in old.claims
    values["value"] = data.draw(st.sampled_from(["84", ">=91", "80-90", "~100", "<200"]) if counted or "." in point else HONEST)
    values |= data.draw(
        st.fixed_dictionaries({}, optional={"note": HONEST, "scope": HONEST, "why": HONEST, "said": st.just("2024-01-04T19:40+03:30")})
    )
    place = data.draw(st.integers(0, len(old.claims.get(point, ()))))
    if "." in point:
        values["value"] = old.claims[point][-1].value or "84"  # another verdict would take the role away that rests on it
    found = insert(raw, Addition(record=Claim, values=values, path=("claims", point), place=place))
    assert without(found) == raw
    reading = read_incident(name, found.raw, NAMES)
    assert reading.incident is not None, reading.problems
    expected = told(old)
    expected["claims"].setdefault(point, []).insert(place, told(Claim(point=point, **values)))
    assert told(reading.incident) == expected


def told(record: Incident | Claim) -> dict[str, Any]:
    """What a record says, without the lines and numbers that the reader gives."""

    def bare(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: bare(inner) for key, inner in value.items() if key not in ("line", "ref")}
        return [bare(inner) for inner in value] if isinstance(value, list | tuple) else value

    found: dict[str, Any] = bare(msgspec.to_builtins(record))
    return found


def test_a_claim_goes_between_its_neighbours_in_their_style() -> None:
    block = BASE.replace(
        "    - {id: k20, value: 20, by: police, said: 2024-01-03, source: wire}\n", "    - value: 20\n      by: police\n      source: wire\n"
    )
    assert "      source: wire\n    - value: 21\n      by: police\n      source: wire\nactions:" in done(block, claim({}))
    assert "source: wire}\n    - {value: 21, by: police, source: wire}\nactions:" in done(BASE, claim({}))
    assert "  killed:\n    - {value: 21, by: police, source: wire}\n    - {id: k20" in done(BASE, claim({}, place=0))


def test_comments_stay_with_what_they_speak_of() -> None:
    text = BASE.replace("  killed:\n", "  # the toll\n  killed:  # by day\n    # the first\n").replace(
        "source: wire}\nactions",
        "source: wire}  # at noon\n      # and this too\n    # the end of the list\n  # the next point\n  injured: []\nactions",
    )
    new = done(text, claim({}))
    assert "# at noon\n      # and this too\n    # the end of the list\n    - {value: 21, by: police, source: wire}\n  # the next point\n" in new
    assert "killed:  # by day\n    - {value: 21, by: police, source: wire}\n    # the first\n" in done(text, claim({}, place=0))
    assert "  injured: [{value: 21, by: police, source: wire}]\n" in done(text, claim({}, "injured"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("questions: []\n", "questions: [{text: Who?}]\n"),
        ("questions: [{text: A?}, {text: B?}]\n", "questions: [{text: A?}, {text: B?}, {text: Who?}]\n"),
        ("questions: [\n  {text: A?},  # one\n]\n", "questions: [\n  {text: A?}, {text: Who?},  # one\n]\n"),
        ("questions:\n- text: A?\n# of the end\n", "questions:\n- text: A?\n- text: Who?\n# of the end\n"),
        ("questions:\n    -   text: A?\n        note: b\n", "questions:\n    -   text: A?\n        note: b\n    -   text: Who?\n"),
        ("questions:\n", "questions:\n  - {text: Who?}\n"),
        ("questions:   # none yet\n", "questions:   # none yet\n  - {text: Who?}\n"),
        ("questions:\n  - text: A?\n\n  - text: B?\n", "questions:\n  - text: A?\n\n  - text: B?\n\n  - text: Who?\n"),
        ("questions:\n  - text: >-\n      A\n      B?\n\n\n", "questions:\n  - text: >-\n      A\n      B?\n  - text: Who?\n\n\n"),
        ("questions:\n  - text: |+\n      A?\n\n", "questions:\n  - text: |+\n      A?\n\n  - text: Who?\n"),
    ],
)
def test_every_shape_of_a_list(old: str, new: str) -> None:
    assert done(BASE + old, question()) == BASE + new


def test_a_section_comes_where_sections_of_its_name_stand() -> None:
    head = BASE.partition("actors:")[0]
    assert done(head, question()) == head + "\nquestions:\n  - {text: Who?}\n"
    with_published = BASE + "published:\n  - {date: 2024-01-06, story: x}\n"
    assert done(with_published, question()) == BASE + "questions:\n  - {text: Who?}\npublished:\n  - {date: 2024-01-06, story: x}\n"


def test_a_file_in_braces_is_kept_in_braces() -> None:
    text = "{title: T, date: 2024-01-03, place: {name: Town, country: IR}, kind: [bombing], status: developing}\n"
    new = done(text, Addition(record=Actor, values={"name": "A"}, path=("actors",), key="a"))
    assert new == text[:-2] + ", actors: {a: {name: A}}}\n"
    assert loaded(new).actors["a"].name == "A"
    assert "claims: {killed: [{value: 21, by: a, source: s}]}}" in done(new, claim({"by": "a", "source": "s"}))


@pytest.mark.parametrize("text", ["", "a: [\n", "- a\n", "claims: text\n", "claims:\n  killed: {a: b}\n", "\x00"])
def test_what_cannot_take_a_record_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match=r"`dateline edit`"):
        insert(text.encode(), claim({}))


def test_a_broken_record_elsewhere_is_in_nobodys_way() -> None:
    text = BASE + "nonsense: &anchor 1\nmore: *anchor\nmore: 2\n"
    assert "- {value: 21" in done(text, claim({}))


@pytest.mark.parametrize("wrong", ["between", "of another record", "too much"])
def test_what_would_change_anything_else_is_refused(wrong: str, monkeypatch: pytest.MonkeyPatch) -> None:
    entry = "  - {text: Who?}\n"
    at, put = {
        "between": (0, "aka: [x]\n"),
        "of another record": (len(BASE), "questions:\n  - {text: What?}\n"),
        "too much": (len(BASE), f"questions:\n{entry}{entry}"),
    }[wrong]
    monkeypatch.setattr(insertion, "_placed", lambda *_: (at, put))
    with pytest.raises(ValueError, match="without changing the rest of it"):
        insert(BASE.encode(), question())
