"""Attributed lines: sentences fit to print, made from the ledger alone. No word in them that a claim does not hold.

`lines_of` is the face. `wording` has numbers and days by style, `speakers` who said it and how, `counted` and `told` the
sentences of figures and of everything else.
"""

from dateline.phrasing.line.lines import AttributedLine, documents_of, lines_of
from dateline.phrasing.line.wording import STYLES, Style

__all__ = ["STYLES", "AttributedLine", "Style", "documents_of", "lines_of"]
