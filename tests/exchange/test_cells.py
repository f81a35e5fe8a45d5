"""CSV: as RFC 4180 has it; what a spreadsheet would work out is marked, and the mark can be taken away without a doubt."""

from __future__ import annotations

import re
from itertools import product

import pytest

from dateline.exchange.csv import guarded
from dateline.exchange.markdown import escaped


@pytest.mark.parametrize("text", ["=1", "  =1", "\u00a0+1", "-2", "@a", "＝1", "'=1", "''+1", "'  '=1", "＋1", "－1", "＠a", "\t=1"])
def test_a_cell_that_a_spreadsheet_would_work_out_is_marked(text: str) -> None:
    assert guarded(text).startswith(f"'{text[0]}")


@pytest.mark.parametrize("separator", [";", "\t", "|", "\n", "; "])
def test_a_part_of_a_cell_that_another_separator_would_make_a_cell_is_marked(separator: str) -> None:
    assert guarded(f"a{separator}=1+1; b") == f"a{separator[0]}'{separator[1:]}=1+1; b"


@pytest.mark.parametrize("text", ["'Ndrangheta", "84", "a = b", "", "Al-Tanf", "it's -1"])
def test_any_other_cell_is_as_it_was(text: str) -> None:
    assert guarded(text) == text


def test_taking_the_mark_away_gives_every_cell_back() -> None:
    """A ' is a mark where what stands behind it would have been given one, and nowhere else; so the manual says it."""
    mark = re.compile(r"(^|[;\t\n|])'(?=[\s']*[=+@\t\r＝＋－＠-])")
    for text in ("".join(signs) for length in range(6) for signs in product("' =a;\t", repeat=length)):
        assert mark.sub(r"\1", guarded(text)) == text


def test_no_mark_of_markdown_takes_a_qualifier_away() -> None:
    assert escaped("~~alleged~~ &lt;b&gt; $x$ R&D") == r"\~\~alleged\~\~ \&lt;b\&gt; \$x\$ R&D"
    assert escaped("https://lie.example WWW.lie.example me@lie.example 3:45 // @") == (
        r"https\://lie.example WWW\.lie.example me\@lie.example 3:45 // @"
    )
    assert [escaped(text) for text in ("1. a", "- a", "+", "1.5 -2")] == [r"1\. a", r"\- a", r"\+", "1.5 -2"]
