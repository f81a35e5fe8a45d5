"""CSV: as RFC 4180 has it; what a spreadsheet would work out is marked, and the mark can be taken away without a doubt."""

from __future__ import annotations

from itertools import product

import pytest

from dateline.exchange.csv import guarded
from dateline.exchange.markdown import escaped


@pytest.mark.parametrize("text", ["=1", "  =1", "\u00a0+1", "-2", "@a", "＝1", "'=1", "''+1", "'  '=1", "\n=1"])
def test_a_cell_that_a_spreadsheet_would_work_out_is_marked(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["'Ndrangheta", "84", "a = b", "", "Al-Tanf", "it's -1"])
def test_any_other_cell_is_as_it_was(text: str) -> None:
    assert guarded(text) == text


def test_taking_the_mark_away_gives_every_cell_back() -> None:
    """A ' is a mark where what stands behind it would have been given one, and nowhere else."""
    for text in ("".join(signs) for length in range(6) for signs in product("' =a", repeat=length)):
        cell = guarded(text)
        assert (cell[1:] if cell.startswith("'") and guarded(cell[1:]) != cell[1:] else cell) == text


def test_no_mark_of_markdown_takes_a_qualifier_away() -> None:
    assert escaped("~~alleged~~ &lt;b&gt; $x$ R&D") == r"\~\~alleged\~\~ \&lt;b\&gt; \$x\$ R&D"
    assert [escaped(text) for text in ("1. a", "- a", "+", "1.5 -2")] == [r"1\. a", r"\- a", r"\+", "1.5 -2"]
