"""Every option of the command line, once; the parser, the help and the man page derive from here."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

COLOURS = ("auto", "always", "never")
DRIVERS = ("cells", "plain")
LINE_STYLES = ("plain", "ap", "reuters")
CITATION_STYLES = ("ap", "chicago", "csl-json", "bibtex")


class Option(Struct, frozen=True):
    """An option: `value` is what it takes (DATE, N, PATH, …; "" for a switch), `words` the values there are, if few."""

    name: str
    doc: str
    value: str = ""
    words: tuple[str, ...] = ()

    @property
    def spelled(self) -> str:
        """`--limit N`, `--color auto|always|never`."""
        taken = "|".join(self.words) or self.value
        return f"{self.name} {taken}" if taken else self.name


LIBRARY = Option("--library", "the folder of incident files; else $DATELINE_LIBRARY, the nearest incidents/ upward, the shipped one", "PATH")
TODAY = Option("--today", "the day that counts as today", "DATE")
COLOR = Option("--color", "colour: on a terminal (auto), always or never; NO_COLOR turns auto off", "WHEN", COLOURS)
READ_ONLY = Option("--read-only", "start no other program and write no incident file: no pager, no editor")
DRIVER = Option("--driver", "send the cells that changed (cells), or all that the toolkit writes (plain)", "HOW", DRIVERS)
JSON = Option("--json", "print JSON; its shape is told by its `version`")
JSONL = Option("--jsonl", "print JSON, one incident (or action) a line")
AS_OF = Option("--as-of", "what was known at the end of that day, and nothing that came later", "DATE")
LIMIT = Option("--limit", "at most so many", "N")
SORT = Option("--sort", "order by date, title, country or a figure such as killed; -date for newest first", "FIELD")
ALL = Option("--all", "every claim with what became of it, not only the steps")
LINE_STYLE = Option("--style", "how numbers and days are printed", "STYLE", LINE_STYLES)
CITATION_STYLE = Option("--style", "the form of a citation", "STYLE", CITATION_STYLES)
SHORT_FORM = Option("--short", "a few words, for a caption")
HISTORY = Option("--with-history", "tell how the figure moved")
WITH_HELD = Option("--with-held", "take in what is held: off the record, embargoed, restricted")
MONTHLY = Option("--monthly", "by month, not by year")
PATHS = Option("--paths", "print whole paths, which may be private")
STRICT = Option("--strict", "print the warnings too that a file explains under `accept`")
SINCE = Option("--since", "from when on: a day, yesterday, 2 weeks ago, a tag or a commit", "WHEN")
REBUILD = Option("--rebuild", "make the index again from the files")
COMPACT = Option("--compact", "write the index anew from what it holds, while others read and write it")
RAW = Option("--raw", "csv for programs, without the ' before what a spreadsheet takes for a formula")
TO = Option("--to", "write to this file, which must not exist, or to a new one in this folder", "PATH")
FORCE = Option("--force", "write over a file that exists")
MAN = Option("--man", "print a man page in roff")
HELP = Option("--help", "print the manual page of the command")
VERSION = Option("--version", "print the version")

COMMON = (LIBRARY, TODAY, JSON, COLOR, READ_ONLY, HELP)


class Chosen(Struct):
    """What a command line chose; the names are those of the options."""

    library: str | None = None
    today: dt.date | None = None
    as_of: dt.date | None = None
    color: str = "auto"
    limit: int | None = None
    sort: str = ""
    read_only: bool = False
    driver: str = "cells"
    json: bool = False
    jsonl: bool = False
    all: bool = False
    strict: bool = False
    paths: bool = False
    monthly: bool = False
    style: str = ""
    short: bool = False
    with_history: bool = False
    with_held: bool = False
    since: str = ""
    rebuild: bool = False
    compact: bool = False
    raw: bool = False
    to: str = ""
    force: bool = False
    man: bool = False
    help: bool = False
    version: bool = False
