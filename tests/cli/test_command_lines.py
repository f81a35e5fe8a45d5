"""Command lines: what is understood, what is refused with which sentence, and the exit codes."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.running import LIBRARY, Run
from dateline.cli.arguments import edits, read_arguments
from dateline.cli.commands import COMMANDS, OPTIONS
from dateline.errors import UsageError


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (("find", "kerman", "-drone"), ("kerman", "-drone")),
        (("find", "--limit", "3", "kerman"), ("kerman",)),
        (("find", "--limit=3", "--sort", "-killed", "kerman"), ("kerman",)),
        (("find", "--", "--json"), ("--json",)),
        (("--", "find"), ("find",)),
        (("kerman", "find"), ("kerman", "find")),
        (("--json", "kerman"), ("kerman",)),
    ],
)
def test_what_is_no_declared_option_is_query(argv: tuple[str, ...], words: tuple[str, ...]) -> None:
    assert read_arguments(argv).words == words


def test_json_without_a_verb_is_find() -> None:
    assert read_arguments(["--json", "kerman"]).command.verb == "find"


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (("fnd",), "`fnd` is no command. Did you mean `dateline find`?"),
        (("--jsn", "kerman"), "There is no option `--jsn`. Did you mean --json?"),
        (("find", "--as-of"), "--as-of needs a value"),
        (("find", "--as-of", "2024-13-01"), "there is no month 13"),
        (("find", "--limit", "x"), "`x` is no whole number"),
        (("find", "--color", "purple"), "`purple` is none of auto, always, never"),
        (("find", "--json=1"), "--json takes no value"),
        (("show", "--limit", "3", "kerman"), "takes no --limit"),
    ],
)
def test_what_cannot_be_understood_says_what_would_be(argv: tuple[str, ...], says: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_arguments(argv)
    assert says in str(caught.value)


def test_edits_count_letters() -> None:
    assert [edits("find", w) for w in ("find", "fnd", "fined", "bind", "schema")] == [0, 1, 1, 1, 6]


@pytest.mark.parametrize(
    ("argv", "code", "says"),
    [
        (("find", "nothing-like-this"), 1, "Nothing found."),
        (("find", "contry:IR"), 2, "Did you mean `country:`?"),
        (("find", '"open'), 2, "A quotation mark is not closed"),
        (("find", "killed:x"), 2, "`killed` takes a figure"),
        (("find", "date:2024..2023"), 2, "The range runs backwards."),
        (("show",), 2, "Name an incident"),
        (("show", "zzz"), 1, "No incident is called `zzz`"),
        (("show", "broken"), 1, "has problems and cannot be shown"),
        (("show", "20"), 1, "fits 2 incidents"),
        (("ladder", "harbour", "kiled"), 1, "has no point `kiled`"),
        (("ladder", "elsewhere", "injured"), 1, "Nobody had said anything"),
        (("check",), 1, "4 errors"),
        (("check", "no-such-file.yaml"), 3, "There is no file"),
        (("help", "quory"), 1, "Did you mean `dateline help query`?"),
        (("schema", "x"), 2, "takes nothing"),
    ],
)
def test_exit_codes_and_sentences(argv: tuple[str, ...], code: int, says: str, run: Run) -> None:
    done = run(*argv)
    assert done.code == code
    assert says in done.err + done.out
    assert "Traceback" not in done.err


def test_a_caret_stands_under_the_place(run: Run) -> None:
    lines = run("find", "harbour", "contry:IR").err.splitlines()
    assert lines[1].index("contry") == lines[2].index("^")


def test_a_library_that_is_none_is_exit_3(run: Run, tmp_path: Path) -> None:
    done = run("find", "x", "--library", str(tmp_path / "none"))
    assert (done.code, "is no folder" in done.err) == (3, True)


def test_one_file_is_checked_with_its_names(run: Run) -> None:
    done = run("check", str(LIBRARY / "2024-02-10-harbour-bombing.yaml"))
    assert done.code == 0
    assert "killed#6" in done.out
    assert "k33" not in done.out


def test_a_folder_is_checked(run: Run) -> None:
    assert run("check", str(LIBRARY)).code == 1


def test_every_command_has_a_page_that_begins_with_examples() -> None:
    for command in COMMANDS:
        page = command.page
        first = page.split("\n\n")[1]
        assert first.startswith("    dateline"), command.verb
        assert f"dateline {command.verb}" in first


def test_every_option_has_a_meaning_and_is_told_by_help(run: Run) -> None:
    told = run("--help").out + "".join(run(c.verb, "--help").out for c in COMMANDS)
    for option in OPTIONS.values():
        assert option.doc
        assert option.name in told or option.name == "--version"


def test_the_man_page_has_every_command(run: Run) -> None:
    page = run("help", "--man").out
    assert page.startswith(".TH DATELINE 1")
    assert all(f".SS {command.verb}\n" in page for command in COMMANDS)


def test_version(run: Run) -> None:
    from dateline import __version__

    assert run("--version").out == f"dateline {__version__}\n"


def test_a_misspelt_name_is_answered_in_words_and_not_to_a_program(run: Run) -> None:
    done = run("find", "harbuor", "bombing")
    assert (done.code, done.err.splitlines()[0]) == (0, "Nothing has `harbuor`; this is for `harbour`.")
    assert "2024-02-10-harbour-bombing" in done.out
    done = run("find", "harbuor", "--jsonl")
    assert (done.code, done.out, done.err) == (1, "", "")
