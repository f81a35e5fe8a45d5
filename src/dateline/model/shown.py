"""Text made safe to show. Nothing of an incident file reaches a terminal, a log or a widget but through here.

Characters that act on a terminal, re-order a line or cannot be seen are shown by code (`<U+202E>`), never dropped and
never sent: C0, DEL, C1 (ECMA-48), bidirectional controls (UAX 9), default-ignorable code points and tag characters
(UTS 39), format controls, blanks that are no white space, noncharacters, private use. ZWNJ and ZWJ between letters that join (Persian, Hindi) are honest spelling and stay, as do
variation selectors behind a sign that has a picture form.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache
from itertools import islice
from typing import Final

_HIDDEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufdd0-\ufdef\ufff0-\ufffb\ufffe\uffff"
    "\u2800\U00013430-\U0001345f\U00016fe4\U0001bca0-\U0001bca3\U0001d159\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
    + "".join(map(chr, (plane << 16 | last for plane in range(1, 15) for last in (0xFFFE, 0xFFFF))))
)
_JOINERS: Final = re.compile("[\u200c\u200d\ufe0e\ufe0f]")
"""What is honest spelling or hides, as its neighbours have it."""
_PLAIN_WORD: Final = re.compile(r"[\w.:/#-]{1,60}", re.ASCII)
"""Keys, ids and figures: nothing in them acts, and they are quoted so often that looking at every character is felt."""
MANY_SIGNS: Final = 16
"""Signs of a text that act: for fewer it is gone over once for each, which is quicker than to look every letter up."""
_SIGN: Final = re.compile(r"[^\w\s\x00-\u02ff]")
_SIGNS: Final = re.compile(rf"{_SIGN.pattern}{{7,}}")
_JOINING: Final = (
    "ARABIC",
    "SYRIAC",
    "MONGOLIAN",
    "DEVANAGARI",
    "BENGALI",
    "GUJARATI",
    "GURMUKHI",
    "KANNADA",
    "MALAYALAM",
    "ORIYA",
    "SINHALA",
    "TAMIL",
    "TELUGU",
)
_LOOKALIKE: Final = re.compile(r"LATIN|CYRILLIC|GREEK")


@cache
def _acting() -> re.Pattern[str]:
    """What acts or cannot be seen. Made at the first use: a lookup in plain English has none."""
    return re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f{_HIDDEN}\ud800-\udfff\ue000-\uf8ff\U000f0000-\U0010ffff]")


class _Signs(dict[int, str]):
    """Code point -> what is shown of it, worked out when it is first met: a table for `str.translate`, since of some texts every sign acts."""

    def __init__(self, told: Callable[[str], str]) -> None:
        super().__init__()
        self._told = told

    def __missing__(self, code: int) -> str:
        self[code] = found = self._told(chr(code))
        return found


_CODES: Final = _Signs(lambda sign: f"<U+{ord(sign):04X}>" if _acting().match(sign) and not _JOINERS.match(sign) else sign)
_JSON: Final = _Signs(lambda sign: _escaped(sign) if _acting().match(sign) else sign)
_JSON_IN_ASCII: Final = _Signs(lambda sign: sign if sign.isascii() and not _acting().match(sign) else _escaped(sign))


class Shown(str):
    """Text that can be printed: no character in it acts. Only `show` and `show_line` make it from a file's text."""

    __slots__ = ()


def show(text: str) -> Shown:
    """`text` with its lines kept."""
    if text.isascii() and text.isprintable():
        return Shown(text)
    signs = "".join(set(text))  # of a long text few, which are looked through sooner than all of it
    if _acting().search(signs):
        text = _JOINERS.sub(_by_code, text).translate(_CODES)
    return Shown(_SIGNS.sub(_flood, text) if _SIGN.search(signs) else text)


def show_line(text: str, width: int | None = None) -> Shown:
    """`text` on one line, runs of white space made one space; cut with an ellipsis to `width` characters if given."""
    plain = text.isascii() and text.isprintable()
    parts = text.split() if plain else re.split(r"[ \t\n\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+", text)
    line = " ".join(parts).strip(" ")
    if width is not None and len(line) > width:
        line = line[: max(0, width - 1)].rstrip() + "…"
    shown = show(line)
    if width is not None and len(shown) > width:  # codes are longer than what they stand for
        return Shown(shown[: max(0, width - 1)].rstrip() + "…")
    return shown


def quoted(text: str) -> Shown:
    """A value as a message quotes it: on one line, cut to 60 characters, in backquotes."""
    if _PLAIN_WORD.fullmatch(text):
        return Shown(f"`{text}`")
    return Shown(f"`{show_line(text[:400], 60)}`")


def show_json(text: str, *, ascii_only: bool = False) -> Shown:
    """JSON text with every character that acts or hides (or is beyond ASCII) as an escape: nothing is lost, nothing is sent."""
    if text.isascii() or (not ascii_only and show(text) == text):
        return Shown(text.replace("\x7f", "\\u007f"))
    if ascii_only:
        return Shown(text.translate(_JSON_IN_ASCII))
    acting = _acting().findall("".join(set(text)))
    if len(acting) > MANY_SIGNS:
        return Shown(text.translate(_JSON))
    for sign in acting:
        text = text.replace(sign, _escaped(sign))
    return Shown(text)


def hidden_characters(text: str, most: int = 5) -> list[tuple[int, str]]:
    """Places and codes of what is not honest text, the first few of it: acting or invisible characters, and words that mix look-alike scripts."""
    if text.isascii() and text.isprintable():
        return []
    found = ((m.start(), f"U+{ord(m[0]):04X}") for m in _acting().finditer(text) if not _is_honest(m))
    acting = islice(found, most) if _acting().search("".join(set(text))) else ()
    return sorted([*acting, *_mixed_words(text, most)])[:most]


def count_acting(text: str) -> int:
    """How many characters of a text act or cannot be seen, joiners among them."""
    return len(_acting().findall(text))


def _mixed_words(text: str, most: int) -> list[tuple[int, str]]:
    """Places of the first words whose letters are of several scripts that look alike, and which those are.

    Words are compared by the shapes that remain of them when each letter is put down as its script alone: they are few.
    """
    beginning = text.find(" ", 400)
    if beginning > 0 and len(found := _mixed_words(text[:beginning], most)) == most:
        return found
    if len({script for letter in set(text) if (script := _lookalike(letter))}) < 2:
        return []
    shapes = text.translate(_SCRIPTS)
    mixed = (shape for shape in dict.fromkeys(shapes.split()) if len(set(shape) - {"-"}) > 1)
    places = sorted((at.start(), shape) for shape in islice(mixed, most) for at in islice(re.finditer(rf"(?<!\S){shape}(?!\S)", shapes), most))
    return [(at, "letters of " + " and ".join(sorted(_NAMES[sign] for sign in set(shape) - {"-"}))) for at, shape in places[:most]]


def _script(letter: str) -> str:
    """`L`, `C` or `G` for a letter of a script that looks like another, `-` for any other, a blank for what is no letter."""
    if not letter.isalnum() or letter.isdecimal():
        return " "
    return _lookalike(letter)[:1] or "-"


_NAMES: Final = {"L": "Latin", "C": "Cyrillic", "G": "Greek"}
_SCRIPTS: Final = _Signs(_script)


@lru_cache(maxsize=4096)
def _lookalike(letter: str) -> str:
    """The script of a letter that has twins in others; "" where it has none."""
    found = _LOOKALIKE.match(unicodedata.name(letter, ""))
    return found[0] if found else ""


@lru_cache(maxsize=4096)
def _joins(letter: str) -> bool:
    """Whether a letter is of a script that joins."""
    return unicodedata.name(letter, "").startswith(_JOINING)


def _escaped(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))


def _by_code(match: re.Match[str]) -> str:
    return match[0] if _is_honest(match) else f"<U+{ord(match[0]):04X}>"


def _flood(match: re.Match[str]) -> str:
    """Signs of any script with no more than six combining marks in a row."""
    text, at = match[0], 0
    parts = list[str]()
    for run in re.finditer("M{7,}", text.translate(_MARKS)):
        parts += [text[at : run.start() + 6], f"<{run.end() - run.start() - 6} more marks>"]
        at = run.end()
    return "".join((*parts, text[at:]))


_MARKS: Final = _Signs(lambda sign: "M" if unicodedata.category(sign)[0] == "M" else "-")
"""What is a combining mark."""


def _is_honest(match: re.Match[str]) -> bool:
    """Whether an invisible character is spelling: a joiner inside a word that joins, a selector behind a sign."""
    text, at = match.string, match.start()
    before = text[at - 1] if at else " "
    if match[0] in "\ufe0e\ufe0f":
        return unicodedata.category(before)[0] == "S" or (before in "0123456789#*" and text[at + 1 : at + 2] == "\u20e3")
    if match[0] not in "\u200c\u200d" or unicodedata.category(before)[0] not in "LM" or _acting().match(before) or not _joins(before):
        return False
    after = text[at + 1 : at + 2]
    return not after.isalnum() or _joins(after)
