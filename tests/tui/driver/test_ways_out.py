"""Every way out of the screen leaves the terminal as it was found, and no process behind."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from tui.driver.running import CRASHING, DATELINE, DEAF, EDITING, JOB, Session

READY = "Explosion near the market"
SLOW = pytest.mark.slow
"""Every test starts the program on a terminal; the quick suite tries one of each kind."""


@pytest.mark.parametrize(
    ("keys", "driver"),
    [("qq", "cells"), pytest.param("\x03\x03", "cells", marks=SLOW), pytest.param("qq", "plain", marks=SLOW)],
    ids=["q", "ctrl-c", "plain"],
)
def test_leaving_by_keys(library: Path, keys: str, driver: str) -> None:
    with Session(library, "--driver", driver) as session:
        session.wait_for(READY)
        for key in keys:
            session.press(key)
            session.settle(0.2)
        assert session.ended() == 0
        session.assert_restored()


@pytest.mark.parametrize(
    ("number", "driver"),
    [
        (signal.SIGTERM, "cells"),
        *(pytest.param(number, "cells", marks=SLOW) for number in (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT)),
        pytest.param(signal.SIGTERM, "plain", marks=SLOW),
    ],
    ids=lambda value: getattr(value, "name", value),
)
def test_signals(library: Path, number: signal.Signals, driver: str) -> None:
    with Session(library, "--driver", driver) as session:
        session.wait_for(READY)
        session.process.send_signal(number)
        assert session.ended() == 128 + number
        session.assert_restored()
        assert b"Traceback" not in session.output


@SLOW
def test_a_signal_before_the_first_frame(library: Path) -> None:
    with Session(library) as session:
        session.wait_for("\x1b[?1049h")
        session.process.send_signal(signal.SIGTERM)
        assert session.ended() == 128 + signal.SIGTERM
        session.assert_restored()


@pytest.mark.parametrize("driver", ["cells", pytest.param("plain", marks=SLOW)])
def test_a_crash_is_a_sentence_on_a_terminal_that_works(library: Path, driver: str) -> None:
    with Session(library, "--driver", driver, code=CRASHING + DATELINE) as session:
        session.wait_for(READY)
        session.press("G")
        assert session.ended() == 3
        session.assert_restored()
        after = session.output[session.output.rindex(b"\x1b[?1049l") :]
        assert b"fault of the program (RuntimeError: boom)" in after
        assert b"Traceback" not in session.output


@SLOW
def test_an_app_that_hears_nothing_is_ended_all_the_same(library: Path) -> None:
    with Session(library, code=DEAF + DATELINE) as session:
        session.wait_for(READY)
        session.press("G")
        session.settle(0.2)
        session.process.send_signal(signal.SIGTERM)
        assert session.ended() == 128 + signal.SIGTERM
        session.assert_restored()


def test_the_window_is_closed(library: Path) -> None:
    with Session(library) as session:
        session.wait_for(READY)
        os.close(session.master)
        assert session.process.wait(20) == 128 + signal.SIGHUP


@pytest.mark.parametrize("driver", ["cells", pytest.param("plain", marks=SLOW)])
def test_a_terminal_that_does_not_control_it_is_gone(library: Path, driver: str) -> None:
    """The kernel sends no signal then, and the end of the keys must not be read for ever."""
    with Session(library, "--driver", driver, controlling=False) as session:
        session.wait_for(READY)
        os.close(session.master)
        os.close(session.slave)
        assert session.process.wait(20) == 128 + signal.SIGHUP


def test_nobody_reads_any_more(library: Path) -> None:
    """The reader is frozen: keys and repaints fill what lies between, and SIGTERM must still end it."""
    with Session(library, size=(200, 60)) as session:
        session.wait_for(READY)
        for _ in range(200):
            session.press("\x0c")
        session.process.send_signal(signal.SIGTERM)
        assert session.process.wait(20) == 128 + signal.SIGTERM
        session.settle()
        session.assert_restored()


@SLOW
def test_stopping_gives_the_terminal_back_and_going_on_paints_everything_again(library: Path) -> None:
    with Session(library, code=JOB) as session:
        session.wait_for(READY)
        session.settle()
        before = [session.shown().text(y) for y in range(24)]
        begun = len(session.output)
        session.press("\x1a")
        session.wait_for("STOPPED AS FOUND", after=begun)
        session.wait_for(READY, after=begun)
        session.settle()
        assert [session.shown().text(y) for y in range(24)] == before
        session.press("q")
        session.settle()
        session.press("q")
        assert session.ended() == 0
        session.assert_restored()


@SLOW
def test_a_reader_who_is_to_get_out_of_nothing_cannot_stop_it(library: Path) -> None:
    with Session(library, "--read-only", code=JOB) as session:
        session.wait_for(READY)
        session.press("\x1a")
        session.settle()
        assert b"STOPPED" not in session.output
        assert session.process.poll() is None


@SLOW
def test_what_interrupts_an_editor_does_not_end_the_screen(library: Path) -> None:
    with Session(library, code=EDITING + DATELINE) as session:
        session.wait_for(READY)
        begun = len(session.output)
        session.press("G")
        session.wait_for("EDITING", after=begun)
        session.assert_restored()
        session.press("\x03")
        session.wait_for(READY, after=begun)
        session.settle()
        session.press("q")
        session.settle(0.2)
        session.press("q")
        assert session.ended() == 0
        session.assert_restored()


@SLOW
def test_many_sizes_in_a_row_end_in_the_last_one(library: Path) -> None:
    with Session(library) as session:
        session.wait_for(READY)
        for number in range(100):
            session.resize(20 + number * 7 % 150, 5 + number % 50)
        session.resize(70, 20)
        session.settle(0.5)
        terminal = session.shown(150, 60)
        assert READY in "".join(terminal.text(y) for y in range(20))
        assert all(not terminal.text(y) for y in range(20, 60))
        assert all(len(terminal.text(y)) <= 70 for y in range(20))
        assert session.output.count(b"\x1b[H\x1b[J") < 20


@SLOW
def test_a_size_that_no_terminal_has_is_capped(library: Path) -> None:
    with Session(library, size=(65535, 65535)) as session:
        session.wait_for(READY)
        session.settle()
        assert len(session.output) < 100_000
        session.press("qq")
        assert session.ended() == 0
        session.assert_restored()


@SLOW
@pytest.mark.parametrize("term", ["linux", "vt100", ""])
def test_an_old_terminal_is_asked_nothing_and_told_nothing_it_does_not_know(library: Path, term: str) -> None:
    with Session(library, term=term) as session:
        session.wait_for(READY)
        session.settle()
        assert READY in "".join(session.shown().text(y) for y in range(24))
        session.press("qq")
        assert session.ended() == 0
        session.assert_restored()
        for sent in (b"\x1b]", b"$p", b"\x1b[>", b"\x1b[<", b"?2026"):
            assert sent not in session.output
