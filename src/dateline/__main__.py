"""The entry of the script and of `python -m dateline`."""

from __future__ import annotations

import signal
import sys


def start() -> int:
    """Run the command line. Until its door is loaded Ctrl-C ends the process at once: nothing there can catch it yet."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from dateline.cli.main import run

    return run()


if __name__ == "__main__":
    sys.exit(start())
