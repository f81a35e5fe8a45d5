"""The threads that write and read: a slow reader gets the newest frame, a lone Esc is a key, and the end is told once."""

from __future__ import annotations

import asyncio
import contextlib
import os
import queue
import threading
from collections.abc import Iterator
from itertools import pairwise

import pytest
from textual import events
from textual.message import Message

from dateline.tui.driver.keyboard import Keyboard
from dateline.tui.driver.output import Output
from dateline.tui.driver.storms import CALMER, STORM, Calmed

Ends = tuple[int, int]


@pytest.fixture
def ends() -> Iterator[Ends]:
    """A pipe: what is read from, what is written to."""
    reading, writing = os.pipe()
    yield reading, writing
    for file in (reading, writing):
        with contextlib.suppress(OSError):
            os.close(file)


def test_what_was_taken_is_written_and_then_the_last_bytes(ends: Ends) -> None:
    frames = iter((b"one", b"two"))
    taken = threading.Event()

    def take() -> bytes:
        taken.set()
        return next(frames)

    output = Output(ends[1], take, lambda: None)
    output.start()
    output.wake()
    assert taken.wait(10)
    assert os.read(ends[0], 3) == b"one"
    assert output.finish(b"bye", 10)
    assert os.read(ends[0], 100) == b"bye"


def test_a_reader_who_does_not_read_makes_nothing_queue(ends: Ends) -> None:
    """While the pipe is full many frames come; afterwards one is asked for."""
    taken: list[int] = []
    first = threading.Event()

    def take() -> bytes:
        taken.append(len(taken))
        first.set()
        return b"x" * 200_000

    output = Output(ends[1], take, lambda: None)
    output.start()
    output.wake()
    assert first.wait(10)
    for _ in range(50):
        output.wake()
    left = 400_000
    while left:
        left -= len(os.read(ends[0], min(left, 65536)))
    assert output.finish(b"", 10)
    assert len(taken) == 2


def test_a_writer_that_hangs_is_given_up(ends: Ends) -> None:
    taken = threading.Event()
    output = Output(ends[1], lambda: taken.set() or b"x" * 200_000, lambda: None)  # type: ignore[func-returns-value]
    output.start()
    output.wake()
    assert taken.wait(10)
    assert not output.finish(b"bye", 0.05)
    while output.is_alive():
        assert b"bye" not in os.read(ends[0], 65536)
        output.join(0.01)


def test_a_reader_who_is_gone_is_told_once(ends: Ends) -> None:
    lost: list[str] = []
    output = Output(ends[1], lambda: b"x", lambda: lost.append("lost"))
    os.close(ends[0])
    output.start()
    output.wake()
    output.join(10)
    assert lost == ["lost"]


def keys_of(found: queue.Queue[Message], count: int) -> list[str]:
    return [event.key for event in (found.get(timeout=10) for _ in range(count)) if isinstance(event, events.Key)]


def test_keys_are_read_whatever_bytes_come(ends: Ends) -> None:
    found: queue.Queue[Message] = queue.Queue()
    keyboard = Keyboard(ends[0], found.put)
    keyboard.start()
    os.write(ends[1], b"j\xff\xc3(k\x1b[A")
    assert [key for key in keys_of(found, 6) if len(key) == 1 or key == "up"] == ["j", "k", "up"]
    os.write(ends[1], b"\x1b")
    assert keys_of(found, 1) == ["escape"]
    keyboard.finish()
    assert not keyboard.is_alive()


def test_esc_and_what_is_typed_right_after_it_are_two_keys_where_alt_does_nothing(ends: Ends) -> None:
    found: queue.Queue[Message] = queue.Queue()
    keyboard = Keyboard(ends[0], found.put, {"alt+x"})
    keyboard.start()
    os.write(ends[1], b"\x1bjj\x1b2\x1b\xc3\xa9\x1bx\x1b[A\x1bb")
    expected = ["escape", "j", "j", "escape", "2", "escape", "é", "alt+x", "up", "ctrl+left"]
    assert keys_of(found, len(expected)) == expected
    keyboard.finish()


def test_the_end_of_the_keys_ends_the_thread(ends: Ends) -> None:
    keyboard = Keyboard(ends[0], lambda _: None)
    keyboard.start()
    os.close(ends[1])
    keyboard.join(10)
    assert not keyboard.is_alive()
    keyboard.finish()


class Clock(asyncio.SelectorEventLoop):
    """A loop whose time stands still until it is moved."""

    now = 100.0

    def time(self) -> float:
        return self.now

    def move(self, seconds: float) -> None:
        """Let time pass, and what is due happen."""
        self.now += seconds
        self.call_soon(self.stop)
        self.run_forever()


def test_a_storm_is_calmed_and_its_last_call_counts() -> None:
    loop = Clock()
    acted: list[float] = []
    calmed = Calmed(lambda: acted.append(round(loop.time(), 2)), loop, 0.1)
    for _ in range(200):  # one call every hundredth of a second
        calmed()
        loop.move(0.01)
    assert [round(after - before, 1) for before, after in pairwise(acted)] == [0.1] * STORM + [0.1 * CALMER] * 3
    loop.move(0.4)
    assert acted[-1] >= 101.99
    count = len(acted)
    loop.move(1.0)
    assert len(acted) == count
    calmed()
    assert len(acted) == count + 1
    calmed()
    calmed.cancel()
    loop.move(1.0)
    assert len(acted) == count + 1
    loop.close()
