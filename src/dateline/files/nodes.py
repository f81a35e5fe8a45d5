"""YAML text to nodes that know their place, from libyaml events. The only importer of yaml, with bounds at every step.

Nothing is resolved: every scalar is text. Anchors, aliases, tags, directives and second documents are problems.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml
from msgspec import Struct

from dateline.files.report import MAX_DEPTH, MAX_NODES, MAX_TEXT, BoundsError, Report
from dateline.model.shown import quoted

_LOADER: Any = getattr(yaml, "CLoader", yaml.Loader)


class Scalar(Struct):
    """A text and where it begins; lines and columns count from 1."""

    text: str
    line: int
    column: int


class Sequence(Struct):
    """A list of nodes."""

    items: list[Node]
    line: int
    column: int


class Mapping(Struct):
    """Key and value pairs in file order, duplicate keys already reported and left out."""

    pairs: dict[str, tuple[Scalar, Node]]
    line: int
    column: int


Node = Scalar | Sequence | Mapping


def parse_nodes(text: str, report: Report) -> Mapping | None:
    """The top-level mapping of a file, or None (and problems) where there is none to be had."""
    try:
        root = _document(yaml.parse(text, Loader=_LOADER), report)
    except BoundsError:
        return None
    except yaml.YAMLError as error:
        report.syntax(error, text)
        return None
    if root is None:
        report.error(0, 0, "empty", "The file holds no incident; start with title, date, place, kind and status.")
    elif not isinstance(root, Mapping):
        report.error(root.line, root.column, "structure", "The file is a list of `key: value` lines at its top level; this is not.")
        return None
    return root


class _Open(Struct):
    node: Sequence | Mapping
    key: Scalar | None = None
    skip: bool = False


def _document(events: Iterator[Any], report: Report) -> Node | None:
    root: Node | None = None
    documents = count = 0
    stack: list[_Open] = []
    for event in events:
        kind = type(event)
        mark = event.start_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        if kind in (yaml.SequenceEndEvent, yaml.MappingEndEvent):
            stack.pop()
            continue
        if kind is yaml.DocumentStartEvent:
            documents += 1
            if documents > 1:
                report.error(line, column, "document", "One file is one incident; move this second document to a file of its own.")
                return root
            if event.version or event.tags:
                report.error(1, 1, "directive", "A line that begins with % is a YAML directive; take it out.")
            continue
        if kind is yaml.AliasEvent:
            report.error(line, column, "alias", "Aliases (*name) are not read; write the text again.")
            node: Node = Scalar("", line, column)
        elif kind is yaml.ScalarEvent:
            _plain(event, line, column, report)
            if len(event.value) > MAX_TEXT:
                report.error(line, column, "text-limit", f"A text has at most {MAX_TEXT:,} characters; this one has {len(event.value):,}.")
                raise BoundsError
            node = Scalar(event.value, line, column)
        elif kind is yaml.SequenceStartEvent:
            _plain(event, line, column, report)
            node = Sequence([], line, column)
        elif kind is yaml.MappingStartEvent:
            _plain(event, line, column, report)
            node = Mapping({}, line, column)
        else:
            continue
        count += 1
        if count > MAX_NODES:
            report.error(line, column, "node-limit", f"A file has at most {MAX_NODES:,} values; split this one.")
            raise BoundsError
        if stack:
            _attach(stack[-1], node, report)
        else:
            root = node
        if not isinstance(node, Scalar):
            stack.append(_Open(node))
            if len(stack) > MAX_DEPTH:
                report.error(line, column, "depth-limit", f"Lists and mappings nest at most {MAX_DEPTH} deep.")
                raise BoundsError
    return root


def _plain(event: Any, line: int, column: int, report: Report) -> None:
    """Report an anchor or an explicit tag."""
    if event.anchor:
        report.error(line, column, "anchor", f"Anchors (&{quoted(event.anchor)[1:-1]}) are not read; take it out.")
    if event.tag is not None and event.tag != "":
        report.error(line, column, "tag", f"Tags ({quoted(event.tag)}) are not read: every value is text. Take it out, or quote the text.")


def _attach(parent: _Open, node: Node, report: Report) -> None:
    if isinstance(parent.node, Sequence):
        parent.node.items.append(node)
        return
    if parent.key is None and not parent.skip:
        if isinstance(node, Scalar) and node.text.strip():
            parent.key = node
        else:
            report.error(node.line, node.column, "key", "A key is one word of text.")
            parent.skip = True
        return
    if parent.key is not None:
        before = parent.node.pairs.get(parent.key.text)
        if before is None:
            parent.node.pairs[parent.key.text] = (parent.key, node)
        else:
            report.error(
                parent.key.line,
                parent.key.column,
                "duplicate-key",
                f"The key {quoted(parent.key.text)} stands here again (first in line {before[0].line}); keep one, or make it a list.",
            )
    parent.key, parent.skip = None, False
