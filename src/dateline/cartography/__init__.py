"""Maps in the cells of a terminal: where the places of incidents are, with coasts and borders. Pure: records in, pieces of lines out.

Knows nothing of a screen and of how a figure is worded. May touch the model and the shipped outlines; needs no network.
"""

from dateline.cartography.drawing import Drawn, Pin, draw, pins_of, signs
from dateline.cartography.lines import Piece
from dateline.cartography.projection import Viewport, fit, moved, viewport, zoomed
from dateline.cartography.sites import Site, Unplaced, precision_text, sites_of

__all__ = [
    "Drawn",
    "Piece",
    "Pin",
    "Site",
    "Unplaced",
    "Viewport",
    "draw",
    "fit",
    "moved",
    "pins_of",
    "precision_text",
    "signs",
    "sites_of",
    "viewport",
    "zoomed",
]
