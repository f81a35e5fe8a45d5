"""The first frame stands before Textual is there, and Textual takes it over cell by cell, with the keys typed meanwhile."""

from __future__ import annotations

import signal
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from dateline.index import Index
from dateline.library.session import Session as Opened
from dateline.tui import following
from dateline.tui.app import DatelineApp
from dateline.tui.driver.painting import Painting
from dateline.tui.first_frame import first_frame
from dateline.tui.layout import list_region
from dateline.tui.rendering.lines import Rows
from dateline.tui.settings import Settings
from tui.driver.emulating import ALL, Terminal
from tui.driver.running import DATELINE, JOB, KITTY, Session
from tui.driving import pane, strip, text, until

FRAME = "Explosion near the market"
WHOLE = "[2 Dossier"
WAITING = "import time\nfrom dateline.tui import start\nstart.open_session = lambda *_, **__: time.sleep(60)\n"
TELLING = """
import time
from dateline.tui import start
start.open_session = lambda *_, tell, **__: [(tell("Reading", done, 900), time.sleep(0.02)) for done in range(800)]
"""
FAILING = """
import time
from dateline.errors import LibraryError
from dateline.tui import start
def fail(*_, **__):
    time.sleep(0.5)  # what nobody has read yet is thrown away when the terminal is restored
    raise LibraryError("The library is gone.")
start.open_session = fail
"""


def drawn(session: Opened, query: str, size: tuple[int, int], *, ascii_only: bool = False) -> list[str]:
    painting = Painting(*size, ALL)
    painting.write(first_frame(session, query, *size, ascii_only=ascii_only))
    return ["".join(row) for row in painting.writing.frame.texts]


async def test_the_list_stands_where_it_then_stands_at_every_size(app: DatelineApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        for size in ((60, 15), (79, 17), (99, 18), (100, 33), (139, 34), (140, 24), (144, 40), (161, 47), (250, 70)):
            await pilot.resize_terminal(*size)
            expected = list_region(*size)
            assert await until(pilot, partial(_stands_at, pilot, expected)), (size, expected, pane(pilot, 1).region)


def _stands_at(pilot: Pilot[Any], expected: tuple[int, int, int, int]) -> bool:
    return tuple(pane(pilot, 1).region) == expected


@pytest.mark.parametrize(("query", "ascii_only"), [("", False), ("as-of:2024-01-31 market", True), ("nobody", False)])
async def test_the_first_frame_holds_what_the_screen_then_shows(
    session: Opened, query: str, monkeypatch: pytest.MonkeyPatch, *, ascii_only: bool
) -> None:
    filled = list[int]()
    really = following.pane_rows

    def noted(*given: Any, **options: Any) -> Rows:
        filled.append(given[2])
        return really(*given, **options)

    monkeypatch.setattr(following, "pane_rows", noted)
    async with DatelineApp(session, query, Settings(ascii_only=ascii_only)).run_test(size=(60, 15)) as pilot:
        assert await until(pilot, lambda: bool(strip(pilot, "crumb")))
        assert filled == ([] if query == "nobody" else [2, 3, 4, 5])  # once, for the width that they have
        rows = drawn(session, query, (60, 15), ascii_only=ascii_only)
        assert strip(pilot, "crumb").startswith(rows[0].rstrip(" ."))
        region = list_region(60, 15)
        assert "\n".join(rows[region.y : region.y + region.height]) == text(pilot, 1)
        assert not "".join(rows[region.y + region.height :]).strip()


def test_an_index_that_holds_nothing_draws_nothing(tmp_path: Path) -> None:
    from dateline.library.session import open_as_indexed
    from tui.conftest import TODAY

    assert first_frame(open_as_indexed(tmp_path, TODAY, {"XDG_CACHE_HOME": str(tmp_path)}), "", 80, 24, ascii_only=False) == ""


def test_the_first_frame_goes_through_no_list_of_files(session: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: Index) -> None:
        raise AssertionError("all files were looked at, which takes as long as there are many")

    monkeypatch.setattr(Index, "looks", property(fail))
    assert FRAME in "".join(drawn(session, "", (80, 24)))


def test_the_screen_imports_nothing_that_its_first_paint_can_do_without() -> None:
    code = "import sys\nfrom dateline.tui import start\nstart._import_asyncio()\nimport dateline.tui.app\nprint(*sys.modules)\nimport ssl\nprint(ssl.SSLContext)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    imported, _, later = done.stdout.partition("\n")
    for name in ("_ssl", "watchfiles", "dateline.library.completing_queries", "dateline.phrasing.line", "dateline.tui.screens.overlay"):
        assert name not in imported.split()
    assert later.strip() == "<class 'ssl.SSLContext'>"


def indexed(library: Path) -> None:
    """Let an index be there, as after any earlier look at the library."""
    with Session(library) as session:
        session.wait_for(FRAME)
        session.press("qq")
        assert session.ended() == 0


@pytest.mark.slow
@pytest.mark.parametrize("size", [(60, 15), (80, 24), (120, 40), (160, 48)])
def test_no_cell_of_it_changes_when_textual_takes_over(library: Path, size: tuple[int, int]) -> None:
    indexed(library)
    with Session(library, size=size) as session:
        session.wait_for("\x1b[?1049h")
        session.settle(0.02)
        assert WHOLE.encode() not in session.output
        begun = len(session.output)
        session.wait_for(WHOLE)
        session.settle()
        terminal = Terminal(*size)
        terminal.feed(KITTY.sub("", session.output[:begun].decode()))
        cells = [(x, y) for y in range(size[1]) for x in range(size[0])]
        before = {at: terminal.cell(*at) for at in cells if terminal.cell(*at)[0] != " " or terminal.cell(*at)[-1]}
        assert terminal.text(2).startswith("▸ 2024-01-31 IR 12~      Explosion near th")
        for piece in KITTY.sub("", session.output[begun:].decode()).split("\x1b[?2026l"):
            terminal.feed(piece)
            assert {at: terminal.cell(*at) for at in before} == before
        assert session.output.count(b"\x1b[J") == 1  # nothing is cleared and sent a second time


@pytest.mark.slow
def test_keys_typed_before_textual_is_there_count_in_their_order(library: Path) -> None:
    indexed(library)
    with Session(library) as session:
        session.wait_for(FRAME)
        assert WHOLE.encode() not in session.output
        session.press('/"near the"\rz')
        session.wait_for("1 of 2 incidents")
        session.settle()
        assert "[1 Incidents 1/1]" in session.shown().text(1)
        assert not session.shown().text(20)  # z came after Enter: the list is alone on the screen


@pytest.mark.slow
def test_what_was_typed_before_textual_is_there_stands_on_the_first_whole_frame(library: Path) -> None:
    indexed(library)
    with Session(library) as session:
        session.wait_for(FRAME)
        session.press("j")
        session.wait_for("quit")
        session.settle()
        assert session.shown().text(3).startswith("▸ 2023-05-05")
        assert b"Police counted twenty" not in session.output  # the panes never showed the first incident


@pytest.mark.slow
def test_stopping_gives_the_terminal_back_as_it_was_before_the_first_frame(library: Path) -> None:
    indexed(library)
    with Session(library, code=JOB) as session:
        session.wait_for(WHOLE)
        session.press("\x1a")
        session.wait_for("STOPPED AS FOUND")


def test_a_signal_at_the_first_frame_restores_the_terminal(library: Path) -> None:
    indexed(library)
    with Session(library, code=WAITING + DATELINE) as session:
        session.wait_for(FRAME)
        session.process.send_signal(signal.SIGTERM)
        assert session.ended() == 128 + signal.SIGTERM
        session.assert_restored()


@pytest.mark.slow
def test_what_takes_long_is_told_on_the_last_line_and_can_be_interrupted(library: Path) -> None:
    indexed(library)
    with Session(library, code=TELLING + DATELINE) as session:
        session.wait_for(" of 900 files, ")
        assert session.shown().text(23).startswith("Reading ")
        session.press("\x03")
        assert session.ended() == 130
        session.assert_restored()


@pytest.mark.slow
def test_a_library_that_cannot_be_read_after_all_is_a_sentence_on_a_restored_terminal(library: Path) -> None:
    indexed(library)
    with Session(library, code=FAILING + DATELINE) as session:
        session.wait_for(FRAME)
        assert session.ended() == 3
        session.assert_restored()
        assert b"The library is gone." in session.output[session.output.rindex(b"\x1b[?1049l") :]
