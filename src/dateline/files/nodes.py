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
_SCALAR, _ENDS = yaml.ScalarEvent, frozenset((yaml.MappingEndEvent, yaml.SequenceEndEvent))
_OTHERS = frozenset((yaml.MappingStartEvent, yaml.SequenceStartEvent, yaml.AliasEvent))


class Scalar(Struct, gc=False):
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
        root = _document(text, report)
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
    """A list (`items`) or mapping (`pairs`) that is being read; `key` waits for its value, `skip` says that the next value has no key."""

    items: list[Node] | None
    pairs: dict[str, tuple[Scalar, Node]]
    key: Scalar | None = None
    skip: bool = False


def _document(text: str, report: Report) -> Node | None:
    parser = _LOADER(text)
    try:
        return _Building(report).read(iter(parser.get_event, None))
    finally:
        parser.dispose()


class _Building:
    """Nodes that come into being from events. The loop is the hottest of the program: a file of 30 kB is 2,500 events."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.documents = 0
        self.stack: list[_Open] = []

    def read(self, events: Iterator[Any]) -> Node | None:
        """The top node, or None. Raises BoundsError."""
        root: Node | None = None
        stack, count = self.stack, 0
        for event in events:
            kind = type(event)
            if kind is _SCALAR:
                text, mark = event.value, event.start_mark
                node: Node = Scalar(text, mark.line + 1, mark.column + 1)
                if event.anchor or event.tag or len(text) > MAX_TEXT:
                    self._odd(event, node)
            elif kind in _ENDS:
                stack.pop()
                continue
            elif kind in _OTHERS:
                node = self._other(kind, event)
            elif kind is yaml.DocumentStartEvent and not self._begins(event):
                return root
            else:
                continue
            count += 1
            if count > MAX_NODES:
                self.report.error(node.line, node.column, "node-limit", f"A file has at most {MAX_NODES:,} values; split this one.")
                raise BoundsError
            if not stack:
                root = node
            elif (top := stack[-1]).items is not None:
                top.items.append(node)
            else:
                self._pair(top, node)
            if kind is not _SCALAR and type(node) is not Scalar:
                self._open(node)
        return root

    def _other(self, kind: type, event: Any) -> Node:
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        if kind is yaml.AliasEvent:
            self.report.error(line, column, "alias", "Aliases (*name) are not read; write the text again.")
            return Scalar("", line, column)
        node = Sequence([], line, column) if kind is yaml.SequenceStartEvent else Mapping({}, line, column)
        if event.anchor or event.tag:
            self._odd(event, node)
        return node

    def _begins(self, event: Any) -> bool:
        """Whether a document is the first."""
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        self.documents += 1
        if self.documents > 1:
            self.report.error(line, column, "document", "One file is one incident; move this second document to a file of its own.")
            return False
        if event.version or event.tags:
            self.report.error(1, 1, "directive", "A line that begins with % is a YAML directive; take it out.")
        return True

    def _odd(self, event: Any, node: Node) -> None:
        """Report an anchor, an explicit tag or a text that is too long. Raises BoundsError."""
        if event.anchor:
            self.report.error(node.line, node.column, "anchor", f"Anchors (&{quoted(event.anchor)[1:-1]}) are not read; take it out.")
        if event.tag:
            text = f"Tags ({quoted(event.tag)}) are not read: every value is text. Take it out, or quote the text."
            self.report.error(node.line, node.column, "tag", text)
        if isinstance(node, Scalar) and len(node.text) > MAX_TEXT:
            text = f"A text has at most {MAX_TEXT:,} characters; this one has {len(node.text):,}."
            self.report.error(node.line, node.column, "text-limit", text)
            raise BoundsError

    def _open(self, node: Node) -> None:
        self.stack.append(_Open(node.items, {}) if isinstance(node, Sequence) else _Open(None, node.pairs if isinstance(node, Mapping) else {}))
        if len(self.stack) > MAX_DEPTH:
            self.report.error(node.line, node.column, "depth-limit", f"Lists and mappings nest at most {MAX_DEPTH} deep.")
            raise BoundsError

    def _pair(self, parent: _Open, node: Node) -> None:
        """A key or a value of a mapping."""
        key = parent.key
        if key is not None:
            parent.key = None
            if key.text in parent.pairs:
                text = f"The key {quoted(key.text)} stands here again (first in line {parent.pairs[key.text][0].line}); keep one, or make it a list."
                self.report.error(key.line, key.column, "duplicate-key", text)
            else:
                parent.pairs[key.text] = (key, node)
        elif parent.skip:
            parent.skip = False
        elif type(node) is Scalar and node.text.strip():
            parent.key = node
        else:
            self.report.error(node.line, node.column, "key", "A key is one word of text.")
            parent.skip = True
