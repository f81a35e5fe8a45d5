"""The record under the cursor in full, however long: what the lines below the panes have no room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.model.folding import fold
from dateline.model.shown import Shown
from dateline.tui.rendering.detail import BETWEEN
from dateline.tui.rendering.lines import Page, Piece, Rows, wrapped

if TYPE_CHECKING:
    from dateline.tui.screens.browse import BrowseScreen


def show(screen: BrowseScreen) -> None:
    """Each part of the record on lines of its own; Enter goes back."""
    if screen.detail_text:
        show_text(screen, "In full", screen.detail_text)
    else:
        screen.say("The row itself says all there is.")


def show_text(screen: BrowseScreen, title: str, text: str) -> None:
    """Text over the panes, wrapped to the width, its parts one below the other."""
    parts = text.split(BETWEEN)

    def make(typed: str, width: int) -> Rows:
        page = Page(width)
        for number, part in enumerate(parts):
            if all(word in fold(part) for word in fold(typed).split()):
                first, *more = wrapped(Shown(part), page.width)
                page.record(f"{number}", (Piece(first),), *((line, "") for line in more), indent=0)
        return page.rows()

    screen.overlay(Shown(title), make, lambda key: None)
