"""Two screens and a script that write into one file at the same time: nobody's edit is lost, and everybody sees it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from hostile.test_read_only import library_of
from tui.driver.running import PATIENCE, Session

READY = "Harbour"


def assert_shown(session: Session, text: str) -> None:
    """A text comes to stand on a screen without a key."""
    end = time.monotonic() + PATIENCE
    while text not in "\n".join(session.shown().display):
        assert time.monotonic() < end, "\n".join(session.shown().display)
        session.settle(0.05)


@pytest.mark.slow
def test_two_screens_and_a_script_lose_nothing(tmp_path: Path) -> None:
    root = library_of(tmp_path)
    file = root / "2024-02-10-harbour-bombing.yaml"
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "script")}
    with Session(root) as one, Session(root) as other:
        for session in (one, other):
            session.wait_for(READY)
            session.settle()
        for number in range(3):
            script = subprocess.Popen(
                [sys.executable, "-m", "dateline", "add", "harbour", "question", "--text", f"Script {number}?", "--library", str(root)],
                env=environment,
                stdout=subprocess.DEVNULL,
            )
            for name, session in (("one", one), ("other", other)):
                place = len(session.output)
                session.press(":add question\r")
                session.wait_for("1/2: text", after=place)
                session.press(f"Screen {name} {number}?\r")
                session.wait_for("2/2: since", after=place)
                session.press("\r")
                session.settle()
            assert script.wait(30) == 0
            changed = file.with_name(".changed")
            changed.write_bytes(file.read_bytes().replace(b"title: ", b"title: Again ", 1))
            changed.replace(file)
            for session in (one, other):
                assert_shown(session, "Again " * (number + 1) + "Harbour")
        text = file.read_text("utf-8")
        for number in range(3):
            for who in (f"Script {number}?", f"Screen one {number}?", f"Screen other {number}?"):
                assert text.count(who) == 1, (who, text[-800:])
