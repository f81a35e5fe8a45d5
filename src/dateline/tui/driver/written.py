"""Reading what Textual writes: frames into cells, commands through; what is neither never reaches the terminal.

A write that is one control sequence and nothing else is a command of the program: a known one passes, one that is not
known passes and everything is sent again after it. Any other write is part of a frame. In a frame only cursor positions,
looks, links, marks of synchronized updates, CR and LF are obeyed; any other control character is dropped, so that a
sequence that came with somebody's text shows as harmless letters.
"""

from __future__ import annotations

import re

from dateline.tui.driver.clusters import sendable
from dateline.tui.driver.frame import Frame
from dateline.tui.driver.styles import PLAIN, Styles

_CONTROL = "\x00-\x1f\x7f-\x9f"
_TOKEN = re.compile(
    r"\x1b\[(?P<row>\d{0,5})(?:;(?P<column>\d{0,5}))?H"
    r"|\x1b\[(?P<look>[\d;]{0,80})m"
    rf"|\x1b\]8;[^;{_CONTROL}]*;(?P<link>[^{_CONTROL}]*)(?:\x1b\\|\x07)"
    r"|(?P<sync>\x1b\[\?2026[hl])"
    rf"|(?P<control>[{_CONTROL}])"
)
_COMMAND = rf"\x07|\x1b\[[0-?]*[ -/]*[@-~]|\x1b[PX^_\]][^{_CONTROL}]*(?:\x1b\\|\x07)|\x1b[ -/]*[0-OQ-WYZ`-~]"
"""This and what follows is compiled at the first use, which the first frame does not wait for."""
_HARMLESS = (
    r"\x07|\x1b\[\?(?:1|12|25|66|100[0-7]|101[56]|2004|2031|2048)[hl]|\x1b\[\?\d+\$p|\x1b\[[<>=][\d;]*u|\x1b\]52;[^;]*;[A-Za-z0-9+/=]*(?:\x1b\\|\x07)"
)
"""Commands that change no cell: the bell, modes of keys, mouse and cursor, questions, the clipboard."""
_POINTER = r"\x1b\]22;[^\x07\x1b]*(?:\x1b\\|\x07)"
"""The shape of the mouse pointer, which Textual sends with every frame where the mouse is not even on."""
_LINK = r"(?:https?|mailto|file):[!-~]{1,2000}"


class Writing:
    """Applies what is written to `frame`; what is to be passed on gathers in `commands`, and `unknown` tells that it is not known."""

    def __init__(self, frame: Frame, styles: Styles, encoding: str = "utf-8") -> None:
        self.frame = frame
        self.encoding = encoding
        self.styles = styles
        self.commands: list[str] = []
        self.unknown = False
        self.x = 0
        self.y = 0
        self._style = PLAIN

    def feed(self, data: str) -> None:
        """Take one write. Raises nothing, whatever it holds."""
        single = data.count("\x1b") <= 2  # with the end of a string
        if (single and _TOKEN.fullmatch(data) is None and re.fullmatch(_COMMAND, data)) or data == "\x07":
            self._command(data)
        else:
            self._frame(data)

    def _command(self, data: str) -> None:
        if re.fullmatch(_POINTER, data):
            return
        self.commands.append(data)
        self.unknown = self.unknown or re.fullmatch(_HARMLESS, data) is None

    def _frame(self, data: str) -> None:
        self._style = PLAIN  # what a look or a link that came with somebody's text does, ends with its frame
        at = 0
        for token in _TOKEN.finditer(data):
            if token.start() > at:
                self._text(data[at : token.start()])
            at = token.end()
            match token.lastgroup:
                case "look":
                    self._style = self.styles.applied(self._style, token["look"])
                case "link":
                    link = token["link"] if re.fullmatch(_LINK, token["link"]) else ""
                    self._style = self.styles.linked(self._style, link)
                case "sync":
                    pass
                case "control":
                    self._control(token["control"])
                case _:
                    self.y = max(int(token["row"] or 1), 1) - 1
                    self.x = max(int(token["column"] or 1), 1) - 1
        if at < len(data):
            self._text(data[at:])

    def _text(self, text: str) -> None:
        if self.encoding != "utf-8" and not text.isascii():
            text = sendable(text, self.encoding)
        self.x = self.frame.write(self.x, self.y, text, self._style, self.styles.blank(self._style))

    def _control(self, control: str) -> None:
        if control == "\n":
            self.y = min(self.y + 1, self.frame.height - 1)
        if control in "\r\n":
            self.x = 0
