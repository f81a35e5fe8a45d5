"""Every command of the screen, once: its id, keys, name and help. Bindings, footer, help and manual derive from here.

This module knows nothing of textual, so that `dateline help` can list the keys.
"""

from __future__ import annotations

from msgspec import Struct


class Command(Struct, frozen=True):
    """`id` is its name in a configuration, `action` the screen's method; `keys` are Textual's names; `group` its heading in help.

    `takes`: what may stand behind it on the command line of the screen. `acts`: it starts a program or writes a file, which a
    read-only session must not.
    """

    id: str
    action: str
    keys: tuple[str, ...]
    name: str
    help: str
    group: str
    takes: str = ""
    acts: bool = False


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
    Command("in-full", "do('in_full:show')", ("i",), "in full", "The record under the cursor in full, wrapped: what the lines below cut.", "Panes"),
    Command("zoom", "zoom", ("z",), "zoom", "The pane alone, and back.", "Panes"),
    Command(
        "query",
        "query",
        ("slash",),
        "query",
        'Search: words, "phrases", actor:isis-k, killed:50.., date:2024. Live while typing.',
        "Ask",
        takes="QUERY",
    ),
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
    Command(
        "next-hit",
        "hit(1)",
        ("n",),
        "next hit",
        "The next row that is lit in this pane; where none is, the next that the query asks for, by a word, a name or an id.",
        "Ask",
    ),
    Command("previous-hit", "hit(-1)", ("N",), "hit before", "The one before.", "Ask"),
    Command("saved", "do('desk:saved_queries')", ("F",), "saved queries", "Open a saved query, or save the one that stands.", "Ask"),
    Command(
        "as-of",
        "do('days:choose')",
        ("at", "A"),
        "as of",
        "What was known at the end of a day: everything shown follows it. Nothing typed is today.",
        "Days",
        takes="DAY",
    ),
    Command("day-earlier", "do('days:earlier')", ("comma",), "day before", "The day of reporting before: the toll steps back.", "Days"),
    Command("day-later", "do('days:later')", ("full_stop",), "day after", "The day of reporting after; past the last one, today.", "Days"),
    Command(
        "timeline",
        "do('views:show_timeline')",
        ("T",),
        "timeline",
        "The reporting of the incident day by day; from the list, incidents over time.",
        "Views",
    ),
    Command("map", "do('map:run')", ("M",), "map", "Where the incidents of the list are.", "Views"),
    Command("facets", "do('views:show_facets')", ("f",), "facets", "Counts by country, kind, actor, year, role and state; Enter narrows.", "Views"),
    Command("sort", "do('views:show_sort')", ("S",), "sort", "Order the list by date, title, country or a figure.", "Views", takes="FIELD"),
    Command(
        "queues",
        "do('queues:show')",
        ("D",),
        "queues",
        "Conflicts, open questions and stale stories of the list, or of all with D again; problems of files.",
        "Views",
    ),
    Command("problems", "do('views:show_problems')", ("exclamation_mark",), "problems", "Problems and warnings of the files.", "Views"),
    Command("mark", "do('desk:set_mark')", ("m",), "set a mark", "Mark the incident with a letter; marks are kept between sessions.", "Select"),
    Command("jump", "do('desk:go_to_mark')", ("apostrophe", "B"), "jump to a mark", "Go to the incident that a letter marks.", "Select"),
    Command("select", "do('selecting:toggle')", ("space", "v"), "select", "Select the incident, or no longer, and go on to the next.", "Select"),
    Command("compare", "do('selecting:side_by_side')", ("c",), "compare", "The two selected incidents side by side.", "Select"),
    Command("export", "do('selecting:export')", ("X",), "export", "Write the selected incidents to a new file.", "Select", acts=True),
    Command(
        "copy",
        "do('copying:ask')",
        ("y",),
        "copy",
        "Copy: l line, c citation, i id, u URL, q query link, t text, p path:line.",
        "Copy",
        takes="LETTER",
    ),
    Command("address", "do('addresses:page')", ("o",), "open the page", "The address of the source: opened on a local desktop, else shown.", "Copy"),
    Command(
        "archive",
        "do('addresses:archive')",
        ("O",),
        "archived copy",
        "The archived copy of the source: opened on a local desktop, else shown.",
        "Copy",
    ),
    Command("yaml", "do('files:show_file')", ("E",), "the YAML", "The file of the incident, at the line of the record.", "Edit"),
    Command("edit", "do('files:edit')", ("e",), "edit", "Open $EDITOR at the line; the result is checked before it counts.", "Edit", acts=True),
    Command("add", "do('adding:ask')", ("a",), "add", "Add a claim, a source or an action to the file.", "Edit", acts=True, takes="KIND"),
    Command(
        "command-line", "do('program:command_line')", ("colon",), "command line", "A command by its name, with completion and history.", "Program"
    ),
    Command("palette", "do('program:palette')", ("ctrl+p",), "palette", "Every command with its key; type to search.", "Program"),
    Command("reload", "reload", ("R",), "reload", "Read what changed in the files.", "Program"),
    Command("repaint", "repaint", ("ctrl+l",), "repaint", "Draw the whole screen again.", "Program"),
    Command("help", "help", ("question_mark", "f1"), "help", "The keys of where you are; type to search them.", "Program"),
    Command("cancel", "cancel", ("escape", "ctrl+g"), "cancel", "Leave what you are typing; take lights and zoom away.", "Program"),
    Command("quit", "leave('q')", ("q",), "quit", "Leave dateline; asks once.", "Program"),
    Command("interrupt", "leave('^c')", ("ctrl+c",), "interrupt", "Cancel what is being typed; twice leaves dateline.", "Program"),
)

_SPELLED = {
    "slash": "/",
    "equals_sign": "=",
    "underscore": "_",
    "at": "@",
    "comma": ",",
    "full_stop": ".",
    "colon": ":",
    "apostrophe": "'",
    "exclamation_mark": "!",
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
    "minus": "-",
    "plus": "+",
    "f1": "F1",
}


NAMED = {character: name for name, character in _SPELLED.items() if len(character) == 1}
"""Character -> Textual's name of its key, for those that have one."""


def spelled(key: str) -> str:
    """A key as people write it: `^d`, `PgUp`, `/`."""
    return _SPELLED.get(key) or (f"^{key[5:]}" if key.startswith("ctrl+") else key)
