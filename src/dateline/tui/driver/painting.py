"""The screen as it is to be, the screen as it is, and the text that makes the one of the other."""

from __future__ import annotations

from dateline.tui.driver.features import Features
from dateline.tui.driver.frame import Frame
from dateline.tui.driver.printer import Printer
from dateline.tui.driver.rows import Row, print_row
from dateline.tui.driver.scrolling import find_scroll, print_scroll
from dateline.tui.driver.styles import Styles
from dateline.tui.driver.written import Writing

_SCROLLS = 3
"""So many regions at most may scroll from one frame to the next."""
_TORN = 1024
"""From so many characters on, a terminal that can is told to show the frame at once."""


class Painting:
    """Takes what Textual writes, and tells what the terminal must be sent. Knows nothing of files, threads or time."""

    def __init__(self, width: int, height: int, features: Features, encoding: str = "utf-8") -> None:
        self.features = features
        self.encoding = encoding
        self.typing = False
        self._begin(Frame(width, height))

    @property
    def size(self) -> tuple[int, int]:
        """Width and height."""
        return self.writing.frame.width, self.writing.frame.height

    def write(self, data: str) -> None:
        """Take one write of Textual's."""
        self.writing.feed(data)

    def resize(self, width: int, height: int) -> None:
        """The terminal has another size; nothing is known of what it shows."""
        self.writing.frame = self.writing.frame.resized(width, height)
        self.forget()

    def forget(self) -> None:
        """Nothing is known of what the terminal shows: the next frame is sent whole."""
        self._shown: Frame | None = None
        self._printer.forget()

    def paint(self) -> str:
        """What makes the terminal show the frame; "" where it does."""
        commands = "".join(self.writing.commands)
        self.writing.commands.clear()
        if self.writing.unknown:
            self.writing.unknown = False
            self.forget()
        if self.writing.styles.full:
            self._renew()
        printer = self._printer
        wanted = self.writing.frame
        shown = self._shown
        if shown is None:
            printer.clear()
            shown = self._shown = Frame(wanted.width, wanted.height)
        if self.features.margins:
            shown = self._shown = self._scrolled(wanted, shown)
        for y in range(wanted.height):
            if wanted.differs(shown, y):
                _row(printer, y, wanted, shown)
                shown.take(wanted, y)
        self._put_cursor()
        text = "".join(printer.parts)
        printer.parts.clear()
        printer.size = 0
        if len(text) > _TORN and self.features.modern:
            text = f"\x1b[?2026h{text}\x1b[?2026l"
        return commands + text

    def _begin(self, frame: Frame) -> None:
        styles = Styles(off=self.features.off)
        self.writing = Writing(frame, styles, self.encoding)
        self._printer = Printer(self.features, styles)
        self._shown = None

    def _renew(self) -> None:
        """Number the looks from the beginning, in the place of remembering all that ever were."""
        old = self.writing
        link = self._printer.link
        self._begin(Frame(old.frame.width, old.frame.height))
        self._printer.link = link
        self._printer.forget()
        frame = self.writing.frame
        frame.texts = old.frame.texts
        frame.styles = [[self.writing.styles.number(old.styles.look(style)) for style in row] for row in old.frame.styles]
        self.writing.x, self.writing.y = old.x, old.y

    def _scrolled(self, wanted: Frame, shown: Frame) -> Frame:
        """What is shown after the scrolls that make the output shorter, which are printed."""
        for _ in range(_SCROLLS):
            scroll = find_scroll(wanted, shown)
            if scroll is None:
                break
            after = shown.copy()
            after.scroll(scroll.top, scroll.bottom, scroll.by)
            moving, staying = self._printer.fork(), self._printer.fork()
            print_scroll(moving, scroll)
            begun = moving.fork()
            for y in range(wanted.height):
                if wanted.differs(shown, y):
                    _row(staying, y, wanted, shown)
                if wanted.differs(after, y):
                    _row(begun, y, wanted, after)
            if moving.size + begun.size >= staying.size:
                break
            self._printer.join(moving)
            shown = after
        return shown

    def _put_cursor(self) -> None:
        """While something is typed the cursor, unseen, stands where it is typed: input methods open there."""
        if self.typing:
            wanted = self.writing.frame
            self._printer.move(min(self.writing.x, wanted.width - 1), min(self.writing.y, wanted.height - 1))


def _row(printer: Printer, y: int, wanted: Frame, shown: Frame) -> None:
    print_row(printer, y, Row(wanted.texts[y], wanted.styles[y]), Row(shown.texts[y], shown.styles[y]))
