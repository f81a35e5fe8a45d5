"""What could stand where the cursor is, from the words before it: verbs, options and their values, ids, the query language.

Everything derives from the declarations: a command's `takes` says which word stands for what, an option's `words` its values.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from msgspec import Struct

from dateline.cli.commands import BY_VERB, COMMANDS, OPTIONS, SCREEN, SHORT, Command
from dateline.cli.options import Option
from dateline.library import suggest
from dateline.library.completing_queries import beginning, fitting, query_completed
from dateline.library.session import Session
from dateline.library.suggest import Suggestion
from dateline.model.shown import Shown

Opener = Callable[[str | None], Session]
"""Opens the library that `--library` names, as its index has it."""
_PATHS = frozenset({"PATH", "FILE"})
_FIELD = "VALUE OF A FIELD"
"""What an option takes that spells a field of a record (`--publisher` of a source)."""
SHELLS = ("bash", "zsh", "fish")


class Completed(Struct, frozen=True):
    """The whole words that could stand there, best first; `paths` where the shell should complete a file instead."""

    found: tuple[Suggestion, ...] = ()
    paths: bool = False


class _Before(Struct):
    """What the words before the cursor say."""

    command: Command = SCREEN
    words: list[str] = []
    waiting: Option | None = None
    literal: bool = False
    library: str | None = None


def complete(words: Sequence[str], opener: Opener) -> Completed:
    """Complete the last of `words`, which stand behind `dateline`; it may be empty."""
    before, current = _read(words[:-1]), words[-1] if words else ""
    if before.waiting is not None:
        return _value(before, before.waiting, "", current, opener)
    if current.startswith("-") and not before.literal and not (before.command.asks and re.match(r"-[^-]", current)):
        name, equals, value = current.partition("=")
        option = _option(before.command, name)
        if equals and option is not None and option.value:
            return _value(before, option, f"{name}=", value, opener)
        options = [Suggestion(o.name, Shown(o.doc)) for o in before.command.options]
        if before.command.fields:
            from dateline.cli.completing_fields import field_options

            options = [*field_options(before.command.verb, before.words), *options]
        return Completed(beginning(current, options))
    found: list[Suggestion] = []
    if before.command is SCREEN and not before.words and not before.literal:
        found += beginning(current, (Suggestion(command.verb, Shown(command.summary)) for command in COMMANDS))
        if not current:
            return Completed(tuple(found))
    kinds = frozenset({"RECORD"}) if before.command.fields and "+" in before.words[-1:] else _kinds(before.command, len(before.words))
    if kinds & _PATHS:
        return Completed(paths=True)
    session = opener(before.library)
    if before.command.asks and "FORMAT" not in kinds:
        found += query_completed(current, session)
    for kind in kinds:
        found += _positional(kind, before, current, session)
    return Completed(tuple({one.value: one for one in found}.values()))


def _read(words: Sequence[str]) -> _Before:
    """Read the words before the cursor as the command line itself is read."""
    before = _Before(words=[])
    for word in words:
        if before.waiting is not None:
            before.library = word if before.waiting.name == "--library" else before.library
            before.waiting = None
        elif before.literal:
            before.words.append(word)
        elif word == "--":
            before.literal = True
        else:
            name, equals, value = word.partition("=")
            option = _option(before.command, SHORT.get(name, name))
            if before.command.fields and word.startswith("--") and option not in before.command.options:
                option = Option(name, "", _FIELD)
            if option is not None:
                before.waiting = option if option.value and not equals else None
                before.library = value if option.name == "--library" and equals else before.library
            elif before.command is SCREEN and not before.words and word in BY_VERB:
                before.command = BY_VERB[word]
            else:
                before.words.append(word)
    return before


def _option(command: Command, name: str) -> Option | None:
    return next((option for option in command.options if option.name == name), OPTIONS.get(name))


def _kinds(command: Command, position: int) -> frozenset[str]:
    """What the word at a position stands for, by `takes`: `ID [POINT…]` is {ID}, then {POINT} for every word behind it."""
    told = command.takes.replace("[", "").replace("]", "").replace(" …", "…").split()
    if not told or (position >= len(told) and not told[-1].endswith("…")):
        return frozenset()
    return frozenset(told[min(position, len(told) - 1)].rstrip("…").split("|"))


def _positional(kind: str, before: _Before, current: str, session: Session) -> tuple[Suggestion, ...]:
    if kind == "ID":
        return fitting(current, suggest.incidents(session))
    if kind in ("POINT", "SOURCE", "REF"):
        incident = suggest.incident_named(session, tuple(before.words))
        if incident is None:
            return fitting(current, suggest.incidents(session))
        return fitting(current, suggest.points(incident) if kind == "POINT" else suggest.citable(incident))
    if kind == "NAME":
        return fitting(current, suggest.documents(session) if before.command.verb == "source" else suggest.actors(session))
    if kind == "RECORD":
        from dateline.cli.completing_fields import records

        return beginning(current, records())
    if kind == "FORMAT":
        from dateline.exchange import FORMATS

        return beginning(current, (Suggestion(name, Shown(made.told)) for name, made in FORMATS.items()))
    if kind == "SHELL":
        return beginning(current, map(Suggestion, SHELLS))
    if kind == "TOPIC":
        from dateline.cli.manual import topics

        pages = {command.verb: command.summary for command in COMMANDS} | topics()
        return beginning(current, (Suggestion(name, Shown(title)) for name, title in pages.items()))
    return beginning(current, [Suggestion(kind)]) if kind.islower() else ()


def _value(before: _Before, option: Option, head: str, current: str, opener: Opener) -> Completed:
    """The values of an option; `head` is what stands before it in the same word (`--style=`)."""
    if option.value in _PATHS:
        return Completed(paths=True)
    found: tuple[Suggestion, ...] = ()
    if option.value == _FIELD:
        from dateline.cli.completing_fields import field_values

        session = opener(before.library)
        found = fitting(current, field_values(before.command.verb, before.words, option.name, session))
    elif option.words:
        found = beginning(current, map(Suggestion, option.words))
    elif option.value == "FIELD":
        from dateline.query.fields import SORTS

        minus = "-" if current.startswith("-") else ""
        found = beginning(current, (Suggestion(minus + name) for name in SORTS))
    elif option.value == "DATE" and option.name == "--as-of":
        incident = suggest.incident_named(opener(before.library), tuple(before.words)) if before.words and not before.command.asks else None
        if incident is not None:
            from dateline.ledger.known import reporting_days

            found = beginning(current, (Suggestion(day.isoformat(), Shown("a day of reporting")) for day in reporting_days(incident)))
    return Completed(tuple(Suggestion(head + one.value, one.meaning) for one in found))
