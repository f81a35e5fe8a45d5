"""YAML text to nodes that know their place, from libyaml events, with bounds at every step.

Nothing is resolved: every scalar is text. Anchors, aliases, tags, directives and second documents are problems.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from dateline.files.events import End, Mapping, Node, Scalar, Sequence, events_of
from dateline.files.report import MAX_DEPTH, MAX_NODES, MAX_TEXT, BoundsError, Report
from dateline.model.shown import quoted

_Open = tuple[list[Node] | None, dict[str, tuple[Scalar, Node]] | None, Scalar | None]
"""A list or mapping that is being read: its items or its pairs, and the key that waits for its value."""
_NO_KEY = Scalar(None, None, (True, False), "", None, None)


def parse_nodes(text: str, report: Report, empty: str = "holds no incident; start with title, date, place, kind and status") -> Mapping | None:
    """The top-level mapping of a file, or None (and problems) where there is none to be had; `empty` is what is said of one with nothing in it."""
    try:
        root = _document(text, report)
    except BoundsError:
        return None
    except yaml.YAMLError as error:
        report.syntax(error, text)
        return None
    if root is None:
        report.error(0, 0, "empty", f"The file {empty}.")
    elif not isinstance(root, Mapping):
        report.error(root.line, root.column, "structure", "The file is a list of `key: value` lines at its top level; this is not.")
        return None
    return root


def _document(text: str, report: Report) -> Node | None:
    with events_of(text) as events:
        return _Building(report).read(events)


class _Building:
    """Nodes that come into being from events."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.documents = 0

    def read(self, events: Iterator[Any]) -> Node | None:
        """The top node, or None. Raises BoundsError.

        The hottest loop of the program: a file of 30 kB is 2,500 events. `items` are those of the list that is being read, `pairs`
        those of the mapping; `key` waits for its value; `around` keeps the same of the lists and mappings that this one lies in.
        """
        root: Node | None = None
        items: list[Node] | None = None
        pairs: dict[str, tuple[Scalar, Node]] | None = None
        key: Scalar | None = None
        around: list[_Open] = []
        count = 0
        for event in events:
            kind = type(event)
            if kind is Scalar or kind is Mapping or kind is Sequence:
                node: Node = event
                if event.anchor or event.tag or (kind is Scalar and len(event.text) > MAX_TEXT):
                    self._odd(node)
            elif kind is End:
                items, pairs, key = around.pop()
                continue
            elif kind is yaml.AliasEvent:
                node = self._alias(event)
            elif kind is yaml.DocumentStartEvent and not self._begins(event):
                return root
            else:
                continue
            count += 1
            if count > MAX_NODES:
                self.report.error(node.line, node.column, "node-limit", f"A file has at most {MAX_NODES:,} values; split this one.")
                raise BoundsError
            if pairs is None:
                if items is None:
                    root = node
                else:
                    items.append(node)
            elif key is None:
                key = node if isinstance(node, Scalar) and node.text.strip() else self._no_key(node)
            else:
                if key.text in pairs:
                    self._twice(key, pairs[key.text][0])
                elif key is not _NO_KEY:
                    pairs[key.text] = key, node
                key = None
            if kind is Scalar or isinstance(node, Scalar):
                continue
            around.append((items, pairs, key))
            if len(around) > MAX_DEPTH:
                self.report.error(node.line, node.column, "depth-limit", f"Lists and mappings nest at most {MAX_DEPTH} deep.")
                raise BoundsError
            items, pairs, key = (node.items, None, None) if isinstance(node, Sequence) else (None, node.pairs, None)
        return root

    def _alias(self, event: Any) -> Scalar:
        node = Scalar(None, None, (True, False), "", event.start_mark, event.end_mark)
        self.report.error(node.line, node.column, "alias", "Aliases (*name) are not read; write the text again.")
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

    def _odd(self, node: Node) -> None:
        """Report an anchor, an explicit tag or a text that is too long. Raises BoundsError."""
        if node.anchor:
            self.report.error(node.line, node.column, "anchor", f"Anchors (&{quoted(node.anchor)[1:-1]}) are not read; take it out.")
        if node.tag:
            text = f"Tags ({quoted(node.tag)}) are not read: every value is text. Take it out, or quote the text."
            self.report.error(node.line, node.column, "tag", text)
        if isinstance(node, Scalar) and len(node.text) > MAX_TEXT:
            text = f"A text has at most {MAX_TEXT:,} characters; this one has {len(node.text):,}."
            self.report.error(node.line, node.column, "text-limit", text)
            raise BoundsError

    def _no_key(self, node: Node) -> Scalar:
        """What stands in the place of a key that is none, so that its value is passed over."""
        self.report.error(node.line, node.column, "key", "A key is one word of text.")
        return _NO_KEY

    def _twice(self, key: Scalar, first: Scalar) -> None:
        text = f"The key {quoted(key.text)} stands here again (first in line {first.line}); keep one, or make it a list."
        self.report.error(key.line, key.column, "duplicate-key", text)
