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

from dateline.library.export import FORMATS, _cell, _plain, export_text
from dateline.library.session import open_session
from library.copying import HARBOUR, copied

AUTHOR = {"GIT_AUTHOR_NAME": "x", "GIT_AUTHOR_EMAIL": "x@x.example", "GIT_COMMITTER_NAME": "x", "GIT_COMMITTER_EMAIL": "x@x.example"}
ENVIRONMENT = {"PATH": os.environ["PATH"], "HOME": "/nowhere"}


def exported(root: Path, cache: Path) -> dict[str, str]:
    session = open_session(root, dt.date(2026, 1, 15), {"XDG_CACHE_HOME": str(cache)})
    return {name: export_text(session, [HARBOUR], session.today, name, ENVIRONMENT) for name in FORMATS}


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


@pytest.mark.parametrize("text", ["=1", "  =1", "\u00a0+1", "-2", "@a", "＝1", "'=1", "''+1", "\n=1"])
def test_a_cell_that_a_spreadsheet_would_work_out_is_marked_and_can_be_had_back(text: str) -> None:
    assert _cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["'Ndrangheta", "84", "a = b", "", "Al-Tanf", "it's -1"])
def test_any_other_cell_is_as_it_was(text: str) -> None:
    assert _cell(text) == text


def test_no_mark_of_markdown_takes_a_qualifier_away() -> None:
    assert _plain("~~alleged~~ &lt;b&gt; $x$ R&D", markdown=True) == r"\~\~alleged\~\~ \&lt;b\&gt; \$x\$ R&D"
    assert _plain("~~alleged~~", markdown=False) == "~~alleged~~"
