"""Text of a file never acts, in no command, on a terminal or in a pipe; what is harmless is shown and kept to the letter."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import os
from pathlib import Path

import pytest

from dateline.exchange import FORMATS
from dateline.files.reader import read_incident
from dateline.library.export import export_text
from dateline.library.session import open_session
from dateline.model.shown import show_line
from hostile.cases import ACTING, HONEST, HONEST_ID, HOSTILE_ID, NAMES, REFUSED, SEEN, Refused, filled
from hostile.running import ON_AN_INCIDENT, ON_THE_LIBRARY, acting, assert_harmless, make_library, say, strings
from hostile.webpage import WebPage

PAYLOADS = ACTING | SEEN
MIXED = {f"{kind} {n}": " ".join(list(texts.values())[n::3]) for kind, texts in (("acting", ACTING), ("seen", SEEN)) for n in range(3)}
STREAMS = pytest.mark.parametrize("terminal", [False, True], ids=["pipe", "terminal"])


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with every payload by itself."""
    folder = tmp_path_factory.mktemp("hostile") / "incidents"
    make_library(folder, PAYLOADS)
    return folder


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library in which every field holds a third of the payloads, beside files that are refused, some for their names."""
    folder = tmp_path_factory.mktemp("mixed") / "incidents"
    make_library(folder, MIXED)
    for number, case in enumerate(REFUSED):
        (folder / f"2024-02-06-refused-bombing-{number}.yaml").write_bytes(case.raw)
    for stem in NAMES:
        (folder / os.fsdecode(stem + b".yaml")).write_text(HONEST, "utf-8")
    return folder


def stem(name: str) -> str:
    return f"2024-02-05-hostile-bombing-{list(PAYLOADS).index(name)}"


@STREAMS
@pytest.mark.parametrize("line", ON_THE_LIBRARY)
def test_what_is_asked_of_the_library_does_no_harm(mixed: Path, line: str, *, terminal: bool) -> None:
    assert_harmless(say(mixed, line, terminal=terminal))


@STREAMS
@pytest.mark.parametrize("number", range(len(MIXED)), ids=list(MIXED))
def test_what_is_asked_of_an_incident_does_no_harm(mixed: Path, number: int, *, terminal: bool) -> None:
    for line in ON_AN_INCIDENT:
        said = say(mixed, line, terminal=terminal, name=f"{HOSTILE_ID}-{number}", width=40)
        assert_harmless(said)
        assert said.code == 0 or line.startswith("check"), (line, said)
    assert sorted(p.name for p in mixed.parent.iterdir()) == ["cache", "incidents"]
    assert [p.name for p in mixed.iterdir() if p.suffix != ".yaml"] == []


@pytest.mark.parametrize("name", PAYLOADS)
def test_the_text_itself_is_kept_to_the_letter(root: Path, name: str) -> None:
    said = say(root, "show ID --json", name=stem(name))
    assert list(strings(json.loads(said.out))).count(PAYLOADS[name]) > 25
    assert acting(said.out) == []


@pytest.mark.parametrize("name", [n for n in SEEN if len(SEEN[n]) < 60])
def test_harmless_text_is_printed_as_it_is_written(root: Path, name: str) -> None:
    assert SEEN[name] in say(root, "show ID", name=stem(name)).out


@STREAMS
def test_a_draft_that_holds_it_is_vetted(mixed: Path, tmp_path: Path, *, terminal: bool) -> None:
    draft = tmp_path / "draft.md"
    texts = sorted(PAYLOADS.values(), key=lambda text: "```" in text or "<!--" in text)  # behind which nothing is read
    lines = (f"Police said 3 people were killed in the Kerman bombing. {text} said 9 were killed.\n" for text in texts)
    draft.write_text("".join(lines).replace("\x00", ""), "utf-8")
    assert_harmless(say(mixed, f"vet {draft}", terminal=terminal))
    assert_harmless(say(mixed, f"vet {draft} --json", terminal=terminal))


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case.name)
def test_a_file_that_cannot_be_meant_is_refused_in_its_place(case: Refused, tmp_path: Path) -> None:
    found = read_incident(f"{HOSTILE_ID}.yaml", case.raw, {})
    assert found.incident is None
    assert (case.rule, case.line) in [(p.rule, p.line) for p in found.problems if p.severity == "error"]
    for problem in found.problems:
        assert acting(problem.message) == []
    folder = tmp_path / "incidents"
    make_library(folder, {})
    (folder / f"{HOSTILE_ID}.yaml").write_bytes(case.raw)
    said = say(folder, "check FILE", name=HOSTILE_ID)
    assert_harmless(said)
    assert said.code == 1
    assert f"{HOSTILE_ID}.yaml:{case.line}" in said.out + said.err
    assert HONEST_ID in say(folder, "find").out  # the other files still load


@pytest.mark.parametrize("name", PAYLOADS)
def test_a_file_that_holds_it_is_read(name: str) -> None:
    found = read_incident(f"{HOSTILE_ID}.yaml", filled(PAYLOADS[name]), {})
    assert found.incident is not None, found.problems
    hides = name in ACTING and name != "marks without end"
    assert any(p.severity == "warning" and "U+" in p.message for p in found.problems) is hides or name == "marks without end"


@pytest.mark.parametrize("form", FORMATS)
def test_an_export_cannot_bite(root: Path, form: str) -> None:
    session = open_session(root, dt.date(2026, 1, 15), {"XDG_CACHE_HOME": str(root.parent / "cache")})
    ids = [stem(name) for name in PAYLOADS]
    text = export_text(session, ids, session.today, form, {})
    assert acting(text.replace("\r\n", "\n")) == []
    if form == "json":
        rows = json.loads(text)["figures"]
        assert {row["title"] for row in rows} == set(PAYLOADS.values())
    if form.startswith("csv"):
        table = list(csv.reader(io.StringIO(text, newline=""), strict=True))
        assert {len(row) for row in table} == {len(table[0])}
        assert text.count("\r\n") == len(table)
        bites = [cell for row in table for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"))]
        assert bool(bites) is (form == "csv-raw")
        assert ("=1+1" if form == "csv-raw" else "'=1+1") in [row[1] for row in table]
    if form == "markdown":
        for payload in (SEEN["html"], SEEN["markdown"]):
            assert payload not in text
        assert "\\<img" in text
    if form == "html":
        page = WebPage(text)
        assert all(show_line(payload) in page.text for payload in PAYLOADS.values())
        assert {link for link, _ in page.links if not link.startswith("#")} == {"https://wire.example.org/three"}


def test_citations_stay_one_a_source(mixed: Path) -> None:
    for number in range(len(MIXED)):
        items = json.loads(say(mixed, "cite ID --style csl-json", name=f"{HOSTILE_ID}-{number}").out)
        bibtex = say(mixed, "cite ID --style bibtex", name=f"{HOSTILE_ID}-{number}").out
        assert sum(line.startswith("@") for line in bibtex.splitlines()) == len(items["items"] if isinstance(items, dict) else items) > 1
        bare = bibtex.replace("\\{", "").replace("\\}", "")
        assert bare.count("{") == bare.count("}")
