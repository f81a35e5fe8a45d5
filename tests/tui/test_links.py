"""Which rows light: claim, speaker, sources and actions, each from the other's side."""

from __future__ import annotations

import pytest

from dateline.tui.app import DatelineApp
from tui.driving import Lights, pane, press, screen, strip, text

MARKET = ("slash", *"market", "enter")


async def test_a_claim_lights_its_speaker_its_sources_and_its_action(app: DatelineApp) -> None:
    lights = Lights()
    async with app.run_test(size=(160, 48), message_hook=lights) as pilot:
        await press(pilot, *MARKET, "2")
        assert pane(pilot, 2).key == "k20"
        assert lights.of == {3: {"police"}, 4: {"wire-1"}}
        await press(pilot, "j")
        assert pane(pilot, 2).key == "k12"
        assert lights.of == {3: {"hospital"}, 4: {"paper-1"}}
        await press(pilot, "j", "j")
        assert pane(pilot, 2).key == "blame"
        assert lights.of == {3: {"police", "cell"}, 4: {"radio-1"}, 5: {"arrests"}}


async def test_an_actor_lights_what_it_said_and_did_and_where_that_was_read(app: DatelineApp) -> None:
    lights = Lights()
    async with app.run_test(size=(160, 48), message_hook=lights) as pilot:
        await press(pilot, *MARKET, "3")
        listed = pane(pilot, 3)
        listed.go(listed.rows.place("police") or 0)
        await press(pilot)
        assert lights.of[2] == {"k20", "blame"}
        assert lights.of[4] == {"wire-1", "radio-1"}
        assert lights.of[5] == {"arrests"}
        listed.go(listed.rows.place("cell") or 0)
        await press(pilot)
        assert lights.of[2] == {"blame"}


async def test_a_source_lights_what_rests_on_it(app: DatelineApp) -> None:
    lights = Lights()
    async with app.run_test(size=(160, 48), message_hook=lights) as pilot:
        await press(pilot, *MARKET, "4", "G")
        assert pane(pilot, 4).key == "radio-1"
        assert lights.of[2] == {"blame"}
        assert lights.of[3] == {"police", "cell"}
        assert lights.of[5] == {"arrests"}


async def test_an_action_lights_its_speaker_and_its_sources(app: DatelineApp) -> None:
    lights = Lights()
    async with app.run_test(size=(160, 48), message_hook=lights) as pilot:
        await press(pilot, *MARKET, "5")
        assert lights.of[3] == {"police", "cell"}
        assert lights.of[4] == {"radio-1"}
        assert lights.of[2] == {"blame"}


async def test_lighting_never_moves_a_list_and_escape_takes_it_away(app: DatelineApp) -> None:
    lights = Lights()
    async with app.run_test(size=(160, 48), message_hook=lights) as pilot:
        await press(pilot, *MARKET, "2")
        before = [list(pane(pilot, n).rows.keys) for n in (3, 4, 5)]
        await press(pilot, "j", "j", "j")
        assert [list(pane(pilot, n).rows.keys) for n in (3, 4, 5)] == before
        assert pane(pilot, 3).lit
        await press(pilot, "escape")
        assert not any(pane(pilot, n).lit for n in (2, 3, 4, 5))


async def test_lit_rows_carry_a_mark_and_the_others_are_dim(app: DatelineApp) -> None:
    async with app.run_test(size=(160, 48)) as pilot:
        await press(pilot, *MARKET, "2", "j")
        listed = pane(pilot, 4)
        lines = {key: listed.render_line(1 + listed.rows.stops[n] - listed.top) for n, key in enumerate(listed.rows.keys)}
        assert lines["paper-1"].text[1] == "•"
        assert lines["radio-1"].text[1] == " "
        assert all(segment.style and segment.style.dim for segment in lines["radio-1"] if segment.text.strip())


async def test_holding_a_key_follows_once(app: DatelineApp, monkeypatch: pytest.MonkeyPatch) -> None:
    lights = Lights()
    async with app.run_test(size=(160, 48), message_hook=lights) as pilot:
        await press(pilot, *MARKET, "2")
        lights.told.clear()
        for rest in ("REST", "REST_OF_STEPS"):
            monkeypatch.setattr(f"dateline.tui.screens.browse.{rest}", 60)
        for _ in range(3):
            pane(pilot, 2).move(1)
        await pilot.pause()
        assert lights.told == []
        screen(pilot).follow()
        await press(pilot)
        assert sorted(set(lights.told)) == sorted(lights.told)
        assert pane(pilot, 2).key == "blame"


async def test_panes_wait_longer_for_a_cursor_that_is_stepped_with(app: DatelineApp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.tui.screens.browse.STEPPING", 60)
    monkeypatch.setattr("dateline.tui.screens.browse.REST_OF_STEPS", 60)
    async with app.run_test(size=(160, 48)) as pilot:
        await press(pilot, "j")
        first = text(pilot, 2)
        await press(pilot, "k")
        assert text(pilot, 2) == first
        assert pane(pilot, 1).cursor == 0
        await press(pilot, "y", "i")  # what is asked of the incident is asked of the one under the cursor
        assert text(pilot, 2) != first


async def test_who_cut_the_toll_to_84_in_at_most_twelve_keys(shipped) -> None:  # type: ignore[no-untyped-def]
    app = shipped()
    keys = ("slash", "k", "e", "r", "enter", "2", "j", "j", "j", "j", "j")
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *keys)
        assert len(keys) <= 12
        told = strip(pilot, "detail")
        assert told.startswith("killed 84 | Ahmad Vahidi, interior minister of Iran, 4 January 2024, revises | read in Xinhua")


async def test_what_is_lit_is_brought_into_sight_and_the_cursor_stays(app: DatelineApp) -> None:
    async with app.run_test(size=(80, 15)) as pilot:
        await press(pilot, "2")
        listed = pane(pilot, 2)
        last = listed.rows.keys[-1]
        stop = listed.rows.stops[-1]
        assert stop >= listed.top + listed.page
        listed.light(frozenset([last]))
        assert listed.top <= stop < listed.top + listed.page
        assert listed.cursor == 0
        top = listed.top
        listed.light(frozenset())
        assert listed.top == top


async def test_the_first_frame_of_a_pane_is_its_last(app: DatelineApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "2", "j")
        hidden = pane(pilot, 3)
        assert (hidden.size.width, hidden.text_width, hidden.page) == (0, 78, pane(pilot, 2).page)
        screen(pilot).action_pane(3)
        assert pane(pilot, 3).key == "hospital"
        assert strip(pilot, "detail").startswith("City hospital")
        assert pane(pilot, 2).lit == {"k12", "i30"}


async def test_a_pane_is_entered_on_what_is_lit(app: DatelineApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "2", "G", "k")
        for _ in range(40):
            if pane(pilot, 4).lit and pane(pilot, 4).key not in pane(pilot, 4).lit:
                break
            await press(pilot, "k")
        lit = pane(pilot, 4).lit
        assert lit
        await press(pilot, "4")
        assert pane(pilot, 4).key in lit
