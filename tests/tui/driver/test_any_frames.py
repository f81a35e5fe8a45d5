"""Random frames, looks, scrolls, resizes, wide and combining characters: the terminal shows what Textual wrote, cell by cell."""

from __future__ import annotations

import itertools
import random
import re
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.tui.driver.features import Features
from dateline.tui.driver.painting import Painting
from tui.driver.emulating import Terminal

SURE = (*"abcdefgh0123456789.,~!", *"     ", "é", "ñ", "Ж", "λ", "│", "▸", "…", "漢", "字", "한", "ａ")
UNSURE = ("e\u0301", "👩\u200d👩\u200d👧", "😀", "✈\ufe0f", "\u0645\u064e", "می\u200c", "⌛")
WIDTHS = {"漢": 2, "字": 2, "한": 2, "ａ": 2, "👩\u200d👩\u200d👧": 2, "😀": 2, "✈\ufe0f": 2, "می\u200c": 2, "⌛": 2}
SGR = ("", "1", "2", "3", "4", "7", "9", "1;31", "32", "44", "7;36", "2;4;38;5;99", "48;2;1;2;3")


class Cluster(NamedTuple):
    """What stands in a cell, in which look, and whether every terminal agrees on its width."""

    text: str
    sgr: str

    @property
    def width(self) -> int:
        return WIDTHS.get(self.text, 1)


Row = list[Cluster]


def row_of(seed: int, width: int) -> Row:
    """A row of so many cells: stretches in one look each, most rows with blanks at their end."""
    chosen = random.Random(seed)
    row: Row = []
    left = min(width, chosen.choice((width, width // 2, 3, 0)))
    kinds = (*SURE, *UNSURE) if chosen.random() < 0.3 else SURE
    while left > 0:
        sgr = chosen.choice(SGR)
        for text in chosen.choices(kinds, k=chosen.randint(1, 8)):
            cluster = Cluster(text, sgr)
            if cluster.width <= left:
                row.append(cluster)
                left -= cluster.width
    used = sum(cluster.width for cluster in row)
    return row + [Cluster(" ", "")] * (width - used)


Step = tuple[str, int, int]
steps = st.lists(
    st.tuples(st.sampled_from(("rows", "scroll", "resize", "repaint", "all", "unknown")), st.integers(0, 99), st.integers(1, 4)), max_size=6
)
features = st.builds(
    Features,
    column=st.booleans(),
    along=st.booleans(),
    erase=st.booleans(),
    margins=st.booleans(),
    pan=st.booleans(),
    off=st.booleans(),
    modern=st.booleans(),
    ambiguous=st.booleans(),
)


def textual(row: Row, y: int) -> str:
    """A row as Textual writes it: the position, then each stretch of one look with a reset after it."""
    written = f"\x1b[{y + 1};1H"
    for cluster in row:
        written += f"\x1b[{cluster.sgr}m{cluster.text}\x1b[0m" if cluster.sgr else cluster.text
    return written


def assert_shown(terminal: Terminal, frame: list[Row], width: int) -> None:
    """Each cell holds what the frame says; of clusters whose width is in doubt only what stands round them is asked."""
    wanted = Terminal(width, len(frame))
    doubtful: set[tuple[int, int]] = set()
    for y, row in enumerate(frame):
        x = 0
        for cluster in row:
            if cluster.text in UNSURE:
                doubtful |= {(x + more, y) for more in range(cluster.width)}
            else:
                wanted.feed(f"\x1b[{y + 1};{x + 1}H\x1b[0;{cluster.sgr or 0}m{cluster.text}")
            x += cluster.width
    for y in range(len(frame)):
        for x in range(width):
            if (x, y) not in doubtful:
                assert terminal.cell(x, y) == wanted.cell(x, y), (x, y, [cluster.text for cluster in frame[y]])


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 2**32), width=st.integers(2, 24), height=st.integers(2, 9), steps=steps, features=features, returns=st.booleans())
def test_the_terminal_shows_every_frame(seed: int, width: int, height: int, steps: list[Step], features: Features, returns: bool) -> None:
    seeds = itertools.count(seed * 1000)
    painting = Painting(width, height, features)
    terminal = Terminal(width, height, returns=returns)
    terminal.litter()
    frame = [row_of(next(seeds), width) for _ in range(height)]
    painting.write("\n".join(textual(row, y) for y, row in enumerate(frame)))
    terminal.feed(painting.paint())
    assert_shown(terminal, frame, width)
    for kind, number, count in steps:
        if kind == "rows":
            for more in range(count):
                y = (number + more * 3) % height
                frame[y] = row_of(next(seeds), width)
                painting.write(textual(frame[y], y))
        elif kind == "scroll":
            top = number % height
            bottom = min(height, top + 3 + count)
            moved = frame[top:bottom]
            fresh = [row_of(next(seeds), width) for _ in range(min(count, len(moved)))]
            frame[top:bottom] = [*moved[len(fresh) :], *fresh] if number % 2 else [*fresh, *moved[: len(moved) - len(fresh)]]
            painting.write("\n".join(textual(row, y) for y, row in enumerate(frame)))
        elif kind == "resize":
            width, height = 2 + number % 23, 1 + count * 2
            terminal.resize(height, width)
            terminal.litter()
            painting.resize(width, height)
            frame = [row_of(next(seeds), width) for _ in range(height)]
            painting.write("\n".join(textual(row, y) for y, row in enumerate(frame)))
        elif kind == "all":
            frame = [row_of(next(seeds), width) for _ in range(height)]
            painting.write("\n".join(textual(row, y) for y, row in enumerate(frame)))
        else:
            terminal.litter()
            if kind == "unknown":
                painting.write("\x1b[99v")
            else:
                painting.forget()
        terminal.feed(painting.paint())
        assert_shown(terminal, frame, width)
    assert painting.paint() == ""


VOCABULARY = re.compile(
    r"[^\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]|[\r\n\b]|\x1bM|\x1b\[[\d;]*[HJKmrSTABCDG]|\x1b\[\?2026[hl]|\x1b\]8;;[!-~]*\x1b\\"
)


@settings(max_examples=60, deadline=None)
@given(
    texts=st.lists(
        st.text(st.one_of(st.sampled_from("\x1b\x9b\x07\x00\r\n\t\x85\u202e[];mHKJ8?0123456789h\\ "), st.characters()), max_size=30), max_size=5
    ),
    modern=st.booleans(),
)
def test_whatever_stands_in_the_text_only_the_drivers_own_words_leave_it(texts: list[str], modern: bool) -> None:
    painting = Painting(20, 5, Features(True, True, True, True, True, True, modern))
    for y, text in enumerate(texts):
        painting.write(f"\x1b[{y + 1};1H\x1b[1m{text}\x1b[0m\x1b[1;1H")
        assert VOCABULARY.sub("", painting.paint()) == ""
