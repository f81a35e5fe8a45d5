"""`dateline changes`: what a reporter reads of a night's edits, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.running import Run
from files.committing import ENVIRONMENT, commit, work_tree
from library.copying import ELSEWHERE, HARBOUR, copied

EDITS = (
    (
        "    - {id: k33,",
        "    - {id: k34, value: '>=34', by: police, said: 2024-03-05, source: night, verb: says, hold: not before the ministry}\n    - {id: k33,",
    ),
    (
        "    - {value: 50, by: red-band-north,",
        "    - {value: 20, by: police, said: 2024-02-10, source: wire-1}\n    - {value: 50, by: red-band-north,",
    ),
    ("why: some were counted twice", "why: some were counted two times"),
    (
        "    - {id: i45, value: 45, by: police, said: 2024-02-10, source: wire-1}",
        "    - {id: i45, value: 45, by: police, said: 2024-02-10, source: wire-1}\n"
        "    - {by: police, said: 2024-02-12, source: wire-2, verb: retracts, replaces: i45, why: the dead were counted}",
    ),
    ("    - {value: cleared, by: police, said: 2024-03-01, source: paper, verb: says}\n", ""),
    ("    status: reversed", "    status: completed"),
    ("{text: Who built the device?, since: 2024-02-11}", "{text: Who drove?, since: 2024-03-11}"),
    ("  blog: {publisher", '  night: {publisher: The Harbour Paper, date: 2024-03-05, title: "Toll \\e[31m up"}\n  blog: {publisher'),
    ("status: settled", "status: developing"),
    (
        "{date: 2024-02-10, story: harbour-first",
        "{date: 2024-03-06, story: harbour-second, used: [k34]}\n  - {date: 2024-02-10, story: harbour-first",
    ),
)
TOLD = """\
Harbour market bombing [2024-02-10-harbour-bombing]
  status settled → developing
  killed: 33 → at least 34 (harbour police, 5 March 2024; rests on one origin) [held: not before the ministry]
  injured: 60 or 45 → 60 (Harbour hospital, 10 February 2024; rests on one origin)
  driver: verdict: cleared → charged (harbour police, 20 February 2024; rests on one origin)
  claim edited: killed 31 by Navid Example, 11 February 2024, 09:30 [k31]: why some were counted twice → some were counted two times
  new claim: killed 20 by harbour police, 10 February 2024 [killed#4]: outgrown
  taken back by harbour police, 12 February 2024 [injured#3]: injured 45 [i45], because the dead were counted
  claim gone from the file: driver: verdict cleared by harbour police, 1 March 2024 [driver.verdict#2]
  Karim Example: cleared → suspect
  action edited: 11 February 2024: arrest, 1 the driver of the van, by harbour police, against Karim Example [a2]: status reversed → completed
  new question: Who drove?
  question answered or dropped: Who built the device?
  new source: The Harbour Paper, 2024-03-05 [night] “Toll <U+001B>[31m up”
  our story: 6 March 2024 harbour-second
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A library in a work tree: committed on 1 December 2025, edited since."""
    top = work_tree(tmp_path / "desk")
    root = copied(top)
    commit(top, "2025-12-01")
    path = root / f"{HARBOUR}.yaml"
    text = path.read_text("utf-8")
    for old, new in EDITS:
        assert old in text, old
        text = text.replace(old, new)
    path.write_text(text, "utf-8")
    return root


def test_a_nights_edits_in_words(run: Run, root: Path) -> None:
    done = run("changes", "--since", "2 weeks ago", "--library", str(root), **ENVIRONMENT)
    assert (done.code, done.out) == (0, TOLD)
    assert done.err.startswith("Compared with commit ")
    assert done.err.endswith(" of 1 December 2025.\n")


def test_json_tells_the_same_with_its_parts(run: Run, root: Path) -> None:
    done = run("changes", "--since", "HEAD", "--json", "--library", str(root), **ENVIRONMENT)
    shape = json.loads(done.out)
    (incident,) = shape["incidents"]
    assert [change["text"] for change in incident["changes"]] == [line.strip() for line in TOLD.splitlines()[1:]]
    assert (shape["version"], shape["since"]["day"], incident["how"], shape["names"]) == (1, "2025-12-01", "edited", [])
    killed = incident["changes"][1]
    assert (killed["kind"], killed["point"], killed["before"]["value"], killed["after"]["value"]) == ("headline", "killed", "33", ">=34")
    edited = incident["changes"][4]
    assert (edited["kind"], edited["how"], edited["fields"], edited["after"]["id"]) == ("claim", "edited", ["why"], "k31")


def test_new_and_gone_incidents_and_names(run: Run, root: Path) -> None:
    (root / f"{ELSEWHERE}.yaml").rename(root / "2024-06-06-new-stabbing.yaml")
    (root / "names.yaml").write_text((root / "names.yaml").read_text("utf-8") + "other: {name: Other}\n", "utf-8")
    lines = run("changes", "--since", "HEAD", "--library", str(root), **ENVIRONMENT).out.splitlines()
    assert lines[:4] == [
        "Shooting [/x] <U+001B>[31m elsewhere <U+202E> [2024-06-06-new-stabbing]: new incident",
        "  5 May 2023; Elsewhere, PK; shooting",
        "  killed: 3 (Example Wire, 5 May 2023; rests on one origin)",
        "  1 claim, 1 source",
    ]
    assert f"[{ELSEWHERE}]: its file is gone" in lines[-4]
    assert lines[-2:] == ["names.yaml", "  new: Other [other]"]


def test_what_was_taken_back_says_so_first_and_once_and_gives_no_toll(run: Run, root: Path) -> None:
    gone = "status: retracted\nretracted: {date: 2026-01-02, why: it was a drill}"
    edited, new = root / f"{HARBOUR}.yaml", root / "2024-06-06-new-stabbing.yaml"
    edited.write_text(edited.read_text("utf-8").replace("status: developing", gone), "utf-8")
    new.write_text((root / f"{ELSEWHERE}.yaml").read_text("utf-8").replace("status: developing", gone), "utf-8")
    told = run("changes", "--since", "HEAD", "--library", str(root), **ENVIRONMENT).out
    tombstone = "  RETRACTED on 2 January 2026: it was a drill. Do not print it."
    assert told.count("RETRACTED") == 2
    assert f"Harbour market bombing [{HARBOUR}]\n{tombstone}\n" in told
    assert f"[2024-06-06-new-stabbing]: new incident\n{tombstone}\n  5 May 2023; Elsewhere, PK; shooting\n  1 claim, 1 source" in told
    shape = json.loads(run("changes", "--since", "HEAD", "--json", "--library", str(root), **ENVIRONMENT).out)
    assert [i["retracted"] for i in shape["incidents"]] == [{"date": "2026-01-02", "why": "it was a drill"}] * 2


def test_nothing_changed_is_exit_1(run: Run, root: Path) -> None:
    commit(root.parent, "2026-01-02")
    done = run("changes", "--since", "HEAD", "--library", str(root), **ENVIRONMENT)
    assert (done.code, done.out, "Nothing has changed since `HEAD`." in done.err) == (1, "", True)


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (("changes",), "Since when?"),
        (("changes", "--since"), "--since needs a value"),
        (("changes", "2", "weeks", "ago"), "takes no words"),
        (("changes", "--since", "nope"), "is no commit and no day"),
        (("changes", "--since", "-x"), "is no commit and no day"),
        (("changes", "--since", "HEAD", "--read-only"), "is no day. With --read-only git is not asked"),
    ],
)
def test_what_is_refused_says_why(argv: tuple[str, ...], says: str, run: Run, root: Path) -> None:
    done = run(*argv, DATELINE_LIBRARY=str(root), **ENVIRONMENT)
    assert (done.code, says in done.err, done.out) == (2, True, "")


def test_without_a_work_tree_the_record_of_the_index_tells(run: Run, tmp_path: Path) -> None:
    root = copied(tmp_path)
    asked = ("changes", "--since", "today", "--library", str(root))
    first = run(*asked, **ENVIRONMENT)
    assert (first.code, "is in no git work tree." in first.err, "The record begins on" in first.err) == (1, True, True)
    path = root / f"{HARBOUR}.yaml"
    path.write_text(path.read_text("utf-8").replace("status: settled", "status: developing"), "utf-8")
    done = run(*asked, **ENVIRONMENT)
    assert (done.code, done.out.splitlines()[1:]) == (0, ["  status settled → developing"])
    shape = json.loads(run(*asked, "--json", "--read-only", **ENVIRONMENT).out)
    assert (shape["since"]["commit"], bool(shape["since"]["recorded"]), len(shape["incidents"])) == (None, True, 1)


def test_arrows_are_ascii_where_the_terminal_is(root: Path) -> None:
    from dateline.library.changes import changes_since
    from dateline.phrasing.changed import Versions, change_text
    from library.copying import TODAY, opened

    (change,) = changes_since(opened(root), "HEAD", ENVIRONMENT).incidents
    assert change.before is not None
    assert change.after is not None
    text = change_text(Versions(change.before, change.after, TODAY, ascii_only=True), change.changes[0])
    assert text == "status settled -> developing"
