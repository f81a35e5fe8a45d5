"""Opening the screen: until the first rows stand there, and until the whole screen has answered a key."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator

from bench.programs import FZF, VISIDATA, dateline, fzf, hello, is_there, on_records, visidata
from bench.setting import Setting
from bench.table import Line
from bench.terminal import HEIGHT, LONGEST, MODES, Terminal
from tui.driver.emulating import Terminal as Shown

HELLO = "Textual hello"
FIRST, ANSWER = "First rows on the screen", "First key answered by the whole screen (`j`, typed at the first rows)"


def lines(setting: Setting) -> Iterator[Line]:
    """Each program in turn, so many runs."""
    programs = {"25 files": dateline()}
    programs |= {_records(count): on_records(setting, count) for count in (setting.small, setting.middle, setting.large)}
    setting.ran(dateline("index"))
    first, answered = defaultdict[str, list[float]](list), defaultdict[str, list[float]](list)
    rows, whole = defaultdict[str, list[float]](list), defaultdict[str, list[float]](list)
    for _ in range(setting.runs):
        for name, argv in programs.items():
            first[name].append(_first_rows(setting, argv))
            answered[name].append(_first_answer(setting, argv))
        with hello(setting) as greeting:
            greeting.wait_for(_greets)
        first[HELLO].append(greeting.first(_greets))
        for peer in filter(is_there, (VISIDATA, FZF)):
            with visidata(setting, setting.middle) if peer == VISIDATA else fzf(setting, setting.csv(setting.middle)) as other:
                other.wait_for(whole_of(setting, peer))
                other.settle(setting.silence)
            if peer == VISIDATA:
                rows[peer].append(other.first(has_rows))
            whole[peer].append(other.chunks[-1][0])
    for name in programs:
        yield Line(FIRST, name, "ms", first[name], HELLO, first[HELLO], ratio=0.4)
    small, large, middle = (_records(count) for count in (setting.small, setting.large, setting.middle))
    yield Line(FIRST, large, "ms", first[large], small, first[small], ratio=1.2)
    for peer in (VISIDATA, FZF):
        missing = "" if is_there(peer) else "not installed"
        if peer == VISIDATA:
            yield Line(FIRST, middle, "ms", first[middle], peer, rows[peer], ratio=0.2, instead=missing)
        yield Line(FIRST, middle, "ms", first[middle], f"{peer}, whole", whole[peer], ratio=0.2 if peer == FZF else None, instead=missing)
    for name in programs:
        yield Line(ANSWER, name, "ms", answered[name], HELLO, first[HELLO], ratio=1.3)


def has_rows(shown: Shown) -> bool:
    """Whether the list of dateline or VisiData has a row; both have one line of their own above its head."""
    return bool(shown.text(2))


def is_whole(shown: Shown) -> bool:
    """Whether the line of hints is there, which only the whole screen of dateline has."""
    return bool(shown.text(HEIGHT - 1))


def whole_of(setting: Setting, peer: str) -> Callable[[Shown], bool]:
    """What tells that a peer has read all rows: its last line but in fzf, which has one more below it and counts the head as a row."""
    if peer == VISIDATA:
        return lambda shown: f" {setting.middle} rows" in shown.text(HEIGHT - 1).replace(",", "")
    return lambda shown: re.search(r"(\d+)/\1\b", shown.text(HEIGHT - 2)) is not None and "/0" not in shown.text(HEIGHT - 2)


def _greets(shown: Shown) -> bool:
    return "Hello" in shown.text(0)


def _cursor(shown: Shown) -> list[int]:
    return [y for y in range(2, HEIGHT) if shown.buffer[y][0].reverse]


def _first_rows(setting: Setting, argv: list[str]) -> float:
    with Terminal(argv, setting.environment) as terminal:
        terminal.wait_for(has_rows)
    return terminal.first(has_rows)


def _first_answer(setting: Setting, argv: list[str]) -> float:
    """Until the cursor stands one row down on the whole screen."""

    def answered(shown: Shown) -> bool:
        return _cursor(shown) == [3] and is_whole(shown)

    with Terminal(argv, setting.environment) as terminal:
        terminal.read(LONGEST, MODES)
        terminal.press("j")
        terminal.wait_for(answered)
    return terminal.first(answered)


def _records(count: int) -> str:
    return f"{count:,} events"
