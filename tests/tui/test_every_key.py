"""Every declared key comes to its command, and every command is pressed by a test that says what it does."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.actions import parse
from textual.screen import Screen

from dateline.tui.app import DatelineApp
from dateline.tui.commands import COMMANDS, Command, spelled
from dateline.tui.map_commands import MAP_COMMANDS
from dateline.tui.screens.browse import BrowseScreen
from dateline.tui.screens.map import MapScreen
from tui.driving import pane, press, strip

HERE = Path(__file__)
MAP = HERE.with_name("test_map_by_keys.py")


async def assert_reached(app: DatelineApp, commands: Sequence[Command], on: type[Screen[Any]], monkeypatch: pytest.MonkeyPatch, *first: str) -> None:
    """Press all keys of these commands at once, none of which acts, and see which action each comes to."""
    called: list[tuple[str, tuple[object, ...]]] = []
    async with app.run_test(size=(60, 15)) as pilot:
        await press(pilot, *first)
        for name in {parse(command.action)[1] for command in commands}:
            monkeypatch.setattr(on, f"action_{name}", lambda _, *given, name=name: called.append((name, given)))
        pressed = [(command, key) for command in commands for key in command.keys]
        for _, key in pressed:
            app.post_message(events.Key(key, spelled(key) if len(spelled(key)) == 1 else None))
        await pilot.pause()
        await app.typed.all_done()
    assert called == [parse(command.action)[1:] for command, _ in pressed]


async def test_every_key_comes_to_its_command(app: DatelineApp, monkeypatch: pytest.MonkeyPatch) -> None:
    await assert_reached(app, COMMANDS, BrowseScreen, monkeypatch)


async def test_every_key_of_the_map_comes_to_its_command(app: DatelineApp, monkeypatch: pytest.MonkeyPatch) -> None:
    await assert_reached(app, MAP_COMMANDS, MapScreen, monkeypatch, "M")


def test_what_every_command_does_is_tested_by_one_of_its_keys() -> None:
    on_the_map = keys_pressed(MAP)
    elsewhere = frozenset().union(*(keys_pressed(path) for path in HERE.parent.glob("test_*.py") if path != MAP)) | on_the_map & {"M"}
    assert [command.id for command in COMMANDS if not elsewhere & set(command.keys)] == []
    assert [command.id for command in MAP_COMMANDS if not on_the_map & set(command.keys) and command.action != "repaint"] == []


def keys_pressed(path: Path) -> frozenset[str]:
    """What a file of tests gives `press`, also letter by letter with a star; and all its words, since names of keys are no others."""
    tree = ast.parse(path.read_text("utf-8"))
    found = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str) and len(node.value) > 1}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and "press" in (getattr(node.func, "id", ""), getattr(node.func, "attr", "")):
            for given in node.args:
                value = getattr(given.value if isinstance(given, ast.Starred) else given, "value", None)
                found |= set(value) if isinstance(given, ast.Starred) and isinstance(value, str) else {str(value)}
    return frozenset(found)


async def test_pages_ends_archived_copies_and_repainting(app: DatelineApp, library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = library / "2024-01-31-kerman-bombing.yaml"
    path.write_text(path.read_text("utf-8").replace("title: Twenty killed", "title: Twenty killed, archive: https://archive.example/1"), "utf-8")
    drawn: list[bool] = []

    def refresh(app: DatelineApp, *_: Any, layout: bool = False, **__: Any) -> DatelineApp:
        drawn.append(layout)
        return app

    monkeypatch.setattr(DatelineApp, "refresh", refresh)
    async with app.run_test(size=(80, 12)) as pilot:
        await pilot.press("R", "2", "O")
        assert strip(pilot, "hint") == "https://archive.example/1 (y u copies it)"
        await pilot.press("j", "O")
        assert strip(pilot, "hint").startswith("There is no archived copy here")
        for over in ("2", "f", "colon", "question_mark"):
            await pilot.press(over)
            drawn.clear()
            await pilot.press("ctrl+l")
            assert True in drawn, over
            await pilot.press("escape")
        listed = pane(pilot, 2)
        last = len(listed.rows.keys) - 1
        for down, up in (("ctrl+d", "ctrl+u"), ("pagedown", "pageup"), ("end", "home"), ("down", "up")):
            listed.go(0)
            await pilot.press(down)
            gone = listed.cursor
            assert gone == last if down == "end" else gone > 0
            await pilot.press(up)
            assert listed.cursor < gone
