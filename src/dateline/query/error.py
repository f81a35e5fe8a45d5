"""A query that cannot be read, with the place."""

from __future__ import annotations

from dateline.errors import UsageError
from dateline.model.shown import show_line


class QueryError(UsageError):
    """`position` counts characters from 0; `reason` is the sentence without the query and its caret."""

    def __init__(self, text: str, position: int, message: str) -> None:
        self.position = position
        self.reason = message
        line = show_line(text)
        super().__init__(f"{message}\n  {line}\n  {' ' * min(position, len(line))}^")
