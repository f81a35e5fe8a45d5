"""Days, views, what is kept and what is selected: by keys, on the small library."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs
from textual.pilot import Pilot

from dateline.library.desk import Desk, change_desk, read_desk
from dateline.library.session import Session, open_session
from dateline.tui.app import DatelineApp
from dateline.tui.keys import read_keys
from dateline.tui.panes.strips import Strips
from dateline.tui.screens.map import MapScreen
from dateline.tui.screens.overlay import Overlay
from dateline.tui.settings import Settings
from tui.driving import pane, press, screen, strip, text

MARKET, ELSEWHERE = "2024-01-31-kerman-bombing", "2023-05-05-elsewhere-shooting"


def overlay(pilot: Pilot[Any]) -> Overlay:
    """The list over the panes."""
    found = pilot.app.screen
    assert isinstance(found, Overlay)
    return found


def shown(pilot: Pilot[Any]) -> str:
    """What the list over the panes shows."""
    listed = overlay(pilot).listed
    return "\n".join(listed.render_line(y).text for y in range(listed.size.height))


async def test_a_day_governs_list_dossier_and_panes_and_says_so(app: DatelineApp) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        assert "12" in text(pilot, 1)
        await press(pilot, "at", *"2024-01-31", "enter")
        assert screen(pilot).past == dt.date(2024, 1, 31)
        assert strip(pilot, "crumb").startswith(" AS KNOWN ON 31 JANUARY 2024")
        assert "20~" in text(pilot, 1)
        assert "replaced" not in text(pilot, 2)
        assert pane(pilot, 5).rows.keys == []
        assert list(pane(pilot, 4).rows.keys) == ["wire-1"]
        assert "20 people were killed" in strip(pilot, "detail")
        await press(pilot, "full_stop")
        assert "12~" in text(pilot, 1)
        assert screen(pilot).past == dt.date(2024, 2, 1)
        await press(pilot, "full_stop", "full_stop")
        assert screen(pilot).past is None
        await press(pilot, "comma", "comma")
        assert screen(pilot).past == dt.date(2024, 2, 1)
        assert screen(pilot).selection.incident == MARKET
        await press(pilot, "at", "enter")
        assert screen(pilot).past is None


async def test_what_is_no_day_says_so_and_changes_nothing(app: DatelineApp) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "at", *"2024-13", "enter")
        assert "is no day" in strip(pilot, "hint")
        assert screen(pilot).past is None
        await press(pilot, "at", *"1 feb")
        assert app.screen.query_one("#choices", Strips).text == "2024-02-01"
        await press(pilot, "tab", "enter")
        assert screen(pilot).past == dt.date(2024, 2, 1)
        await press(pilot, "at", *"2024-01", "enter")
        assert screen(pilot).past == dt.date(2024, 1, 31)


async def test_the_timeline_of_an_incident_leads_to_its_claims_and_actions(app: DatelineApp) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "2", "T")
        assert "31 January 2024" in shown(pilot)
        assert "killed → 12" in shown(pilot)
        await press(pilot, "G", "enter")
        assert pane(pilot, 5).has_focus
        assert pane(pilot, 5).key == "arrests"
        await press(pilot, "2", "T", "g", "j", "enter")
        assert pane(pilot, 2).key == "k12"


async def test_the_timeline_of_the_list_narrows_to_a_year_and_turns_to_months(app: DatelineApp) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "T")
        assert "2023      1 incident   3~ killed" in shown(pilot)
        await press(pilot, "m")
        assert "2024-01" in shown(pilot)
        await press(pilot, "G", "enter")
        assert screen(pilot).selection.query == "date:2024-01"
        await press(pilot, "b")
        assert screen(pilot).selection.query == ""


async def test_facets_narrow_and_lead_back(app: DatelineApp) -> None:
    async with app.run_test(size=(100, 40)) as pilot:
        await press(pilot, "f")
        assert "country:IR" in shown(pilot)
        await press(pilot, "slash", *"iran", "enter", "enter")
        assert screen(pilot).selection.query == "country:IR"
        assert [s.id for s in screen(pilot).answer.summaries] == [MARKET]


async def test_the_list_is_sorted(app: DatelineApp) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "S", "slash", *"killed", "enter", "g", "enter")
        assert screen(pilot).selection.query == "sort:killed"
        assert [s.id for s in screen(pilot).answer.summaries] == [ELSEWHERE, MARKET]


@pytest.mark.slow
async def test_queries_are_saved_opened_and_deleted(session: Session, tmp_path: Path) -> None:
    kept = tmp_path / "state" / "desk.json"
    app = DatelineApp(session, settings=Settings(desk_path=kept))
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "F")
        assert "No query is saved yet" in shown(pilot)
        await press(pilot, "escape", "slash", *"market", "enter", "F", "enter", "enter")
        assert read_desk(kept).saved == {"market": "market"}
        await press(pilot, "backslash", "F", "enter")
        assert screen(pilot).selection.query == "market"
        await press(pilot, "F", "x")
        assert read_desk(kept).saved == {}


async def test_marks_are_kept_between_sessions(session: Session, tmp_path: Path) -> None:
    kept = tmp_path / "desk.json"
    app = DatelineApp(session, settings=Settings(desk_path=kept))
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "m", "a", "G")
        assert screen(pilot).selection.incident != MARKET
        await press(pilot, "apostrophe", "a")
        assert screen(pilot).selection.incident == MARKET
        await press(pilot, "B", "z")
        assert "Nothing is marked with z" in strip(pilot, "hint")
        change_desk(kept, [lambda desk: structs.replace(desk, marks={**desk.marks, "o": MARKET})])  # another screen
        await press(pilot, "m", "b")
        assert read_desk(kept).marks == {"a": MARKET, "o": MARKET, "b": MARKET}
        kept.unlink()
        kept.mkdir()
        await press(pilot, "m", "c")
        assert "for this session only" in strip(pilot, "hint")
        kept.rmdir()
        await press(pilot, "m", "d")
        assert read_desk(kept).marks.keys() == {"c", "d"}
    again = DatelineApp(session, settings=Settings(desk=read_desk(kept)))
    async with again.run_test(size=(100, 30)) as pilot:
        await press(pilot, "G", "B", "d")
        assert screen(pilot).selection.incident == MARKET


async def test_two_selected_incidents_stand_side_by_side(app: DatelineApp) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "c")
        assert "Select two incidents" in strip(pilot, "hint")
        await press(pilot, "space")
        assert " +2024-01-31 IR 12" in text(pilot, 1)
        await press(pilot, "space", "c")
        assert "12~" in shown(pilot)
        assert "Explosion near the market" in shown(pilot)
        await press(pilot, "q", "g", "v")
        assert screen(pilot).selected == (ELSEWHERE,)


async def test_what_was_taken_back_says_so_in_every_view_at_40_columns(library: Path, tmp_path: Path) -> None:
    path = library / f"{MARKET}.yaml"
    path.write_text(path.read_text("utf-8").replace("status: settled", "status: retracted\nretracted: {date: 2024-02-05, why: a drill}"), "utf-8")
    session = open_session(library, dt.date(2026, 11, 24), {"XDG_CACHE_HOME": str(tmp_path / "cache")})
    async with DatelineApp(session).run_test(size=(40, 15)) as pilot:
        await press(pilot, "T")
        assert "killed not" in shown(pilot)
        assert "1 retracted" in shown(pilot)
        await press(pilot, "q", "2", "T")
        assert shown(pilot).startswith(" RETRACTED: reporting of")
        assert "RETRACTED on 5 February 2024: a" in shown(pilot)
        assert "killed → 12~" in shown(pilot)
        await press(pilot, "G")
        assert shown(pilot).startswith(" RETRACTED: ")
        await press(pilot, "q", "1", "space", "space", "c")
        assert shown(pilot).startswith(" RETRACTED: ")
        assert "RETRACTED on 5" in shown(pilot)
        await press(pilot, "G")
        assert "retracted 3~" in " ".join(shown(pilot).split())
        assert "12~" not in shown(pilot)


async def test_the_selection_is_exported_to_a_new_file(app: DatelineApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "X", "enter")
        await press(pilot, "X", "enter")
        await press(pilot, "space", "space", "X", "G", "enter")
        assert "dateline-export.raw.csv" in strip(pilot, "hint")
        await press(pilot, "X", "slash", *"json", "enter", "enter")
    assert (tmp_path / "2024-01-31-kerman-bombing.txt").read_text("utf-8").startswith("Explosion near the market (2024-01-31-kerman-bombing)")
    assert (tmp_path / "2024-01-31-kerman-bombing-2.txt").exists()
    assert json.loads((tmp_path / "dateline-export.json").read_text("utf-8"))["figures"][0]["value"] == "12"
    rows = (tmp_path / "dateline-export.raw.csv").read_text("utf-8").splitlines()
    assert rows[0].startswith("incident,title,date")
    assert "\x1b" not in "".join(rows)


async def test_the_palette_shows_keys_and_runs_what_is_chosen(app: DatelineApp) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "ctrl+p", *"facets", "enter")
        assert "Narrow by" in overlay(pilot).heading


@pytest.mark.slow
async def test_the_command_line_completes_runs_and_remembers(session: Session, tmp_path: Path) -> None:
    kept = tmp_path / "desk.json"
    app = DatelineApp(session, settings=Settings(desk_path=kept))
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "colon", *"as-of 2024-01-31", "enter")
        assert screen(pilot).past == dt.date(2024, 1, 31)
        await press(pilot, "colon", *"sor", "tab", *" -killed", "enter")
        assert screen(pilot).selection.query == "sort:-killed"
        await press(pilot, "colon", *"zoom in", "enter")
        assert strip(pilot, "hint") == "zoom takes nothing behind it."
        await press(pilot, "colon", *"query town", "enter")
        assert screen(pilot).selection.query == "town"
        await press(pilot, "colon", *"tmeline", "enter")
        assert "Did you mean timeline?" in strip(pilot, "hint")
        await press(pilot, "colon", *["up"] * 5, "enter")
        assert screen(pilot).past == dt.date(2024, 1, 31)
    assert read_desk(kept).history[-1] == "as-of 2024-01-31"


async def test_a_sentence_takes_the_lines_that_it_needs(app: DatelineApp) -> None:
    async with app.run_test(size=(60, 15)) as pilot:
        await press(pilot, "at", *"24/3", "enter")
        hint = screen(pilot).query_one("#hint")
        seen = " ".join("".join(segment.text for segment in hint.render_line(y)).strip() for y in range(hint.size.height))
        assert seen == "`24/3` is no day. Write 2024-01-05, 5 January 2024, 5 Jan, 2024-01 (its last day) or 3 days ago. @ asks again."
        await press(pilot, "2")
        assert hint.size.height == 1


async def test_problems_of_the_files_lead_to_the_file(app: DatelineApp) -> None:
    async with app.run_test(size=(100, 40)) as pilot:
        await press(pilot, "exclamation_mark")
        assert "2024-02-01-broken-file.yaml:2:7" in shown(pilot)
        await press(pilot, "slash", *"picnic", "enter", "enter")
        assert pane(pilot, 2).has_focus
        assert "is not read; mend this" in text(pilot, 2)


async def test_what_keeps_a_file_from_being_read_comes_before_warnings(app: DatelineApp) -> None:
    async with app.run_test(size=(100, 40)) as pilot:
        await press(pilot, "exclamation_mark")
        assert shown(pilot).index("error 2024-02-01-broken-file.yaml") < shown(pilot).index("warning 2023-05-05-elsewhere-shooting.yaml")


async def test_the_yaml_stands_at_the_line_of_the_record(app: DatelineApp) -> None:
    async with app.run_test(size=(100, 40)) as pilot:
        await press(pilot, "2", "j", "E")
        listed = overlay(pilot).listed
        assert "id: k12" in "".join(piece.text for piece in listed.rows.lines[listed.cursor])


async def test_a_page_is_shown_where_there_is_no_desktop(app: DatelineApp) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "o")
        assert "There is no address here" in strip(pilot, "hint")


async def test_keys_are_remapped_by_the_configuration_and_what_is_wrong_is_told_with_its_line(session: Session, tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text('# mine\n[keys]\ntimeline = "t"\nfacets = ["ctrl+t", "y"]\nnonsense = "x"\nsort = "t"\nmap-larger = "j"\n', "utf-8")
    keys = read_keys(config)
    assert keys.of["timeline"] == ("t",)
    assert keys.of["copy"] == ()
    assert keys.of["sort"] == ("S",)
    assert (keys.of["map-larger"], keys.of["map-next"], keys.of["down"]) == (("j",), (), ("j", "down"))
    assert keys.remarks == (
        "config.toml:5: there is no command `nonsense`; `dateline help keys` lists them.",
        "config.toml:6: `t` is already the key of timeline; it stays there.",
        "config.toml:4: `y` was the key of copy, which has none now.",
        "config.toml:7: `j` was the key of map-next, which has none now.",
    )
    app = DatelineApp(session, settings=Settings(keys=keys))
    async with app.run_test(size=(100, 30)) as pilot:
        assert "config.toml:5" in strip(pilot, "hint")
        await press(pilot, "t")
        assert "Incidents and killed by year" in overlay(pilot).heading
        await press(pilot, "q", "T")
        assert not isinstance(pilot.app.screen, Overlay)
        await press(pilot, "ctrl+t")
        assert "Narrow by" in overlay(pilot).heading
        await press(pilot, "q", "M")
        shown_map = app.screen
        assert isinstance(shown_map, MapScreen)
        before = shown_map.view
        await press(pilot, "j")
        assert before is not None
        assert shown_map.view is not None
        assert shown_map.view.km < before.km
        assert shown_map.query_one("#hint", Strips).text.startswith("j - zoom  HJKL pan  k next")


async def test_a_read_only_session_starts_and_writes_nothing(session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    app = DatelineApp(session, settings=Settings(read_only=True, environment={"DISPLAY": ":0", "PATH": "/usr/bin:/bin"}))
    async with app.run_test(size=(100, 30)) as pilot:
        before = {p for p in tmp_path.rglob("*") if "cache" not in p.parts}
        for key, cannot in (("X", "export"), ("e", "edit"), ("a", "add")):
            await press(pilot, key)
            assert strip(pilot, "hint").strip() == f"This session is read-only, so you cannot {cannot} here."
        await press(pilot, "j", "colon", *"export", "enter")
        assert "you cannot export" in strip(pilot, "hint")
        await press(pilot, "m", "a", "ctrl+p", *"export")
        assert "Write the selected" not in shown(pilot)
        assert {p for p in tmp_path.rglob("*") if "cache" not in p.parts} == before


def test_a_desk_that_cannot_be_read_is_empty(tmp_path: Path) -> None:
    path = tmp_path / "desk.json"
    for raw in (b"", b"[]", b'{"saved": 3}', b"\xff"):
        path.write_bytes(raw)
        assert read_desk(path) == Desk()
