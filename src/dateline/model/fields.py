"""How a field of the incident file is declared: its kind of value and its meaning, on the record class itself.

A record's attribute is `Annotated[type, rule]`; the reader, the JSON Schema and the manual all derive from these rules.
An attribute without a rule (such as `line`) is made by the reader and is no field of the file.
"""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any, Literal, get_args, get_origin

import msgspec
from msgspec import Struct

Form = Literal[
    "text", "id", "date", "span", "moment", "time", "url", "country", "word", "ref", "refs", "flag", "latitude", "longitude",
    "count", "value", "record", "map",
]  # fmt: skip
"""What a scalar is read as; `ref` names an id of the file or of `names.yaml`, `record` and `map` nest declared records."""


class Rule(Struct, frozen=True):
    """One field: `form` of its value, `doc` for people, `words` the vocabulary, `target` whose ids a reference names.

    `plain` allows text in place of an id, `across` the id of another incident and a slash before it.
    """

    form: Form
    doc: str
    words: str = ""
    target: str = ""
    plain: bool = False
    across: bool = False


class Field(Struct, frozen=True):
    """A declared field of a record: its key in the file, its rule, whether it is a list, required, and what it nests."""

    key: str
    rule: Rule
    many: bool
    required: bool
    record: type[Record] | None = None


class Record(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Base of all records of the incident file: frozen, text exactly as read, empty text where the file says nothing."""


def text(doc: str) -> Rule:
    """Free text, up to 10,000 characters."""
    return Rule("text", doc)


def word(vocabulary: str, doc: str) -> Rule:
    """One word of a vocabulary in `dateline.model.vocabulary`."""
    return Rule("word", doc, words=vocabulary)


def id_of(target: str, doc: str, *, plain: bool = False, across: bool = False) -> Rule:
    """An id of `target` (actor, source, claim, incident); `plain` and `across` as in `Rule`."""
    return Rule("ref", doc, target=target, plain=plain, across=across)


def form(name: Form, doc: str) -> Rule:
    """Any other form of value."""
    return Rule(name, doc)


@cache
def fields_of(record: type[Record]) -> dict[str, Field]:
    """The declared fields of a record class by key, in the order of their declaration."""
    found: dict[str, Field] = {}
    for item in msgspec.structs.fields(record):
        if get_origin(item.type) is not Annotated:
            continue
        inner, rule = get_args(item.type)
        many, nested = _shape(inner)
        key = item.name.removesuffix("_")
        found[key] = Field(key, rule, many, item.required, nested)
    return found


def _shape(hint: Any) -> tuple[bool, type[Record] | None]:
    """Whether a type holds several values, and the record class that it nests."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (tuple, dict):
        return True, _shape(arguments[0 if origin is tuple else 1])[1]
    if isinstance(hint, type) and issubclass(hint, Record):
        return False, hint
    for argument in arguments:
        if isinstance(argument, type) and issubclass(argument, Record):
            return False, argument
    return False, None
