"""Files that are no YAML or no text, or hold raw characters: told in words, in their place."""

from __future__ import annotations

import pytest
import yaml

from dateline.model.problem import Problem
from files.writing import BASE, changed, errors, expect, more, read, rules


def only(text: str | bytes) -> Problem:
    """The one problem of a file."""
    reading = read(text)
    assert reading.incident is None
    (problem,) = errors(reading)
    return problem


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        (changed("status: developing", "<<<<<<< HEAD\nstatus: developing\n=======\nstatus: settled\n>>>>>>> other"), 6, "git conflict marker"),
        (changed("    - {id: k20", "<<<<<<< HEAD\n    - {id: k20"), 15, "git conflict marker"),
        (changed("claims:\n", "=======\nclaims:\n"), 13, "git conflict marker"),
        (more(">>>>>>> theirs\n"), 18, "git conflict marker"),
        (changed("  killed:", "\tkilled:"), 14, "tab"),
        (changed("  police: {", "  \tpolice: {"), 9, "tab"),
        (changed("title: Bombing in the town", "title: Bombing: the town"), 1, "must be quoted"),
        (changed("title: Bombing in the town", "title: %50 dead"), 1, "`'%50 dead'`"),
        (changed("title: Bombing in the town", "title: @town"), 1, "must be quoted"),
        (changed("title: Bombing in the town", "title: >=91"), 1, "must be quoted"),
        (changed("title: Bombing in the town", "title: 'Bombing"), 0, "The quotation mark that opens in line 1, column 8 is not closed."),
        (more("tags: [@x]\n"), 18, "`'@x'`"),
        (more("published:\n  - {figure: >=91}\n"), 19, "`'>=91'`"),
        (more("tags: [x\nid: y\n"), 18, "The bracket `[` that opens in line 18, column 7 is not closed."),
        (changed("[suicide-bombing]", "[suicide-bombing"), 0, ""),
        (changed("{name: Town, country: IR}", "{name: Town, country: IR"), 0, ""),
        (changed("  wire: {", " wire: {").replace("sources:\n", "sources:\n  a: {publisher: P}\n"), 13, ""),
        (changed("title: Bombing in the town", r'title: "\q"'), 1, "use single quotes"),
        ("title: x\n  date: y\n", 2, ""),
    ],
)
def test_what_is_no_yaml_is_told_in_words_with_its_line(text: str, line: int, says: str) -> None:
    problem = only(text)
    assert problem.rule == "syntax"
    assert says in problem.message
    assert problem.column >= 1
    assert problem.line >= 1
    assert not line or line - 1 <= problem.line <= line + 1


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("", "empty"),
        ("\n\n# only a comment\n", "empty"),
        ("---\n", "structure"),
        ("- a\n- b\n", "structure"),
        ("just text\n", "structure"),
        ("\ufeff", "empty"),
    ],
)
def test_a_file_that_is_no_mapping_says_so(text: str, rule: str) -> None:
    assert only(text).rule == rule


def test_a_second_document_and_a_directive_are_problems() -> None:
    expect(more("§---\ntitle: second\n"), "document")
    assert [(p.line, p.column, p.rule) for p in errors(read("%YAML 1.2\n---\n" + BASE))] == [(1, 1, "directive")]


def test_a_second_document_hides_no_problem_of_the_first() -> None:
    assert rules(changed("status: developing", "status: open") + "---\ntitle: second\n") == ["status", "document"]


@pytest.mark.parametrize("code", [0x00, 0x07, 0x08, 0x0B, 0x0C, 0x1B, 0x7F, 0x80, 0x85, 0x9B, 0x2028, 0x2029, 0xFFFE, 0xFFFF])
def test_a_raw_control_character_is_a_problem_in_its_place(code: int) -> None:
    (problem,) = expect(changed("Bombing in", f"Bombing§{chr(code)} in"), "raw-character")
    assert f"U+{code:04X}" in problem.message


def test_a_byte_order_mark_is_no_column() -> None:
    for line in ("title: a\x07b", "title: [x]"):
        plain, with_mark = (errors(read(mark + BASE.replace("title: Bombing in the town", line))) for mark in ("", "\ufeff"))
        assert plain == with_mark
        assert len(plain) == 1


def test_a_bare_carriage_return_is_a_problem_and_a_windows_line_end_is_none() -> None:
    expect(changed("Bombing in", "Bombing§\r in"), "raw-character")
    assert read(BASE.replace("\n", "\r\n")).problems == ()


def test_a_raw_character_in_a_comment_hides_nothing_either() -> None:
    expect(more("# §\x1b[31m\n"), "raw-character")
    expect(more("# quiet§\u2028accept: []\n"), "raw-character")


@pytest.mark.parametrize(
    ("raw", "rule", "line", "column"),
    [
        (BASE.encode("utf-16"), "format", 1, 1),
        (BASE.encode("utf-32"), "format", 1, 1),
        (b"\xfe\xff" + BASE.encode("utf-16-be"), "format", 1, 1),
        (b"\x1f\x8b\x08\x00", "format", 1, 1),
        (b"%PDF-1.7", "format", 1, 1),
        (b"PK\x03\x04", "format", 1, 1),
        (b"version https://git-lfs.github.com/spec/v1\n", "format", 1, 1),
        (b"\x00GITCRYPT\x00", "format", 1, 1),
        (BASE.replace("Bombing", "Bömbing").encode("latin-1"), "encoding", 1, 9),
        (BASE.encode() + b"note: \xed\xa0\x80\n", "encoding", 18, 7),
        (BASE.encode() + b"note: \xc0\xaf\n", "encoding", 18, 7),
    ],
)
def test_what_is_not_utf8_is_named_for_what_it_is(raw: bytes, rule: str, line: int, column: int) -> None:
    problem = only(raw)
    assert (problem.rule, problem.line, problem.column) == (rule, line, column)


def test_utf16_without_a_mark_is_refused() -> None:
    assert set(rules(BASE.encode("utf-16-le"))) <= {"raw-character", "structure", "syntax"}
    assert read(BASE.encode("utf-16-le")).incident is None


def test_the_place_of_a_wrong_byte_is_counted_in_characters() -> None:
    problem = only("title: سلام ".encode() + b"\xff\n")
    assert (problem.line, problem.column) == (1, 13)


@pytest.mark.parametrize("text", [BASE, more("aka: &a [!b c, *a]\n? [d]\n: e\naka: again\n")])
def test_without_libyaml_the_same_is_read(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    quick = read(text)
    monkeypatch.setattr("dateline.files.events._LOADER", yaml.Loader)
    monkeypatch.setattr("dateline.files.events._BINDING_MAKES_NODES", False)
    assert read(text) == quick
