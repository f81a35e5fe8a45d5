"""What `check --json` gives of a problem or warning."""

from __future__ import annotations

from dateline.cli.shapes import Shape
from dateline.model.problem import Problem


def problem_shape(problem: Problem) -> Shape:
    """`{path, line, column, severity, rule, message}`; line and column count from 1, 0 is the file as a whole."""
    return {
        "path": problem.path,
        "line": problem.line,
        "column": problem.column,
        "severity": problem.severity,
        "rule": problem.rule,
        "message": problem.message,
    }
