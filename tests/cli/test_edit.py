"""`edit`: an editor on a copy; what it leaves is read before it counts, and nothing that was typed is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.running import Run
from cli.writing import FILE, script, type_answers
from dateline.cli.editor import editor_command
from dateline.errors import UsageError
from library.copying import copied

SPOIL = "sed -i 's/^status: settled/status: setled/' \"$f\""
MEND = "sed -i 's/^status: .*/status: archived/' \"$f\""


@pytest.fixture
def root(tmp_path: Path, environment: dict[str, str]) -> Path:
    """A library that `run` works on and may change."""
    root = copied(tmp_path)
    environment["DATELINE_LIBRARY"] = str(root)
    return root


def drafts(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "cache" / "dateline").glob("edit-*/*"))


def test_what_is_right_replaces_the_file(run: Run, root: Path, tmp_path: Path) -> None:
    done = run("edit", "harbour", EDITOR=str(script(tmp_path, MEND)))
    assert (done.code, done.out, done.err) == (0, f"{FILE}: written\n", "")
    assert "status: archived" in (root / FILE).read_text()
    assert drafts(tmp_path) == []


@pytest.mark.parametrize(
    ("name", "words", "holds"),
    [
        ("vim", ("harbour", "k31"), "id: k31"),
        ("nano", ("harbour", "injured"), "id: i60"),
        ("micro", ("harbour", "minister"), "minister: {name"),
        ("emacs", ("harbour", "wire-2"), "wire-2: {publisher"),
        ("nvim", ("harbour", "a2"), "id: a2"),
        ("vi", ("fish", "market", "killed#4"), "value: 50"),
        ("vi", ("harbour",), ""),
        ("something", ("harbour", "k31"), ""),
    ],
)
def test_it_opens_at_the_line_where_the_editor_can(name: str, words: tuple[str, ...], holds: str, run: Run, root: Path, tmp_path: Path) -> None:
    (root / FILE).write_text((root / FILE).read_text().replace("title: Harbour market bombing", "title: Harbour fish market bombing"))
    program = script(tmp_path, "true", name)
    assert run("edit", *words, VISUAL=f"'{program}' -w", EDITOR="false").code == 0
    *before, file = (tmp_path / "arguments").read_text().split()
    assert before[0] == "-w"
    assert (Path(file).is_absolute(), Path(file).name) == (True, FILE)
    if holds:
        assert holds in (root / FILE).read_text().splitlines()[int(before[1].removeprefix("+")) - 1]
    else:
        assert before == ["-w"]


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        ((), 2, "Name an incident"),
        (("harbour", "k99"), 1, "has no claim, source, action, actor or point `k99`"),
        (("nowhere",), 1, "No incident is called"),
        (("harbour", "--read-only"), 2, "--read-only"),
    ],
)
def test_what_it_cannot_open(words: tuple[str, ...], code: int, says: str, run: Run, root: Path, tmp_path: Path) -> None:
    done = run("edit", *words, EDITOR=str(script(tmp_path, MEND)))
    assert (done.code, says in done.err) == (code, True), done.err
    assert not (tmp_path / "arguments").exists()
    assert "status: settled" in (root / FILE).read_text()


def test_in_a_script_new_problems_are_refused_and_the_copy_is_kept(run: Run, root: Path, tmp_path: Path) -> None:
    old = (root / FILE).read_bytes()
    done = run("edit", "harbour", EDITOR=str(script(tmp_path, SPOIL)))
    assert done.code == 1
    assert f"{FILE}:8:9: error status: `setled` is no status. Did you mean `settled`?" in done.err
    assert (root / FILE).read_bytes() == old
    (kept,) = drafts(tmp_path)
    assert str(kept) in done.err
    assert b"setled" in kept.read_bytes()


def test_a_person_edits_again(run: Run, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    body = f'if grep -q setled "$f"; then {MEND}; else {SPOIL}; fi'
    asked = type_answers(monkeypatch, ["x", "e"])
    assert run("edit", "harbour", EDITOR=str(script(tmp_path, body, "vim"))).code == 0
    assert "status: archived" in (root / FILE).read_text()
    assert asked.getvalue().count("[e]dit again") == 2
    assert (tmp_path / "arguments").read_text().splitlines()[1].startswith("+8 ")
    assert drafts(tmp_path) == []


def test_a_person_keeps_it_with_its_problems(run: Run, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    type_answers(monkeypatch, ["k"])
    assert run("edit", "harbour", EDITOR=str(script(tmp_path, SPOIL))).code == 0
    assert "status: setled" in (root / FILE).read_text()
    assert run("edit", "harbour", EDITOR=str(script(tmp_path, MEND))).code == 0  # a broken file is found by its name
    assert "status: archived" in (root / FILE).read_text()


@pytest.mark.parametrize(("answers", "kept"), [(["t"], 0), ([], 1)])
def test_a_person_throws_it_away_or_leaves(
    answers: list[str], kept: int, run: Run, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = (root / FILE).read_bytes()
    type_answers(monkeypatch, answers)
    assert run("edit", "harbour", EDITOR=str(script(tmp_path, SPOIL))).code == 1
    assert (root / FILE).read_bytes() == old
    assert len(drafts(tmp_path)) == kept


def test_a_file_that_somebody_changed_meanwhile_is_not_overwritten(run: Run, root: Path, tmp_path: Path) -> None:
    done = run("edit", "harbour", EDITOR=str(script(tmp_path, f"{MEND}; echo '# theirs' >> {root / FILE}")))
    assert (done.code, "was changed by somebody else" in done.err) == (1, True)
    assert (root / FILE).read_text().endswith("# theirs\n")
    assert "status: archived" in drafts(tmp_path)[0].read_text()


def test_an_editor_that_changes_nothing_or_fails(run: Run, root: Path, tmp_path: Path) -> None:
    old = (root / FILE).read_bytes()
    assert "Nothing was changed." in run("edit", "harbour", EDITOR=str(script(tmp_path, "true"))).err
    assert drafts(tmp_path) == []
    done = run("edit", "harbour", EDITOR=str(script(tmp_path, 'rm "$f"')))
    assert (done.code, "is kept in" in done.err) == (3, False)
    done = run("edit", "harbour", EDITOR=str(script(tmp_path, f"{MEND}; exit 3")))
    assert (done.code, "exit code 3" in done.err) == (1, True)
    assert (root / FILE).read_bytes() == old


def test_an_old_problem_may_stay(run: Run, root: Path, tmp_path: Path) -> None:
    body = "sed -i 's/^title: .*/title: Another title/' \"$f\""
    assert run("edit", "broken", EDITOR=str(script(tmp_path, body))).code == 0
    assert "title: Another title" in (root / "2024-03-03-broken-shooting.yaml").read_text()


def test_names_are_edited_too(run: Run, root: Path, tmp_path: Path) -> None:
    assert run("edit", "names.yaml", EDITOR=str(script(tmp_path, "echo 'new-wire: {name: New Wire, kind: media}' >> \"$f\""))).code == 0
    assert "new-wire" in (root / "names.yaml").read_text()
    done = run("edit", "names.yaml", EDITOR=str(script(tmp_path, "echo 'newer: {part_of: nobody}' >> \"$f\"")))
    assert (done.code, "`nobody` is not defined" in done.err) == (1, True)


def test_while_names_are_broken_it_is_said_and_what_they_said_before_counts(run: Run, root: Path, tmp_path: Path) -> None:
    assert run("find", "harbour").code == 0
    (root / "names.yaml").write_text("red-band: [\n")
    done = run("edit", "harbour", EDITOR=str(script(tmp_path, MEND)))
    said = "names.yaml is broken, so the names that it had before count; `dateline check` tells what is wrong.\n"
    assert (done.code, done.out, done.err) == (0, f"{FILE}: written\n", said)
    assert run("add", "harbour", "question", "--text", "Who?").err == said == run("show", "harbour").err
    fresh = {"XDG_CACHE_HOME": str(tmp_path / "fresh"), "EDITOR": str(script(tmp_path, SPOIL.replace("settled/", "archived/")))}
    done = run("edit", "harbour", **fresh)
    assert done.err.splitlines()[0] == "names.yaml is broken, so only what can be read of it counts; `dateline check` tells what is wrong."
    assert done.err.count("error") == 2
    assert "`red-band-north`" in done.err


def test_the_editor_is_words_and_never_a_shell(tmp_path: Path) -> None:
    script(tmp_path, "true", "my editor")
    path = {"PATH": f"{tmp_path}:/usr/bin:/bin"}
    assert editor_command({"EDITOR": "'my editor' -w ';' $(x)", **path}) == [str(tmp_path / "my editor"), "-w", ";", "$(x)"]
    for wrong, says in (("no-such-editor", "no such program"), ("'open", "not closed")):
        with pytest.raises(UsageError, match=says):
            editor_command({"EDITOR": wrong, **path})
    with pytest.raises(UsageError, match=r"set \$EDITOR"):
        editor_command({"PATH": str(tmp_path)})
    script(tmp_path, "true", "nano")
    assert editor_command({"VISUAL": " ", **path | {"PATH": str(tmp_path)}}) == [str(tmp_path / "nano")]
