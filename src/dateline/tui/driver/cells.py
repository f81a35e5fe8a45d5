"""The driver that Textual is given (`App(driver_class=…)`): only changed cells travel, and the terminal is restored."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import termios
import threading
from typing import Any

from textual import events
from textual.app import App, ScreenStackError
from textual.drivers.linux_driver import LinuxDriver
from textual.geometry import Size

from dateline.tui.driver.keyboard import Keyboard
from dateline.tui.driver.modes import entering, leaving, set_raw, size_of
from dateline.tui.driver.output import Output
from dateline.tui.driver.storms import Calmed
from dateline.tui.driver.taken import Taken, new_painting

_RESIZE_PAUSE = 0.1
_LONGEST_HELD = 1.0
"""Seconds after which what Textual draws is sent even if the screen never said that it is whole."""
_FAREWELL = 0.8
"""Seconds that the last bytes may take before what nobody reads is thrown away."""


class CellDriver(LinuxDriver):
    """Draws on standard output, reads standard input; both must be a terminal."""

    def __init__(self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        stdin, stdout = sys.__stdin__, sys.__stdout__
        assert stdin is not None
        assert stdout is not None
        self._display = stdout.fileno()
        self._taken: Taken | None = getattr(app, "taken", None)
        self._held = self._taken is not None
        self._painting = self._taken.painting if self._taken else new_painting(self._display, stdout.encoding)
        self._encoding = self._painting.encoding
        self._modern = self._painting.features.modern
        self._size = self._painting.size
        self._lock = threading.Lock()
        self._output: Output | None = None
        self._keyboard: Keyboard | None = None
        self._resized = Calmed(self._take_size, self._loop, _RESIZE_PAUSE)

    @property
    def can_suspend(self) -> bool:
        """Not for a reader who is to get out of nothing."""
        return not getattr(self._app, "read_only", False)

    def write(self, data: str) -> None:
        """Take what Textual writes. A frame is sent when it is flushed, a command at once."""
        with self._lock:
            self._painting.write(data)
            commands = bool(self._painting.writing.commands)
        if commands:
            self.flush()

    def flush(self) -> None:
        """Let the difference to what the terminal shows be sent."""
        with contextlib.suppress(ScreenStackError):
            self._painting.typing = hasattr(self._app.focused, "cursor_screen_offset")
        if self._output is not None:
            self._output.wake()

    def repaint(self) -> None:
        """Send the whole screen again, whatever the terminal shows now."""
        with self._lock:
            self._painting.forget()
        self.flush()

    def start_application_mode(self) -> None:
        """Take the terminal over."""
        self.attrs_before = None
        with contextlib.suppress(termios.error):
            self.attrs_before = termios.tcgetattr(self.fileno)
        taken, self._taken = self._taken, None
        set_raw(self.fileno)
        self._output = Output(self._display, self._take, self._hung_up)
        self._output.start()
        if taken is not None:
            self.attrs_before = taken.settings
            self._loop.call_later(_LONGEST_HELD, self.release)
        else:
            with self._lock:
                self._painting.forget()
                self._painting.writing.commands.insert(0, entering(modern=self._modern))
        self._enable_mouse_support()
        self._keyboard = Keyboard(self.fileno, self.process_message, getattr(self._app, "bound", ()))
        self._keyboard.start()
        signal.signal(signal.SIGWINCH, lambda *_: self._call(self._resized))
        self._take_size(known=taken is not None)

    def release(self) -> None:
        """Let the first frame of Textual's be sent: it is whole, and takes nothing away of the one that stands there."""
        self._held = False
        self.flush()

    def disable_input(self) -> None:
        """Read no more keys."""
        signal.signal(signal.SIGWINCH, signal.SIG_DFL)
        self._resized.cancel()
        keyboard, self._keyboard = self._keyboard, None
        if keyboard is not None:
            keyboard.finish()

    def stop_application_mode(self) -> None:
        """Give the terminal back as it was."""
        self.disable_input()
        output, self._output = self._output, None
        if output is None:
            return
        farewell = leaving(modern=self._modern, mouse=self._mouse)
        if not output.finish(farewell, _FAREWELL):
            with contextlib.suppress(termios.error):
                termios.tcflush(self._display, termios.TCOFLUSH)
            last = Output(self._display, lambda: b"", lambda: None)
            last.start()
            last.finish(b"\x18" + farewell, _FAREWELL)
        if self.attrs_before is not None:
            with contextlib.suppress(termios.error):
                termios.tcsetattr(self.fileno, termios.TCSANOW, self.attrs_before)

    def close(self) -> None:
        """Nothing is left to do."""

    def _take(self) -> bytes:
        """The bytes that bring the terminal up to the newest frame."""
        with self._lock:
            if self._held:
                return b""
            return self._painting.paint().encode(self._encoding, "replace")

    def _get_terminal_size(self) -> tuple[int, int]:
        return size_of(self._display)

    def _take_size(self, *, known: bool = False) -> None:
        """Tell Textual the size that the terminal has now; `known`: what it shows is known as long as it has the size that it had."""
        size = self._get_terminal_size()
        with self._lock:
            if size != self._painting.size:
                self._painting.resize(*size)
            elif not known:
                self._painting.forget()
        self._size = size
        self.send_message(events.Resize(Size(*size), Size(*size)))
        self.flush()

    def _hung_up(self) -> None:
        """The terminal is gone: as if the kernel had said so, which it does not where we are no child of the terminal."""
        if self._output is not None:
            os.kill(os.getpid(), signal.SIGHUP)

    def _call(self, act: Any) -> None:
        """Let the event loop do what a signal asks for."""
        with contextlib.suppress(RuntimeError):
            self._loop.call_soon_threadsafe(act)

    def _sigtstp_application(self, *_: object) -> None:
        if not self._auto_restart:  # another program has the terminal, and stops with us
            self._stop()
        elif self.can_suspend:
            self._call(self._suspend)

    def _sigcont_application(self, *_: object) -> None:
        if self._output is not None:
            self._call(self._continued)

    def _suspend(self) -> None:
        self.suspend_application_mode()
        self._stop()
        self.resume_application_mode()
        self.send_message(self.SignalResume())

    def _stop(self) -> None:
        """Stop with the whole job. Returns when it goes on; at once where nobody could let it go on."""
        signal.signal(signal.SIGTSTP, signal.SIG_DFL)
        os.kill(0, signal.SIGTSTP)
        signal.signal(signal.SIGTSTP, self._sigtstp_application)

    def _continued(self) -> None:
        """Somebody stopped us without asking; whatever happened to the terminal meanwhile, it is ours again."""
        if self._output is not None:
            set_raw(self.fileno)
            self._take_size()
