"""The main views as a person sees them, at two sizes, held to golden files; what is in them was read by a person."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from cli.running import LIBRARY, TODAY
from dateline.library.session import open_session
from dateline.tui.app import DatelineApp
from tui.driving import strip, until

VIEWS = {
    "browse": (),
    "dossier": ("2", "z"),
    "timeline": ("T",),
    "map": ("q", "M"),
    "help": ("q", "question_mark"),
    "compare": ("escape", "z", "1", "g", "space", "space", "c"),
    "queues": ("q", "D"),
}
"""Name, and the keys that lead to it from the one before."""


@pytest.mark.parametrize("size", ["80x24", pytest.param("160x48", marks=pytest.mark.slow)])
async def test_views_look_as_they_were_read(size: str, tmp_path: Path, golden: Callable[[str, str], None]) -> None:
    width, height = map(int, size.split("x"))
    session = open_session(LIBRARY, dt.date.fromisoformat(TODAY), {"XDG_CACHE_HOME": str(tmp_path)})
    seen = []
    app = DatelineApp(session)
    async with app.run_test(size=(width, height)) as pilot:
        assert await until(pilot, lambda: bool(strip(pilot, "crumb")))
        for name, keys in VIEWS.items():
            await pilot.press(*keys)
            await app.typed.all_done()
            await pilot.pause()
            seen.append(f"=== {name}, after {' '.join(keys) or 'opening'}\n{drawn(pilot)}")
    golden(f"{size}.txt", "\n".join(seen) + "\n")


def drawn(pilot: Pilot[Any]) -> str:
    """The whole screen as text."""
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in pilot.app.screen._compositor.render_strips())
