"""Every view of the screen on hostile files: no cell acts when it is looked at, clicked or keyed through."""

from __future__ import annotations

import asyncio
import builtins
import datetime as dt
import os
import subprocess
import unicodedata
import webbrowser
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.app import App
from textual.pilot import Pilot

from dateline.library.desk import Desk
from dateline.library.session import open_session
from dateline.tui.app import DatelineApp
from dateline.tui.commands import COMMANDS
from dateline.tui.panes.line_input import LineInput
from dateline.tui.settings import Settings
from hostile.cases import ACTING, SEEN
from hostile.running import make_library

MIXED = {f"{kind} {n}": " ".join(list(texts.values())[n::4]) for kind, texts in (("acting", ACTING), ("seen", SEEN)) for n in range(4)}
VIEWS = (
    "timeline",
    "map",
    "facets",
    "sort",
    "queues",
    "problems",
    "saved",
    "yaml",
    "palette",
    "command-line",
    "help",
    "query",
    "as-of",
    "add",
    "copy",
)
QUICK = ("help",)
"""Views that the quick suite tries."""
LEAVES = ("quit", "interrupt", "suspend")
SIZES = (*(pytest.param(size, id=f"{size[0]}x{size[1]}", marks=pytest.mark.slow) for size in ((80, 24), (160, 48), (60, 15))),)


class Acts:
    """What must not happen, and did."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.done: list[str] = []
        for owner, name in ((subprocess, "Popen"), (subprocess, "run"), (os, "system"), (os, "execv"), (os, "posix_spawn"), (webbrowser, "open")):
            monkeypatch.setattr(owner, name, self._noted(name))
        for name in ("open_url", "deliver_text", "deliver_binary", "save_screenshot", "bell", "notify", "copy_to_clipboard"):
            monkeypatch.setattr(App, name, self._noted(name))
        really, opened = builtins.open, os.open
        writing = os.O_WRONLY | os.O_RDWR | os.O_CREAT

        def open_file(file: Any, mode: str = "r", *rest: Any, **more: Any) -> Any:
            if set(mode) & set("wax+"):
                self.done.append(f"{file} opened for writing")
            return really(file, mode, *rest, **more)

        def open_descriptor(path: Any, flags: int, *rest: Any, **more: Any) -> int:
            if flags & writing:
                self.done.append(f"{path} opened for writing")
            return opened(path, flags, *rest, **more)

        monkeypatch.setattr(builtins, "open", open_file)
        monkeypatch.setattr(os, "open", open_descriptor)

    def _noted(self, name: str) -> Any:
        return lambda *_, **__: self.done.append(name)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A library of hostile files."""
    folder = tmp_path / "incidents"
    make_library(folder, MIXED)
    (folder / "2024-02-07-broken-[@click=app.quit]x.yaml").write_text('title: "\\e[31m[/]"\nkind: ["[@click=app.quit]x[/]"]\n', "utf-8")
    return folder


def app_on(root: Path, desk: Desk | None = None) -> DatelineApp:
    session = open_session(root, dt.date(2026, 1, 15), {"XDG_CACHE_HOME": str(root.parent / "cache")})
    return DatelineApp(session, settings=Settings(read_only=True, desk=desk or Desk()))


def assert_no_cell_acts(app: DatelineApp) -> None:
    """No cell that is shown carries an action, a link or a character that acts."""
    for strip in app.screen._compositor.render_strips():
        for segment in strip:
            assert not [c for c in segment.text if c not in "\u200c\u200d" and unicodedata.category(c) in ("Cc", "Cf", "Co", "Cs", "Zl", "Zp")], (
                segment
            )
            if segment.style is not None:
                assert not [key for key in segment.style.meta if key.startswith("@")], segment
                assert segment.style.link is None, segment


async def leave_view(pilot: Pilot[Any]) -> None:
    await pilot.press("ctrl+g", "ctrl+g")


@pytest.mark.parametrize("size", SIZES)
async def test_every_record_of_every_pane_is_only_shown(root: Path, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    app = app_on(root)
    acts = Acts(monkeypatch)
    async with app.run_test(size=size) as pilot:
        for _ in range(len(MIXED) + 2 if size != (80, 24) else 4):
            for number in "2345":
                await pilot.press(number)
                await pilot.pause(0.07)
                assert_no_cell_acts(app)
            await pilot.press("1", "j")
            await pilot.pause(0.07)
            assert_no_cell_acts(app)
        assert app.is_running
    assert acts.done == []


@pytest.mark.parametrize("view", [view if view in QUICK else pytest.param(view, marks=pytest.mark.slow) for view in VIEWS])
async def test_a_view_is_only_shown(root: Path, view: str, monkeypatch: pytest.MonkeyPatch) -> None:
    app = app_on(root)
    key = next(command.keys[0] for command in COMMANDS if command.id == view)
    acts = Acts(monkeypatch)
    async with app.run_test(size=(80, 24)) as pilot:
        for down in range(2):
            await pilot.press("1", "j", key)
            await pilot.pause(0.07)
            assert_no_cell_acts(app)
            for x, y in ((2 + 13 * n, 1 + 3 * n) for n in range(6)):
                await pilot.click(offset=(x, y))
            for _ in range(2):
                await pilot.press("down")
                assert_no_cell_acts(app)
            if down == 1 and view not in ("palette", "copy"):
                await pilot.press("enter")
                await pilot.pause(0.07)
                assert_no_cell_acts(app)
            await leave_view(pilot)
        assert app.is_running
    assert acts.done == []


@pytest.mark.slow
async def test_every_key_does_nothing_outside(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = app_on(root)
    acts = Acts(monkeypatch)
    async with app.run_test(size=(80, 24)) as pilot:
        for number in "124":
            for command in (c for c in COMMANDS if c.id not in LEAVES):
                await pilot.press(number, command.keys[0])
                assert_no_cell_acts(app)
                await leave_view(pilot)
        assert app.is_running
    assert acts.done == []


def click(app: DatelineApp, x: int, y: int) -> None:
    """The mouse goes down and up at a cell, and what makes a click of that says so."""
    for kind in (events.MouseDown, events.MouseUp, events.Click):
        app.screen._forward_event(kind(None, x, y, 0, 0, button=1, shift=False, meta=False, ctrl=False, screen_x=x, screen_y=y))


@pytest.mark.slow
@pytest.mark.parametrize("view", [*"12345", *VIEWS])
async def test_every_cell_of_a_view_is_clicked_and_keyed_through(root: Path, view: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A click or a key that leads on counts too: what it opened is looked at and left, and the view opened again."""
    app = app_on(root)
    key = view if view.isdigit() else next(command.keys[0] for command in COMMANDS if command.id == view)
    acts = Acts(monkeypatch)
    async with app.run_test(size=(60, 15)) as pilot:

        async def opened() -> int:
            assert_no_cell_acts(app)
            await leave_view(pilot)
            await pilot.press("1", "j", key)
            await pilot.pause(0.07)
            return len(app.screen_stack)

        depth = await opened()
        for y in range(15):
            for x in range(60):
                click(app, x, y)
                await asyncio.sleep(0.001)
                if len(app.screen_stack) != depth:
                    depth = await opened()
            await pilot.pause()
            assert_no_cell_acts(app)
        depth = await opened()
        for keys in (["down"] * 40, ["right"] * 20, ["up", "enter"] * 10):
            for pressed in keys:
                await pilot.press(pressed)
                assert_no_cell_acts(app)
                if len(app.screen_stack) != depth:
                    depth = await opened()
        assert app.is_running
    assert acts.done == []


@pytest.mark.parametrize("text", [*ACTING.values(), "two\nlines"])
def test_what_is_typed_or_pasted_is_shown_by_code(text: str) -> None:
    assert LineInput().validate_value(text).isprintable()


def test_what_is_typed_honestly_stays_as_it_is() -> None:
    for text in SEEN.values():
        assert LineInput().validate_value(text) == text


@pytest.mark.slow
async def test_what_a_desk_remembers_is_only_shown(root: Path) -> None:
    hostile = "".join(ACTING.values()) + "".join(SEEN.values())
    app = app_on(root, Desk({hostile: hostile}, {"a": hostile, hostile: "b"}, (hostile,)))
    async with app.run_test(size=(80, 24)) as pilot:
        for keys in (("colon", "up"), ("colon", "up", "enter"), ("F",), ("F", "enter"), ("apostrophe",), ("apostrophe", "a")):
            await pilot.press(*keys)
            await pilot.pause(0.05)
            assert_no_cell_acts(app)
            await leave_view(pilot)
        assert app.is_running


def test_every_view_is_tried() -> None:
    asking = {
        c.id for c in COMMANDS if c.action.startswith(("do('views", "do('map", "do('queues", "do('program", "do('desk:saved", "do('files:show"))
    }
    assert asking <= set(VIEWS)


async def test_a_link_out_of_the_library_is_not_followed(root: Path) -> None:
    secret = root.parent / "secret"
    secret.write_text("SECRET", "utf-8")
    for path in root.glob("*.yaml"):
        path.unlink()
    (root / "2024-01-01-link-bombing.yaml").symlink_to(secret)
    os.mkfifo(root / "2024-01-02-pipe-bombing.yaml")
    app = app_on(root)
    async with app.run_test(size=(80, 24)) as pilot:
        for _ in range(2):
            await pilot.press("E")
            await pilot.pause(0.1)
            shown = "".join(segment.text for strip in app.screen._compositor.render_strips() for segment in strip)
            assert "SECRET" not in shown
            assert "cannot be read" in shown
            await pilot.press("j")
