"""The events of a YAML text, from libyaml where it is there; scalars come as nodes already."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from typing import Any

import yaml
from msgspec import Struct

_LOADER: Any = getattr(yaml, "CLoader", yaml.Loader)


class Scalar(Struct, gc=False):
    """A text and the marks where it begins and ends; lines and columns count from 1. What it is made of is that of a yaml.ScalarEvent."""

    anchor: str | None
    tag: str | None
    implicit: tuple[bool, bool]
    text: str
    start_mark: Any
    end_mark: Any
    style: str | None = None

    @property
    def line(self) -> int:
        """The line; of most scalars nobody asks for it."""
        line: int = self.start_mark.line
        return line + 1

    @property
    def column(self) -> int:
        """The column."""
        column: int = self.start_mark.column
        return column + 1


@contextlib.contextmanager
def events_of(text: str) -> Iterator[Iterator[Any]]:
    """The events: `Scalar` and those of yaml. The iterator raises yaml.YAMLError."""
    parser = _LOADER(text)
    try:
        found = iter(parser.get_event, None)
        yield found if _BINDING_MAKES_SCALARS else map(_with_scalar, found)
    finally:
        parser.dispose()


def _with_scalar(event: Any) -> Any:
    if type(event) is not yaml.ScalarEvent:
        return event
    return Scalar(event.anchor, event.tag, event.implicit, event.value, event.start_mark, event.end_mark, event.style)


def _have_scalars_made() -> bool:
    """Have libyaml's binding make a `Scalar` of each scalar, and say whether it does.

    It looks its class of event up by name. That class is of Python, so that its objects are four times as dear, and gone at once.
    """
    binding: Any = sys.modules.get("yaml._yaml")
    if binding is None:
        return False
    binding.ScalarEvent = Scalar
    return any(isinstance(event, Scalar) for event in yaml.parse("text", Loader=_LOADER))


_BINDING_MAKES_SCALARS = _have_scalars_made()
