"""Standard output: what it is (terminal or pipe, wide or narrow, coloured or not), and the lines that go there.

Lines are collected and written at once: a terminal that is too short for them gets a pager, a pipe gets whole lines
without colour or control characters. Only `Shown` can be a line.
"""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Mapping
from typing import Any, Literal, TextIO

import msgspec

from dateline.cli.columns import cells
from dateline.cli.options import Chosen
from dateline.errors import DatelineError
from dateline.model.shown import Shown, show, show_json
from dateline.phrasing.days import day_text

Style = Literal["strong", "error", "warning", "quiet"]
_CODES: dict[Style, str] = {"strong": "1", "error": "31", "warning": "33", "quiet": "2"}
MOST_COLUMNS = 1000
"""Terminals that claim to be wider are not believed."""


class Output:
    """Where the lines of one command go. `width` is None in a pipe; `ascii_only` where the encoding knows no more."""

    def __init__(self, stream: TextIO | None, environment: Mapping[str, str], chosen: Chosen) -> None:
        self.stream = stream
        self.environment = environment
        self.terminal = stream is not None and stream.isatty()
        size = _size(stream, environment) if self.terminal else None
        self.width = size[0] if size else None
        self.height = size[1] if size else None
        self.ascii_only = (getattr(stream, "encoding", None) or "utf-8").lower().replace("_", "-") not in ("utf-8", "utf8")
        plain = bool(environment.get("NO_COLOR")) or environment.get("TERM") == "dumb"
        self.coloured = chosen.color == "always" or (chosen.color == "auto" and self.terminal and not plain)
        self.may_page = not chosen.read_only and environment.get("TERM") != "dumb"
        self.lines: list[Shown] = []

    def line(self, text: Shown = Shown("")) -> None:  # noqa: B008 (frozen)
        """One line, or several in one text."""
        self.lines.append(text)

    def json(self, value: Any) -> None:
        """A value as JSON, indented."""
        self.line(show_json(msgspec.json.format(_encoded(value), indent=2).decode(), ascii_only=self.ascii_only))

    def json_line(self, value: Any) -> None:
        """A value as JSON on one line."""
        self.line(show_json(_encoded(value).decode(), ascii_only=self.ascii_only))

    def styled(self, text: Shown, style: Style) -> Shown:
        """`text` in a style, where there is colour; to be used on text that is laid out already."""
        return Shown(f"\x1b[{_CODES[style]}m{text}\x1b[0m") if self.coloured and text else text

    def finish(self) -> None:
        """Write everything. Raises BrokenPipeError where nobody reads on, DatelineError where it cannot be written."""
        if self.stream is None or not self.lines:
            return
        text = "\n".join(self.lines) + "\n"
        if self._too_long(text):
            from dateline.cli.pager import page

            if page(text, self.environment):
                return
        try:
            if hasattr(self.stream, "reconfigure"):
                self.stream.reconfigure(errors="backslashreplace")
            self.stream.write(text)
            self.stream.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise DatelineError(f"The output cannot be written: {error.strerror or error}.") from None

    def _too_long(self, text: str) -> bool:
        if not (self.terminal and self.may_page and self.width and self.height):
            return False
        return sum(max(1, -(-cells(line) // self.width)) for line in text.split("\n")) > self.height


def note_as_of(day: dt.date) -> None:
    """The remark that everything printed is as known on a day that was asked for."""
    note(f"As known at the end of {day_text(day)}.")


def note(text: str) -> None:
    """A remark on standard error, where there is one; `text` is made safe."""
    if sys.stderr is not None:
        try:
            sys.stderr.write(show(text) + "\n")
            sys.stderr.flush()
        except OSError:
            pass


def note_over(text: Shown, wide: int) -> int:
    """A remark on a terminal at standard error that stands until the next is written over it; gives the columns it takes.

    `wide` is what the one before took. It is cut to one line, and where standard error is no terminal nothing is written.
    """
    if sys.stderr is None or not sys.stderr.isatty():
        return 0
    try:
        line = text[: _size(sys.stderr, {})[0] - 1]
        sys.stderr.write(f"\r{line:<{wide}}" + ("" if line else "\r"))
        sys.stderr.flush()
    except OSError:
        return 0
    return len(line)


def answer(question: str) -> str | None:
    """What a person types behind `question` on standard error, without its end of line; None where nothing follows."""
    if sys.stdin is None or sys.stderr is None:
        return None
    sys.stderr.write(show(question))
    sys.stderr.flush()
    line = sys.stdin.readline()
    return line.rstrip("\n") if line else None


def can_ask() -> bool:
    """Whether a person can be asked: standard input and standard error are a terminal."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))


def _encoded(value: Any) -> bytes:
    """JSON of a value, in which text that was made safe already may stand."""
    return msgspec.json.encode(value, enc_hook=_text)


def _text(value: Any) -> str:
    if isinstance(value, Shown):
        return str(value)
    raise TypeError(f"{type(value).__name__} is no part of a shape")


def _size(stream: TextIO | None, environment: Mapping[str, str]) -> tuple[int, int]:
    """Columns and lines of the terminal; 80 and 24 where it does not say."""
    columns = lines = 0
    try:
        if stream is not None:
            columns, lines = os.get_terminal_size(stream.fileno())
    except (OSError, ValueError):
        pass
    told = environment.get("COLUMNS", "")
    columns = int(told) if told.isascii() and told.isdigit() and len(told) < 6 else columns
    return min(columns, MOST_COLUMNS) or 80, lines or 24
