"""A command line to what was asked. What is no declared option is a word; after a verb that asks, `-word` is query too."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from msgspec import Struct

from dateline.cli.commands import BY_VERB, OPTIONS, SCREEN, SHORT, Command
from dateline.cli.options import Chosen, Option
from dateline.errors import UsageError
from dateline.model.dates import parse_date
from dateline.model.nearest import close_matches
from dateline.model.shown import quoted

NEAR = 2
"""A lone word within so many edits of a verb is taken for a misspelt verb."""


class Asked(Struct, frozen=True):
    """A command with its words and what was chosen."""

    command: Command
    words: tuple[str, ...]
    chosen: Chosen
    given: tuple[tuple[str, str], ...] = ()
    """Of a command whose options are fields: its words ("" before each) and fields with their values, in order."""


def read_arguments(argv: Sequence[str]) -> Asked:
    """Read a command line without the program's name. Raises UsageError that says what would be understood."""
    command, options, words, given, literal = _split(argv)
    chosen = _chosen(command, options)
    if command is SCREEN and len(words) == 1 and not literal:
        _refuse_misspelt_verb(words[0])
    return Asked(command, tuple(words), chosen, tuple(given) if command.fields else ())


def edits(first: str, second: str) -> int:
    """How many letters must be put in, taken out or changed to make `second` of `first`."""
    row = list(range(len(second) + 1))
    for number, letter in enumerate(first, 1):
        before, row[0] = row[0], number
        for at, other in enumerate(second, 1):
            before, row[at] = row[at], min(row[at] + 1, row[at - 1] + 1, before + (letter != other))
    return row[-1]


def _split(argv: Sequence[str]) -> tuple[Command, list[str], list[str], list[tuple[str, str]], bool]:
    """The command, its options as `--name=value`, its words, fields with words in order, and whether a `--` stood before the first word."""
    command, options, words, literal = SCREEN, list[str](), list[str](), False
    given = list[tuple[str, str]]()
    rest = list(argv)
    while rest:
        token = rest.pop(0)
        if token == "--":  # noqa: S105 (no password, the end of the options)
            literal = command is SCREEN and not words
            words += rest
            given += [("", word) for word in rest]
            break
        name, equals, value = token.partition("=")
        option = _declared(SHORT.get(name, name), command)
        if command.fields and token.startswith("--") and option not in command.options:
            given.append((name, _field(name, rest, value if equals else None)))
        elif option is not None:
            options.append(_given(option, rest, value if equals else None))
        elif token.startswith("-") and len(token) > 1:
            _refuse_unknown_option(token, command)
            words.append(token)
        elif command is SCREEN and not words and token in BY_VERB:
            command = BY_VERB[token]
        else:
            words.append(token)
            given.append(("", token))
    if command is SCREEN and {"--json", "--jsonl"} & set(options):
        command = BY_VERB["find"]
    for name in (given.partition("=")[0] for given in options):
        if name not in {option.name for option in command.options}:
            raise UsageError(f"`{command.usage.partition(' [')[0]}` takes no {name}. It takes: {', '.join(o.name for o in command.options)}.")
    return command, options, words, given, literal


def _declared(name: str, command: Command) -> Option | None:
    """The option of that name as `command` takes it, else as another does; None where there is none."""
    return next((option for option in command.options if option.name == name), OPTIONS.get(name))


def _given(option: Option, rest: list[str], value: str | None) -> str:
    """One option as `--name=value`, or a switch as `--name`."""
    if not option.value:
        if value is not None:
            raise UsageError(f"{option.name} takes no value.")
        return option.name
    if value is None:
        if not rest or rest[0].partition("=")[0] in OPTIONS:
            raise UsageError(f"{option.name} needs a value: {option.spelled}.")
        value = rest.pop(0)
    return f"{option.name}={value}"


def _field(name: str, rest: list[str], value: str | None) -> str:
    """The value of an option that is a field of a record."""
    if value is None:
        if not rest or (rest[0].startswith("--") and len(rest[0]) > 2):
            raise UsageError(f"{name} needs a value; one that begins with hyphens is written {name}=VALUE.")
        value = rest.pop(0)
    return value


def _refuse_unknown_option(token: str, command: Command) -> None:
    """Raise UsageError unless a query may hold `token`: `-word` always, `--word` only where it resembles no option."""
    known = [option.name for option in command.options]
    name = token.partition("=")[0]
    close = close_matches(name, known, n=1, cutoff=0.75)
    if command.asks and (not token.startswith("--") or (command is not SCREEN and not close)):
        return
    hint = f" Did you mean {close[0]}?" if close else f" The options here are: {', '.join(known)}."
    raise UsageError(f"There is no option {quoted(name)}.{hint}")


def _refuse_misspelt_verb(word: str) -> None:
    near = min(BY_VERB, key=lambda verb: edits(word.lower(), verb))
    if edits(word.lower(), near) <= NEAR:
        raise UsageError(
            f"{quoted(word)} is no command. Did you mean `dateline {near}`? To look for the word, write `dateline -- {word}` or `dateline find {word}`."
        )


def _chosen(command: Command, given: Sequence[str]) -> Chosen:
    """What options choose, each as `--name=value`; of two with one name the last. Raises UsageError for a value that cannot be read."""
    chosen = Chosen()
    declared = {option.name: option for option in command.options}
    for name, _, value in (text.partition("=") for text in given):
        option = declared[name]
        reader = _one_of(option.words) if option.words else _READERS.get(option.value, str)
        try:
            setattr(chosen, name.removeprefix("--").replace("-", "_"), reader(value) if option.value else True)
        except ValueError as error:
            raise UsageError(f"{name}: {error}") from None
    return chosen


def _day(text: str) -> dt.date:
    """A day; of a month or year its last one."""
    try:
        day = parse_date(text).latest
    except ValueError as error:
        raise ValueError(f"{quoted(text)} is no date: {error}.") from None
    return day or dt.date.max


def _number(text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 9:
        raise ValueError(f"{quoted(text)} is no whole number.")
    return int(text)


def _one_of(words: tuple[str, ...]) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text not in words:
            raise ValueError(f"{quoted(text)} is none of {', '.join(words)}.")
        return text

    return read


_READERS: dict[str, Callable[[str], object]] = {"DATE": _day, "N": _number}
