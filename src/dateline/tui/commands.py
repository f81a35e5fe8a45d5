"""Every command of the screen, once: its id, keys, name and help. Bindings, footer, help and manual derive from here.

This module knows nothing of textual, so that `dateline help` can list the keys.
"""

from __future__ import annotations

from msgspec import Struct


class Command(Struct, frozen=True):
    """`id` is its name in a configuration, `action` the screen's method; `keys` are Textual's names; `group` its heading in help."""

    id: str
    action: str
    keys: tuple[str, ...]
    name: str
    help: str
    group: str


COMMANDS = (
    Command("down", "move(1)", ("j", "down"), "down", "The next record.", "Move"),
    Command("up", "move(-1)", ("k", "up"), "up", "The record before.", "Move"),
    Command("first", "first", ("g", "home"), "first", "The first record, and the top of the pane.", "Move"),
    Command("last", "last", ("G", "end"), "last", "The last record.", "Move"),
    Command("half-page-down", "page(0.5)", ("ctrl+d",), "half a page down", "Half a page down.", "Move"),
    Command("half-page-up", "page(-0.5)", ("ctrl+u",), "half a page up", "Half a page up.", "Move"),
    Command("page-down", "page(1.0)", ("pagedown", "ctrl+f"), "page down", "A page down.", "Move"),
    Command("page-up", "page(-1.0)", ("pageup",), "page up", "A page up.", "Move"),
    Command("incidents", "pane(1)", ("1",), "incidents", "The incidents that answer the query, and files with problems.", "Panes"),
    Command("dossier", "pane(2)", ("2",), "dossier", "Everything about the incident: ladders, claims, judgements, questions.", "Panes"),
    Command("actors", "pane(3)", ("3",), "actors", "Everyone who did, is said to have done, or said something.", "Panes"),
    Command("sources", "pane(4)", ("4",), "sources", "The documents that were read.", "Panes"),
    Command("actions", "pane(5)", ("5",), "actions", "Counterterrorism and other responses.", "Panes"),
    Command("next-pane", "turn(1)", ("tab", "l", "right"), "next pane", "The next pane.", "Panes"),
    Command("previous-pane", "turn(-1)", ("shift+tab", "h", "left"), "pane before", "The pane before.", "Panes"),
    Command("zoom", "zoom", ("z",), "zoom", "The pane alone, and back.", "Panes"),
    Command("query", "query", ("slash",), "query", 'Search: words, "phrases", actor:isis-k, killed:50.., date:2024. Live while typing.', "Ask"),
    Command(
        "open",
        "open",
        ("enter",),
        "open",
        "Open an incident; pivot to the list that answers an actor, publisher, action, place, tag or relation.",
        "Ask",
    ),
    Command("back", "travel(-1)", ("backspace", "b", "left_square_bracket"), "back", "The question before, with its cursor and scroll.", "Ask"),
    Command("forward", "travel(1)", ("w", "right_square_bracket"), "forward", "The question you came back from.", "Ask"),
    Command("clear", "clear", ("C", "backslash"), "clear", "All incidents again.", "Ask"),
    Command("next-hit", "hit(1)", ("n",), "next hit", "The next record in this pane that holds a word of the query.", "Ask"),
    Command("previous-hit", "hit(-1)", ("N",), "hit before", "The one before.", "Ask"),
    Command("reload", "reload", ("R",), "reload", "Read what changed in the files.", "Program"),
    Command("repaint", "repaint", ("ctrl+l",), "repaint", "Draw the whole screen again.", "Program"),
    Command("help", "help", ("question_mark", "f1"), "help", "The keys of where you are; type to search them.", "Program"),
    Command("cancel", "cancel", ("escape", "ctrl+g"), "cancel", "Leave what you are typing; take lights and zoom away.", "Program"),
    Command("quit", "leave('q')", ("q",), "quit", "Leave dateline; asks once.", "Program"),
    Command("interrupt", "leave('^c')", ("ctrl+c",), "interrupt", "Cancel what is being typed; twice leaves dateline.", "Program"),
)

_SPELLED = {
    "slash": "/",
    "question_mark": "?",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "backslash": "\\",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "escape": "Esc",
    "enter": "Enter",
    "backspace": "Backspace",
    "tab": "Tab",
    "shift+tab": "Shift-Tab",
    "home": "Home",
    "end": "End",
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
    "space": "Space",
    "f1": "F1",
}


def spelled(key: str) -> str:
    """A key as people write it: `^d`, `PgUp`, `/`."""
    return _SPELLED.get(key) or (f"^{key[5:]}" if key.startswith("ctrl+") else key)
