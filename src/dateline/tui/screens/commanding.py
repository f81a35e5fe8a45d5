"""Commands of the screen: running one, keys that wait for another, lists and lines over the panes, what is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

from textual import events

from dateline.library.desk import Change, Desk
from dateline.model.shown import Shown, show_line
from dateline.tui.commands import Command
from dateline.tui.rendering.lines import Line
from dateline.tui.screens.pane_keys import PaneKeys
from dateline.tui.settings import Settings

if TYPE_CHECKING:
    from dateline.tui.screens.overlay import MakeRows


class Commanding(PaneKeys):
    """A screen of panes whose commands live in `tui.doing`."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(ascii_only=settings.ascii_only, keys=settings.keys)
        self.settings = settings
        self.desk: Desk = settings.desk
        self.unkept: tuple[Change, ...] = ()
        self.read_only = settings.read_only
        self._awaiting: Callable[[str], None] | None = None

    def action_do(self, target: str, typed: str = "") -> None:
        """Run `module:function` of `tui.doing` on this screen, with what was typed behind the command if anything was."""
        refused = next((command for command in self.commands if command.action == f"do('{target}')" and not self.allows(command)), None)
        if refused is not None:
            self._refuse(refused)
            return
        module, _, function = target.partition(":")
        doing: Any = getattr(import_module(f"dateline.tui.doing.{module}"), function)
        if typed:
            doing(self, typed)
        else:
            doing(self)

    def run(self, command: Command, typed: str = "") -> None:
        """Run a command as its key would."""
        if not self.allows(command):
            self._refuse(command)
        elif typed and not command.takes:
            self.say(f"{command.id} takes nothing behind it.")
        elif typed and command.action == "query":
            self.search(typed)
        elif typed:
            self.action_do(command.action[4:-2], typed)
        else:
            self.call_later(self.run_action, command.action)

    def search(self, query: str) -> None:
        """Ask a query."""
        raise NotImplementedError

    def allows(self, command: Command) -> bool:
        """Whether a command may run here: nothing that starts a program or writes, in a read-only session."""
        return not (self.read_only and command.acts)

    def _refuse(self, command: Command) -> None:
        self.say(f"This session is read-only, so you cannot {command.name} here.")

    def overlay(
        self,
        title: Shown,
        make: MakeRows,
        chosen: Callable[[str], None],
        *,
        typing: bool = False,
        empty: Shown = Shown("Nothing here; delete a word, or press Esc."),  # noqa: B008 (frozen)
        hint: Line = (),
        extra: Mapping[str, str] | None = None,
        at: str = "",
    ) -> None:
        """A list over the panes; `chosen` gets the key of the row, if one is chosen."""
        from dateline.tui.screens.overlay import Overlay

        view = Overlay(
            title,
            make,
            ascii_only=self.ascii_only,
            typing=typing,
            empty=empty,
            hint=hint,
            extra=extra,
            at=at,
            asked=self.action_help,
            asking=self.keys.of["help"],
        )
        self.app.push_screen(view, lambda key: chosen(key) if key else None)

    def await_key(self, question: str, answer: Callable[[str], None]) -> None:
        """Ask for one more key; Esc takes the question back."""
        self._awaiting = answer
        self.say(show_line(question))

    def on_key(self, event: events.Key) -> None:
        """The key that was waited for."""
        if self._awaiting is None:
            return
        answer, self._awaiting = self._awaiting, None
        event.stop()
        event.prevent_default()
        self.say("")
        if event.key not in ("escape", "ctrl+g", "ctrl+c"):
            answer(event.character if event.character and event.character.isprintable() else event.key)
