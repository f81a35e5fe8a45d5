"""No text of a file acts on the screen, and a long list costs what is seen of it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from textual.app import App, ComposeResult

from dateline.library.session import Session
from dateline.model.shown import Shown
from dateline.tui.app import DatelineApp
from dateline.tui.panes.record_list import RecordList
from dateline.tui.panes.strips import Strips
from dateline.tui.rendering.lines import LazyLines, Line, Piece, Rows, cut_line, fit, wrapped
from dateline.tui.rendering.listed import Opening, list_line
from dateline.tui.settings import Settings
from tui.driving import pane, press, screen, strip, text

_ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


async def test_markup_and_control_characters_are_shown_as_written(app: DatelineApp) -> None:
    async with app.run_test(size=(160, 48)) as pilot:
        await press(pilot, "j")
        title = "[/bold] [@click=app.exit]Shooting[/] [red]elsewhere <U+001B>[31m<U+0007>"
        assert title in " ".join(text(pilot, 2).split())
        for number in range(2, 6):
            await press(pilot, str(number))
            for _ in pane(pilot, number).rows.keys:
                await press(pilot, "j")
                everything = strip(pilot, "detail") + strip(pilot, "hint") + strip(pilot, "crumb") + text(pilot, number)
                assert not _ACTING.search(everything.replace("\n", ""))
        assert "Police [/x] <U+001B>]0;PWNE" in text(pilot, 3)
        assert "[link=http://evil.example" in text(pilot, 4)
        assert app.is_running


@pytest.mark.slow
async def test_clicks_on_every_cell_do_nothing(app: DatelineApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "j", "2")
        before = screen(pilot).selection.query
        for y in range(0, 24, 3):
            for x in range(0, 80, 11):
                await pilot.click(offset=(x, y))
        assert app.is_running
        assert screen(pilot).selection.query == before


async def test_a_hundred_thousand_rows_make_only_the_lines_that_are_seen() -> None:
    made: list[int] = []

    def make(number: int) -> Line:
        made.append(number)
        return (Piece(Shown(f"row {number}")),)

    class Long(App[None]):
        def compose(self) -> ComposeResult:
            yield RecordList(1, ascii_only=True)

    app = Long()
    async with app.run_test(size=(40, 12)) as pilot:
        listed = app.query_one(RecordList)
        listed.show(Rows(LazyLines(100_000, make), [str(n) for n in range(100_000)]))
        await pilot.pause()
        assert max(made) < 20
        made.clear()
        listed.go(99_999)
        await pilot.pause()
        assert set(made) <= set(range(99_980, 100_000))
        assert "row 99999" in "\n".join(listed.render_line(y).text for y in range(12))
        made.clear()
        listed.move(-1)
        await pilot.pause()
        assert set(made) == {99_998, 99_999}


@pytest.mark.parametrize("color", ["", "1"])
async def test_no_color_sends_no_colour(session: Session, monkeypatch: pytest.MonkeyPatch, color: str) -> None:
    if color:
        monkeypatch.setenv("NO_COLOR", color)
    app = DatelineApp(session)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "2")
        strips: list[Any] = list(app.screen._compositor.render_strips())
        from textual.color import Color

        shown = [s.apply_filter(f, Color(0, 0, 0)) for s in strips for f in app._filters if f.enabled] if color else strips
        coloured = [seg for s in shown for seg in s if seg.style and seg.style.color and seg.style.color.name != "default"]
        assert bool(coloured) is not bool(color)


async def test_a_terminal_without_utf8_gets_ascii(session: Session) -> None:
    app = DatelineApp(session, settings=Settings(ascii_only=True))
    async with app.run_test(size=(60, 15)) as pilot:
        await press(pilot, "2", "j")
        assert text(pilot, 1).isascii()
        assert text(pilot, 2).isascii()
        detail = screen(pilot).query_one("#detail", Strips)
        told = "".join(segment.text for y in range(detail.size.height) for segment in detail.render_line(y)).rstrip()
        assert told.isascii()
        assert told.endswith(".")


def test_a_line_that_is_cut_ends_with_an_ellipsis() -> None:
    def drawn(text: str, *, ascii_only: bool = False) -> str:
        listed = Opening(Rows([(Piece(Shown(text)),)], ["key"]), ascii_only=ascii_only)
        return "".join(text for text, _ in list_line(listed, 1, 12))

    assert drawn("reported by") == "▸ reported …"
    assert drawn("reported by", ascii_only=True) == "> reporte..."
    assert drawn("reporters   ") == "▸ reporters "  # blanks are nothing that is missed
    assert drawn("漢字漢字漢字") == "▸ 漢字漢字 …"
    assert [piece.text for piece in cut_line((Piece(Shown("Enter")), Piece(Shown(" open  "))), 11)] == ["Enter", " open  "]
    assert [piece.text for piece in cut_line((Piece(Shown("Enter")), Piece(Shown(" open  "))), 9)] == ["Enter", " op…"]


def test_lines_are_measured_in_cells() -> None:
    assert fit("漢字漢字", 5) == "漢字…"
    assert fit("سلام", 6) == "سلام  "
    assert fit("e\u0301a", 3) == "e\u0301a "
    assert wrapped(Shown("漢字漢字漢字 ab"), 4) == ["漢字", "漢字", "漢字", "ab"]
    assert wrapped(Shown("a bb ccc"), 4) == ["a bb", "ccc"]


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="the system does not tell what a program was started with")
@pytest.mark.parametrize(("given", "speaks"), [({"LANG": "C"}, False), ({}, False), ({"LANG": "C", "LC_CTYPE": "C.UTF-8"}, True)])
def test_an_encoding_that_only_python_set_is_not_the_terminals(given: dict[str, str], *, speaks: bool) -> None:
    told = "import os; from dateline.tui.start import as_started, speaks_utf8; print(speaks_utf8(as_started(os.environ)))"
    done = subprocess.run([sys.executable, "-c", told], env=given, capture_output=True, text=True, check=True)
    assert done.stdout == f"{speaks}\n"
