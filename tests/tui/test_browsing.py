"""Browsing by keys: queries, pivots with back and forward, zoom, layouts, help, leaving."""

from __future__ import annotations

import asyncio
import datetime as dt
import time
from collections.abc import Callable

import pytest
from textual import events
from textual.screen import Screen

from dateline.library.find import Answer, StoppedError, never
from dateline.library.misspelt import answer_meant
from dateline.library.session import Session
from dateline.model.criteria import Search
from dateline.tui.app import DatelineApp
from dateline.tui.commands import COMMANDS
from dateline.tui.keys import declared
from dateline.tui.map_commands import MAP_COMMANDS
from dateline.tui.panes.line_input import LineInput
from dateline.tui.panes.query_bar import QueryBar
from dateline.tui.panes.record_list import RecordList
from dateline.tui.screens import browse, querying
from dateline.tui.screens.help import HelpScreen, help_rows
from dateline.tui.screens.overlay import Overlay
from tui.driving import pane, press, screen, strip, text

KERMAN, ELSEWHERE = "2024-01-31-kerman-bombing", "2023-05-05-elsewhere-shooting"
SLOW = pytest.mark.slow
"""Each opens a screen of its own; the quick suite tries one of each kind."""


async def test_it_opens_on_all_incidents_newest_first_and_names_broken_files(app: DatelineApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot)
        assert list(pane(pilot, 1).rows.keys) == [KERMAN, ELSEWHERE, "problem:2024-02-01-broken-file.yaml"]
        assert strip(pilot, "crumb") == "all  2 of 2 incidents"
        await press(pilot, "G")
        assert "2024-02-01-broken-file.yaml:2:7" in text(pilot, 2)
        assert "there is no month 13" in text(pilot, 2).replace("\n", " ")


async def test_typing_a_query_answers_at_every_key_and_enter_keeps_it(app: DatelineApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "slash", *"town")
        assert list(pane(pilot, 1).rows.keys) == [ELSEWHERE]
        assert screen(pilot).query_one(QueryBar).has_focus
        await press(pilot, "enter")
        assert strip(pilot, "crumb") == "all > town  1 of 2 incidents"
        assert pane(pilot, 1).has_focus


async def test_a_key_stops_the_search_before_it_and_the_last_is_answered(app: DatelineApp, monkeypatch: pytest.MonkeyPatch) -> None:
    began, stopped = list[str](), list[str]()

    def slow(session: Session, search: Search, as_of: dt.date | None, stop: Callable[[], bool] = never) -> Answer:
        began.append(search.text)
        until = time.monotonic() + (10 if search.text in ("m", "markep") and len(stopped) < 2 else 0)  # longer than any key waits
        while time.monotonic() < until:
            if stop():
                stopped.append(search.text)
                raise StoppedError
            time.sleep(0.001)
        return answer_meant(session, search, as_of)

    async def typed(*keys: str, last: str) -> None:
        for key in keys:  # as a terminal sends them; `press` would wait for the answer
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        while not began or began[-1] != last:
            await asyncio.sleep(0.001)  # the screen lives while it is searched

    for module in (browse, querying):
        monkeypatch.setattr(module, "answer_meant", slow)
    async with asyncio.timeout(60), app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "slash")
        await typed("m", last="m")
        await typed(*"arkep", last="markep")
        assert stopped[0] == "m"
        app.post_message(events.Key("left", None))  # asks nothing, and stops all the same
        while screen(pilot).answer.search.text != "markep":
            await pilot.pause(querying.PAUSE)
        assert stopped == ["m", "markep"]
        assert (screen(pilot).answer.search.text, list(pane(pilot, 1).rows.keys)) == ("markep", [KERMAN])
        await press(pilot, "enter")
        assert "markep  1 of 2 incidents  read as `market`" in strip(pilot, "crumb")


@pytest.mark.parametrize("key", ["escape", pytest.param("ctrl+g", marks=SLOW), pytest.param("ctrl+c", marks=SLOW)])
async def test_leaving_the_query_bar_brings_back_what_stood(app: DatelineApp, key: str) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "j", "slash", *"market", key)
        assert strip(pilot, "crumb") == "all  2 of 2 incidents"
        assert pane(pilot, 1).key == ELSEWHERE
        assert pane(pilot, 1).has_focus


async def test_letters_in_the_query_bar_are_text(app: DatelineApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "slash", *"qzj2?")
        assert screen(pilot).query_one(QueryBar).value == "qzj2?"


async def test_while_more_keys_wait_not_every_frame_is_drawn(app: DatelineApp, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = list[object]()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "j")
        shown = screen(pilot)
        monkeypatch.setattr(Screen, "_on_timer_update", lambda self: drawn.append(self))
        for waits, before, frames in ((True, 1000.0, 0), (False, 1000.0, 1), (True, -1000.0, 1)):
            monkeypatch.setattr(shown, "_newer", lambda waits=waits: lambda: waits)
            shown._drawn = time.monotonic() + before
            shown._on_timer_update()
            assert len(drawn) == frames
            drawn.clear()
        monkeypatch.undo()


async def test_tab_completes_a_query_as_far_as_it_is_sure(app: DatelineApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "slash", *"market kind:sui", "tab")
        assert screen(pilot).query_one(QueryBar).value == "market kind:suicide-bombing"
        assert screen(pilot).selection.query == "market kind:suicide-bombing"
        await press(pilot, *" is:s", "tab")
        assert screen(pilot).query_one(QueryBar).has_focus
        assert screen(pilot).query_one(QueryBar).value.endswith(" is:single-origin")
        assert strip(pilot, "hint") == "is:single-origin is:settled is:stale"


async def test_a_query_that_cannot_be_read_says_why_and_leaves_the_list(app: DatelineApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "slash", *"contry:I")
        assert "Did you mean `country:`?" in strip(pilot, "hint")
        await press(pilot, "enter")
        assert screen(pilot).query_one("#query").has_focus  # what cannot be read is not taken for an answer
        await press(pilot, "R")
        await press(pilot, "escape")
        assert screen(pilot).selection.query == screen(pilot).answer.search.text == ""


async def test_a_second_query_begins_anew_and_a_cursor_key_goes_on_with_the_first(app: DatelineApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "slash", *"harb", "enter", "slash", *"port", "enter")
        assert screen(pilot).selection.query == "port"
        await press(pilot, "slash", "right", *" x", "enter")
        assert screen(pilot).selection.query == "port x"


async def test_nothing_found_says_what_to_do(app: DatelineApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "slash", *"xxyyz", "enter")
        assert "No incident answers xxyyz. \\ shows all." in text(pilot, 1)
        await press(pilot, "backslash")
        assert len(pane(pilot, 1).rows.keys) == 3


async def test_pivots_go_back_and_forward_with_query_cursor_and_scroll(app: DatelineApp) -> None:
    async with app.run_test(size=(80, 12)) as pilot:
        await press(pilot, "2", "j", "j", "j")
        place = (pane(pilot, 2).key, pane(pilot, 2).top)
        top = pane(pilot, 2).render_line(1).text
        assert place[1] > 0
        await press(pilot, "enter")
        assert screen(pilot).selection.query == "by:police"
        assert pane(pilot, 1).has_focus
        await press(pilot, "j", "3", "enter")
        assert screen(pilot).selection.query == "actor:police"
        await press(pilot, "backspace")
        assert screen(pilot).selection.query == "by:police"
        assert pane(pilot, 3).has_focus
        await press(pilot, "b")
        assert screen(pilot).selection.query == ""
        assert pane(pilot, 2).has_focus
        assert (pane(pilot, 2).key, pane(pilot, 2).top) == place
        assert pane(pilot, 2).render_line(1).text == top
        await press(pilot, "w", "right_square_bracket")
        assert screen(pilot).selection.query == "actor:police"
        await press(pilot, "w")
        assert "nothing to go forward to" in strip(pilot, "hint")


@pytest.mark.parametrize(
    ("number", "key", "query"),
    [
        (2, "k12", "by:hospital"),
        pytest.param(2, "place:0", 'place:"Kerman"', marks=SLOW),
        pytest.param(2, "tag:market", 'tag:"market"', marks=SLOW),
        (3, "cell", "actor:cell"),
        pytest.param(4, "paper-1", 'source:"Example Daily"', marks=SLOW),
        pytest.param(5, "arrests", "action:arrest", marks=SLOW),
    ],
)
async def test_enter_pivots_to_a_query_that_finds_the_incident_again(app: DatelineApp, number: int, key: str, query: str) -> None:
    async with app.run_test(size=(160, 48)) as pilot:
        await press(pilot, str(number))
        listed = pane(pilot, number)
        place = listed.rows.place(key)
        assert place is not None
        listed.go(place)
        await press(pilot, "enter")
        assert screen(pilot).selection.query == query
        assert KERMAN in pane(pilot, 1).rows.keys
        assert pane(pilot, 1).key == KERMAN


async def test_enter_on_a_related_incident_opens_it_and_the_inverse_leads_back(app: DatelineApp) -> None:
    async with app.run_test(size=(160, 48)) as pilot:
        await press(pilot, "2")
        listed = pane(pilot, 2)
        listed.go(listed.rows.place(f"related:{ELSEWHERE}") or 0)
        await press(pilot, "enter")
        assert screen(pilot).selection.incident == ELSEWHERE
        assert f"related:{KERMAN}" in pane(pilot, 2).rows.keys


async def test_the_panes_are_reached_by_number_tab_and_letters(app: DatelineApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "3")
        assert pane(pilot, 3).has_focus
        assert pane(pilot, 3).display
        assert not pane(pilot, 2).display
        await press(pilot, "tab")
        assert pane(pilot, 4).has_focus
        await press(pilot, "l", "l")
        assert pane(pilot, 1).has_focus
        await press(pilot, "h", "shift+tab")
        assert pane(pilot, 4).has_focus


@pytest.mark.parametrize(
    ("size", "seen"),
    [
        pytest.param((80, 24), {1, 2}, marks=SLOW),
        ((60, 15), {1, 2}),
        ((100, 30), {1, 2, 3}),
        pytest.param((120, 40), {1, 2, 3}, marks=SLOW),
        ((140, 40), {1, 2, 3, 4, 5}),
        pytest.param((200, 60), {1, 2, 3, 4, 5}, marks=SLOW),
    ],
)
async def test_layouts(app: DatelineApp, size: tuple[int, int], seen: set[int]) -> None:
    async with app.run_test(size=size) as pilot:
        await press(pilot)
        assert {n for n in range(1, 6) if pane(pilot, n).display} == seen
        await press(pilot, "4")
        also = {1, 2, 4} if 100 <= size[0] < 140 else {1, 4} if size[0] < 100 else seen
        assert {n for n in range(1, 6) if pane(pilot, n).display} == also
        for n in also:
            assert pane(pilot, n).size.height >= 3
            assert pane(pilot, n).size.width >= 30


@pytest.mark.parametrize("size", [(60, 15), pytest.param((80, 24), marks=SLOW), (120, 40), pytest.param((160, 48), marks=SLOW)])
async def test_zoom_shows_the_pane_alone_and_all_again(app: DatelineApp, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        await press(pilot, "4")
        before = {n for n in range(1, 6) if pane(pilot, n).display}
        await press(pilot, "z")
        assert {n for n in range(1, 6) if pane(pilot, n).display} == {4}
        assert pane(pilot, 4).size.width == size[0]
        await press(pilot, "2")
        assert {n for n in range(1, 6) if pane(pilot, n).display} == {2}
        await press(pilot, "4", "z")
        assert {n for n in range(1, 6) if pane(pilot, n).display} == before


async def test_hits_of_the_query_are_found_in_the_pane(app: DatelineApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "n")
        assert strip(pilot, "hint").startswith("Nothing to step through")
        await press(pilot, "slash", *"device or k12 or town", "enter", "n")
        assert pane(pilot, 1).key == KERMAN
        await press(pilot, "n")
        assert pane(pilot, 1).key == ELSEWHERE
        await press(pilot, "N", "2", "n", "n")
        assert pane(pilot, 2).key == "question:0"
        await press(pilot, "N")
        assert pane(pilot, 2).key == "k12"
        await press(pilot, "slash", *"by:hospital", "enter", "2", "n", "n")
        assert pane(pilot, 2).key == "i30"  # what a field asks for, no word of which need stand in the row


async def test_rows_that_are_lit_are_stepped_through_before_hits_of_the_query(app: DatelineApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "slash", *"device", "enter", "3")
        pane(pilot, 3).go(pane(pilot, 3).rows.place("police") or 0)
        await press(pilot, "2")
        assert pane(pilot, 2).key == "k20"
        await press(pilot, "n")
        assert pane(pilot, 2).key == "blame"
        await press(pilot, "n")
        assert pane(pilot, 2).key == "k20"
        assert "▸•" in text(pilot, 2)
        await press(pilot, "escape", "n")
        assert pane(pilot, 2).key == "question:0"


async def test_the_help_names_every_command_and_its_search_narrows(app: DatelineApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "4", "question_mark")
        assert [type(s) for s in app.screen_stack][1:] == [HelpScreen]
        await press(pilot, *"zoom")
        assert list(app.screen.query_one("#pane-0", RecordList).rows.keys) == ["zoom", "cancel", "map-larger", "map-smaller"]
        await press(pilot, "escape")
        assert [type(s) for s in app.screen_stack][1:] == []
        assert pane(pilot, 4).has_focus
        await press(pilot, "f", "question_mark")  # over a list too
        assert [type(s) for s in app.screen_stack][1:] == [Overlay, HelpScreen]
        await press(pilot, "escape", "slash", "question_mark")
        assert app.screen.query_one("#search", LineInput).value == "?"
        await press(pilot, "f1")
        assert [type(s) for s in app.screen_stack][1:] == [Overlay, HelpScreen]
    assert {command.id for command in (*COMMANDS, *MAP_COMMANDS)} <= set(help_rows(1, declared(), "", 80).keys)


async def test_the_cursor_is_painted_where_the_list_gets_another_height(shipped: Callable[[], DatelineApp]) -> None:
    async with shipped().run_test(size=(80, 24)) as pilot:
        await press(pilot, "G", "y", "z")  # the sentence takes a line of the list
        assert pilot.app.export_screenshot().count("▸") == 2
        await pilot.resize_terminal(80, 40)
        await pilot.pause()
        listed = pane(pilot, 1)
        assert listed.cursor - listed.top == listed.size.height - 2  # no line is left empty


async def test_another_size_is_laid_out_once_and_drawn_when_the_lists_have_followed(app: DatelineApp, monkeypatch: pytest.MonkeyPatch) -> None:
    done, lay_out, draw = list[str](), Screen._screen_resized, Screen._compositor_refresh
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "j")
        monkeypatch.setattr(querying, "BETWEEN_FRAMES", 1000.0)
        monkeypatch.setattr(Screen, "_screen_resized", lambda self, size: done.append("laid out") or lay_out(self, size))  # type: ignore[func-returns-value]
        monkeypatch.setattr(Screen, "_compositor_refresh", lambda self: done.append("drawn") or draw(self))  # type: ignore[func-returns-value]
        for size in ((150, 40), (120, 30)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
        assert done == ["laid out", "laid out"]
        screen(pilot)._draw_resized()
        await pilot.pause()
        assert done[2:] == ["drawn"]
        assert screen(pilot).classes >= {"-middle", "-normal"}


async def test_q_asks_once_and_another_key_forgets_the_question(app: DatelineApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "q")
        assert strip(pilot, "hint") == "Press q once more to leave."
        await press(pilot, "j", "q")
        assert app.is_running
        await press(pilot, "ctrl+c")
        assert strip(pilot, "hint") == "Press ^c once more to leave."
        await pilot.press("ctrl+c")
    assert not app.is_running


async def test_reading_again_keeps_cursor_and_shows_what_changed(app: DatelineApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "2", "j")
        path = screen(pilot).session.root / f"{KERMAN}.yaml"
        path.write_text(path.read_text("utf-8").replace("id: k12, value: 12", "id: k12, value: 13"), "utf-8")
        await press(pilot, "R")
        assert strip(pilot, "hint") == "1 file changed."
        assert pane(pilot, 2).key == "k12"
        assert "13" in text(pilot, 1)


async def test_a_past_day_in_the_query_governs_every_pane_and_says_so(app: DatelineApp) -> None:
    async with app.run_test(size=(160, 48)) as pilot:
        await press(pilot, "slash", *"as-of:2024-01-31", "enter")
        assert "AS KNOWN ON 31 JANUARY 2024" in strip(pilot, "crumb")
        assert "20~" in text(pilot, 1)
        assert "k12" not in pane(pilot, 2).rows.keys
        assert "arrests" not in pane(pilot, 5).rows.keys
        assert "Police counted" not in text(pilot, 2)


def test_no_key_is_given_twice_and_every_action_exists() -> None:
    from dateline.tui.screens.browse import BrowseScreen

    keys = [key for command in COMMANDS for key in command.keys]
    assert len(keys) == len(set(keys))
    assert all(hasattr(BrowseScreen, f"action_{command.action.split('(')[0]}") for command in COMMANDS)


async def test_keys_that_come_in_a_bunch_go_where_they_were_meant(app: DatelineApp) -> None:
    """As a slow line delivers them: all at once, before anything that they open is there."""
    async with app.run_test(size=(100, 30)) as pilot:
        for key in (
            "slash",
            *"market",
            "ctrl+j",  # an Enter that the terminal had before it was taken over
            "2",
            "j",
            "question_mark",
            *"zoom",
            "escape",
            "colon",
            *"facets",
            "enter",
            "q",
            "at",
            *"2024-01-31",
            "enter",
        ):
            character = {"slash": "/", "question_mark": "?", "colon": ":", "at": "@", "enter": "\r", "ctrl+j": "\n", "escape": "\x1b"}.get(key, key)
            app.post_message(events.Key("minus" if key == "-" else key, character))
        await pilot.pause()
        await app.typed.all_done()
        await pilot.pause(0.2)
        assert screen(pilot).selection.query == "market"
        assert screen(pilot).past is not None
        assert [type(s) for s in app.screen_stack][1:] == []
        assert pane(pilot, 2).has_focus
