"""Every command of the map, once: its id, keys, name and help. Knows nothing of textual, so that the manual can list the keys."""

from __future__ import annotations

from dateline.tui.commands import Command

MAP_COMMANDS = (
    Command("map-larger", "zoom(1)", ("plus", "equals_sign"), "larger", "Zoom in on the pin under the cursor.", "Map"),
    Command("map-smaller", "zoom(-1)", ("minus", "underscore"), "smaller", "Zoom out.", "Map"),
    Command("map-west", "pan(-1, 0)", ("H", "left"), "west", "Move the map west.", "Map"),
    Command("map-south", "pan(0, 1)", ("J", "down"), "south", "Move the map south.", "Map"),
    Command("map-north", "pan(0, -1)", ("K", "up"), "north", "Move the map north.", "Map"),
    Command("map-east", "pan(1, 0)", ("L", "right"), "east", "Move the map east.", "Map"),
    Command("map-next", "step(1)", ("j",), "next", "The next incident of the list.", "Map"),
    Command("map-previous", "step(-1)", ("k",), "before", "The incident before.", "Map"),
    Command("map-next-pin", "pin(1)", ("n",), "next pin", "The next pin: passes over other incidents at this one, and those not on the map.", "Map"),
    Command("map-previous-pin", "pin(-1)", ("N",), "pin before", "The pin before.", "Map"),
    Command("map-centre", "centre", ("c",), "centre", "The pin under the cursor in the middle.", "Map"),
    Command("map-all", "fit", ("0", "g", "home"), "all", "All pins, as large as they fit.", "Map"),
    Command("map-signs", "signs", ("question_mark", "f1"), "signs", "What the signs of the map mean, and back to the keys.", "Map"),
    Command("map-repaint", "repaint", ("ctrl+l",), "repaint", "Draw the whole screen again.", "Map"),
    Command("map-open", "open", ("enter",), "list", "Back to the list, on this incident.", "Map"),
    Command(
        "map-close",
        "close",
        ("q", "escape", "ctrl+g", "ctrl+c", "b", "backspace"),
        "close",
        "Close the map; the list has followed its cursor.",
        "Map",
    ),
)
"""In the order in which help lists them."""
