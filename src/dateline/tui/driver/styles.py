"""The looks of a cell, numbered: read from SGR sequences, and the shortest sequence from one to another."""

from __future__ import annotations

from typing import NamedTuple

ATTRIBUTES = {1: 1, 2: 2, 3: 4, 4: 8, 5: 16, 6: 32, 7: 64, 8: 128, 9: 256, 21: 512, 51: 1024, 52: 2048, 53: 4096}
"""SGR code of an attribute: its bit."""
OFF = {22: 1 | 2, 23: 4, 24: 8 | 512, 25: 16 | 32, 27: 64, 28: 128, 29: 256, 54: 1024 | 2048, 55: 4096}
"""SGR code that takes attributes away: their bits."""
SEEN_ON_BLANKS = 8 | 64 | 256 | 512 | 1024 | 2048 | 4096
"""The attributes that show where nothing is written: lines, frames and reversed colours."""
REVERSE = 64
PLAIN = 0
"""The number of the terminal's own look, with which every terminal starts."""
UNKNOWN = -1
MOST = 10_000
"""So many looks are remembered; with more, `Styles.full` asks for a new start."""


class Look(NamedTuple):
    """Attributes as bits, foreground and background as SGR parameters ("" for the terminal's own), and the link."""

    attributes: int = 0
    ink: str = ""
    ground: str = ""
    link: str = ""


class Styles:
    """Numbers for looks; `off` where the terminal knows the codes that end a single attribute (not every vt100 does)."""

    def __init__(self, *, off: bool = True) -> None:
        self.off = off
        self._looks = [Look()]
        self._numbers = {Look(): PLAIN}
        self._blanks = [PLAIN]
        self._applied: dict[tuple[int, str], int] = {}
        self._changes: dict[tuple[int, int], str] = {}

    @property
    def full(self) -> bool:
        """Whether so many looks were seen that it is time to begin anew."""
        return len(self._looks) > MOST

    def look(self, number: int) -> Look:
        """The look of a number."""
        return self._looks[number]

    def number(self, look: Look) -> int:
        """The number of a look."""
        found = self._numbers.get(look)
        if found is None:
            found = self._numbers[look] = len(self._looks)
            self._looks.append(look)
            shown = look.attributes & SEEN_ON_BLANKS
            self._blanks.append(found)
            self._blanks[found] = self.number(look._replace(attributes=shown, ink=look.ink if shown else ""))
        return found

    def blank(self, number: int) -> int:
        """The look of a space: without what cannot be seen on it, so that equal spaces are equal."""
        return self._blanks[number]

    def linked(self, number: int, link: str) -> int:
        """The same look with another link."""
        return self.number(self._looks[number]._replace(link=link))

    def applied(self, number: int, parameters: str) -> int:
        """The look after an SGR sequence with these parameters; codes that are not known change nothing."""
        key = (number, parameters)
        found = self._applied.get(key)
        if found is None:
            if len(self._applied) > MOST:
                self._applied.clear()
            found = self._applied[key] = self.number(_after(self._looks[number], parameters))
        return found

    def change(self, before: int, after: int) -> str:
        """The shortest SGR sequence that makes one look of the other, links apart; `before` may be UNKNOWN."""
        if before == after:
            return ""
        key = (before, after)
        found = self._changes.get(key)
        if found is None:
            if len(self._changes) > MOST:
                self._changes.clear()
            found = self._changes[key] = self._shortest(before, after)
        return found

    def _shortest(self, before: int, after: int) -> str:
        new = self._looks[after]
        whole = _codes(new.attributes, new.ink, new.ground)
        reset = f"\x1b[0;{whole}m" if whole else "\x1b[m"
        if before == UNKNOWN:
            return reset
        old = self._looks[before]
        if old[:3] == new[:3]:
            return ""
        gone = old.attributes & ~new.attributes
        ended: list[str] = []
        left = old.attributes
        if gone:
            for code, bits in OFF.items():
                if gone & bits:
                    ended.append(str(code))
                    left &= ~bits
        ink = new.ink if new.ink != old.ink else ""
        ground = new.ground if new.ground != old.ground else ""
        if old.ink and not new.ink:
            ended.append("39")
        if old.ground and not new.ground:
            ended.append("49")
        if ended and not self.off:
            return reset
        parts = [*ended, _codes(new.attributes & ~left, ink, ground)]
        return min(f"\x1b[{';'.join(filter(None, parts))}m", reset, key=len)


def _codes(attributes: int, ink: str, ground: str) -> str:
    return ";".join(filter(None, (*(str(code) for code, bit in ATTRIBUTES.items() if attributes & bit), ink, ground)))


def _after(look: Look, parameters: str) -> Look:
    attributes, ink, ground = look.attributes, look.ink, look.ground
    codes = [int(code or "0") for code in parameters.split(";")]
    while codes:
        code = codes.pop(0)
        if code == 0:
            attributes, ink, ground = 0, "", ""
        elif code in ATTRIBUTES:
            attributes |= ATTRIBUTES[code]
        elif code in OFF:
            attributes &= ~OFF[code]
        elif code in (38, 48):
            colour = _colour(code, codes)
            ink, ground = (colour or ink, ground) if code == 38 else (ink, colour or ground)
        elif code == 39:
            ink = ""
        elif code == 49:
            ground = ""
        elif 30 <= code <= 37 or 90 <= code <= 97:
            ink = str(code)
        elif 40 <= code <= 47 or 100 <= code <= 107:
            ground = str(code)
    return Look(attributes, ink, ground, look.link)


def _colour(code: int, codes: list[int]) -> str:
    """Take the parameters of `38` or `48` away from `codes`; "" where they are no colour."""
    size = {5: 2, 2: 4}.get(codes[0] if codes else 0, 0)
    taken, codes[:] = codes[:size], codes[size:]
    if len(taken) < size or not size or any(not 0 <= part <= 255 for part in taken):
        return ""
    return ";".join(map(str, (code, *taken)))
