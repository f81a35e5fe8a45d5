"""Lines of a pane: pieces of shown text, each with the name of its style, and the record the line belongs to."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple, overload

from rich.cells import cell_len, set_cell_size

from dateline.model.folding import fold
from dateline.model.shown import Shown


class Piece(NamedTuple):
    """Text that may be shown, and the style it is shown in (a name of `rendering.styles`)."""

    text: Shown
    style: str = ""


Line = tuple[Piece, ...]


class Rows:
    """What a list shows: `lines` on demand, and of every record its `keys` entry and the first of its lines in `stops`.

    Lines without a record (headings, blank lines) belong to none. `lines` may be lazy: 100,000 rows cost nothing until seen.
    """

    def __init__(self, lines: Sequence[Line], keys: Sequence[str], stops: Sequence[int] | None = None, texts: Sequence[str] | None = None) -> None:
        """`stops` None: every line is a record of its own. `texts` is what `n` and `N` look in; None for nothing."""
        self.lines = lines
        self.keys = keys
        self.stops: Sequence[int] = range(len(keys)) if stops is None else stops
        self.texts = texts
        self._places: dict[str, int] | None = None

    def place(self, key: str) -> int | None:
        """The number of a record, by its key."""
        if isinstance(self.keys, Keys):
            return self.keys.position(key)
        if self._places is None:
            self._places = {key: number for number, key in reversed(list(enumerate(self.keys)))}
        return self._places.get(key)

    def next_of(self, keys: frozenset[str], cursor: int, step: int) -> int | None:
        """The number of the next record among `keys` from `cursor` on (with -1, of the one before), round the end; None if there is none."""
        places = sorted(place for key in keys if (place := self.place(key)) is not None)
        ahead = [place for place in places if (place - cursor) * step > 0]
        return (ahead or places)[0 if step > 0 else -1] if places else None

    def holding(self, words: Sequence[str]) -> frozenset[str]:
        """The keys of the records that hold any of the folded `words`, each at the beginning of a word."""
        if self.texts is None or not words:
            return frozenset()
        pattern = re.compile("|".join(rf"(?<![a-z0-9]){re.escape(word)}" for word in words))
        return frozenset(key for key, text in zip(self.keys, self.texts, strict=True) if pattern.search(fold(text)))

    def record_at(self, line: int) -> int | None:
        """The number of the record that a line belongs to, or None for a heading."""
        if isinstance(self.stops, range):
            return line if 0 <= line < len(self.keys) else None
        import bisect

        number = bisect.bisect_right(self.stops, line) - 1
        return number if number >= 0 and line < self.end(number) else None

    def end(self, number: int) -> int:
        """One past the last line of a record: up to the next record, or the next line that begins with no indent mark."""
        start = self.stops[number]
        following = self.stops[number + 1] if number + 1 < len(self.stops) else len(self.lines)
        if isinstance(self.stops, range):
            return following
        line = start + 1
        while line < following and self.lines[line] and self.lines[line][0].style == "follow":
            line += 1
        return line


class Keys(Sequence[str]):
    """Keys that are not listed before they are asked for; finds one without looking at the others."""

    def position(self, key: str) -> int | None:
        """The number of a key, or None."""
        raise NotImplementedError


EMPTY = Rows((), ())


class LazyLines(Sequence[Line]):
    """Lines made when they are looked at."""

    def __init__(self, count: int, make: Callable[[int], Line]) -> None:
        self._count = count
        self._make = make

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, at: int) -> Line: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Line]: ...
    def __getitem__(self, at: int | slice) -> Line | Sequence[Line]:
        if isinstance(at, slice):
            return [self._make(n) for n in range(*at.indices(self._count))]
        return self._make(at)


class Page:
    """Collects the lines of a pane that is laid out for a width: headings, paragraphs and records with following lines."""

    def __init__(self, width: int) -> None:
        self.width = max(10, width)
        self.lines: list[Line] = []
        self.keys: list[str] = []
        self.stops: list[int] = []
        self.texts: list[str] = []

    def add(self, *pieces: Piece) -> None:
        """A line that belongs to no record."""
        self.lines.append(pieces)

    def paragraph(self, text: Shown, style: str = "", indent: int = 0) -> None:
        """Wrapped text that belongs to no record."""
        for line in wrapped(text, self.width - indent):
            self.lines.append((Piece(Shown(" " * indent)), Piece(line, style)))

    def record(self, key: str, first: Line, *following: tuple[Shown, str], indent: int = 4) -> None:
        """A record: its first line, wrapped if it is too long for one, and texts below it."""
        self.keys.append(key)
        self.stops.append(len(self.lines))
        self.texts.append(" ".join((key, *(piece.text for piece in first), *(text for text, _ in following))))
        lines = wrap_line(first, self.width, indent)
        self.lines.append(lines[0])
        self.lines.extend((Piece(Shown(" " * indent), "follow"), *line) for line in lines[1:])
        for text, style in following:
            for part in wrapped(text, self.width - indent):
                self.lines.append((Piece(Shown(" " * indent), "follow"), Piece(part, style)))

    def rows(self) -> Rows:
        """What was collected."""
        return Rows(self.lines, self.keys, self.stops, self.texts)


def wrapped(text: Shown, width: int) -> list[Shown]:
    """Text cut into lines of at most `width` cells at blanks; a word longer than a line is cut."""
    width = max(4, width)
    lines: list[Shown] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split():
            rest = word
            while cell_len(rest) > width:
                head = _head(rest, width - (cell_len(line) + 1 if line else 0))
                if not head:
                    lines.append(Shown(line))
                    line = ""
                    continue
                lines.append(Shown(f"{line} {head}" if line else head))
                line, rest = "", rest[len(head) :]
            if not line:
                line = rest
            elif cell_len(line) + 1 + cell_len(rest) <= width:
                line = f"{line} {rest}"
            else:
                lines.append(Shown(line))
                line = rest
        if line:
            lines.append(Shown(line))
    return lines or [Shown("")]


def wrap_line(line: Line, width: int, indent: int) -> list[Line]:
    """A line of pieces as one or more: what does not fit goes on below, `indent` cells in."""
    if sum(cell_len(piece.text) for piece in line) <= width:
        return [line]
    found: list[Line] = []
    here: list[Piece] = []
    used = 0
    for piece in line:
        for word in _words(piece.text):
            size = cell_len(word)
            room = width - (indent if found else 0)
            if used + len(word.rstrip()) > room and used:
                found.append(tuple(here))
                here, used = [], 0
                word = word.lstrip()
                size = cell_len(word)
            if size > room:
                word = set_cell_size(word, room)
                size = room
            if here and here[-1].style == piece.style:  # a piece a line and a style, not a word
                here[-1] = Piece(Shown(here[-1].text + word), piece.style)
            else:
                here.append(Piece(Shown(word), piece.style))
            used += size
    found.append(tuple(here))
    return found


def cut_line(line: Line, width: int) -> Line:
    """A line cut to a width, with an ellipsis where something is gone."""
    if sum(cell_len(piece.text.rstrip() if piece is line[-1] else piece.text) for piece in line) <= width:
        return line
    found: list[Piece] = []
    for piece in line:
        if cell_len(piece.text) >= width:
            return (*found, Piece(fit(piece.text if cell_len(piece.text) > width else f"{piece.text} .", width), piece.style))
        found.append(piece)
        width -= cell_len(piece.text)
    return tuple(found)


def fit(text: str, width: int) -> Shown:
    """Exactly `width` cells: cut with an ellipsis, or padded. Wide and combining characters are counted as the terminal does."""
    if cell_len(text) > width:
        text = set_cell_size(text, max(0, width - 1)).rstrip() + ("…" if width > 0 else "")
    return Shown(set_cell_size(text, width))


def _words(text: str) -> list[str]:
    """Words with the blanks behind them, so that columns keep their padding."""
    return re.findall(r"\s*\S+\s*|\s+", text)


def _head(text: str, width: int) -> str:
    head = ""
    for character in text:
        if cell_len(head + character) > width:
            break
        head += character
    return head
