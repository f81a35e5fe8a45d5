"""Printing what differs in one row: in place, with its end erased, or from the first difference anew; the shortest counts."""

from __future__ import annotations

from typing import NamedTuple

from dateline.tui.driver.clusters import all_sure, sure
from dateline.tui.driver.frame import CONTINUED
from dateline.tui.driver.printer import Printer
from dateline.tui.driver.styles import PLAIN, UNKNOWN

_BRIDGE = 8
"""A gap of so many cells at most may be crossed by writing again what stands there."""
_WORTH = 8
"""With fewer cells to write nothing but these is tried."""


class Row(NamedTuple):
    """The texts and looks of a row's cells."""

    texts: list[str]
    styles: list[int]


def print_row(printer: Printer, y: int, new: Row, old: Row) -> None:
    """Print what makes the row `new` of the row `old`."""
    width = len(new.texts)
    ambiguous = printer.features.ambiguous
    certain = all_sure(new.texts, ambiguous)
    changed = _changed(new, old, certain=certain, ambiguous=ambiguous)
    if not changed:
        return
    end = width
    while end and new.texts[end - 1] == " " and new.styles[end - 1] == PLAIN:
        end -= 1
    tries = [_attempt(printer, y, new, old, changed, certain, None)]
    if printer.features.erase and changed[-1] >= end:
        tries.append(_attempt(printer, y, new, old, changed, certain, max(end, changed[0])))
    if printer.features.erase and certain and len(changed) > _WORTH and changed[0] < end:
        tries.append(_attempt(printer, y, new, old, changed, certain, changed[0]))
    printer.join(min(tries, key=lambda attempt: attempt.size))


def _changed(new: Row, old: Row, *, certain: bool, ambiguous: bool) -> list[int]:
    """The columns that differ. From the first cell on that terminals may draw wider than it is, all to the end of the row."""
    columns = [
        x
        for x, (text, before, look, look_before) in enumerate(zip(new.texts, old.texts, new.styles, old.styles, strict=True))
        if text != before or look != look_before
    ]
    if not certain:
        for place, x in enumerate(columns):
            if not sure(new.texts[x], ambiguous):
                return [*columns[:place], *range(x, len(new.texts))]
    return columns


def _attempt(printer: Printer, y: int, new: Row, old: Row, changed: list[int], certain: bool, erased: int | None) -> Printer:
    """Print in a fork; with `erased` the row is erased from that column on, before anything that stands behind it is written."""
    fork = printer.fork()
    if erased is None:
        _cells(fork, y, new, old, changed, certain=certain)
        return fork
    _cells(fork, y, new, old, [x for x in changed if x < erased], certain=certain)
    fork.move(erased, y)
    fork.blank_pen()
    fork.send("\x1b[K")
    blank = Row([*old.texts[:erased], *[" "] * (len(new.texts) - erased)], [*old.styles[:erased], *[PLAIN] * (len(new.texts) - erased)])
    anew = [x for x in range(erased, len(new.texts)) if new.texts[x] != " " or new.styles[x] != PLAIN]
    _cells(fork, y, new, blank, anew, certain=certain)
    return fork


def _cells(printer: Printer, y: int, new: Row, old: Row, columns: list[int], *, certain: bool) -> None:
    texts, styles = new
    last = len(texts) - 1
    ambiguous = printer.features.ambiguous
    at, count = 0, len(columns)
    while at < count:
        x = columns[at]
        if texts[x] == CONTINUED:
            at += 1
            continue
        _go(printer, x, y, new, certain=certain)
        if not printer.fits(styles[x], texts[x]):
            printer.pen(styles[x])
        if not certain and not sure(texts[x], ambiguous):
            wide = x < last and texts[x + 1] == CONTINUED
            if wide and (old.texts[x + 1] != " " or old.styles[x + 1] != styles[x]):
                # Where it is drawn in one cell, nothing old may stay in the second.
                printer.draw("  ", 2, last=last)
                printer.move(x, y)
            printer.draw(texts[x], 1 + wide, last=last, sure=False)
            at += 1
            continue
        start = at
        at += 1
        while at < count and columns[at] == columns[at - 1] + 1:
            text = texts[columns[at]]
            if text != CONTINUED and (not printer.fits(styles[columns[at]], text) or not (certain or sure(text, ambiguous))):
                break
            at += 1
        cells = at - start
        if x + cells <= last and texts[x + cells] == CONTINUED:  # a wide character took another's place, its second cell did not change
            cells += 1
        printer.draw("".join(texts[x : x + cells]), cells, last=last)


def _go(printer: Printer, x: int, y: int, new: Row, *, certain: bool) -> None:
    """Bring the cursor to a column, over a short gap by writing what stands in it."""
    if (printer.x, printer.y) == (x, y):
        return
    direct = printer.way(x, y)
    start = printer.x if printer.y == y and 0 <= printer.x < x else 0
    there = printer.way(start, y) if (start, y) != (printer.x, printer.y) else ""
    for pen in dict.fromkeys((printer.style, new.styles[x])):
        text = _bridge(printer, pen, start, x, new, certain=certain)
        if text and len(there) + len(text.encode("utf-8", "replace")) <= len(direct):
            printer.send(there)
            printer.pen(pen)
            printer.send(text)
            break
    else:
        printer.send(direct)
    printer.x, printer.y = x, y


def _bridge(printer: Printer, pen: int, start: int, end: int, new: Row, *, certain: bool) -> str:
    """What stands between two columns; "" where it cannot be written with that pen, or is too much."""
    texts = new.texts[start:end]
    if not 0 < end - start <= _BRIDGE or texts[0] == CONTINUED:
        return ""
    for text, style in zip(texts, new.styles[start:end], strict=True):
        if pen == UNKNOWN or not printer.fits(style, text, pen) or not (certain or sure(text, printer.features.ambiguous)):
            return ""
    return "".join(texts)
