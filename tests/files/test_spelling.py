"""Texts as scalars: what reads back is exactly what was given, and what a guessing reader could mistake is quoted."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from dateline.files.events import Mapping, Scalar, Sequence
from dateline.files.nodes import parse_nodes
from dateline.files.report import Report
from dateline.files.text import decode
from dateline.files.writing.records import Style, block_record, entry_lines, flow_record
from dateline.files.writing.spelling import spelled
from dateline.model.actor import Actor
from dateline.model.claim import Claim
from dateline.model.fields import fields_of
from dateline.model.incident import Question

NOTE = fields_of(Claim)["note"].rule
VALUE = fields_of(Claim)["value"].rule
BY = fields_of(Claim)["by"].rule
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80)


def read_back(text: str) -> Mapping:
    """The nodes of a text that must read without a single complaint."""
    report = Report("")
    decoded = decode(text.encode(), report)
    root = parse_nodes(decoded, report) if decoded is not None else None
    assert not report.found, (report.found, text)
    assert root is not None
    return root


def texts(root: Mapping, key: str) -> str | list[str]:
    node = root.pairs[key][1]
    if isinstance(node, Sequence):
        return [item.text for item in node.items if isinstance(item, Scalar)]
    assert isinstance(node, Scalar)
    return node.text


@given(TEXTS)
@example("- x")
@example("a: b")
@example("a #b")
@example("'\"\\")
@example("&a *b !c |d >e %f @g `h")
@example("? a")
@example("x:")
@example("\x1b[31m\x00\x7f\x85\u2028\u2029\ufeff\u202e")
@example("---")
@example("...")
@example("\n")
@example("a\n\n b\t")
@example(" a ")
@example("[a, {b}]")
@example("https://x.y/z?a=b#c,d")
@example("سلام\u200cها")
@example("\U000e0041")
def test_a_text_reads_back_in_every_style(text: str) -> None:
    values = {"text": text, "note": text}
    block = read_back("\n".join(block_record(Question, values, 0)) + "\n")
    assert (texts(block, "text"), texts(block, "note")) == (text, text)
    flow = read_back(f"a: {flow_record(Question, values)}\n").pairs["a"][1]
    assert isinstance(flow, Mapping)
    assert (texts(flow, "text"), texts(flow, "note")) == (text, text)


@given(st.lists(TEXTS, min_size=2, max_size=4))
def test_a_list_reads_back(items: list[str]) -> None:
    root = read_back("\n".join(block_record(Actor, {"aka": tuple(items)}, 0)) + "\n")
    assert texts(root, "aka") == items


@pytest.mark.parametrize(
    "text", ["no", "NO", "on", "Yes", "null", "~", "0123", "1e5", "0x1f", "15:30", "1_000", ".5", "=", "<<", "True", "2024-01-03"]
)
def test_what_a_guessing_reader_could_mistake_is_quoted(text: str) -> None:
    assert yaml.safe_load(spelled(text, NOTE, flow=False)) == text


@pytest.mark.parametrize(
    ("text", "plain"),
    [("84", True), ("80-90", True), ("~150", True), (">=94", False), ("<12", False), ("0", True), ("007", False), ("somebody trained abroad", True)],
)
def test_figures_are_written_as_the_library_writes_them(text: str, plain: bool) -> None:
    assert (spelled(text, VALUE, flow=True) == text) is plain


def test_what_cannot_be_seen_is_written_by_code_and_honest_spelling_is_not() -> None:
    assert spelled("a\u202eb", NOTE, flow=False) == '"a\\u202eb"'
    assert spelled("می\u200cگوید", NOTE, flow=False) == "می\u200cگوید"


def test_a_long_text_is_folded_and_a_short_record_is_not() -> None:
    long = "word " * 60 + "end"
    lines = entry_lines(Question, {"text": long}, 2, Style())
    assert lines[0] == "  - text: >-"
    assert max(map(len, lines)) <= 150
    assert entry_lines(Question, {"text": "Who?"}, 2, Style()) == ["  - {text: Who?}"]
    assert entry_lines(Question, {"text": "Who?"}, 2, Style(flow=False)) == ["  - text: Who?"]


def test_a_text_that_is_no_utf_8_is_refused() -> None:
    with pytest.raises(ValueError, match="UTF-8"):
        spelled("\udcff", NOTE, flow=False)


def test_ids_are_quoted_where_they_are_words_of_yaml() -> None:
    assert spelled("no", BY, flow=True) == '"no"'
    assert spelled("isis-k", BY, flow=True) == "isis-k"
