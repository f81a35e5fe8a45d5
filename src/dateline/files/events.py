"""The events of a YAML text, from libyaml where it is there; what begins a scalar, a list or a mapping is its node already."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from typing import Any

import yaml
from msgspec import Struct

_LOADER: Any = getattr(yaml, "CLoader", yaml.Loader)


class _Placed(Struct):
    """Where something begins; lines and columns count from 1."""

    @property
    def line(self) -> int:
        """The line; of most nodes nobody asks for it."""
        line: int = self.start_mark.line  # type: ignore[attr-defined]
        return line + 1

    @property
    def column(self) -> int:
        """The column."""
        column: int = self.start_mark.column  # type: ignore[attr-defined]
        return column + 1


class Scalar(_Placed, gc=False):
    """A text. What it is made of is that of a yaml.ScalarEvent."""

    anchor: str | None
    tag: str | None
    implicit: tuple[bool, bool]
    text: str
    start_mark: Any
    end_mark: Any
    style: str | None = None


class _Started(_Placed):
    """What begins at its event, empty: made of what that of yaml is made of, in that order; marks are those of its begin."""

    anchor: str | None
    tag: str | None
    implicit: bool
    start_mark: Any
    end_mark: Any
    flow_style: bool | None = None


class Sequence(_Started):
    """A list of nodes, in the place of a yaml.SequenceStartEvent."""

    items: list[Node] = []


class Mapping(_Started):
    """Key and value pairs in file order, in the place of a yaml.MappingStartEvent."""

    pairs: dict[str, tuple[Scalar, Node]] = {}


class End(Struct, gc=False):
    """The end of a list or mapping."""

    start_mark: Any
    end_mark: Any


Node = Scalar | Sequence | Mapping
_MADE = {
    "ScalarEvent": Scalar,
    "SequenceStartEvent": Sequence,
    "MappingStartEvent": Mapping,
    "SequenceEndEvent": End,
    "MappingEndEvent": End,
}
"""What is made in the place of an event of yaml."""


@contextlib.contextmanager
def events_of(text: str) -> Iterator[Iterator[Any]]:
    """The events: nodes, `End`, and the others of yaml. The iterator raises yaml.YAMLError."""
    parser = _LOADER(text)
    try:
        found = iter(parser.get_event, None)
        yield found if _BINDING_MAKES_NODES else map(_made, found)
    finally:
        parser.dispose()


def _made(event: Any) -> Any:
    kind = _MADE.get(type(event).__name__)
    if kind is None:
        return event
    given = dict(vars(event))
    return kind(**({"text": given.pop("value")} if kind is Scalar else {}), **given)


def _have_nodes_made() -> bool:
    """Have libyaml's binding make nodes, and say whether it does.

    It looks its classes of events up by name. Those are of Python, so that their objects are four times as dear, and gone at once.
    This holds for the whole process: what `yaml.parse` gives with a loader of C are nodes too, and a dumper of C no longer takes
    events (`yaml.emit`). Loading and dumping (`yaml.load`, `yaml.dump`) are as before.
    """
    binding: Any = sys.modules.get("yaml._yaml")
    if binding is None:
        return False
    for name, made in _MADE.items():
        setattr(binding, name, made)
    kinds = {type(event) for event in yaml.parse("a: [b]", Loader=_LOADER)}
    return kinds.issuperset(_MADE.values())


_BINDING_MAKES_NODES = _have_nodes_made()
