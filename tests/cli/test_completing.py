"""What TAB may put where the cursor is: every kind of word of the command line, from the index alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cli.running import TODAY, Ran, Run
from cli.test_cite import held_library
from dateline.cli.commands import COMMANDS, HIDDEN
from dateline.cli.complete import split_line
from dateline.cli.main import main

BREAKS = " \t\n\"'@><=;|&(:"
HARBOUR, ELSEWHERE = "2024-02-10-harbour-bombing", "2023-05-05-elsewhere-shooting"


Ask = Callable[..., Ran]


@pytest.fixture
def ask(environment: dict[str, str], capsys: pytest.CaptureFixture[str]) -> Ask:
    """Runs `dateline complete … -- WORDS`, the index made before, as any command does."""

    def call(*words: str, before: tuple[str, ...] = (), index: bool = True) -> Ran:
        if index:
            main(["index", *before], environment)
        capsys.readouterr()
        code = main(["complete", "--today", TODAY, *before, "--", *words], environment)
        done = capsys.readouterr()
        assert done.err == "" or code == 2
        return Ran(code, done.out, done.err)

    return call


def completed(ask: Ask, *words: str, before: tuple[str, ...] = ()) -> list[str]:
    """The values that could stand in the place of the last word."""
    return [line.partition("\t")[0] for line in ask("words", *words, before=before).out.splitlines()]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("fin",), ["find"]),
        (("ladd",), ["ladder"]),
        (("find", "acto"), ["actor:"]),
        (("find", "actor:red"), ["actor:red-band", "actor:red-band-north"]),
        (("find", "actor:krasn"), ["actor:red-band"]),
        (("find", "harbour", "kind:suicide-b"), ["kind:suicide-bombing"]),
        (("find", "-kind:suicide-b"), ["-kind:suicide-bombing"]),
        (("find", "actor:rbn kind:suicide-b"), ["actor:rbn kind:suicide-bombing"]),
        (("find", "(is:dis"), ["(is:disputed"]),
        (("find", "country:p"), ["country:PK"]),
        (("find", "place:h"), ["place:harbour"]),
        (("find", "tag:"), ["tag:markets"]),
        (("find", "lang:f"), ["lang:fa"]),
        (("find", "source:exam"), ["source:example-wire"]),
        (("find", "related:harb"), [f"related:{HARBOUR}"]),
        (("find", "sort:-kil"), ["sort:-killed"]),
        (("find", "killed:"), []),
        (("find", "--as"), ["--as-of"]),
        (("find", "--sort", "-ki"), ["-killed"]),
        (("find", "--", "--as"), []),
        (("acto",), ["actor:"]),
        (("export", "ht"), ["html"]),
        (("export", "html", "acto"), ["actor:"]),
        (("export", "html", "--to", ""), [":paths"]),
        (("show", "harb"), [HARBOUR]),
        (("show", "20"), [HARBOUR, ELSEWHERE]),
        (("show", "market"), [HARBOUR]),
        (("show", HARBOUR, ""), []),
        (("line", "harbour", "ki"), ["killed"]),
        (("line", "harbour", "market", "attr"), ["attribution"]),
        (("line", "harbour", "killed", "inj"), ["injured"]),
        (("line", "harbour", "--style", ""), ["plain", "ap", "reuters"]),
        (("cite", "harbour", "--style", "c"), ["chicago", "csl-json"]),
        (("cite", "harbour", "--style=c"), ["--style=chicago", "--style=csl-json"]),
        (("cite", "harbour", "wire-1", "k3"), ["k31", "k33"]),
        (("cite", "harbour", "pap"), ["paper"]),
        (("show", "harbour", "--as-of", "2024-02-1"), ["2024-02-10", "2024-02-11", "2024-02-12"]),
        (("completion", ""), ["bash", "zsh", "fish"]),
        (("help", "read"), ["reading"]),
        (("who", "navid"), ["minister"]),
        (("check", "x"), [":paths"]),
        (("find", "--library", ""), [":paths"]),
        (("--color", "n"), ["never"]),
        (("add", "harbour", "cla"), ["claim"]),
        (("add", "harbour", "claim", "--sour"), ["--source"]),
        (("add", "harbour", "claim", "--point", "killed", "--source", "wi"), ["wire-1", "wire-2"]),
        (("new", "--kind", "suicide-b"), ["suicide-bombing"]),
        (("schema", ""), []),
        (("nothing-like-this",), []),
    ],
)
def test_completes(words: tuple[str, ...], found: list[str], ask: Ask) -> None:
    assert completed(ask, *words) == found


def test_every_option_of_every_command_is_completed(ask: Ask) -> None:
    for command in COMMANDS:
        assert {option.name for option in command.options} <= set(completed(ask, command.verb, "--"))


def test_the_hidden_command_is_in_no_list(run: Run, ask: Ask) -> None:
    assert [command.verb for command in HIDDEN] == ["complete"]
    assert "dateline complete " not in run("help").out + run("help", "--man").out
    assert completed(ask, "complet") == ["completion"]
    assert run("complete").code == 2
    assert ask("words", "zzz").code == 1


def test_what_is_held_is_not_suggested(ask: Ask, tmp_path: Path) -> None:
    library = held_library(tmp_path)
    assert completed(ask, "cite", "harbour", "k3", before=("--library", library)) == ["k33"]
    assert completed(ask, f"--library={library}", "cite", "harbour", "blog") == []
    assert completed(ask, "--library", library, "cite", "harbour", "k3") == ["k33"]
    assert completed(ask, "--library", library, "find", "source:blog") == []
    assert completed(ask, "find", "source:blog") == ["source:blog"]


def test_without_an_index_the_names_of_the_files_are_known_and_none_is_read(ask: Ask, tmp_path: Path) -> None:
    assert ask("words", "show", "harb", index=False).out == f"{HARBOUR}\n"
    assert not (tmp_path / "cache").exists()


def test_a_name_that_a_shell_would_act_on_is_not_suggested(ask: Ask, tmp_path: Path) -> None:
    library = tmp_path / "library"
    library.mkdir()
    for name in ("a$(reboot)", "a b", "a;b", "a`b", "-a", "a\x1bb", "ab"):
        (library / f"{name}.yaml").write_text("x: 1\n")
    assert ask("words", "show", "a", before=("--library", str(library)), index=False).out == "ab\n"


@pytest.mark.parametrize(
    ("line", "words", "left"),
    [
        ("dateline find act", ["dateline", "find", "act"], "act"),
        ("dateline find actor:is", ["dateline", "find", "actor:is"], "is"),
        ("dateline find actor:", ["dateline", "find", "actor:"], ""),
        ("dateline find 'actor:is", ["dateline", "find", "actor:is"], "actor:is"),
        ("dateline find 'a b' \"c:d e", ["dateline", "find", "a b", "c:d e"], "c:d e"),
        ('dateline find by:"mini', ["dateline", "find", "by:mini"], "mini"),
        ("dateline cite --style=ch", ["dateline", "cite", "--style=ch"], "ch"),
        ("dateline show a\\ b", ["dateline", "show", "a b"], "a b"),
        ("dateline show ", ["dateline", "show", ""], ""),
        ("dateline find '' x", ["dateline", "find", "", "x"], "x"),
    ],
)
def test_a_line_of_bash_is_split_as_bash_does(line: str, words: list[str], left: str) -> None:
    found, kept = split_line(line, BREAKS)
    assert found == words
    assert found[-1][kept:] == left


def test_bash_gets_what_it_replaces(ask: Ask) -> None:
    assert ask("bash", "dateline find actor:red-band-", BREAKS).out.startswith("red-band-north\t")
    assert ask("bash", "dateline find actor:red-band-", " ").out.startswith("actor:red-band-north\t")


def test_the_scripts(run: Run) -> None:
    for shell in ("bash", "zsh", "fish"):
        assert "dateline complete -- " in run("completion", shell).out
    assert "Name the shell: `dateline completion bash|zsh|fish`" in run("completion", "tcsh").err
    assert run("completion").code == 2
