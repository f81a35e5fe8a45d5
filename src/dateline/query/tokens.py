"""A query cut into tokens, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

_PIECE = r"""
    \s*(?:
      (?P<open>\() | (?P<close>\))
    | (?P<minus>-)(?=\()
    | (?P<dash>-)?
      (?:(?P<name>[A-Za-z][A-Za-z-]*\??)(?P<operator>:|>=|<=|>|<|=)(?!//))?
      (?P<value>"[^"]*"(?:/[^\s()]+)?|"[^"]*|(?:[^\s"()]|(?<=\S)\((?=[^)\s]*\)))+(?:\+(?=\s|$))?)?
    )
    """
"""Compiled at the first use, of which an empty query has none."""

Kind = Literal["open", "close", "not", "or", "term"]


class Token(Struct, frozen=True):
    """`position` counts characters from 0; of a term `name` and `operator` are "" for plain words, `at` is where its value begins."""

    kind: Kind
    position: int
    negated: bool = False
    name: str = ""
    operator: str = ""
    value: str = ""
    at: int = 0


def tokens_of(text: str) -> Iterator[Token]:
    """The tokens of a query, in order. Every character but white space belongs to one."""
    position = 0
    while position < len(text):
        match = re.compile(_PIECE, re.VERBOSE).match(text, position)
        if match is None or match.end() == position or not match[0].strip():
            if text[position:].strip():
                yield Token("term", position, value=text[position], at=position)
                position += 1
                continue
            return
        position = match.end()
        start = position - len(match[0].lstrip())
        if match["open"] or match["close"]:
            yield Token("open" if match["open"] else "close", start)
        elif match["minus"]:
            yield Token("not", start)
        elif not match["dash"] and not match["name"] and match["value"] in ("not", "or"):
            yield Token("not" if match["value"] == "not" else "or", start)
        else:
            value = match["value"] or ""
            yield Token(
                "term",
                start if match["name"] is None or not match["dash"] else start + 1,
                negated=bool(match["dash"]),
                name=match["name"] or "",
                operator=match["operator"] or "",
                value=value,
                at=match.start("value") if match["value"] else position,
            )
