"""Nodes to records, by the declarations on the record classes; every reference that is met is noted with its place."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache, partial
from typing import Any, NoReturn

from msgspec import Struct

from dateline.files.events import Mapping, Node, Scalar, Sequence
from dateline.files.report import MAX_HIDDEN, MAX_LIST, MAX_OTHERS, MAX_RECORDS, BoundsError, Report
from dateline.files.scalars import check_id, check_scalar, leads_elsewhere
from dateline.model.fields import Field, Record, fields_of
from dateline.model.incident import Incident
from dateline.model.shown import count_acting, hidden_characters, quoted


class Reference(Struct, frozen=True, gc=False):
    """An id that a file names `at` a place: `target` says whose (actor, source, claim, incident), `point` the ledger it stands in."""

    target: str
    text: str
    at: Scalar
    point: str = ""
    owner: str = ""
    key: str = ""


class Typing:
    """Builds the records of one file into `report`; `references` grows as it goes.

    `unread` are the line of a record and a key of it, of what is given and wrong.
    """

    def __init__(self, report: Report) -> None:
        self.report = report
        self.references: list[Reference] = []
        self.defined: dict[str, set[str]] = {"actor": set(), "source": set()}
        self.points: dict[str, str] = {}
        self.partial: Any = None
        self.unread: set[tuple[int, str]] = set()
        self.point = ""
        self.owner = ""
        self.hidden = 0

    def record(self, cls: type[Record], node: Node, what: str, **given: Any) -> Any:
        """A record of `cls` from a mapping, or None where something required is missing; `given` fills undeclared attributes."""
        if not isinstance(node, Mapping):
            self._wrong(node, f"{what} is a mapping of `key: value` lines")
            return None
        shape = _shape_of(cls)
        line = given.get("line") or node.line
        values: dict[str, Any] = {}
        for key, (key_node, value_node) in node.pairs.items():
            known = shape.fields.get(key)
            if known is None:
                text = partial(self._unknown_key, what, key, shape.fields)
                self.report.error(key_node.line, key_node.column, "unknown-key", text)
                continue
            field = known.field
            if known.comes_again and isinstance(value_node, Scalar) and value_node.text in known.taken:
                value = (value_node.text,) if field.many else value_node.text
                if field.rule.form == "ref":
                    self._refer(field, value_node)
            elif (value := self.value(field, value_node, what)) is None:
                self.unread.add((line, key))
                continue
            elif known.comes_again and isinstance(value_node, Scalar):
                known.take(value_node.text)
            values[field.key] = value  # not the key as read: a name that the class knows is found by where it lies in memory
        if not values.keys() >= shape.required:
            for field in fields_of(cls).values():
                if field.required and field.key not in node.pairs:
                    self.report.error(node.line, node.column, "missing-key", f"{what} lacks {quoted(field.key)}: {field.rule.doc}.")
            if cls is Incident:  # what can be read of it is still held to its references and roles
                self.partial = cls(**{"date": "2000-01-01", "title": "", "place": (), "kind": (), "status": "", **values}, **given)
            return None
        if shape.has_line:
            values["line"] = line
        return cls(**(given | values))

    def value(self, field: Field, node: Node, what: str) -> Any:
        """The value of one field, or None where it is wrong (reported)."""
        if field.record is not None:
            return self.mapping(field, node, what) if field.rule.form == "map" else self._records(field, node, what)
        if not field.many:
            text = self.scalar(field, node, what)
            return text == "true" if field.rule.form == "flag" and text is not None else text
        nodes = node.items if isinstance(node, Sequence) else [node]
        if len(nodes) > MAX_LIST:
            text = f"{_name(field, what)} has {len(nodes):,} entries; a list has at most {MAX_LIST}. Keep those that matter."
            self.report.error(nodes[MAX_LIST].line, nodes[MAX_LIST].column, "list-limit", text)
            return None
        if not nodes:
            self.report.error(node.line, node.column, "empty-value", f"{_name(field, what)} is an empty list; name one, or take the key out.")
        return tuple([text for item in nodes if (text := self.scalar(field, item, what)) is not None]) or None

    def scalar(self, field: Field, node: Node, what: str) -> str | None:
        """The text of a scalar that keeps its field's rule, or None (reported)."""
        if not isinstance(node, Scalar):
            self._wrong(node, f"{_name(field, what)} takes text")
            return None
        text, rule = node.text, field.rule
        if not text or text.isspace():
            self.report.error(node.line, node.column, "empty-value", f"{_name(field, what)} has no value; write one, or take the key out.")
            return None
        if rule.form != "text" and rule.form != "ref":  # of which there is nothing to check, or later
            try:
                check_scalar(rule, text)
            except ValueError as error:
                self.report.error(node.line, node.column, rule.words or rule.form, error.__str__)
                return None
        if not (text.isascii() and text.isprintable()):
            self.look_honest(node)
        return text if rule.form != "ref" else self._reference(field, node)

    def _reference(self, field: Field, node: Scalar) -> str | None:
        text, rule = node.text, field.rule
        if not rule.plain:
            try:
                if leads_elsewhere(rule, text):  # only the whole library can tell whether it is there
                    return text
            except ValueError as error:
                self.report.error(node.line, node.column, "id", error.__str__)
                return None
        self._refer(field, node)
        return text

    def _refer(self, field: Field, node: Scalar) -> None:
        target = "plain" if field.rule.plain else field.rule.target
        self.references.append(Reference(target, node.text, node, self.point, self.owner, field.key))

    def look_honest(self, node: Scalar) -> None:
        """Warn of characters that cannot be seen or look like others. Raises BoundsError where a file has very many."""
        found = hidden_characters(node.text)
        if found:
            self.hidden += count_acting(node.text) if any(code.startswith("U+") for _, code in found) else 0
            if self.hidden > MAX_HIDDEN:
                text = f"A file has at most {MAX_HIDDEN:,} characters that act or cannot be seen, and with this text more. Take them out."
                self.report.error(node.line, node.column, "hidden-limit", text)
                raise BoundsError
            codes = ", ".join(dict.fromkeys(code for _, code in found))
            self.report.warning(
                node.line, node.column, "hidden-character", f"This text holds {codes}: it is shown by code; take it out if nobody meant it."
            )

    def mapping(self, field: Field, node: Node, what: str) -> dict[str, Any] | None:
        """A map of ids to records."""
        assert field.record is not None
        if not isinstance(node, Mapping):
            self._wrong(node, f"{_name(field, what)} is a mapping: an id, a colon, and the record below it")
            return None
        self._bound(field, list(node.pairs.values()))
        found: dict[str, Any] = {}
        one = field.key.rstrip("s")
        for key, (key_node, value_node) in node.pairs.items():
            if not self.good_id(key_node):
                continue
            self.owner = key
            self.defined.setdefault(one, set()).add(key)
            given = {"id": key, "line": key_node.line} if "line" in field.record.__struct_fields__ else {}
            record = self.record(field.record, value_node, f"{one} {quoted(key)}", **given)
            self.owner = ""
            if record is not None:
                found[key] = record
        return found

    def good_id(self, node: Scalar, also: Collection[str] = ()) -> bool:
        """Whether a key is an id; reports where not."""
        if node.text in also:
            return True
        try:
            check_id(node.text)
        except ValueError as error:
            self.report.error(node.line, node.column, "id", error.__str__)
            return False
        return True

    def _records(self, field: Field, node: Node, what: str) -> Any:
        assert field.record is not None
        name = _name(field, what)
        if not field.many:
            return self.record(field.record, node, name)
        if isinstance(node, Mapping) and field.key == "place":
            return (record,) if (record := self.record(field.record, node, name)) else None
        if not isinstance(node, Sequence):
            self._wrong(node, f"{name} is a list; begin each entry with a hyphen")
            return None
        self._bound(field, [(item, item) for item in node.items])
        if field.required and not node.items:
            self.report.error(node.line, node.column, "empty-value", f"{name} is an empty list; name one.")
        records = (self.record(field.record, item, f"an entry of {quoted(field.key)}") for item in node.items)
        return tuple(record for record in records if record is not None)

    def _bound(self, field: Field, entries: list[tuple[Scalar, Node]] | list[tuple[Node, Node]]) -> None:
        most = MAX_RECORDS.get(field.key, MAX_OTHERS)
        if len(entries) > most:
            self.beyond(entries[most][0], "record", f"A file has at most {most} {field.key}; this one has {len(entries):,}. Keep those that matter")

    def beyond(self, node: Node, what: str, sentence: str) -> NoReturn:
        """Report that a bound is passed, where and what to do; raises BoundsError."""
        self.report.error(node.line, node.column, f"{what}-limit", f"{sentence}, or split the file.")
        raise BoundsError

    def _unknown_key(self, what: str, key: str, declared: Collection[str]) -> str:
        return f"{what} has no key {quoted(key)}.{self.report.nearest(key, declared)}"

    def _wrong(self, node: Node, right: str) -> None:
        got = {"Scalar": "text", "Sequence": "a list", "Mapping": "a mapping"}[type(node).__name__]
        self.report.error(node.line, node.column, "type", f"{right}; this is {got}.")


def _name(field: Field, what: str) -> str:
    """What a message calls a field."""
    return f"{quoted(field.key)} of {what}"


_OF_THEIR_OWN = frozenset(("text", "value", "url", "flag", "record", "map"))
"""Forms of which hardly a text comes twice; and those whose value is no text."""
_MOST_TAKEN = 1000


class _Known(Struct):
    """A field, and texts that it took without a word before: days, words, ids. It takes them again without a look."""

    field: Field
    comes_again: bool
    taken: set[str]

    def take(self, text: str) -> None:
        """Keep a text that was taken, unless it was warned of or leads to another file."""
        if text.isascii() and text.isprintable() and not (self.field.rule.across and "/" in text):
            if len(self.taken) >= _MOST_TAKEN:
                self.taken.clear()
            self.taken.add(text)


class _Shape(Struct, frozen=True):
    """What is asked of a class of records at each of them: its fields by key, the keys it must have, whether it knows its line."""

    fields: dict[str, _Known]
    required: frozenset[str]
    has_line: bool


@cache
def _shape_of(cls: type[Record]) -> _Shape:
    declared = fields_of(cls)
    known = {key: _Known(field, field.rule.form not in _OF_THEIR_OWN, set()) for key, field in declared.items()}
    return _Shape(known, frozenset(key for key, field in declared.items() if field.required), "line" in cls.__struct_fields__)
