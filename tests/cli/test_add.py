"""`add`: what a reporter types becomes a record in its place; what cannot be right leaves the file as it was and says why."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.running import Run
from cli.writing import FILE, lines_put_in, type_answers
from dateline.cli.arguments import read_arguments
from dateline.cli.manual import command_page
from dateline.errors import UsageError
from dateline.library.entries import KINDS, option_of
from library.copying import ELSEWHERE, copied

CLAIM = ("add", "harbour", "claim", "--point", "killed", "--value", ">=32", "--by", "minister", "--source", "wire-2")


@pytest.fixture
def root(tmp_path: Path, environment: dict[str, str]) -> Path:
    """A library that `run` works on and may change."""
    root = copied(tmp_path)
    environment["DATELINE_LIBRARY"] = str(root)
    return root


def put_in(run: Run, root: Path, *argv: str) -> list[str]:
    """The lines that a command line puts into the file."""
    old = (root / FILE).read_text()
    done = run(*argv)
    assert (done.code, done.err) == (0, ""), done.err
    return lines_put_in(old, (root / FILE).read_text())


def test_a_claim_stands_behind_the_last_that_was_not_known_later(run: Run, root: Path) -> None:
    assert put_in(run, root, *CLAIM, "--said", "2024-02-11") == ['    - {value: ">=32", by: minister, said: 2024-02-11, source: wire-2}']
    lines = (root / FILE).read_text().splitlines()
    at = next(n for n, line in enumerate(lines) if ">=32" in line)
    assert "id: k31" in lines[at - 1]  # of the same day
    assert "value: 50" in lines[at + 1]  # of the day after


def test_in_a_ledger_out_of_order_it_stands_before_the_first_that_was_said_later(run: Run, root: Path) -> None:
    text = (root / FILE).read_text()
    assert text.index("value: 2, scope") > text.index("said: 2024-03-01")  # said on 10 February, and stands behind March
    assert "order" not in run(*CLAIM, "--said", "2024-02-12").err


@pytest.mark.parametrize(("said", "before"), [("2024-02-09", "killed:"), ("2024-02-10", "id: k40"), ("2025", "id: k33"), ("", "id: k31")])
def test_the_day_decides_and_without_one_that_of_the_source(said: str, before: str, run: Run, root: Path) -> None:
    (root / FILE).write_text((root / FILE).read_text().replace("    - {value: 2, scope: police, by: police, said: 2024-02-10, source: wire-1}\n", ""))
    put_in(run, root, *CLAIM, *(("--said", said) if said else ()))
    lines = (root / FILE).read_text().splitlines()
    at = next(n for n, line in enumerate(lines) if ">=32" in line)
    assert before in lines[at - 1]


@pytest.mark.parametrize(
    ("argv", "lines"),
    [
        (
            ("claim", "--point", "motive", "--value", "revenge: old", "--by", "police,minister", "--source", "wire-1", "--source", "wire-2"),
            ["  motive:", '    - {value: "revenge: old", by: [police, minister], source: [wire-1, wire-2]}'],
        ),
        (
            ("claim", "--point", "attribution", "--actor", "red-band", "--by", "minister", "--source", "paper"),
            ["    - {actor: red-band, by: minister, source: paper}"],
        ),
        (
            ("claim", "--point", "a2.count", "--value", "2", "--by", "police", "--source", "paper"),
            ["  a2.count:", "    - {value: 2, by: police, source: paper}"],
        ),
        (
            ("claim", "--point", "killed", "--verb", "denies", "--by", "police", "--source", "paper", "--disputes", "k40", "--quote=--no"),
            ['    - {by: police, source: paper, verb: denies, disputes: k40, quote: "--no"}'],
        ),
        (("actor", "--id", "red-band", "--role", "suspect,claimant"), ["  red-band: {role: [suspect, claimant]}"]),
        (("actor", "--name", "Fire Service, North", "--kind", "state"), ['  fire-service-north: {name: "Fire Service, North", kind: state}']),
        (("question", "--text", "Was it [one] device?"), ['  - {text: "Was it [one] device?"}']),
        (
            ("assessment", "--text", "It will come again.", "--by", "example-wire", "--source", "paper", "--likelihood", "very likely"),
            ["  - {text: It will come again., by: example-wire, source: paper, likelihood: very likely}"],
        ),
        (
            ("relation", "--incident", "elsewhere", "--relation", "compared-with", "--source", "paper", "--source", f"{ELSEWHERE}/wire"),
            [f"  - {{incident: {ELSEWHERE}, relation: compared-with, source: [paper, {ELSEWHERE}/wire]}}"],
        ),
        (
            ("action", "--kind", "arrest", "--count", ">=3", "--date", "2024-03-05", "--by", "police", "--source", "paper"),
            ["  - id: arrest-1", "    kind: arrest", '    count: ">=3"', "    date: 2024-03-05", "    by: police", "    source: paper"],
        ),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_every_record_is_written_like_its_neighbours(argv: tuple[str, ...], lines: list[str], run: Run, root: Path) -> None:
    assert put_in(run, root, "add", "harbour", *argv) == lines
    assert run("check", str(root / FILE)).code == 0


@pytest.mark.parametrize(("date", "first"), [("2024-02-10", True), ("2024-02-11", False), ("../2024-02-10", True), ("2024-03/..", False)])
def test_an_action_stands_by_the_day_on_which_it_happened(date: str, first: bool, run: Run, root: Path) -> None:
    assert run("add", "harbour", "action", "--kind", "raid", "--date", date, "--by", "police", "--source", "paper").code == 0
    text = (root / FILE).read_text()
    assert (text.index("id: raid-1") < text.index("id: a2")) is first


def test_what_can_be_derived_is_not_asked_for(run: Run, root: Path) -> None:
    done = run("add", "harbour", "source", "--publisher", "example-wire", "--date", "2024-02-13", "+", *CLAIM[2:-2])
    text = (root / FILE).read_text()
    assert done.code == 0
    assert "\n  example-wire-0213: {publisher: example-wire, date: 2024-02-13, accessed: 2026-01-15}\n" in text
    assert '    - {value: ">=32", by: minister, source: example-wire-0213}\n' in text
    assert "unused-source" not in done.err


def test_an_id_is_made_once(run: Run, root: Path) -> None:
    for _ in range(2):
        run("add", "harbour", "source", "--publisher", "example-wire", "--date", "2024-02-13")
    assert "  example-wire-0213-2: {" in (root / FILE).read_text()


def test_records_joined_are_written_together_or_not_at_all(run: Run, root: Path) -> None:
    old = (root / FILE).read_bytes()
    assert (
        run("add", "harbour", "actor", "--id", "fire", "--name", "Fire Service", "+", *CLAIM[2:-4], "--by", "fire", "--source", "nowhere").code == 2
    )
    assert (root / FILE).read_bytes() == old
    done = run("add", "harbour", *CLAIM[2:-4], "--by", "fire", "--source", "wire-2", "+", "actor", "--id", "fire", "--name", "Fire Service")
    assert done.code == 0
    assert done.out.splitlines()[0] == f"{FILE}:22: added actor fire"
    at = int(done.out.splitlines()[2].split(":")[1])
    assert ">=32" in (root / FILE).read_text().splitlines()[at - 1]


@pytest.mark.parametrize(
    ("argv", "code", "says"),
    [
        (("add",), 2, "Name an incident and a record"),
        (("add", "harbour"), 2, "`harbour` is no record."),
        (("add", "harbour", "clam"), 2, "Did you mean `claim`?"),
        (("add", "claim", "--point", "killed"), 2, "Name the incident once, first"),
        (("add", "harbour", "claim", "--pont", "killed"), 2, "There is no option `--pont` for a claim. Did you mean --point?"),
        (("add", "harbour", "claim", "--point"), 2, "--point needs a value"),
        (("add", "harbour", "claim", "--note", "--quoted"), 2, "is written --note=VALUE"),
        (("add", "harbour", "claim"), 2, "lacks --point (what the claim is about"),
        (
            ("add", "harbour", "claim", "--point", "killed"),
            2,
            "--value (a count, or text, as the point asks); --by (who asserts); --source (where it was read).",
        ),
        (("add", "harbour", "claim", "--point", "responsibility"), 2, "lacks --actor"),
        ((*CLAIM, "--value", "33"), 2, "--value is given twice"),
        ((*CLAIM, "--said", "2024-13-01"), 2, "there is no month 13"),
        ((*CLAIM, "--by", "ministr"), 2, "--by: `ministr` is not defined under actors or in names.yaml. Did you mean `minister`?"),
        ((*CLAIM, "--by", "navid"), 2, "Did you mean `minister`?"),
        ((*CLAIM, "--source", "wire-3"), 2, "`source --id wire-3 … + …`"),
        ((*CLAIM, "--replaces", "k9"), 2, "`k9` is not defined among the claims of `killed`."),
        ((*CLAIM, "--replaces", "i60"), 2, "`i60` is not defined among the claims of `killed`."),
        ((*CLAIM, "--replaces", "killed#4"), 2, "has no id of its own"),
        ((*CLAIM, "--note", " "), 2, "--note: It has no value"),
        ((*CLAIM[:4], "kiled", *CLAIM[5:]), 2, "Did you mean `killed`?"),
        ((*CLAIM[:4], "nobody.age", *CLAIM[5:]), 2, "`nobody` is no actor or action of this file"),
        ((*CLAIM[:6], "many", *CLAIM[7:]), 2, "--value: `many` is no count"),
        ((*CLAIM[:4], "driver.verdict", *CLAIM[5:]), 2, "is no verdict"),
        ((*CLAIM, "--id", "k40"), 1, "`k40` stands in line"),
        (("add", "harbour", "source", "--id", "wire-1", "--publisher", "x"), 2, "`wire-1` is defined in this file already"),
        (("add", "harbour", "actor", "--name", "red band north"), 2, "names.yaml has `red band north` as `red-band-north`"),
        (("add", "harbour", "actor", "--id", "b", "--name", "B", "--kind", "person", "--role", "perpetrator"), 1, "without a conviction"),
        (("add", "harbour", "relation", "--incident", "harbour", "--relation", "same-group"), 1, "not related to itself"),
        (("add", "broken", "question", "--text", "x"), 1, "has problems"),
        (("add", "nowhere", "question", "--text", "x"), 1, "No incident is called"),
        ((*CLAIM, "--read-only"), 2, "--read-only"),
        (("--point", "killed", "add"), 2, "There is no option `--point`"),
    ],
    ids=lambda value: " ".join(value[1:])[-40:] if isinstance(value, tuple) else "",
)
def test_what_cannot_be_right_is_refused_and_the_file_stays(argv: tuple[str, ...], code: int, says: str, run: Run, root: Path) -> None:
    old = (root / FILE).read_bytes()
    done = run(*argv)
    assert (done.code, done.out) == (code, "")
    assert says in done.err
    assert "Traceback" not in done.err
    assert (root / FILE).read_bytes() == old
    assert not [path for path in root.iterdir() if path.name.startswith(".")]


def test_a_day_after_tomorrow_is_written_and_warned_of(run: Run, root: Path) -> None:
    done = run(*CLAIM, "--said", "2044-02-11")
    assert done.code == 0
    assert "future: `2044-02-11` is after tomorrow; check the year." in done.err


def test_hostile_text_reaches_the_file_and_never_the_terminal(run: Run, root: Path) -> None:
    text = "\x1b[31m \u202e [x] \u2028 '\"\\ #: -"
    done = run(*CLAIM, "--note", text, "--scope", text)
    assert done.code == 0
    assert not {c for c in done.out + done.err if not c.isprintable() and c != "\n"}
    claims = json.loads(run("show", "harbour", "--json").out)["points"]["killed"]["claims"]
    assert [(claim["note"], claim["scope"]) for claim in claims if claim["value"] == ">=32"] == [(text, text)]


def test_json_tells_what_was_written_and_where(run: Run, root: Path) -> None:
    told = json.loads(run(*CLAIM, "--id", "k32", "--json").out)
    line = next(n for n, text in enumerate((root / FILE).read_text().splitlines(), 1) if "k32" in text)
    assert told == {"version": 1, "incident": FILE[:-5], "path": FILE, "added": [{"record": "claim", "ref": "k32", "line": line}], "warnings": []}


def test_a_person_is_asked_for_what_is_missing(run: Run, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = ["kiled", "killed", "many", "32", "navid", "minister, police", "?", "", "wire-2"]
    asked = type_answers(monkeypatch, answers)
    assert run("add", "harbour", "claim").code == 0
    assert "    - {value: 32, by: [minister, police], source: wire-2}\n" in (root / FILE).read_text()
    text = asked.getvalue()
    assert "point - what the claim is about: killed, injured, responsibility, <actor>.<field>, … [killed, injured, responsibility" in text
    assert "Did you mean `killed`?" in text
    assert "by - who asserts [police, hospital" in text
    assert "wire-1  example-wire Blast at the market" in text
    assert "This is needed" in text


def test_a_person_who_leaves_writes_nothing(run: Run, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = (root / FILE).read_bytes()
    asked = type_answers(monkeypatch, ["killed"])
    assert run("add", "harbour", "claim").code == 2
    assert "The input ended; nothing was written." in asked.getvalue()
    assert (root / FILE).read_bytes() == old


def test_every_declared_field_is_an_option_and_is_told() -> None:
    page = command_page(read_arguments(["add"]).command)
    for kind in KINDS.values():
        for key in kind.fields:
            assert option_of(key) in page


def test_queries_keep_their_words() -> None:
    assert read_arguments(["find", "kerman", "-drone"]).words == ("kerman", "-drone")
    assert read_arguments(["find", "kerman"]).given == ()
    with pytest.raises(UsageError, match="There is no option"):
        read_arguments(["show", "kerman", "--point", "killed"])


def test_an_option_of_every_command_stays_one(run: Run, root: Path) -> None:
    asked = read_arguments(["add", "kerman", "claim", "--by", "x", "--json", "--today", "2024-01-01", "--value", "-1"])
    assert asked.given == (("", "kerman"), ("", "claim"), ("--by", "x"), ("--value", "-1"))
    assert asked.chosen.json
