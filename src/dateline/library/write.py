"""Writing an incident file: the new text is read as a reader would, and written only where it has no new problem."""

from __future__ import annotations

import errno
import re
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

from msgspec import Struct

import dateline
from dateline.errors import LibraryError, UsageError
from dateline.files.authority import read_names
from dateline.files.reader import read_incident
from dateline.files.remarks import remark_future
from dateline.files.report import Report
from dateline.files.walk import AUTHORITY, read_bytes
from dateline.library.check import explained
from dateline.library.disk import RefusedError, locked, replace
from dateline.library.reading import authority_of
from dateline.library.session import Session
from dateline.model.actor import Name
from dateline.model.problem import Problem
from dateline.model.shown import show_line


class Checked(Struct, frozen=True):
    """A text as the reader sees it: all problems, and those errors and warnings that the old text did not have."""

    problems: tuple[Problem, ...]
    new_errors: tuple[Problem, ...]
    new_warnings: tuple[Problem, ...]


def names_of(session: Session) -> Mapping[str, Name]:
    """The authority file as it is now, or, while it is broken, as the index has it; empty where there is none.

    Raises LibraryError where it cannot be read and the index has no names either.
    """
    held = session.index.names
    try:
        names, problems = read_names(AUTHORITY, read_bytes(session.root / AUTHORITY))
    except FileNotFoundError:
        return {}
    except OSError as error:
        if held:
            return held
        raise LibraryError(f"{AUTHORITY} cannot be read: {error.strerror or error}.") from None
    return held if any(problem.severity == "error" for problem in problems) else names


def refuse_shipped(root: Path) -> None:
    """Raise UsageError where the library is the one inside the installed program: an upgrade would take away what is written."""
    if root.resolve().is_relative_to(Path(dateline.__file__).resolve().parent):
        raise UsageError(
            "This is the library that came with the program, and the next upgrade would take away what you write. "
            "Copy it to a folder of your own, or name yours with --library or $DATELINE_LIBRARY."
        )


def read_current(path: Path) -> bytes:
    """The bytes of an incident file. Raises LibraryError."""
    try:
        return read_bytes(path)
    except OSError as error:
        reason = "it is a link; name the file itself" if error.errno == errno.ELOOP else error.strerror or str(error)
        raise LibraryError(f"{show_line(path.name)} cannot be read: {reason}. Nothing was written.") from None


def check(session: Session, name: str, old: bytes | None, new: bytes, names: Mapping[str, Name]) -> Checked:
    """Read the new text of the file `name` as a reader would, and tell what the old one had already."""
    problems = _problems(session, name, new, names)
    had, added = Counter(map(_same, () if old is None else _problems(session, name, old, names))), list[Problem]()
    for problem in problems:
        if had[_same(problem)]:
            had[_same(problem)] -= 1
        else:
            added.append(problem)
    return Checked(problems, tuple(p for p in added if p.severity == "error"), tuple(p for p in added if p.severity == "warning"))


def change(session: Session, name: str, names: Mapping[str, Name], environment: Mapping[str, str], make: Callable[[bytes], bytes]) -> Checked:
    """Change a file under the lock: `make` gets what it holds now and gives what it is to hold.

    Raises RefusedError with the problems where the new text has an error that the old one did not have.
    """
    root = session.root
    with locked(root, environment):
        old = read_current(root / name)
        new = make(old)
        checked = check(session, name, old, new, names)
        if checked.new_errors:
            raise RefusedError("Nothing was written: the file would then have a problem.", checked.new_errors)
        if new != old:
            replace(root, name, old, new)
    return checked


def _problems(session: Session, name: str, raw: bytes, names: Mapping[str, Name]) -> tuple[Problem, ...]:
    """The problems of a text, and the warnings that it does not explain."""
    if name == AUTHORITY:
        return read_names(name, raw)[1]
    reading = read_incident(name, raw, names, names_broken=authority_of(session.index).broken)
    if reading.incident is None:
        return reading.problems
    report = Report(name)
    remark_future(reading.incident, session.today, report)
    return tuple(p for p in (*reading.problems, *report.problems()) if not explained(p, reading.incident))


def _same(problem: Problem) -> tuple[str, str]:
    """What makes two problems one: lines and numbers of entries that they speak of move when something is put in above."""
    return problem.rule, re.sub(r"(\bline |#)[0-9]+", r"\1", problem.message)
