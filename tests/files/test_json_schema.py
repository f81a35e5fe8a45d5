"""The JSON Schema: what the reader takes it takes, key for key, as a YAML language server types a file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from dateline.files.schema import json_schema
from dateline.model.action import Action
from dateline.model.actor import Actor
from dateline.model.claim import Claim
from dateline.model.fields import Record, fields_of
from dateline.model.incident import Acceptance, Assessment, CrossReference, DeskChoice, Incident, Place, Question, Relation, Retraction, Story
from dateline.model.source import Source
from files.writing import BASE, changed, more, rules

SHIPPED = [path for path in sorted((Path(__file__).parents[2] / "incidents").glob("**/*.y*ml")) if path.name != "names.yaml"]
SCHEMA = json_schema()
CHECK = Draft7Validator(SCHEMA)


class ServerLoader(yaml.CSafeLoader):
    """Types plain scalars as a language server does: the core schema of YAML 1.2, timestamps left as text."""

    yaml_implicit_resolvers: dict[str, list[Any]] = {}


for tag, form, first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)", list("-+.0123456789")),
):
    ServerLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{form})$"), first)


def whole(loader: ServerLoader, node: yaml.ScalarNode) -> int:
    """A whole number as YAML 1.2 reads it: no octal by a leading zero, no sixties."""
    return int(loader.construct_scalar(node))


ServerLoader.add_constructor("tag:yaml.org,2002:int", whole)


def faults(text: str) -> list[str]:
    """Where and why the schema refuses a file."""
    return [f"{list(e.absolute_path)}: {e.message[:200]}" for e in CHECK.iter_errors(yaml.load(text, Loader=ServerLoader))]


def objects(schema: Any) -> Iterator[dict[str, Any]]:
    """Every schema of a record inside a schema."""
    if isinstance(schema, dict):
        if schema.get("type") == "object" and "properties" in schema:
            yield schema
        for value in schema.values():
            yield from objects(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from objects(value)


def test_it_is_a_schema_of_draft_7() -> None:
    Draft7Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "http://json-schema.org/draft-07/schema#"


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_incident_that_ships_fits(path: Path) -> None:
    assert faults(path.read_text("utf-8")) == []


def test_there_are_incidents_that_ship() -> None:
    assert len(SHIPPED) >= 4


def test_the_small_file_fits_in_every_style() -> None:
    assert faults(BASE) == []
    assert faults(changed("{name: Town, country: IR}", "[{name: Town, country: NO, lat: 29.61, lon: 52}]")) == []
    assert faults(changed("date: 2024-01-03\ntime: 15:00+03:30", "date: 2024\ntime: 15:30")) == []
    assert faults(changed("value: 20", 'value: ">=91"')) == []
    assert faults(BASE.replace("k20", "0123").replace("Town", "on")) == []


RECORDS: list[type[Record]] = [Incident, Place, Retraction, Actor, Source, Claim, Action, Assessment, Relation, Question, Story, DeskChoice]
RECORDS += [Acceptance, CrossReference]


@pytest.mark.parametrize("record", RECORDS)
def test_its_keys_are_the_declared_fields(record: type[Record]) -> None:
    declared = fields_of(record)
    mine = [s for s in objects(SCHEMA) if s["properties"].keys() == declared.keys()]
    assert mine
    for schema in mine:
        assert schema["additionalProperties"] is False
        assert set(schema.get("required", [])) == {key for key, field in declared.items() if field.required}
        assert all(value["description"] for value in schema["properties"].values())


def test_it_holds_no_record_that_is_not_declared() -> None:
    keys = {frozenset(fields_of(record)) for record in RECORDS}
    points = {frozenset(SCHEMA["properties"]["claims"]["properties"])}
    assert {frozenset(s["properties"]) for s in objects(SCHEMA)} == keys | points


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("status: developing", "status: disputed"),
        ("status: developing", "staus: developing"),
        ("country: IR", "country: UK"),
        ("country: IR", "country: IR, lat: 91"),
        ("[suicide-bombing]", "[picnic]"),
        ("[suicide-bombing]", "[]"),
        ("date: 2024-01-03\ntime", "date: 3 January\ntime"),
        ("15:00+03:30", "3 pm"),
        ("by: police, said: 2024-01-03", "said: 2024-01-03"),
        ("by: police, said: 2024-01-03", "by: Police, said: 2024-01-03"),
        ("publisher: Example Wire", "publisher: Example Wire, url: ftp://a"),
        ("  killed:\n", "  Killed:\n"),
        ("kind: organisation", "kind: organisation, joint: maybe"),
        ("id: a1", "id: A 1"),
    ],
)
def test_what_it_refuses_the_reader_refuses_too(old: str, new: str) -> None:
    assert faults(changed(old, new))
    assert rules(changed(old, new))


def test_what_the_reader_takes_it_takes() -> None:
    text = more("use: {killed: {claim: k20, why: lists}}\npublished: [{date: 2024, story: s, used: k20}]\nxref: {gtd: 202401030001, wikidata: Q1}\n")
    text = text.replace("said: 2024-01-04", "said: 2024-01-04T19:40+03:30, date: ../2024-01-04, count: 11, credibility: 2")
    assert rules(text) == []
    assert faults(text) == []
