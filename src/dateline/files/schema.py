"""The JSON Schema (draft 7) of the incident file, derived from the declarations, for YAML language servers."""

from __future__ import annotations

from typing import Any

from dateline.files.report import MAX_TEXT
from dateline.model.countries import countries
from dateline.model.fields import Field, Record, Rule, fields_of
from dateline.model.incident import Incident
from dateline.model.points import ACTOR_POINTS, COUNT_POINTS, TEXT_POINTS
from dateline.model.vocabulary import VOCABULARIES

_ID = "^[a-z0-9][a-z0-9-]*$"
_ACROSS = "^[a-z0-9][a-z0-9-]*(/[a-z0-9][a-z0-9-]*)?$"
_DAY = r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?[?~%]?"
_COUNT = r"^((>=|<=|>|<|~)?[0-9]{1,19}|[0-9]{1,19}-[0-9]{1,19})$"
_PATTERNS = {
    "id": _ID,
    "date": f"^{_DAY}(/{_DAY})?$",
    "span": rf"^({_DAY}|\.\.)(/({_DAY}|\.\.))?$",
    "moment": rf"^({_DAY}(/{_DAY})?|[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}T[0-9]{{2}}:[0-9]{{2}}(Z|[+-][0-9]{{2}}:[0-9]{{2}}))$",
    "time": r"^[0-9]{2}:[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})?$",
    "url": "^https?://[^\\s]+$",
}


def json_schema() -> dict[str, Any]:
    """The schema of a whole incident file. A YAML server types plain scalars, so numbers stand where text does."""
    schema = _record(Incident)
    schema["$schema"] = "http://json-schema.org/draft-07/schema#"
    schema["title"] = "dateline incident file"
    return schema


def _record(record: type[Record]) -> dict[str, Any]:
    declared = fields_of(record)
    required = [key for key, field in declared.items() if field.required]
    body: dict[str, Any] = {
        "type": "object",
        "description": (record.__doc__ or "").split("\n")[0],
        "additionalProperties": False,
        "properties": {key: _field(field) for key, field in declared.items()},
    }
    return body | ({"required": required} if required else {})


def _field(field: Field) -> dict[str, Any]:
    doc = {"description": field.rule.doc}
    if field.record is None:
        one = _scalar(field.rule)
        return doc | ({"anyOf": [one, {"type": "array", "items": one, "minItems": 1}]} if field.many else one)
    inner = _record(field.record)
    if field.key == "claims":
        ledger = {"type": "array", "items": inner, "minItems": 1}
        declared = COUNT_POINTS | ACTOR_POINTS | TEXT_POINTS
        return doc | {
            "type": "object",
            "properties": {point: {"description": meaning, **ledger} for point, meaning in declared.items()},
            "patternProperties": {r"^[a-z0-9][a-z0-9-]*(\.[a-z0-9][a-z0-9-]*)?$": ledger},
            "additionalProperties": False,
        }
    if field.rule.form == "map":
        pattern = r"^[a-z0-9][a-z0-9-]*(\.[a-z0-9][a-z0-9-]*)?$" if field.key == "use" else _ID
        return doc | {"type": "object", "patternProperties": {pattern: inner}, "additionalProperties": False}
    if field.key == "place":
        return doc | {"anyOf": [inner, {"type": "array", "items": inner, "minItems": 1}]}
    return doc | ({"type": "array", "items": inner} if field.many else inner)


def _scalar(rule: Rule) -> dict[str, Any]:
    match rule.form:
        case "word":
            known = list(VOCABULARIES[rule.words])
            return {"enum": known + [int(word) for word in known if word.isdigit()]}
        case "country":
            return {"type": "string", "enum": list(countries())}
        case "flag":
            return {"type": "boolean"}
        case "latitude" | "longitude":
            limit = 90 if rule.form == "latitude" else 180
            return {"type": "number", "minimum": -limit, "maximum": limit}
        case "count":
            return {"anyOf": [{"type": "integer", "minimum": 0}, {"type": "string", "pattern": _COUNT}]}
        case "ref" if rule.target in ("actor", "source", "claim", "incident") and not rule.plain:
            return {"type": ["string", "integer"], "pattern": _ACROSS if rule.across else _ID}
        case "id":
            return {"type": ["string", "integer"], "pattern": _ID}
        case "text" | "value" | "ref":
            return {"type": ["string", "number", "boolean"], "maxLength": MAX_TEXT}
        case _:
            return {"type": ["string", "integer"], "pattern": _PATTERNS[rule.form]}
