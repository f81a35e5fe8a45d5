"""Adding a claim, a source or an action to the file: a short form, a line a field, with completion; checked before it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.errors import DatelineError
from dateline.library.add import add
from dateline.library.entries import KINDS, Entry, Given, Kind
from dateline.library.naming import Known, known_of, near
from dateline.library.write import names_of
from dateline.model.fields import Field
from dateline.model.points import ACTOR_POINTS, COUNT_POINTS, TEXT_POINTS
from dateline.model.shown import Shown, show_line
from dateline.model.vocabulary import VOCABULARIES
from dateline.tui.rendering.lines import Page, Piece, Rows
from dateline.tui.screens.prompt import Prompt

if TYPE_CHECKING:
    from dateline.tui.screens.browse import BrowseScreen

FORMS: dict[str, tuple[str, ...]] = {
    "claim": ("point", "value", "actor", "by", "said", "source", "verb", "replaces", "why", "note"),
    "source": ("publisher", "title", "date", "lang", "kind", "url", "grade", "note"),
    "action": ("kind", "actor", "against", "count", "what", "place", "date", "status", "by", "said", "source", "note"),
    "actor": ("id", "name", "title", "kind", "role", "country", "note"),
    "question": ("text", "since"),
}
"""Kind of record -> the fields that the form asks for, in order; others are added with `dateline add` or in the file."""


def ask(screen: BrowseScreen, typed: str = "") -> None:
    """Choose what to add, then fill the form."""
    if screen.follower.incident is None:
        screen.say("Put the cursor on an incident first.")
        return
    if typed in FORMS:
        _fill(screen, KINDS[typed], {}, 0)
        return

    def make(search: str, width: int) -> Rows:
        page = Page(width)
        for name in FORMS:
            if search.lower() in name:
                fields = ", ".join(FORMS[name])
                page.record(name, (Piece(Shown(f"  {name:<10}"), "key"), Piece(Shown(fields), "quiet")), indent=12)
        return page.rows()

    screen.overlay(Shown(f"Add to {show_line(screen.follower.incident.title, 50)}"), make, lambda name: _fill(screen, KINDS[name], {}, 0))


def _fill(screen: BrowseScreen, kind: Kind, given: Given, at: int) -> None:
    """Ask for the field at a place of the form; after the last one, write."""
    keys = [key for key in FORMS[kind.name] if _asked_for(key, kind, given)]
    incident = screen.follower.incident
    if incident is None:
        return
    if at >= len(keys):
        _write(screen, kind, given)
        return
    field = kind.fields[keys[at]]
    known = known_of(incident, names_of(screen.session))
    need = "needed" if field.required else "Enter leaves it out"
    several = ", several with commas" if field.many else ""
    question = Shown(f"{kind.name} {at + 1}/{len(keys)}: {field.key} ({need}{several}, Esc gives up): {field.rule.doc}")

    def answered(text: str | None) -> None:
        if text is None:
            screen.say("Nothing was added.")
            return
        parts = [part.strip() for part in text.split(",")] if field.many and field.rule.form in ("ref", "word") else [text]
        values = tuple(part for part in parts if part)
        if not values and field.required:
            _fill(screen, kind, given, at)
            return
        _fill(screen, kind, {**given, field.key: values} if values else given, at + 1)

    screen.app.push_screen(Prompt(question, complete=lambda text: _choices(field, known, given, text)), answered)


def _asked_for(key: str, kind: Kind, given: Given) -> bool:
    """Whether a field belongs to the form so far: an actor where the point is about actors, a value elsewhere."""
    point = next(iter(given.get("point", ())), "")
    if kind.name != "claim" or not point:
        return True
    if key == "actor":
        return point in ACTOR_POINTS
    return point not in ACTOR_POINTS if key == "value" else True


def _choices(field: Field, known: Known, given: Given, text: str) -> list[str]:
    """What the last part of a text may be completed to, with the parts before it."""
    head, comma, last = text.rpartition(",")
    before = f"{head}{comma} " if comma else ""
    wanted = last.strip()
    if field.key == "point":
        choices = dict.fromkeys((*known.claims, *COUNT_POINTS, *ACTOR_POINTS, *TEXT_POINTS), "")
    elif field.rule.words:
        choices = dict(VOCABULARIES[field.rule.words])
    else:
        choices = known.of(field.rule.target, next(iter(given.get("point", ())), ""))
    starting = [key for key in choices if key.startswith(wanted)]
    return [f"{before}{key}" for key in dict.fromkeys((*starting, *(near(wanted, choices) if wanted else ())))]


def _write(screen: BrowseScreen, kind: Kind, given: Given) -> None:
    incident = screen.follower.incident
    assert incident is not None
    try:
        added, checked = add(screen.session, incident, [Entry(kind, given)], screen.settings.environment)
    except DatelineError as error:
        screen.say(show_line(str(error)))
        return
    screen.action_reload()
    if kind.name in ("claim", "action", "source", "actor"):
        screen.point({"claim": 2, "actor": 3, "source": 4, "action": 5}[kind.name], added[-1].ref)
    warned = f" {len(checked.new_warnings)} new warning(s): ! lists them." if checked.new_warnings else ""
    screen.say(f"Added {kind.name} {show_line(added[-1].ref)} at line {added[-1].line}.{warned}")
