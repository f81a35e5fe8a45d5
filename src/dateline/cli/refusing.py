"""What commands that write refuse with: `--read-only`, and the problems that a file would have."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.cli.arguments import Asked
from dateline.cli.output import note
from dateline.errors import UsageError
from dateline.model.problem import Problem


def may_write(asked: Asked) -> None:
    """Raise UsageError with `--read-only`."""
    if asked.chosen.read_only:
        raise UsageError(f"--read-only: `dateline {asked.command.verb}` writes a file or starts a program, so it does nothing here.")


def tell_problems(problems: Iterable[Problem]) -> None:
    """A line a problem, as `dateline check` prints it, on standard error."""
    for problem in problems:
        note(f"{problem.place}: {problem.severity} {problem.rule}: {problem.message}")
