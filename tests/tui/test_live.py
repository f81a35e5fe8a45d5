"""Other people's edits appear by themselves; cursor, query and scroll stay; a file that breaks keeps its last good state."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import watchfiles

from dateline.library.session import Session
from dateline.tui.app import DatelineApp
from dateline.tui.settings import Settings
from tui.driving import pane, press, screen, strip, text, until
from tui.test_views import ELSEWHERE, MARKET


async def test_an_edit_of_somebody_else_appears_and_nothing_moves(session: Session, library: Path) -> None:
    path = library / f"{MARKET}.yaml"
    app = DatelineApp(session, settings=Settings(live=True))
    async with app.run_test(size=(100, 14)) as pilot:
        await press(pilot, "2", "j", "j")
        before = (pane(pilot, 2).key, pane(pilot, 2).above)
        await asyncio.sleep(0.3)
        path.write_text(path.read_text("utf-8").replace("title: Explosion near the market", "title: Blast near the market"), "utf-8")
        assert await until(pilot, lambda: "Blast near" in text(pilot, 1))
        assert (pane(pilot, 2).key, pane(pilot, 2).above) == before
        assert pane(pilot, 2).has_focus
        assert strip(pilot, "hint") == "1 file changed."


async def test_what_the_watcher_forgets_is_seen_once_nothing_more_changes(session: Session, library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = asyncio.Event()

    async def forgetful(*_: str, **__: object) -> AsyncIterator[set[tuple[watchfiles.Change, str]]]:
        await told.wait()
        yield {(watchfiles.Change.modified, str(library / f"{MARKET}.yaml"))}
        await asyncio.Event().wait()

    monkeypatch.setattr(watchfiles, "awatch", forgetful)
    async with DatelineApp(session, settings=Settings(live=True)).run_test(size=(100, 14)) as pilot:
        for name, title in ((MARKET, "title: "), (ELSEWHERE, 'title: "')):
            path = library / f"{name}.yaml"
            path.write_text(path.read_text("utf-8").replace(title, f"{title}Late "), "utf-8")
        told.set()
        assert await until(pilot, lambda: text(pilot, 1).count("Late ") == 2)


async def test_folders_that_come_are_watched_and_links_are_not_followed(
    session: Session, library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    watched: list[set[str]] = []
    really = watchfiles.awatch

    def noted(*paths: str, **options: Any) -> Any:
        watched.append(set(paths))
        assert options["recursive"] is False
        return really(*paths, **options)

    monkeypatch.setattr(watchfiles, "awatch", noted)
    (tmp_path / "elsewhere" / "below").mkdir(parents=True)
    (library / "link").symlink_to(tmp_path / "elsewhere")
    app = DatelineApp(session, settings=Settings(live=True))
    async with app.run_test(size=(100, 14)) as pilot:
        assert await until(pilot, lambda: watched == [{str(library)}])
        await asyncio.sleep(0.3)
        (library / "new").mkdir()
        assert await until(pilot, lambda: watched[1:] == [{str(library), str(library / "new")}])
        await asyncio.sleep(0.3)
        text_there = (library / f"{MARKET}.yaml").read_text("utf-8").replace("title: Explosion", "title: Second explosion")
        (library / "new" / "2024-05-05-new-bombing.yaml").write_text(text_there, "utf-8")
        assert await until(pilot, lambda: "Second ex" in text(pilot, 1))


async def test_a_file_that_breaks_says_so_and_keeps_its_last_good_state_until_it_is_mended(app: DatelineApp, library: Path) -> None:
    path = library / f"{MARKET}.yaml"
    good = path.read_text("utf-8")
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "2", "j")
        path.write_text(good.replace("kind: [suicide-bombing]", "kind: [picnic]"), "utf-8")
        await press(pilot, "R")
        assert "has problems now; its last good state is shown" in strip(pilot, "hint")
        assert strip(pilot, "crumb").startswith(" LAST GOOD STATE")
        assert pane(pilot, 2).key == "k12"
        await press(pilot, "g")
        assert "is not read; mend this" in text(pilot, 2)
        assert "This is its last good state" in "".join("".join(p.text for p in line) for line in pane(pilot, 2).rows.lines)
        assert "k12" in pane(pilot, 2).rows.keys
        path.write_text(good, "utf-8")
        await press(pilot, "R")
        assert screen(pilot).selection.incident == MARKET
        assert "is not read" not in text(pilot, 2)
        assert not strip(pilot, "crumb").startswith(" LAST")


async def test_a_file_that_is_gone_is_gone(app: DatelineApp, library: Path) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        (library / f"{MARKET}.yaml").unlink()
        await press(pilot, "R")
        assert screen(pilot).selection.incident == ELSEWHERE
        assert strip(pilot, "hint") == "1 file changed. Explosion near the market is gone from the library."
        await press(pilot, "R")
        assert strip(pilot, "hint") == "Nothing changed."
