"""Exports: each figure with its standing and the commit of the library; an incident that was taken back has none."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from dateline.exchange import FORMATS
from dateline.library.export import export_text
from dateline.library.session import open_session
from library.copying import ELSEWHERE, HARBOUR, copied

AUTHOR = {"GIT_AUTHOR_NAME": "x", "GIT_AUTHOR_EMAIL": "x@x.example", "GIT_COMMITTER_NAME": "x", "GIT_COMMITTER_EMAIL": "x@x.example"}
ENVIRONMENT = {"PATH": os.environ["PATH"], "HOME": "/nowhere"}


def exported(root: Path, cache: Path, incident: str = HARBOUR, as_of: dt.date = dt.date(2026, 1, 15)) -> dict[str, str]:
    session = open_session(root, dt.date(2026, 1, 15), {"XDG_CACHE_HOME": str(cache)})
    return {name: export_text(session, [incident], as_of, name, ENVIRONMENT) for name in FORMATS}


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed here")
def test_every_export_names_the_commit_and_whether_the_file_changed_since(tmp_path: Path) -> None:
    root = copied(tmp_path)
    assert all("commit 1" not in text and f"{HARBOUR}.yaml" in text for text in exported(root, tmp_path / "cache").values())
    for words in (("init", "-q"), ("add", "."), ("commit", "-q", "-m", "all")):
        subprocess.run(["git", *words], cwd=root, env=ENVIRONMENT | AUTHOR, check=True)
    head = subprocess.run(["git", "rev-parse", "HEAD"], cwd=root, env=ENVIRONMENT, check=True, capture_output=True, text=True).stdout.strip()
    texts = exported(root, tmp_path / "cache")
    assert f"commit {head[:12]}\n" in texts["text"]
    assert f"commit {head[:12]}\n" in texts["markdown"]
    assert {(row["commit"], row["changed"]) for row in json.loads(texts["json"])["figures"]} == {(head, False)}
    with (root / f"{HARBOUR}.yaml").open("a") as file:
        file.write("# more\n")
    texts = exported(root, tmp_path / "cache")
    assert f"commit {head[:12]} and changed since" in texts["text"]
    assert {(row["commit"], row["changed"]) for row in csv.DictReader(io.StringIO(texts["csv"]))} == {(head, "true")}


def test_an_incident_that_was_taken_back_is_exported_without_a_figure(tmp_path: Path) -> None:
    root = copied(tmp_path)
    path = root / f"{HARBOUR}.yaml"
    path.write_text(
        path.read_text("utf-8").replace("status: settled", "status: retracted\nretracted: {date: 2026-01-02, why: it was a drill}"), "utf-8"
    )
    texts = exported(root, tmp_path / "cache")
    assert all("it was a drill" in text and "2026-01-02" in text for text in texts.values())
    assert [row["standing"] for row in json.loads(texts["json"])["figures"]] == ["retracted"]
    assert [row["standing"] for row in csv.DictReader(io.StringIO(texts["csv"]))] == ["retracted"]


def changed(root: Path, *changes: tuple[str, str]) -> None:
    path = root / f"{HARBOUR}.yaml"
    text = path.read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, "utf-8")


def test_every_export_says_what_must_be_read_with_a_figure_and_where_it_was_read(tmp_path: Path) -> None:
    root = copied(tmp_path)
    changed(
        root,
        ("said: 2024-02, source: paper, verb: says", "said: 2024-03-02, source: wire-2, credibility: 5"),
        ("{id: k31", "{hold: embargoed, id: k31"),
    )
    changed(
        root,
        ("- {id: k10, value: '>=10', by: hospital", "- {id: k10, value: '>=10', hold: embargoed, by: hospital"),
        ("{id: k40", "{hold: embargoed, id: k40"),
    )
    changed(root, ("- {value: 40, by: example-wire", "- {value: 40, hold: embargoed, by: example-wire"))
    texts = exported(root, tmp_path / "cache")
    for name, text in texts.items():
        for part in (
            "33",
            "one origin, Harbour hospital",
            "only weak claims say it",
            "disputed",
            "Example Wire",
            "https://wire.example/2",
            "settled",
        ):
            assert part in text, (name, part)
        assert "2024-03-02" in text or "2 March 2024" in text, name
    source = next(source for source in json.loads(texts["json"])["sources"] if source["id"] == "wire-2")
    assert (source["publisher"], source["date"], source["title"]) == ("Example Wire", "2024-02-11", "Toll cut")
    killed = next(row for row in csv.DictReader(io.StringIO(texts["csv"])) if row["point"] == "killed")
    assert killed["urls"] == "https://wire.example/2"
    assert (
        killed["read_in"] == "Example Wire quoting Navid Example, 2024-02-11 [wire-2], “Toll cut”: https://wire.example/2 https://archive.example/2"
    )


def test_what_is_held_is_in_no_export(tmp_path: Path) -> None:
    root = copied(tmp_path)
    changed(
        root,
        ("kind: official, role", "kind: official, hold: in danger, role"),
        ("{publisher: The Harbour Paper,", "{publisher: The Harbour Paper, hold: court,"),
    )
    changed(root, ("by: red-band-north, said: 2024-02-12", "by: red-band-north, hold: off the record, said: 2024-02-12"))
    changed(root, ("shoppers: {name", "shoppers: {hold: they asked, name"), ("publisher: Harbour blog", "publisher: shoppers"))
    more = "{value: 9, by: hospital, said: 2024-02-14, source: wire-2}", "{value: 77, by: hospital, said: 2024-02-15, source: blog}"
    changed(root, ("{value: 2, scope", "\n    - ".join((*more, "{value: 2, scope"))))
    for name, text in exported(root, tmp_path / "cache").items():
        assert any(told in text for told in ("9 people", '"9"', "killed,9,", "<strong>9<"))
        for word in ("Navid", "Harbour Paper", "Red Band North", "shoppers", "33", "31", "40", "77"):
            assert word not in text, (name, word)


def test_what_was_not_stated_by_then_is_blank_and_never_0(tmp_path: Path) -> None:
    texts = exported(copied(tmp_path), tmp_path / "cache", ELSEWHERE, dt.date(2023, 5, 4))
    assert [(row["point"], row["value"], row["standing"]) for row in json.loads(texts["json"])["figures"]] == [
        ("killed", None, "not stated"),
        ("injured", None, "not stated"),
    ]
    assert [(row["value"], row["standing"]) for row in csv.DictReader(io.StringIO(texts["csv"]))] == [("", "not stated")] * 2
    assert all("Killed: not stated." in texts[name] for name in ("text", "markdown"))
    assert '<th scope="row">Killed</th><td colspan="3" class="blank">not stated</td>' in texts["html"]
