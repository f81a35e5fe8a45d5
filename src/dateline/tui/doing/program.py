"""The command line of the screen and the palette: every command by name, each with its key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.library.desk import remembered
from dateline.model.folding import fold
from dateline.model.nearest import close_matches
from dateline.model.shown import Shown, quoted
from dateline.tui.commands import COMMANDS, Command, spelled
from dateline.tui.doing.desk import keep, look_again
from dateline.tui.rendering.lines import Page, Piece, Rows, fit
from dateline.tui.screens.prompt import Prompt

if TYPE_CHECKING:
    from dateline.tui.screens.browse import BrowseScreen


def palette(screen: BrowseScreen) -> None:
    """Every command that works here, searched by what is typed, with its keys."""

    def make(typed: str, width: int) -> Rows:
        page = Page(width)
        words = fold(typed).split()
        for command in sorted(COMMANDS, key=lambda c: not all(word in fold(f"{c.name} {c.id}") for word in words)):
            keys = " ".join(map(spelled, screen.keys_of(command)))
            if all(word in fold(f"{command.name} {command.id} {command.help} {keys}") for word in words) and screen.allows(command):
                page.record(
                    command.id, (Piece(fit(keys, 16), "key"), Piece(fit(command.name, 22), "value"), Piece(Shown(command.help), "quiet")), indent=38
                )
        return page.rows()

    screen.overlay(Shown("Commands"), make, lambda key: screen.run(_by_id(key)), typing=True)


def command_line(screen: BrowseScreen) -> None:
    """A command by its name, with what it takes behind it: `as-of 2024-01-04`, `sort -killed`, `query actor:is`."""

    def complete(typed: str) -> list[str]:
        name = typed.strip()
        return [c.id for c in COMMANDS if c.id.startswith(name) and screen.allows(c)] if " " not in typed.lstrip() else []

    look_again(screen)
    asked = Prompt(Shown("Command (Tab completes, ↑ earlier ones)"), complete=complete, history=screen.desk.history)
    screen.app.push_screen(asked, lambda line: run_line(screen, line) if line else None)


def run_line(screen: BrowseScreen, line: str) -> None:
    """Run a line of the command line; what is no command says what was perhaps meant."""
    keep(screen, lambda desk: remembered(desk, line))
    name, _, rest = line.partition(" ")
    found = [c for c in COMMANDS if c.id == name] or [c for c in COMMANDS if c.id.startswith(name)]
    if len(found) == 1 or (found and found[0].id == name):
        screen.run(found[0], rest.strip())
        return
    if found:
        screen.say(f"{quoted(name)} may be: {', '.join(c.id for c in found)}.")
        return
    close = close_matches(name, [c.id for c in COMMANDS], n=1)
    screen.say(f"There is no command {quoted(name)}." + (f" Did you mean {close[0]}?" if close else " : and Tab lists them."))


def _by_id(key: str) -> Command:
    return next(command for command in COMMANDS if command.id == key)
