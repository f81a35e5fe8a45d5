"""Mutations of real incident files: what a bad merge, a wrong paste, a broken disk or an enemy makes of them.

A case is a number; the same number gives the same case for ever, so that one that failed can be kept (`KEPT`).
"""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import cache
from pathlib import Path

from dateline.files.authority import read_names
from dateline.model.actor import Name
from hostile.cases import ACTING, SEEN, quoted

SHIPPED = Path(__file__).parents[2] / "incidents"
AUTHORITY = SHIPPED / "names.yaml"
PIECES = (
    b"\n",
    b"  ",
    b"\t",
    b"- ",
    b": ",
    b"? ",
    b"{",
    b"}",
    b"[",
    b"]",
    b"&a ",
    b"*a",
    b"!!str ",
    b"---\n",
    b"'",
    b'"',
    b"|\n",
    b">-\n",
    b"#",
    b"<<: ",
)
_VALUES = (
    "",
    "~",
    "true",
    "-1",
    "0",
    "9" * 30,
    ">=91",
    "~100",
    "80-90",
    "2024-02-30",
    "2024-XX",
    "../2024",
    "[]",
    "{}",
    "[[x]]",
    "{a: b}",
    "is",
    "k1",
    "nan",
    "1e9",
    "0x1f",
)


@cache
def real_files() -> tuple[tuple[str, bytes], ...]:
    """Name and content of every incident that ships."""
    return tuple((path.name, path.read_bytes()) for path in sorted(SHIPPED.glob("*.yaml")) if path.name != "names.yaml")


@cache
def names() -> dict[str, Name]:
    """The authority file that ships."""
    return read_names(AUTHORITY.name, AUTHORITY.read_bytes())[0]


def mutated(seed: int) -> tuple[str, bytes]:
    """The case of this number: a name, and one to six mutations of a real file; small files more often than large ones."""
    dice = random.Random(seed)
    name, raw = min((dice.choice(real_files()) for _ in range(3)), key=lambda file: len(file[1]))
    for _ in range(dice.choice((1, 1, 1, 2, 3, 6))):
        raw = dice.choice(_MUTATIONS)(raw, dice)
    return name, raw


def _place(raw: bytes, dice: random.Random) -> int:
    return dice.randrange(len(raw) + 1)


def _flip(raw: bytes, dice: random.Random) -> bytes:
    at = _place(raw, dice)
    return raw[:at] + bytes([dice.randrange(256)]) + raw[at + 1 :]


def _cut(raw: bytes, dice: random.Random) -> bytes:
    at = _place(raw, dice)
    return raw[:at] + raw[at + dice.choice((1, 2, 10, 100, 5000)) :]


def _truncate(raw: bytes, dice: random.Random) -> bytes:
    return raw[: _place(raw, dice)]


def _insert(raw: bytes, dice: random.Random) -> bytes:
    at = _place(raw, dice)
    return raw[:at] + b"".join(dice.choice(PIECES) for _ in range(dice.randrange(1, 5))) + raw[at:]


def _flood(raw: bytes, dice: random.Random) -> bytes:
    at = _place(raw, dice)
    return raw[:at] + dice.choice(PIECES) * dice.choice((40, 1000, 20_000)) + raw[at:]


def _copy(raw: bytes, dice: random.Random) -> bytes:
    at, start = _place(raw, dice), _place(raw, dice)
    return raw[:at] + raw[start : start + dice.choice((5, 50, 500))] + raw[at:]


def _lines(change: Callable[[list[bytes], random.Random], None]) -> Callable[[bytes, random.Random], bytes]:
    def changed(raw: bytes, dice: random.Random) -> bytes:
        lines = raw.splitlines(keepends=True) or [b""]
        change(lines, dice)
        return b"".join(lines)

    return changed


@_lines
def _swap_lines(lines: list[bytes], dice: random.Random) -> None:
    a, b = dice.randrange(len(lines)), dice.randrange(len(lines))
    lines[a], lines[b] = lines[b], lines[a]


@_lines
def _double_line(lines: list[bytes], dice: random.Random) -> None:
    lines.insert(dice.randrange(len(lines)), lines[dice.randrange(len(lines))])


@_lines
def _drop_line(lines: list[bytes], dice: random.Random) -> None:
    del lines[dice.randrange(len(lines))]


@_lines
def _indent(lines: list[bytes], dice: random.Random) -> None:
    at = dice.randrange(len(lines))
    lines[at] = b" " * dice.randrange(6) + lines[at].lstrip()


@_lines
def _new_value(lines: list[bytes], dice: random.Random) -> None:
    at = dice.randrange(len(lines))
    key, colon, _ = lines[at].partition(b": ")
    if colon:
        text = dice.choice((dice.choice(_VALUES), quoted(dice.choice((*ACTING.values(), *SEEN.values())))))
        lines[at] = key + colon + text.encode() + b"\n"


@_lines
def _value_of_another(lines: list[bytes], dice: random.Random) -> None:
    at, other = dice.randrange(len(lines)), dice.randrange(len(lines))
    key, colon, _ = lines[at].partition(b": ")
    _, _, value = lines[other].partition(b": ")
    if colon and value:
        lines[at] = key + colon + value


@_lines
def _new_word(lines: list[bytes], dice: random.Random) -> None:
    at, other = dice.randrange(len(lines)), dice.randrange(len(lines))
    words, others = lines[at].split(b" "), lines[other].split()
    if others:
        words[dice.randrange(len(words))] = dice.choice(others)
        lines[at] = b" ".join(words).rstrip(b"\n") + b"\n"


_MUTATIONS = (
    _flip,
    _cut,
    _truncate,
    _insert,
    _flood,
    _copy,
    _swap_lines,
    _double_line,
    _drop_line,
    _indent,
    *(3 * (_new_value, _value_of_another, _new_word)),
)
