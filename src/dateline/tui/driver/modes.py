"""How a terminal is taken over and given back: its settings, its modes, its size."""

from __future__ import annotations

import contextlib
import os
import termios

WIDEST, HIGHEST = 500, 300
"""No larger screen is drawn; what a terminal has beyond stays blank."""
UNKNOWN_SIZE = (80, 24)
_NONE = b"\0"
"""No key (POSIX: _POSIX_VDISABLE)."""


def entering(*, modern: bool) -> str:
    """What takes the terminal over: the second screen, no cursor, no wrapping (so that the last column can be written), pastes marked.

    Focus reports are not asked for: every change of window would cost bytes. Nothing else is asked either: an answer may come
    when a shell has the terminal again. A modern terminal is told to send Esc as a sequence, so that none has to be waited for.
    """
    return "\x1b[?1049h\x1b[?25l\x1b[?7l\x1b[?2004h" + ("\x1b[>1u" if modern else "")


def leaving(*, modern: bool, mouse: bool) -> bytes:
    """What gives it back, whatever state it is in. Erases, because a terminal without a second screen would keep the last frame."""
    mice = "\x1b[?1000l\x1b[?1003l\x1b[?1006l\x1b[?1015l" if mouse else ""
    young = "\x1b]8;;\x1b\\\x1b[?2026l\x1b[<u" if modern else ""
    return f"\x1b[m\x1b[r{mice}{young}\x1b[?2004l\x1b[?7h\x1b[H\x1b[J\x1b[?1049l\x1b[?25h".encode()


def set_raw(fileno: int, *, interrupts: bool = False) -> None:
    """Every key as it is pressed, none of them echoed, and output as it is written. Does nothing without a terminal.

    None of them is a signal either, or, where nobody reads keys yet, only the one that `interrupts`.
    """
    with contextlib.suppress(termios.error):
        settings = termios.tcgetattr(fileno)
        settings[0] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
        settings[1] &= ~termios.OPOST
        settings[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | (0 if interrupts else termios.ISIG))
        if interrupts:
            settings[6][termios.VSUSP] = settings[6][termios.VQUIT] = _NONE
        settings[6][termios.VMIN] = 1
        settings[6][termios.VTIME] = 0
        termios.tcsetattr(fileno, termios.TCSANOW, settings)


def size_of(fileno: int) -> tuple[int, int]:
    """Columns and rows that are drawn on."""
    try:
        width, height = os.get_terminal_size(fileno)
    except OSError:
        width, height = 0, 0
    return min(width or UNKNOWN_SIZE[0], WIDEST), min(height or UNKNOWN_SIZE[1], HIGHEST)
