"""A problem of a file: what is wrong, where, and what to do about it."""

from typing import Literal

from msgspec import Struct

Severity = Literal["error", "warning"]


class Problem(Struct, frozen=True):
    """One finding of the reader or of the rules.

    `path` is relative to the library; `line` and `column` count from 1, and 0 means the file as a whole.
    An error keeps the file from being an incident; a warning does not.
    """

    path: str
    line: int
    column: int
    severity: Severity
    rule: str
    message: str

    @property
    def place(self) -> str:
        """`file:line:col`, or only `file` where the whole file is meant."""
        return f"{self.path}:{self.line}:{self.column}" if self.line else self.path
