"""The manual: pages of Markdown that are shipped, and a page a command from its docstring. What is declared is filled in.

A line `<!-- name -->` in a page stands for a list that derives from a declaration, so that the manual has no second copy.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from importlib.resources import files

from dateline.cli.commands import BY_VERB, COMMANDS, SCREEN, Command
from dateline.cli.options import COMMON, Option
from dateline.model.fields import Field, Record, Rule, fields_of

_PLACE = re.compile(r"^<!-- ([a-z-]+) -->$", re.MULTILINE)
_NAME = 24
"""Cells of the first column of a list."""


def topics() -> dict[str, str]:
    """Topic -> title, of the pages that are no commands, in the order in which they are to be read."""
    found = {}
    for page in files("dateline").joinpath("manual").iterdir():
        number, dot, name = page.name.removesuffix(".md").partition("-")
        if dot and number.isdigit():
            found[int(number)] = name, page.read_text("utf-8").partition("\n")[0].removeprefix("# ")
    return dict(found[number] for number in sorted(found))


def topic_page(topic: str) -> str:
    """A page of the manual. Raises KeyError."""
    for page in files("dateline").joinpath("manual").iterdir():
        if page.name.removesuffix(".md").partition("-")[2] == topic:
            return filled(page.read_text("utf-8"))
    raise KeyError(topic)


def command_page(command: Command) -> str:
    """The page of a command: how it is called, its docstring, its options."""
    head = f"# {command.usage}\n\n"
    own = "".join(f"{_row(o.spelled, o.doc)}\n" for o in command.extra)
    common = "".join(f"{_row(o.spelled, o.doc)}\n" for o in COMMON)
    options = (f"## Options\n\n{own}\n" if own else "") + f"## Options of every command\n\n{common}"
    return head + filled(command.page.rstrip()) + "\n\n" + options


def filled(text: str) -> str:
    """A page with every place filled."""
    return _PLACE.sub(lambda match: _LISTS[match[1]](), text)


def option_rows(options: tuple[Option, ...]) -> str:
    """Options with their meaning, a line each."""
    return "\n".join(_row(option.spelled, option.doc) for option in options)


def _row(name: str, meaning: str) -> str:
    """One line of a list: a name in its column and what it means; a name too long for the column stands alone."""
    if not meaning:
        return f"    {name}"
    return f"    {name:<{_NAME}} {meaning}" if len(name) <= _NAME else f"    {name}\n    {'':<{_NAME}} {meaning}"


def _rows(meanings: Mapping[str, str]) -> str:
    return "\n".join(_row(name, meaning) for name, meaning in meanings.items())


def _marks() -> str:
    from dateline.phrasing.figures import MARKS

    return _rows(MARKS)


def _query_fields() -> str:
    from dateline.query.fields import FIELDS

    return _rows({f"{name}:": meaning for name, meaning in FIELDS.items()})


def _query_settings() -> str:
    from dateline.query.fields import SETTINGS

    return _rows({f"{name}:": meaning for name, meaning in SETTINGS.items()})


def _query_words() -> str:
    from dateline.query.fields import HOLDINGS, STATES

    return _rows({"is:": ", ".join(STATES), "has:": ", ".join(HOLDINGS)})


def _commands() -> str:
    return _rows({command.usage: command.summary for command in (SCREEN, *COMMANDS)})


def _topics() -> str:
    return _rows(topics())


def _points() -> str:
    from dateline.model.points import ACTOR_POINTS, COUNT_POINTS, TEXT_POINTS

    return _rows(COUNT_POINTS | ACTOR_POINTS | TEXT_POINTS)


def _formats() -> str:
    from dateline.exchange import FORMATS

    return _rows({name: made.told for name, made in FORMATS.items()})


def _standings() -> str:
    from dateline.ledger.entries import STANDINGS

    return _rows({str(name): meaning for name, meaning in STANDINGS.items()})


def _vocabularies() -> str:
    from dateline.model.vocabulary import VOCABULARIES

    parts = []
    for name, words in VOCABULARIES.items():
        told = any(words.values())
        parts.append(f"### {name.replace('_', ' ')}\n\n{_rows(words) if told else '    ' + ', '.join(words)}")
    return "\n\n".join(parts)


def _vocabulary(name: str) -> Callable[[], str]:
    def listed() -> str:
        from dateline.model.vocabulary import VOCABULARIES

        return _rows(VOCABULARIES[name])

    return listed


def _fields() -> str:
    from dateline.model.incident import Incident

    parts = []
    ahead: list[tuple[str, type[Record]]] = [("the incident", Incident)]
    while ahead:
        name, record = ahead.pop(0)
        declared = fields_of(record)
        rows = {
            f"{key}{'' if field.required else '?'}": _meaning(field.rule, many=field.many and not field.record) for key, field in declared.items()
        }
        parts.append(f"### {name}\n\n{_rows(rows)}")
        ahead += [(f"each of {key}" if field.many else key, field.record) for key, field in declared.items() if field.record]
    return "\n\n".join(parts)


def _meaning(rule: Rule, *, many: bool) -> str:
    form = rule.words.replace("_", " ") if rule.words else {"text": "", "ref": "id", "record": "", "map": "", "value": ""}.get(rule.form, rule.form)
    told = "; ".join(part for part in (form, "one or a list" if many else "") if part)
    return f"{rule.doc} ({told})" if told else rule.doc


def _added_fields() -> str:
    from dateline.library.entries import KINDS

    return "\n\n".join(f"### {kind.name}\n\n{_field_options(kind.fields)}" for kind in KINDS.values())


def _new_fields() -> str:
    from dateline.library.entries import NEW

    return _field_options(NEW)


def _field_options(fields: Mapping[str, Field]) -> str:
    """Fields as options, those that must be given first."""
    from dateline.library.entries import option_of

    ordered = sorted(fields.values(), key=lambda field: not field.required)
    return _rows({f"{option_of(f.key)}{'' if f.required else '?'}": _meaning(f.rule, many=f.many) for f in ordered})


def _keys() -> str:
    from dateline.tui.commands import COMMANDS as BROWSING
    from dateline.tui.commands import spelled
    from dateline.tui.map_commands import MAP_COMMANDS

    parts: list[str] = []
    keys = (*BROWSING, *MAP_COMMANDS)
    for group in dict.fromkeys(command.group for command in keys):
        rows = {" ".join(map(spelled, command.keys)): f"{command.help} [{command.id}]" for command in keys if command.group == group}
        parts.append(f"### {group}\n\n{_rows(rows)}")
    return "\n\n".join(parts)


_LISTS: dict[str, Callable[[], str]] = {
    "marks": _marks,
    "query-fields": _query_fields,
    "query-settings": _query_settings,
    "query-words": _query_words,
    "commands": _commands,
    "topics": _topics,
    "points": _points,
    "standings": _standings,
    "formats": _formats,
    "vocabularies": _vocabularies,
    "grades": _vocabulary("grade"),
    "credibility": _vocabulary("credibility"),
    "fields": _fields,
    "added-fields": _added_fields,
    "new-fields": _new_fields,
    "keys": _keys,
    "options": lambda: option_rows(COMMON),
}


def page_named(name: str) -> str | None:
    """The page of a command or topic, or None."""
    if name in BY_VERB:
        return command_page(BY_VERB[name])
    return topic_page(name) if name in topics() else None
