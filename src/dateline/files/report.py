"""What a reading collects: problems with their places; and the bounds that no real file meets and a hostile one does."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import Any

from dateline.model.nearest import close_matches, closest, did_you_mean
from dateline.model.points import PointKind
from dateline.model.problem import Problem, Severity
from dateline.model.shown import quoted, show_line

MAX_BYTES = 1024 * 1024
MAX_BEYOND = 250_000
"""Letters of a file that are not ASCII, each of which is looked up: more than the largest real file would have, five times as long and all Persian."""
MAX_DEPTH = 32
MAX_NODES = 20_000
MAX_TEXT = 10_000
MAX_CLAIMS = 1_350
"""Claims of a file: the largest real one has 158."""
MAX_POINTS = 250
"""Points of a file: the largest real one has 46."""
MAX_OF_A_POINT: dict[PointKind, int] = {"count": MAX_CLAIMS, "actors": 200, "text": 200, "many": 200, "question": 200, "verdict": 50}
"""Claims of one point by its kind; real ones have up to 38 counts, 20 actors and 3 verdicts. A ladder of names tells all that stand at each step."""
MAX_RETRACTIONS = 20
MAX_RETRACTIONS_OF_MANY = 4
"""Claims of one point, and of one of very many, that take others back: each makes the past another one. No real point has more than one."""
MAX_RECORDS = {"actors": 750, "sources": 500, "place": 500, "published": 500, "accept": 500}
MAX_OTHERS = 200
"""Records of a kind in a file: the largest real ones have 141 actors, 96 sources, and of all others 22 at most, but for places and stories."""
MAX_NAMES = 2_000
"""Names and other spellings of all actors of a file; the largest real one has 284."""
MAX_LIST = 200
"""Texts in a list of texts: names, ids, tags. The longest of a real file has 18."""
MAX_HIDDEN = 10_000
"""Characters of a file that act or cannot be seen: each is shown by code, which is ten times as long. A real file has none."""
MAX_PROBLEMS = 200
"""Problems kept of one file; the last line then says how many more there are."""
MAX_COMPARED = 20_000
"""Letters of slips, each times the words it is compared with, that one file pays the usual measure for; it is slow, the other slow to load."""
Sentence = str | Callable[[], str]
"""What is wrong and what to do, or how to say it: of thousands of problems only those that are kept are put into words."""


class BoundsError(Exception):
    """A file is beyond the bounds and reading cannot go on; the reason is in the report."""


class Report:
    """The problems of one file, in the order in which they were found."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.found: list[Problem] = []
        self._more = {"error": 0, "warning": 0}
        self._compared = 0

    def error(self, line: int, column: int, rule: str, message: Sentence) -> None:
        """Add a problem that keeps the file from being an incident."""
        self._add(line, column, "error", rule, message)

    def warning(self, line: int, column: int, rule: str, message: Sentence) -> None:
        """Add a remark that does not."""
        self._add(line, column, "warning", rule, message)

    @property
    def failed(self) -> bool:
        """Whether anything was found that is more than a warning."""
        return self._more["error"] > 0 or any(problem.severity == "error" for problem in self.found)

    def problems(self) -> tuple[Problem, ...]:
        """All that was found, by place in the file."""
        found = sorted(self.found, key=lambda problem: (problem.line, problem.column))
        more = sum(self._more.values())
        if more:
            severity: Severity = "error" if self._more["error"] else "warning"
            text = f"There are {more:,} more problems; mend these first."
            found.append(Problem(self.path, found[-1].line, found[-1].column, severity, "more", text))
        return tuple(found)

    def syntax(self, error: Any, text: str) -> None:
        """Add libyaml's complaint as a sentence."""
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        if mark is None:
            position = getattr(error, "position", 0) or 0
            line, column = text.count("\n", 0, position) + 1, 1
        else:
            line, column = mark.line + 1, mark.column + 1
        lines = text.split("\n")
        around = lines[line - 1] if line <= len(lines) else ""
        before = lines[line - 2] if line > 1 else ""
        reason = show_line(str(getattr(error, "problem", None) or getattr(error, "reason", None) or "it does not parse"), 120)
        self.error(
            line,
            column,
            "syntax",
            _explain(around, before) or _unclosed(error) or _misread(around) or _askew(error) or f"This is not YAML: {reason}.",
        )

    def nearest(self, text: str, known: Collection[str]) -> str:
        """` Did you mean …?` where one of the known words is close, else nothing. After `MAX_COMPARED` the quicker measure is taken."""
        self._compared += len(text[:80]) * len(known)
        if self._compared <= MAX_COMPARED:
            return did_you_mean(close_matches(text[:80], known, n=1))
        near = closest(text[:80], known)
        return did_you_mean([near] if near else [])

    def _add(self, line: int, column: int, severity: Severity, rule: str, message: Sentence) -> None:
        if len(self.found) < MAX_PROBLEMS:
            self.found.append(Problem(self.path, line, column, severity, rule, message if isinstance(message, str) else message()))
        else:
            self._more[severity] += 1


def _explain(line: str, before: str) -> str | None:
    """What a reporter probably did, where the line or the one before it tells."""
    for text in (line, before):
        if re.match(r"<<<<<<<|=======|>>>>>>>", text):
            return "A git conflict marker stands here; choose one side and take the marker lines out."
    if re.match(r"[ ]*\t", line):
        return "A tab indents this line; YAML indents with spaces."
    return None


def _unclosed(error: Any) -> str | None:
    """What was opened and not closed, where libyaml says so."""
    context, mark = str(getattr(error, "context", "") or ""), getattr(error, "context_mark", None)
    if "escape" in str(getattr(error, "problem", "") or ""):
        return r"Within double quotes `\` begins an escape that does not exist; use single quotes."
    opened = next((name for name in _OPENED if name in context), None)
    if opened is None or mark is None:
        return None
    return f"{_OPENED[opened]} that opens in line {mark.line + 1}, column {mark.column + 1} is not closed."


_OPENED = {"quoted scalar": "The quotation mark", "flow sequence": "The bracket `[`", "flow mapping": "The brace `{`"}


def _askew(error: Any) -> str | None:
    if re.search("block (mapping|collection|sequence)", str(getattr(error, "context", "") or "")):
        return "The indentation of this line does not fit the lines above, or a quotation mark in it ends a value too early."
    return None


def _misread(line: str) -> str | None:
    """A value that YAML takes for something else."""
    within = re.search(r"[{,\[]\s*(?:[\w.-]+:\s*)?([>%@`&*!|][^,}\]]*)", line)
    if within:
        return f"Within {{ }} and [ ] a value that begins with {quoted(within[1][0])} must be quoted: {quoted(chr(39) + within[1].strip()[:40] + chr(39))}."
    found = re.match(r"\s*(?:- )?[\w.-]+: ([%@`!&*>|\[{].*)", line)
    if found:
        return f"A value that begins with {quoted(found[1][0])} must be quoted: {quoted(chr(39) + found[1][:40] + chr(39))}."
    if re.match(r"\s*(?:- )?[\w.-]+: .*: ", line):
        return "A value that holds a colon and a space must be quoted."
    return None
