"""Running commands that write: a library of their own, and a person at a terminal who types answers."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path

import pytest

from cli.running import Terminal
from library.copying import HARBOUR

FILE = f"{HARBOUR}.yaml"


class Typed(io.StringIO):
    """Standard input that says it is a terminal, with what is typed there."""

    def isatty(self) -> bool:
        """It is."""
        return True


def type_answers(monkeypatch: pytest.MonkeyPatch, answers: Iterable[str]) -> Terminal:
    """Make standard input and error a terminal where `answers` are typed; gives what was asked."""
    asked = Terminal()
    monkeypatch.setattr("sys.stdin", Typed("".join(f"{answer}\n" for answer in answers)))
    monkeypatch.setattr("sys.stderr", asked)
    return asked


def script(folder: Path, body: str, name: str = "editor") -> Path:
    """A program: a shell script whose last argument is in $f."""
    path = folder / name
    path.write_text(f'#!/bin/sh\necho "$@" >> {folder}/arguments\nfor f; do :; done\n{body}\n')
    path.chmod(0o755)
    return path


def lines_put_in(old: str, new: str) -> list[str]:
    """The lines that the new text has and the old one has not, which must all stand together; the rest is the same."""
    before, after = old.split("\n"), new.split("\n")
    at = next((n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), len(before))
    count = len(after) - len(before)
    assert before == after[:at] + after[at + count :]
    return after[at : at + count]
