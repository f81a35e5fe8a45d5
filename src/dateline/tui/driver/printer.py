"""The terminal's cursor and pen, and the cheapest way to move them."""

from __future__ import annotations

from dateline.tui.driver.features import Features
from dateline.tui.driver.styles import PLAIN, UNKNOWN, Styles


class Printer:
    """Gathers output. `x`, `y` and `style` are what the terminal has after it; UNKNOWN where that is not sure."""

    def __init__(self, features: Features, styles: Styles) -> None:
        self.features = features
        self.styles = styles
        self.x = UNKNOWN
        self.y = UNKNOWN
        self.style = UNKNOWN
        self.link = ""
        self.size = 0
        self.parts: list[str] = []

    def fork(self) -> Printer:
        """Another one in the same state with nothing gathered."""
        other = Printer(self.features, self.styles)
        other.x, other.y, other.style, other.link = self.x, self.y, self.style, self.link
        return other

    def join(self, fork: Printer) -> None:
        """Go on where a fork stopped, with what it gathered."""
        self.x, self.y, self.style, self.link = fork.x, fork.y, fork.style, fork.link
        self.parts += fork.parts
        self.size += fork.size

    def send(self, text: str) -> None:
        """Gather text that moves nothing, or that the caller accounts for."""
        if text:
            self.parts.append(text)
            self.size += len(text) if text.isascii() else len(text.encode("utf-8", "replace"))

    def draw(self, text: str, cells: int, *, last: int, sure: bool = True) -> None:
        """Gather text of so many cells; behind column `last`, and behind what is not `sure`, the column is not known."""
        self.send(text)
        self.x = self.x + cells if sure and self.x + cells <= last else UNKNOWN

    def forget(self) -> None:
        """Begin with a terminal of which nothing is known but that it can be cleared."""
        self.x = self.y = self.style = UNKNOWN
        self.send("\x1b]8;;\x1b\\" if self.features.modern and self.link else "")
        self.link = ""

    def clear(self) -> None:
        """Clear the whole screen."""
        self.pen(PLAIN)
        self.send("\x1b[H\x1b[J")
        self.x = self.y = 0

    def pen(self, style: int) -> None:
        """Change the look that is written in."""
        if style == self.style:
            return
        self.send(self.styles.change(self.style, style))
        self.style = style
        link = self.styles.look(style).link
        if link != self.link and self.features.modern:
            self.send(f"\x1b]8;;{link}\x1b\\")
            self.link = link

    def blank_pen(self) -> None:
        """Make sure that what is erased now looks like the terminal's own blank: of a pen only the ground shows on it."""
        if not self.fits(PLAIN, " "):
            self.pen(PLAIN)

    def fits(self, style: int, text: str, pen: int | None = None) -> bool:
        """Whether text in that look comes out right with the pen as it is, or with another."""
        pen = self.style if pen is None else pen
        return style == pen or (text == " " and pen != UNKNOWN and self.styles.blank(pen) == style)

    def move(self, x: int, y: int) -> None:
        """Move the cursor."""
        if (x, y) != (self.x, self.y):
            self.send(self.way(x, y))
            self.x, self.y = x, y

    def way(self, x: int, y: int) -> str:
        """The shortest sequence that brings the cursor there."""
        row, column = str(y + 1) if x or y else "", f";{x + 1}" if x else ""
        best = f"\x1b[{row}{column}H"
        if self.y == UNKNOWN:
            return best
        vertical = self._vertical(y - self.y)
        ways = [vertical + self._from_margin(x)] if y >= self.y else []
        if self.x != UNKNOWN and y == self.y:
            ways.append(self._along(x - self.x))
        elif self.x == x and self.features.along:
            ways.append(f"\x1b[{_times(abs(y - self.y))}{'B' if y > self.y else 'A'}")
        if self.features.column and y == self.y:
            ways.append(f"\x1b[{_times(x + 1)}G")
        return min((*filter(None, ways), best), key=len)

    def _vertical(self, down: int) -> str:
        # CR first: whether the terminal or its line discipline makes CR LF of LF, the cursor is at the margin.
        return "\r" + "\n" * down

    def _from_margin(self, x: int) -> str:
        if not x:
            return ""
        return f"\x1b[{_times(x)}C" if self.features.along else " " * 20

    def _along(self, right: int) -> str:
        if right < 0 and -right <= 4:
            return "\b" * -right
        if not self.features.along:
            return ""
        return f"\x1b[{_times(abs(right))}{'C' if right > 0 else 'D'}"


def _times(count: int) -> str:
    return str(count) if count > 1 else ""
