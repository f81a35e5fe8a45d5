"""Every command, once: dispatch, help, suggestions and the manual's reference derive from here."""

from __future__ import annotations

from importlib import import_module

from msgspec import Struct

from dateline.cli.options import (
    ALL,
    AS_OF,
    COMMON,
    HISTORY,
    JSONL,
    LIMIT,
    LINE_STYLE,
    MAN,
    REBUILD,
    SHORT_FORM,
    SORT,
    STRICT,
    VERSION,
    WITH_HELD,
    Option,
)


class Command(Struct, frozen=True):
    """`verb`, what it `takes`, a one-line `summary`; `asks` where what follows the verb is a query."""

    verb: str
    takes: str
    summary: str
    extra: tuple[Option, ...] = ()
    asks: bool = False

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


SCREEN = Command("", "[QUERY]", "the screen: browse the library, or what answers a query", (AS_OF, LIMIT, SORT, VERSION), asks=True)
COMMANDS = (
    Command("find", "[QUERY]", "a line an incident: date, place, headline toll with its marks, title", (AS_OF, LIMIT, SORT, JSONL), asks=True),
    Command("show", "ID", "one incident, whole: claims, actors, sources, actions, assessments, questions", (AS_OF,)),
    Command("line", "ID [POINT…]", "attributed sentences fit to print, each with its source", (AS_OF, LINE_STYLE, SHORT_FORM, HISTORY, WITH_HELD)),
    Command("ladder", "ID [POINT]", "how the headline of a figure moved, step by step", (ALL, AS_OF)),
    Command("check", "[PATH…]", "every problem of the files and every unexplained warning, with its place", (STRICT,)),
    Command("index", "", "state of the index", (REBUILD,)),
    Command("schema", "", "JSON Schema of the incident file, for editors"),
    Command("help", "[TOPIC]", "the manual, offline", (MAN,)),
)
BY_VERB = {command.verb: command for command in COMMANDS}
OPTIONS = {option.name: option for command in (SCREEN, *COMMANDS) for option in command.options}
"""Every option by its name, whichever command takes it."""
SHORT = {"-h": "--help"}
