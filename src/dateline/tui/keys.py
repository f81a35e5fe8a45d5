"""Keys of the commands: as declared, or as the configuration has them by the command's id.

    [keys]
    timeline = "t"
    next-pane = ["tab", "l"]

A key is written as Textual names it (`ctrl+t`, `f2`, `full_stop`) or as the character itself (`.`).
"""

from __future__ import annotations

import re
from pathlib import Path

from msgspec import Struct

from dateline.errors import UsageError
from dateline.library.configuration import read_configuration
from dateline.model.shown import quoted, show_line
from dateline.tui.commands import COMMANDS, NAMED, Command
from dateline.tui.map_commands import MAP_COMMANDS


class Keys(Struct, frozen=True):
    """Command id -> its keys, of every command; `remarks` say what of the configuration was not taken, and where."""

    of: dict[str, tuple[str, ...]]
    remarks: tuple[str, ...] = ()


SCOPES = (COMMANDS, MAP_COMMANDS)
"""Commands that are heard together: a key has one of each, at most."""


def declared() -> Keys:
    """The keys as they are declared."""
    return Keys({command.id: command.keys for scope in SCOPES for command in scope})


def read_keys(path: Path) -> Keys:
    """The keys with what the configuration changes. A clash or an unknown id is told with its line, and not taken."""
    try:
        text, told = read_configuration(path)
    except UsageError as error:
        return Keys(declared().of, (str(error),))
    table = told.get("keys", {})
    if not isinstance(table, dict):
        return Keys(declared().of, (f"{show_line(path.name)}:{_line(text, 'keys')}: [keys] is a table of command = key.",))
    found, remarks = dict(declared().of), []
    for name, value in table.items():
        place = f"{show_line(path.name)}:{_line(text, name)}"
        keys = [value] if isinstance(value, str) else value
        if name not in found:
            remarks.append(f"{place}: there is no command {quoted(name)}; `dateline help keys` lists them.")
        elif not isinstance(keys, list) or not all(isinstance(key, str) and key for key in keys):
            remarks.append(f"{place}: {quoted(name)} takes a key, or a list of keys.")
        else:
            found[name] = tuple(NAMED.get(str(key), str(key)) for key in keys)
    kept: dict[str, tuple[str, ...]] = {}
    for scope in SCOPES:
        kept |= _without_clashes({command.id: found[command.id] for command in scope}, set(table), path, text, remarks)
    return Keys(kept, tuple(remarks))


def _without_clashes(found: dict[str, tuple[str, ...]], changed: set[str], path: Path, text: str, remarks: list[str]) -> dict[str, tuple[str, ...]]:
    """Of a key that two commands have, the configured one keeps it; of two configured ones the first.

    A command whose configured keys are all refused keeps those declared that are free; one that has none left is told.
    """
    owners: dict[str, str] = {}
    kept: dict[str, list[str]] = {name: [] for name in found}
    for name in sorted(found, key=lambda name: name not in changed):
        for key in found[name]:
            if key not in owners:
                owners[key] = name
                kept[name].append(key)
            elif name in changed and owners[key] in changed:
                remarks.append(f"{show_line(path.name)}:{_line(text, name)}: {quoted(key)} is already the key of {owners[key]}; it stays there.")
    for name, keys in declared().of.items():
        if found.get(name) and not kept[name]:
            kept[name] = [key for key in keys if key not in owners]
            owner = next((owners[key] for key in keys if key in owners), "")
            if not kept[name] and name not in changed:
                remarks.append(f"{show_line(path.name)}:{_line(text, owner)}: {quoted(keys[0])} was the key of {name}, which has none now.")
    return {name: tuple(kept[name]) for name in found}


def _line(text: str, name: str) -> int:
    match = re.search(rf"^\s*\[?\"?{re.escape(name)}\"?\s*[=\]]", text, re.MULTILINE)
    return text.count("\n", 0, match.start()) + 1 if match else 1


def with_keys(command: Command, keys: Keys) -> tuple[str, ...]:
    """The keys of a command."""
    return keys.of.get(command.id, command.keys)
