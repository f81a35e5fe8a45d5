"""Queues, copying, adding and editing: by keys, on the small library."""

from __future__ import annotations

import contextlib
import dataclasses
import subprocess
from pathlib import Path

import pytest

from dateline.library.copying import CopyRoute
from dateline.library.session import Session
from dateline.tui.app import DatelineApp
from dateline.tui.doing import copying
from dateline.tui.panes.strips import Strips
from dateline.tui.settings import Settings
from tui.driving import pane, press, screen, strip, text
from tui.test_views import ELSEWHERE, MARKET, overlay, shown


@dataclasses.dataclass
class Taken:
    """What was copied."""

    texts: list[str]


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> Taken:
    """Catches what is copied by OSC 52."""
    found = Taken([])
    monkeypatch.setattr(copying, "ask_tmux", lambda environment: None)
    monkeypatch.setattr(copying, "copy_route", lambda environment, tmux, terminal: CopyRoute("osc52", "for a test"))
    monkeypatch.setattr("textual.app.App.copy_to_clipboard", lambda app, text: found.texts.append(text))
    return found


async def test_what_a_record_has_no_room_for_is_shown_in_full(app: DatelineApp, session: Session) -> None:
    path = session.root / f"{MARKET}.yaml"
    address = "https://example.org/" + "a-long-way/" * 20
    path.write_text(path.read_text("utf-8").replace("title: Hospital counts", f"title: Hospital counts, url: '{address}'"), "utf-8")
    async with app.run_test(size=(60, 15)) as pilot:
        await press(pilot, "R", "2", "j")
        shown_there = screen(pilot).query_one("#detail", Strips)
        seen = "".join(segment.text for y in range(shown_there.size.height) for segment in shown_there.render_line(y))
        assert seen.rstrip().endswith("…")
        await press(pilot, "i")
        assert "because some were counted twice" in shown(pilot)
        assert "grade C" in shown(pilot)
        await press(pilot, "q", "4", "i")
        assert address in shown(pilot).replace("\n", "").replace(" ", "").replace("▸", "")
        await press(pilot, "q", "o")
        assert address in shown(pilot).replace("\n", "").replace(" ", "").replace("▸", "")
        await press(pilot, "q", "2", "G", "i")
        assert strip(pilot, "hint") == "The row itself says all there is."


async def test_the_queues_lead_to_the_line(app: DatelineApp) -> None:
    async with app.run_test(size=(100, 40)) as pilot:
        await press(pilot, "D")
        assert "Open questions (1)" in shown(pilot)
        assert "Who built the device?" in shown(pilot)
        assert "Files with problems (3)" in shown(pilot)
        await press(pilot, "slash", *"device", "enter", "enter")
        assert screen(pilot).selection.incident == MARKET
        assert pane(pilot, 2).has_focus
        assert pane(pilot, 2).key == "question:0"
        await press(pilot, "slash", *"town sort:killed", "enter", "D")
        assert "Queues of what answers town" in overlay(pilot).heading
        assert "Open questions (0)" in shown(pilot)
        assert "problems" not in shown(pilot)
        await press(pilot, "D")
        assert overlay(pilot).heading == "Queues of all incidents"
        assert "Open questions (1)" in shown(pilot)
        await press(pilot, "D", "enter")
        assert "Queues of what answers town" in overlay(pilot).heading


@pytest.mark.parametrize(
    ("keys", "copied"),
    [
        ("yc", 'City hospital on Feb. 1, 2024, quoted by Example Daily: "Hospital counts," Feb. 1, 2024.'),
        ("yi", MARKET),
        ("yq", "dateline"),
        ("2jyi", "k12"),
        (
            "2jyl",
            "12 people were killed, the City hospital said on 1 February 2024, according to Example Daily, down from 20 because some were counted twice.",
        ),
        (
            "2jyt",
            "killed 12 | City hospital, 1 February 2024, says | read in Example Daily, 2024-02-01 [paper-1] | because some were counted twice | grade C",
        ),
        ("2jyc", 'City hospital on Feb. 1, 2024, quoted by Example Daily: "Hospital counts," Feb. 1, 2024.'),
    ],
)
async def test_each_letter_copies_what_it_says(keys: str, copied: str, app: DatelineApp, taken: Taken) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, *keys)
        assert len(taken.texts) == 1
        assert taken.texts[0].startswith(copied)
        assert strip(pilot, "hint").startswith("Copied by OSC 52")


async def test_a_path_is_copied_with_the_line_and_a_past_query_with_its_day(app: DatelineApp, taken: Taken, library: Path) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, *"2jyp")
        path, _, line = taken.texts[0].rpartition(":")
        assert path == str(library / f"{MARKET}.yaml")
        assert "id: k12" in Path(path).read_text("utf-8").splitlines()[int(line) - 1]
        await press(pilot, "at", *"2024-01-31", "enter", "y", "q")
        assert taken.texts[1] == "dateline 'as-of:2024-01-31'"


async def test_what_is_not_there_says_so_and_esc_takes_the_question_back(app: DatelineApp, taken: Taken) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "y", "u")
        assert strip(pilot, "hint") == "There is no URL here."
        await press(pilot, "y", "z")
        assert strip(pilot, "hint").startswith("z copies nothing.")
        await press(pilot, "y", "escape", "i")
        assert taken.texts == []


async def test_where_no_clipboard_is_a_file_is_written(app: DatelineApp, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(copying, "ask_tmux", lambda environment: None)
    monkeypatch.setattr(copying, "copy_route", lambda environment, tmux, terminal: CopyRoute("file", "for a test"))
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "y", "i")
        assert "since for a test" in strip(pilot, "hint")
    written = list(tmp_path.glob("dateline-copy-*.txt"))
    assert [p.read_text("utf-8") for p in written] == [f"{MARKET}\n"]


@pytest.mark.slow
async def test_a_claim_is_added_by_a_form_and_the_rest_of_the_file_stays(session: Session, library: Path, tmp_path: Path) -> None:
    path = library / f"{MARKET}.yaml"
    before = path.read_text("utf-8").splitlines()
    app = DatelineApp(session, settings=Settings(environment={"XDG_CACHE_HOME": str(tmp_path / "cache")}))
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "a", "enter")
        await press(pilot, *"kil", "tab", "enter", *"13", "enter", *"hosp", "tab", "enter", *"2024-02-03", "enter", *"radio", "tab", "enter")
        for _ in range(4):
            await press(pilot, "enter")
        assert strip(pilot, "hint").startswith("Added claim")
        assert pane(pilot, 2).has_focus
        assert "13~" in text(pilot, 1)
    after = path.read_text("utf-8").splitlines()
    assert [line for line in after if line not in before] == ["    - {value: 13, by: hospital, said: 2024-02-03, source: radio-1}"]
    assert [line for line in after if line in before] == before


@pytest.mark.slow
async def test_a_refused_claim_writes_nothing_and_says_why(session: Session, library: Path, tmp_path: Path) -> None:
    path = library / f"{MARKET}.yaml"
    before = path.read_bytes()
    app = DatelineApp(session, settings=Settings(environment={"XDG_CACHE_HOME": str(tmp_path / "cache")}))
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "colon", *"add claim", "enter")
        await press(pilot, *"killed", "enter", *"many", "enter", *"hospital", "enter", "enter", *"radio-1", "enter")
        for _ in range(4):
            await press(pilot, "enter")
        assert "is no count" in strip(pilot, "hint")
        await press(pilot, "a", "enter", "escape")
        assert strip(pilot, "hint") == "Nothing was added."
    assert path.read_bytes() == before


async def test_editing_needs_a_terminal_to_hand_over_and_names_the_record(app: DatelineApp, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[list[str]] = []

    def run(argv: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        ran.append(argv)
        return subprocess.CompletedProcess(argv, 0)

    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "e")
        assert "The editor cannot be opened here" in strip(pilot, "hint")
        monkeypatch.setattr(app, "suspend", contextlib.nullcontext)
        monkeypatch.setattr("subprocess.run", run)
        await press(pilot, "e", "2", "e", "1", "j", "2", "e")
    assert [argv[argv.index("--") + 1 :] for argv in ran] == [[MARKET], [MARKET, "k20"], [ELSEWHERE, "killed#1"]]


__all__ = ["overlay"]
