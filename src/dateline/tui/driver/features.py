"""What the terminal is known to understand. Nothing is asked of it: the terminfo entry and the environment tell.

Of a terminal without an entry and without a known name only absolute cursor positions and SGR are used, which every one has.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from msgspec import Struct

Capability = Callable[[str], str]
"""The string of a terminfo capability, "" where there is none."""

_FORMS = {
    "column": ("hpa", "\x1b[%i%p1%dG"),
    "along": ("cuf", "\x1b[%p1%dC"),
    "erase": ("el", "\x1b[K"),
    "margins": ("csr", "\x1b[%i%p1%d;%p2%dr"),
    "pan": ("indn", "\x1b[%p1%dS"),
    "off": ("rmul", "\x1b[24m"),
}
"""Field of Features: the capability, and the one form of it that is used. Another form counts as none."""
_OLD = ("linux", "screen", *(f"vt{digit}" for digit in range(10)), "ansi", "dumb", "cons", "sun", "eterm", "cygwin", "unknown")
"""Terminals of which some print a part of a sequence that they do not know, in the place of ignoring it."""
_YOUNG = (
    "xterm",
    "tmux",
    "alacritty",
    "contour",
    "foot",
    "ghostty",
    "iterm",
    "kitty",
    "konsole",
    "mintty",
    "rio",
    "rxvt",
    "st-",
    "vte",
    "wezterm",
    "zellij",
)
"""Terminals that do all of it, known by name where the host has no terminfo entry for them, as often over SSH."""
_AMBIGUOUS_WIDE = ("zh", "ja", "ko")


class Features(Struct, frozen=True):
    """`column` CSI G, `along` CSI C, `erase` CSI K, `margins` CSI r, `pan` CSI S and T, `off` SGR 22 to 29, 39 and 49.

    `modern`: ignores what it does not know, so that links, synchronized updates and plainer key codes may be offered.
    `ambiguous`: may draw characters of ambiguous width in two cells.
    """

    column: bool = False
    along: bool = False
    erase: bool = False
    margins: bool = False
    pan: bool = False
    off: bool = False
    modern: bool = False
    ambiguous: bool = False


def features_of(environment: Mapping[str, str], capability: Capability) -> Features:
    """The features of the terminal that the environment names."""
    language = environment.get("LC_ALL") or environment.get("LC_CTYPE") or environment.get("LANG") or ""
    term = environment.get("TERM", "")
    described = bool(capability("clear"))
    young = not described and term.startswith(_YOUNG)
    known = {field: young or _plain(capability(name)) == form for field, (name, form) in _FORMS.items()}
    modern = young or (described and term != "" and not term.startswith(_OLD))
    return Features(**known, modern=modern, ambiguous=language.startswith(_AMBIGUOUS_WIDE))


def terminfo(term: str, fileno: int) -> Capability:
    """What the terminfo entry of a terminal says; nothing, where there is no such entry or no terminfo."""
    try:
        import curses
    except ImportError:
        return lambda _: ""
    try:
        curses.setupterm(term or "unknown", fileno)
    except (OSError, ValueError, curses.error):
        return lambda _: ""
    return lambda name: (curses.tigetstr(name) or b"").decode("latin-1")


def _plain(form: str) -> str:
    """Without the pauses that a printing terminal needed."""
    return re.sub(r"\$<[^>]*>", "", form)
