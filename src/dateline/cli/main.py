"""The door of the command line: reads it, runs the command, and turns every failure into a sentence and an exit code."""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module

from dateline.cli.arguments import Asked, read_arguments
from dateline.cli.output import Output, note
from dateline.errors import DatelineError

INTERRUPTED = 130
FAILED = 3
FEW_COLLECTIONS = 200_000
"""New objects between two runs of the collector: reading the largest file makes fewer, and no cycles worth a search, which would take a third as long."""


def run() -> int:
    """The console entry: 0 found, 1 nothing found or a check failed, 2 wrong usage, 3 the library cannot be read."""
    gc.set_threshold(FEW_COLLECTIONS)
    code = main(sys.argv[1:], dict(os.environ))  # a copy, since the screen cuts that of the process
    if _all_is_written():
        os._exit(code)  # taking down a hundred modules one by one would cost a lookup a tenth of its time
    return code


def _all_is_written() -> bool:
    """Whether nothing is left that an ordinary end would still do: text to write, a thread or a process to wait for."""
    if "multiprocessing" in sys.modules or "asyncio" in sys.modules or ("threading" in sys.modules and sys.modules["threading"].active_count() > 1):
        return False
    try:
        for stream in filter(None, (sys.stdout, sys.stderr)):
            stream.flush()
    except (OSError, ValueError):
        return False
    return True


def main(argv: Sequence[str], environment: Mapping[str, str]) -> int:
    """Run one command line. Raises nothing; returns the exit code."""
    try:
        if signal.getsignal(signal.SIGINT) is signal.SIG_DFL:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        return _answer(argv, environment)
    except DatelineError as error:
        note(str(error))
        return error.exit_code
    except BrokenPipeError:
        _let_go()
        return 0
    except KeyboardInterrupt:
        _let_go()
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 (no traceback reaches a user: it goes to a log)
        from dateline.cli.failure import failure_text

        note(failure_text(error, environment))
        return FAILED


def _answer(argv: Sequence[str], environment: Mapping[str, str]) -> int:
    asked = read_arguments(argv)
    out = Output(sys.stdout, environment, asked.chosen)
    code = _dispatch(asked, out)
    try:
        out.finish()
    except DatelineError:
        _let_go()
        raise
    return code


def _dispatch(asked: Asked, out: Output) -> int:
    if asked.chosen.version:
        from dateline import __version__
        from dateline.model.shown import Shown

        out.line(Shown(f"dateline {__version__}"))
        return 0
    if asked.chosen.help:
        from dateline.cli.help import page_of

        return page_of(asked.command, out)
    code: int = import_module(asked.command.module).run(asked, out)
    return code


def _let_go() -> None:
    """Send what may be left in standard output nowhere, so that nothing is complained of at exit."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
