"""A record as the lines of a file: its fields in the order in which the library writes them, block or flow."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from dateline.files.writing.spelling import folded, spelled
from dateline.model.fields import Field, Record, fields_of

Values = Mapping[str, str | tuple[str, ...]]
"""What a record's fields get: texts by key, several in a tuple."""

WIDTH = 150
"""Columns that a line should fit in."""
_FIRST, _LAST = ("id", "value", "attackers", "scope"), ("hold", "note")


class Style(Struct, frozen=True):
    """How the neighbours are written: in braces or not, and columns by which each level is indented."""

    flow: bool | None = None
    step: int = 2
    dash: int = 2


def written(record: type[Record], values: Values) -> dict[str, str | tuple[str, ...]]:
    """`values` in the order of writing; a single id stands alone, other lists stay lists."""
    declared = fields_of(record)
    order = {key: number for number, key in enumerate(_FIRST)}
    order |= {key: 100 + number for number, key in enumerate(declared) if key not in order}
    order |= {key: 1000 + number for number, key in enumerate(_LAST)}
    found: dict[str, str | tuple[str, ...]] = {}
    for key in sorted(values, key=lambda key: order[key]):
        value, field = values[key], declared[key]
        if isinstance(value, tuple) and len(value) == 1 and (not field.many or _stands_alone(field)):
            value = value[0]
        elif isinstance(value, str) and field.many and not _stands_alone(field):
            value = (value,)
        found[key] = value
    return found


def flow_record(record: type[Record], values: Values) -> str:
    """`{value: 3, by: ap}`, on one line."""
    declared = fields_of(record)
    return "{" + ", ".join(f"{key}: {_flat(declared[key], value, flow=True)}" for key, value in written(record, values).items()) + "}"


def block_record(record: type[Record], values: Values, indent: int) -> list[str]:
    """A line a field, each indented by `indent` columns; a long text folded."""
    declared = fields_of(record)
    lines: list[str] = []
    for key, value in written(record, values).items():
        line = f"{' ' * indent}{key}: {_flat(declared[key], value, flow=False)}"
        text = folded(value, indent + 2, WIDTH) if isinstance(value, str) and declared[key].rule.form == "text" and len(line) > WIDTH else None
        lines += [f"{' ' * indent}{key}: >-", *text] if text else [line]
    return lines


def entry_lines(record: type[Record], values: Values, indent: int, style: Style, key: str = "") -> list[str]:
    """An entry of a list (`- …`) or, with `key`, of a map, at column `indent`, in the style of its neighbours."""
    head = f"{' ' * indent}{key}: " if key else f"{' ' * indent}-{' ' * (style.dash - 1)}"
    line = head + flow_record(record, values)
    if style.flow is not False and len(line) <= WIDTH:
        return [line]
    if key:
        return [head.rstrip(), *block_record(record, values, indent + style.step)]
    lines = block_record(record, values, indent + style.dash)
    return [head + lines[0].lstrip(" "), *lines[1:]]


def _flat(field: Field, value: str | tuple[str, ...], *, flow: bool) -> str:
    if isinstance(value, str):
        return spelled(value, field.rule, flow=flow)
    return "[" + ", ".join(spelled(item, field.rule, flow=True) for item in value) + "]"


def _stands_alone(field: Field) -> bool:
    return field.rule.form == "ref" and not field.rule.plain and field.rule.target in ("actor", "source", "claim")
