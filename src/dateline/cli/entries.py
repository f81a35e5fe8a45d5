"""A command line's fields as records to be written: `claim --point killed --value 94 + source --publisher ap`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dateline.cli.asking import split_values
from dateline.errors import UsageError
from dateline.library.entries import KINDS, Entry, Given, option_of
from dateline.model.fields import Field
from dateline.model.nearest import close_matches
from dateline.model.shown import quoted

JOIN = "+"
"""The word between two records that are written together."""


def read_entries(given: Iterable[tuple[str, str]]) -> tuple[str, list[Entry]]:
    """The incident's name and the records, in the order given. Raises UsageError."""
    groups: list[list[tuple[str, str]]] = [[]]
    for name, value in given:
        if not name and value == JOIN:
            groups.append([])
        else:
            groups[-1].append((name, value))
    entries, incident = list[Entry](), ""
    for number, group in enumerate(groups):
        words = [value for name, value in group if not name]
        if not number and not words:
            raise UsageError(f"Name an incident and a record: `dateline add kerman claim --point killed --value 94 …`. Records: {', '.join(KINDS)}.")
        kind = words[-1] if words else ""
        if kind not in KINDS:
            close = close_matches(kind, KINDS, n=1)
            hint = f" Did you mean {quoted(close[0])}?" if close else ""
            raise UsageError(f"{quoted(kind)} is no record.{hint} Write one of {', '.join(KINDS)} behind the incident's id, before the options.")
        incident = " ".join(words[:-1]) if not number else incident
        if not incident or (number and len(words) > 1):
            raise UsageError(f"Name the incident once, first: `dateline add kerman {kind} …`; behind {quoted(JOIN)} stands the next record.")
        entries.append(Entry(KINDS[kind], read_fields(((n, v) for n, v in group if n), KINDS[kind].fields, f"a {kind}")))
    return incident, entries


def read_fields(given: Iterable[tuple[str, str]], fields: Mapping[str, Field], what: str) -> Given:
    """Options as fields with their values. Raises UsageError that names the nearest option."""
    by_option = {option_of(key): field for key, field in fields.items()}
    found: dict[str, tuple[str, ...]] = {}
    for name, value in given:
        field = by_option.get(name)
        if field is None:
            close = close_matches(name, by_option, n=1)
            hint = f" Did you mean {close[0]}?" if close else ""
            raise UsageError(f"There is no option {quoted(name)} for {what}.{hint} The options are: {', '.join(by_option)}.")
        values = split_values(field, value) or (value,)
        if field.key in found and not field.many:
            raise UsageError(f"{name} is given twice; {what} has one.")
        found[field.key] = found.get(field.key, ()) + values
    return found
