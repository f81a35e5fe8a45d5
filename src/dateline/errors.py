"""The few kinds of error that reach a user, each with its exit code (design: 0 found, 1 nothing, 2 usage, 3 library)."""

from __future__ import annotations


class DatelineError(Exception):
    """A failure that is told to the user in one or two sentences; `exit_code` is what the process returns."""

    exit_code = 3


class UsageError(DatelineError):
    """The command line or a query cannot be understood; the message says what would be."""

    exit_code = 2


class NotFoundError(DatelineError):
    """What was asked for by name is not in the library."""

    exit_code = 1


class LibraryError(DatelineError):
    """The library cannot be found or read at all."""

    exit_code = 3
