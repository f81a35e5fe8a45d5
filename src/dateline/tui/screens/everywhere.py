"""Keys that hold on every screen, also on those that lie over another and hear nothing of its keys."""

from __future__ import annotations

from textual.binding import Binding

REPAINT = Binding("ctrl+l", "app.repaint", show=False, id="repaint")
