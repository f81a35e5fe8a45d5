"""`cite`: which documents, with whom, as of when, what is held, and the commit of the file."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cli.running import LIBRARY, Run
from dateline.cli.arguments import read_arguments
from dateline.errors import UsageError

HARBOUR = "2024-02-10-harbour-bombing"


def held_library(folder: Path) -> str:
    """The small library with a held source, a held claim and a held action."""
    library = folder / "library"
    shutil.copytree(LIBRARY, library)
    file = library / f"{HARBOUR}.yaml"
    text = file.read_text("utf-8")
    text = text.replace("  blog: {", "  blog: {hold: embargoed, ").replace("{id: k31,", "{id: k31, hold: off the record,")
    file.write_text(text.replace("    kind: arrest\n", "    kind: arrest\n    hold: court order\n"), "utf-8")
    return str(library)


def test_what_a_held_publisher_alone_says_is_no_line(run: Run, tmp_path: Path) -> None:
    library = Path(held_library(tmp_path))
    file = library / f"{HARBOUR}.yaml"
    text = file.read_text("utf-8").replace("{publisher: The Harbour Paper,", "{publisher: shoppers,")
    file.write_text(text.replace("shoppers: {name", "shoppers: {hold: they asked, name"), "utf-8")
    printed = run("line", "harbour", "--library", str(library)).out
    assert "60 people were injured" in printed
    assert [word for word in ("shoppers", "33", "31 ", "Red Band North") if word in printed] == []
    assert "33 people were killed" in run("line", "harbour", "--with-held", "--library", str(library)).out


def keys(run: Run, *argv: str) -> list[str]:
    done = run("cite", *argv, "--json", "--read-only")
    return [one["key"].removeprefix(f"{HARBOUR}.") for one in json.loads(done.out)["citations"]]


def test_what_is_cited(run: Run) -> None:
    assert keys(run, "harbour") == ["wire-1", "wire-2", "paper", "blog"]
    assert keys(run, "harbour", "paper", "wire-2", "paper") == ["paper", "wire-2"]
    assert keys(run, "harbour", "k31", "a2") == ["wire-2.k31", "wire-2.a2"]
    assert keys(run, "harbour", "killed#6", "pap") == ["wire-1.killed.6", "paper"]
    assert keys(run, "harbour", "killed") == ["paper.k33"]
    assert keys(run, "harbour", "market", "wire-1") == ["wire-1"]


def test_as_of_leaves_out_what_came_later(run: Run) -> None:
    assert keys(run, "harbour", "--as-of", "2024-02-11") == ["wire-1", "wire-2"]
    assert keys(run, "harbour", "killed", "--as-of", "2024-02-10") == ["wire-1.k40"]
    done = run("cite", "harbour", "k31", "paper", "--as-of", "2024-02-10")
    assert (done.code, done.out) == (1, "")
    assert "Not known by the end of 2024-02-10: k31, paper." in done.err
    assert json.loads(run("cite", "harbour", "k40", "--as-of", "2024-02-10", "--json").out)["citations"][0]["standing"] == "stands"
    assert json.loads(run("cite", "harbour", "k40", "--json").out)["citations"][0]["standing"] == "replaced"


@pytest.mark.parametrize(
    ("argv", "code", "says"),
    [
        ((), 2, "Name an incident"),
        (("harbour", "k99"), 1, "has no source, claim or action `k99`"),
        (("harbour", "wire"), 1, "`wire` fits 2 records"),
        (("harbour", "wrie-1"), 1, "Did you mean `wire-1`"),
        (("harbour", "--style", "apa"), 2, "`apa` is none of ap, chicago, csl-json, bibtex"),
        (("nowhere",), 1, "No incident is called"),
    ],
)
def test_what_cannot_be_cited_is_told(argv: tuple[str, ...], code: int, says: str, run: Run) -> None:
    done = run("cite", *argv)
    assert (done.code, done.out) == (code, "")
    assert says in done.err


def test_one_option_takes_other_words_for_another_command() -> None:
    assert read_arguments(["cite", "x", "--style", "chicago"]).chosen.style == "chicago"
    assert read_arguments(["--style=bibtex", "cite", "x"]).chosen.style == "bibtex"
    assert read_arguments(["line", "x", "--style", "reuters"]).chosen.style == "reuters"
    for argv in (["line", "x", "--style", "chicago"], ["cite", "x", "--style", "reuters"], ["find", "x", "--style", "ap"]):
        with pytest.raises(UsageError, match=r"none of|takes no --style"):
            read_arguments(argv)
    for verb, words in (("cite", "ap|chicago|csl-json|bibtex"), ("line", "plain|ap|reuters")):
        with pytest.raises(UsageError, match=re.escape(f"--style {words}.")):
            read_arguments([verb, "x", "--style"])


def test_what_is_held_is_left_out_unless_it_is_asked_for(run: Run, tmp_path: Path) -> None:
    library = held_library(tmp_path)
    done = run("cite", "harbour", "--library", library, "--read-only")
    assert "blog" not in done.out
    assert "1 held record is left out; --with-held takes it in." in done.err
    none = run("cite", "harbour", "k31", "a2", "--library", library)
    assert (none.code, none.out) == (1, "")
    assert "2 held records are left out" in none.err
    assert "held" not in run("cite", "harbour", "k40", "--library", library).out
    told = run("cite", "harbour", "k31", "blog", "--with-held", "--library", library)
    assert (told.code, "blog" in told.out, "k31" in told.out) == (0, True, True)


def test_a_citation_names_the_commit_of_the_file(run: Run, tmp_path: Path) -> None:
    if shutil.which("git") is None:
        pytest.skip("git is not installed here")
    library = tmp_path / "library"
    shutil.copytree(LIBRARY, library)
    who = ("-c", "user.name=x", "-c", "user.email=x@x.example")
    for arguments in (("init", "-q"), ("add", "."), (*who, "commit", "-q", "-m", "x")):
        subprocess.run(["git", *arguments], cwd=library, check=True, env={"PATH": os.environ["PATH"], "HOME": str(tmp_path)})
    asked = ("cite", "harbour", "k31", "--library", str(library), "--json")
    shape = json.loads(run(*asked).out)
    assert len(shape["commit"]) == 40
    assert shape["changed"] is False
    assert f"commit {shape['commit'][:12]}]" in shape["citations"][0]["text"]
    assert json.loads(run(*asked, "--read-only").out)["commit"] is None
    with (library / f"{HARBOUR}.yaml").open("a") as file:
        file.write("# more\n")
    assert "and changed since]" in json.loads(run(*asked).out)["citations"][0]["text"]


def test_only_chicago_loads_the_processor(environment: dict[str, str]) -> None:
    code = "import os, sys; from dateline.cli.main import main; main(sys.argv[1:], os.environ); print(*sys.modules, file=sys.stderr)"
    for style in ("ap", "bibtex", "csl-json", "chicago"):
        argv = [sys.executable, "-c", code, "cite", "harbour", "--style", style, "--read-only"]
        done = subprocess.run(argv, env=environment, capture_output=True, text=True, check=True)
        loaded = {name.partition(".")[0] for name in done.stderr.split()}
        assert ({"citeproc", "lxml"} <= loaded) == (style == "chicago")
