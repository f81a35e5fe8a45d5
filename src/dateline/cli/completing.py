"""What could stand where the cursor is, from the words before it: verbs, options and their values, ids, the query language.

Everything derives from the declarations: a command's `takes` says which word stands for what, an option's `words` its values.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from dateline.cli.commands import BY_VERB, COMMANDS, OPTIONS, SCREEN, SHORT, Command
from dateline.cli.options import Option
from dateline.library import suggest
from dateline.library.session import Session
from dateline.library.suggest import Suggestion
from dateline.model.folding import fold
from dateline.model.shown import Shown

Opener = Callable[[str | None], Session]
"""Opens the library that `--library` names, as its index has it."""
_TERM = re.compile(r"(?P<head>(?:.*[\s(])?-?)(?P<term>[^\s(]*)", re.DOTALL)
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
        return Completed(_beginning(current, options))
    found: list[Suggestion] = []
    if before.command is SCREEN and not before.words and not before.literal:
        found += _beginning(current, (Suggestion(command.verb, Shown(command.summary)) for command in COMMANDS))
        if not current:
            return Completed(tuple(found))
    kinds = frozenset({"RECORD"}) if before.command.fields and "+" in before.words[-1:] else _kinds(before.command, len(before.words))
    if kinds & _PATHS:
        return Completed(paths=True)
    session = opener(before.library)
    if before.command.asks:
        found += _query(current, session)
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
        return _fitting(current, suggest.incidents(session))
    if kind in ("POINT", "SOURCE", "REF"):
        incident = suggest.incident_named(session, tuple(before.words))
        if incident is None:
            return _fitting(current, suggest.incidents(session))
        return _fitting(current, suggest.points(incident) if kind == "POINT" else suggest.citable(incident))
    if kind == "NAME":
        return _fitting(current, suggest.documents(session) if before.command.verb == "source" else suggest.actors(session))
    if kind == "RECORD":
        from dateline.cli.completing_fields import records

        return _beginning(current, records())
    if kind == "SHELL":
        return _beginning(current, map(Suggestion, SHELLS))
    if kind == "TOPIC":
        from dateline.cli.manual import topics

        pages = {command.verb: command.summary for command in COMMANDS} | topics()
        return _beginning(current, (Suggestion(name, Shown(title)) for name, title in pages.items()))
    return _beginning(current, [Suggestion(kind)]) if kind.islower() else ()


def _value(before: _Before, option: Option, head: str, current: str, opener: Opener) -> Completed:
    """The values of an option; `head` is what stands before it in the same word (`--style=`)."""
    if option.value in _PATHS:
        return Completed(paths=True)
    found: tuple[Suggestion, ...] = ()
    if option.value == _FIELD:
        from dateline.cli.completing_fields import field_values

        session = opener(before.library)
        found = _fitting(current, field_values(before.command.verb, before.words, option.name, session))
    elif option.words:
        found = _beginning(current, map(Suggestion, option.words))
    elif option.value == "FIELD":
        from dateline.query.fields import SORTS

        minus = "-" if current.startswith("-") else ""
        found = _beginning(current, (Suggestion(minus + name) for name in SORTS))
    elif option.value == "DATE" and option.name == "--as-of":
        incident = suggest.incident_named(opener(before.library), tuple(before.words)) if before.words and not before.command.asks else None
        if incident is not None:
            from dateline.ledger import reporting_days

            found = _beginning(current, (Suggestion(day.isoformat(), Shown("a day of reporting")) for day in reporting_days(incident)))
    return Completed(tuple(Suggestion(head + one.value, one.meaning) for one in found))


def _query(current: str, session: Session) -> tuple[Suggestion, ...]:
    """The last term of a query: a field, or the value of one; what stands before it in the same word is kept."""
    from dateline.query.fields import FIELDS, SETTINGS

    match = _TERM.fullmatch(current)
    assert match is not None
    head, term = match["head"], match["term"]
    field, colon, value = term.partition(":")
    if not colon:
        fields = (Suggestion(f"{name}:", Shown(meaning)) for name, meaning in (FIELDS | SETTINGS).items())
        return tuple(Suggestion(head + one.value, one.meaning) for one in _beginning(term, fields))
    found = _fitting(value, _values(field.lower(), value, session))
    return tuple(Suggestion(f"{head}{field}:{one.value}", one.meaning) for one in found)


def _values(field: str, value: str, session: Session) -> Iterable[Suggestion]:
    from dateline.model.vocabulary import VOCABULARIES
    from dateline.query.fields import SORTS, values_of

    known = values_of(field)
    if known:
        return map(Suggestion, known)
    if field == "target":
        return map(Suggestion, VOCABULARIES["target_kind"])
    if field == "sort":
        return (Suggestion(f"{'-' if value.startswith('-') else ''}{name}") for name in SORTS)
    listed = _LISTED.get(field)
    return listed(session) if listed else ()


_LISTED: dict[str, Callable[[Session], list[Suggestion]]] = {
    "actor": suggest.actors,
    "by": suggest.actors,
    "against": suggest.actors,
    "source": suggest.documents,
    "country": suggest.countries,
    "place": suggest.places,
    "tag": suggest.tags,
    "lang": suggest.languages,
    "related": suggest.incidents,
}


def _beginning(current: str, known: Iterable[Suggestion]) -> tuple[Suggestion, ...]:
    return tuple(one for one in known if one.value.startswith(current))


def _fitting(current: str, known: Iterable[Suggestion]) -> tuple[Suggestion, ...]:
    """Those whose value begins with what is typed, whatever its case; else those of which a word or a name does."""
    listed = list(known)
    begins = tuple(one for one in listed if one.value.lower().startswith(current.lower()))
    wanted = fold(current)
    if begins or not wanted:
        return begins
    return tuple(one for one in listed if f" {wanted}" in f" {fold(one.value)} {one.also}")
