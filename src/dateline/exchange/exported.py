"""What a format is given: incidents as of a day, with nothing in them that is held, and with words where words are wanted.

Text of the file is as it was read: each format makes it safe in its own way. What is `Shown` was put into words before.
"""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

from dateline.model.incident import Retraction
from dateline.model.shown import Shown
from dateline.model.source import Source

NOT_STATED = "not stated"
"""The standing of a figure that nobody has given by that day: its value is blank, and blank is never 0."""


class Document(Struct, frozen=True):
    """A document that something was read in: in a few words, with `[id]` behind, and as the file has it."""

    words: Shown
    publisher: Shown
    via: Shown
    source: Source


class Sentence(Struct, frozen=True):
    """An attributed sentence, what must be read with it, and where the claim it rests on was read."""

    text: Shown
    qualifiers: tuple[Shown, ...]
    documents: tuple[Document, ...]


class Figure(Struct, frozen=True):
    """A headline figure: `value` as the file writes it ("" where none stands or was stated), `shown` as people read it.

    `by` and `said` are those of the last claim that it rests on; `told` is both of them in words.
    """

    point: str
    standing: str
    value: str = ""
    shown: Shown = Shown("")
    single_origin: bool = False
    weak: bool = False
    qualifiers: tuple[Shown, ...] = ()
    by: Shown = Shown("")
    said: str = ""
    told: Shown = Shown("")
    documents: tuple[Document, ...] = ()


class Exported(Struct, frozen=True):
    """One incident. `where` is its day and place in words, `record` its file and commit; one `retracted` has neither sentence nor figure."""

    id: str
    title: str
    date: str
    country: str
    status: str
    where: Shown
    path: str
    commit: str
    changed: bool
    record: Shown
    retracted: Retraction | None = None
    sentences: tuple[Sentence, ...] = ()
    figures: tuple[Figure, ...] = ()

    @property
    def tombstone(self) -> str:
        """What stands in place of all that was said of one that was taken back; "" of any other."""
        if self.retracted is None:
            return ""
        return f"RETRACTED{f' on {self.retracted.date}' if self.retracted.date else ''}: {self.retracted.why}"


class Export(Struct, frozen=True):
    """Incidents as known at the end of `as_of`, which is `day` in words."""

    as_of: dt.date
    day: Shown
    incidents: tuple[Exported, ...]
