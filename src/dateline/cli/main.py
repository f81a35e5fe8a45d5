"""The door of the command line: reads it, runs the command, and turns every failure into a sentence and an exit code."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module

from dateline.cli.arguments import Asked, read_arguments
from dateline.cli.output import Output, note
from dateline.errors import DatelineError

INTERRUPTED = 130
FAILED = 3


def run() -> int:
    """The console entry: 0 found, 1 nothing found or a check failed, 2 wrong usage, 3 the library cannot be read."""
    return main(sys.argv[1:], os.environ)


def main(argv: Sequence[str], environment: Mapping[str, str]) -> int:
    """Run one command line. Raises nothing; returns the exit code."""
    try:
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
