"""Every problem of the library's files, and every warning that no `accept` explains.

    dateline check
    dateline check --strict
    dateline check incidents/2024-01-03-kerman-bombing.yaml
    dateline check --json

One line each: `file:line:column: error rule: what is wrong and what to do`. A file with an error is not shown as an
incident until it is mended; a warning keeps nothing out. `--strict` prints the warnings too that a file explains under
`accept`. With paths, those files or folders alone are read, with the `names.yaml` of the nearest folder above. While that
is broken its errors are told too, and the files are read with the names that it had before; where these are not known, the
actors that may stand in it are told in one line a file.

Exit 0 where there is no error, 1 where there is one, 3 where nothing can be read.
"""

from __future__ import annotations

from pathlib import Path

from dateline.cli.arguments import Asked
from dateline.cli.opening import open_library, today_of
from dateline.cli.output import Output, note
from dateline.cli.shapes import VERSION
from dateline.cli.shapes.problems import problem_shape
from dateline.library.check import check_library, check_path
from dateline.model.problem import Problem
from dateline.model.shown import Shown, show_line


def run(asked: Asked, out: Output) -> int:
    """Print the problems of the library, or of the files that are named."""
    strict = asked.chosen.strict
    if asked.words:
        found = (p for word in asked.words for p in check_path(Path(word), today_of(asked.chosen), out.environment, strict=strict))
        problems = list(dict.fromkeys(found))  # what is wrong with names.yaml is told of every file
    else:
        problems = list(check_library(open_library(asked.chosen, out.environment), strict=strict))
    errors = sum(problem.severity == "error" for problem in problems)
    if asked.chosen.json:
        out.json({"version": VERSION, "problems": [problem_shape(problem) for problem in problems]})
    else:
        for problem in problems:
            out.line(problem_line(problem, out))
        note(_summary(errors, len(problems) - errors))
    return 1 if errors else 0


def problem_line(problem: Problem, out: Output) -> Shown:
    """A problem on one line: place, severity, rule, message."""
    name = out.styled(Shown(problem.severity), "error" if problem.severity == "error" else "warning")
    return Shown(f"{show_line(problem.place)}: {name} {show_line(problem.rule)}: {show_line(problem.message)}")


def _summary(errors: int, warnings: int) -> str:
    if not errors and not warnings:
        return "No problems."
    found = [f"{number} {name}{'' if number == 1 else 's'}" for number, name in ((errors, "error"), (warnings, "warning")) if number]
    return f"{' and '.join(found)}."
