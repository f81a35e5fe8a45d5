"""Every command, once: dispatch, help, suggestions and the manual's reference derive from here."""

from __future__ import annotations

from importlib import import_module

from msgspec import Struct

from dateline.cli.options import (
    ALL,
    AS_OF,
    CITATION_STYLE,
    COMMON,
    COMPACT,
    DRIVER,
    FORCE,
    HISTORY,
    JSONL,
    LIMIT,
    LINE_STYLE,
    MAN,
    MONTHLY,
    PATHS,
    RAW,
    REBUILD,
    SHORT_FORM,
    SINCE,
    SORT,
    STRICT,
    TO,
    VERSION,
    WITH_HELD,
    Option,
)


class Command(Struct, frozen=True):
    """`verb`, what it `takes`, a one-line `summary`; `asks` where what follows the verb is a query.

    `fields` where every other option is a field of the record that is written.
    """

    verb: str
    takes: str
    summary: str
    extra: tuple[Option, ...] = ()
    asks: bool = False
    fields: bool = False

    @property
    def options(self) -> tuple[Option, ...]:
        """Its own options, then those of every command."""
        return self.extra + COMMON

    @property
    def module(self) -> str:
        """The module that holds its `run` and, as docstring, its manual page."""
        return f"dateline.cli.{self.verb or 'screen'}"

    @property
    def usage(self) -> str:
        """`dateline ladder [--all] ID [POINT]`, without the options of every command."""
        parts = ["dateline", self.verb, *(f"[{option.spelled}]" for option in self.extra), self.takes]
        return " ".join(filter(None, parts))

    @property
    def page(self) -> str:
        """The docstring of its module: examples first."""
        return import_module(self.module).__doc__ or f"{self.summary}.\n"


SCREEN = Command("", "[QUERY]", "the screen: browse the library, or what answers a query", (AS_OF, LIMIT, SORT, DRIVER, VERSION), asks=True)
COMMANDS = (
    Command("find", "[QUERY]", "a line an incident: date, place, headline toll with its marks, title", (AS_OF, LIMIT, SORT, JSONL), asks=True),
    Command("show", "ID", "one incident, whole: claims, actors, sources, actions, assessments, questions", (AS_OF,)),
    Command("line", "ID [POINT…]", "attributed sentences fit to print, each with its source", (AS_OF, LINE_STYLE, SHORT_FORM, HISTORY, WITH_HELD)),
    Command("ladder", "ID [POINT]", "how the headline of a figure moved, step by step", (ALL, AS_OF)),
    Command("cite", "ID [SOURCE…]", "citations: who said it, in which document, read where and when", (AS_OF, CITATION_STYLE, WITH_HELD)),
    Command("who", "NAME", "an actor: spellings, incidents, roles, what it asserted and what became of that", (AS_OF,)),
    Command("source", "NAME", "a publisher or document: what rests on it, and what would fall with it", (AS_OF,)),
    Command("actions", "[QUERY]", "counterterrorism actions across incidents, by day", (AS_OF, LIMIT, SORT, JSONL), asks=True),
    Command("timeline", "[ID|QUERY]", "the reporting of an incident day by day, or incidents over time", (AS_OF, MONTHLY), asks=True),
    Command("facets", "[QUERY]", "how the answers fall by country, kind, actor, year, role and state", (AS_OF,), asks=True),
    Command("map", "[QUERY]", "a map of the answers, with coasts and borders, and a line for each pin", (AS_OF, LIMIT, SORT), asks=True),
    Command("compare", "ID ID", "two incidents side by side, like with like", (AS_OF,)),
    Command("vet", "[FILE]", "check a draft (or standard input) against the library, figure by figure", (AS_OF, WITH_HELD)),
    Command("changes", "", "what changed, in words, since a day or a commit", (SINCE,)),
    Command("conflicts", "[QUERY]", "points on which strong claims disagree, where somebody spoke last first", (AS_OF, LIMIT), asks=True),
    Command("questions", "[QUERY]", "what nobody has answered, and for how long", (LIMIT,), asks=True),
    Command("stale", "[QUERY]", "our own stories that used a claim which no longer stands", (AS_OF, LIMIT), asks=True),
    Command(
        "export", "FORMAT [QUERY]", "the answers as text, Markdown, a page of HTML, JSON or CSV", (AS_OF, LIMIT, SORT, RAW, TO, FORCE), asks=True
    ),
    Command("check", "[PATH…]", "every problem of the files and every unexplained warning, with its place", (STRICT,)),
    Command("new", "[--FIELD VALUE…]", "make an incident file", fields=True),
    Command("edit", "ID [REF]", "open an incident file in your editor; it is checked before it counts"),
    Command("add", "ID RECORD [--FIELD VALUE…]", "put a claim, source, action, actor, … into an incident file", fields=True),
    Command("index", "", "state of the index", (REBUILD, COMPACT)),
    Command("schema", "", "JSON Schema of the incident file, for editors"),
    Command("doctor", "", "what runs here, on one screen, for a bug report", (PATHS,)),
    Command("completion", "SHELL", "a script that completes ids, actors, fields, values and options in bash, zsh or fish"),
    Command("help", "[TOPIC]", "the manual, offline", (MAN,)),
)
HIDDEN = (Command("complete", "WORD…", "what could stand where the cursor is; the scripts of `dateline completion` ask this"),)
"""Commands that no list names: programs call them."""
BY_VERB = {command.verb: command for command in (*COMMANDS, *HIDDEN)}
OPTIONS = {option.name: option for command in (SCREEN, *COMMANDS) for option in command.options}
"""Every option by its name, as some command takes it. One name takes a value everywhere or nowhere, but its words may differ."""
SHORT = {"-h": "--help"}
