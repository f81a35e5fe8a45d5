"""Where every node of a file stands: character offsets of begin and end, column, style. For writing into the text.

Only for a text that `dateline.files.nodes` has read without complaint: bounds, aliases and tags were looked at there.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

import yaml
from msgspec import Struct, field

from dateline.files.events import End, Mapping, Scalar, Sequence, events_of


class Laid(Struct):
    """A node in its place: `start` and `end` are offsets into the text, `column` counts from 0.

    A mapping's `keys[n]` names its `items[n]`; a block collection ends where its last item does.
    """

    kind: Literal["scalar", "sequence", "mapping"]
    start: int
    end: int
    column: int
    flow: bool = False
    text: str = ""
    keys: list[Laid] = field(default_factory=list)
    items: list[Laid] = field(default_factory=list)

    def at(self, key: str) -> int:
        """The number of the pair that `key` names, or -1."""
        return next((n for n, laid in enumerate(self.keys) if laid.text == key), -1)

    @property
    def empty(self) -> bool:
        """Whether this is the nothing behind a key without a value."""
        return self.kind == "scalar" and self.start == self.end


def lay_out(text: str) -> Laid:
    """The top node of a document with all below it. Raises ValueError where there is none."""
    with events_of(text) as events:
        root = _laid(text, events)
    if root is None:
        raise ValueError("The file holds nothing.")
    return root


def _laid(text: str, events: Iterator[Any]) -> Laid | None:
    stack: list[Laid] = []
    root: Laid | None = None
    for event in events:
        start, end = event.start_mark, event.end_mark
        if isinstance(event, Scalar):
            laid = Laid("scalar", start.index, _scalar_end(text, event), start.column, text=event.text)
        elif isinstance(event, yaml.AliasEvent):
            laid = Laid("scalar", start.index, end.index, start.column)
        elif isinstance(event, Sequence | Mapping):
            kind: Literal["sequence", "mapping"] = "sequence" if isinstance(event, Sequence) else "mapping"
            laid = Laid(kind, start.index, end.index, start.column, flow=bool(event.flow_style))
        elif isinstance(event, End):
            _close(stack.pop(), end.index)
            continue
        else:
            continue
        if stack:
            _attach(stack[-1], laid)
        else:
            root = laid
        if laid.kind != "scalar":
            stack.append(laid)
    return root


def _attach(parent: Laid, laid: Laid) -> None:
    if parent.kind == "mapping" and len(parent.keys) == len(parent.items):
        parent.keys.append(laid)
    else:
        parent.items.append(laid)


def _close(laid: Laid, end: int) -> None:
    laid.end = end if laid.flow else laid.items[-1].end if laid.items else laid.end


def _scalar_end(text: str, event: Scalar) -> int:
    """The end of a scalar; of a block scalar without the blank lines behind it, unless `+` makes them part of the text."""
    start, end = event.start_mark.index, event.end_mark.index
    if event.style not in ("|", ">"):
        return int(end)
    body = text[start:end]
    return int(end) if "+" in body.partition("\n")[0].partition("#")[0] else start + len(body.rstrip())
