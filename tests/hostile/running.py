"""Running every command of dateline on a folder of hostile files, and what must hold of everything that it prints."""

from __future__ import annotations

import contextlib
import io
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from dateline.cli.main import main
from hostile.cases import HONEST, HONEST_ID, filled

TODAY = "2026-01-15"
ON_THE_LIBRARY = (
    "check",
    "find",
    "find --json",
    "find --jsonl",
    "actions",
    "actions --json",
    "timeline",
    "timeline --json",
    "facets",
    "facets --json",
    "map",
    "map --json",
    "conflicts",
    "questions",
    "questions --json",
    "stale",
    "stale --json",
    "who hospital",
    "who police --json",
    "who cell",
    "source wire",
    "source wire --json",
    "export text",
    "export markdown",
    "export html",
    "export json",
    "export csv",
    "export csv --raw",
    "export csv --json",
    "index",
    "doctor",
    "complete words show 2024",
    "complete words who c",
)
ON_AN_INCIDENT = (
    "show ID",
    "show ID --json",
    "line ID",
    "line ID --json",
    "line ID --with-history --style ap",
    "ladder ID",
    "ladder ID --json --all",
    "timeline ID",
    "timeline ID --json",
    "cite ID",
    "cite ID --style chicago",
    "cite ID --style bibtex",
    "cite ID --style csl-json",
    "compare ID HONEST",
    "check FILE",
)
_WRITTEN_OVER = re.compile(r"\r(?:[^\r\n]*\r)+")
"""What is told of work that takes long, on a line that is written over."""
_OWN = re.compile(r"\x1b\[[0-9;]*m")
"""What dateline itself sends to a terminal: colours."""


class Said(Struct):
    """What a command line gave: its exit code, what it printed, what it remarked."""

    code: int
    out: str
    err: str


class _Stream(io.StringIO):
    encoding = "utf-8"

    def __init__(self, *, terminal: bool) -> None:
        super().__init__()
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal


def say(root: Path, line: str, *, terminal: bool = False, name: str = "", width: int = 80) -> Said:
    """Run a command line on a library; `name` is the stem that `ID` and `FILE` stand for."""
    places = {"ID": name, "HONEST": HONEST_ID, "FILE": str(root / f"{name}.yaml")}
    argv = [places.get(word, word) for word in line.split()]
    out, err = _Stream(terminal=terminal), _Stream(terminal=terminal)
    environment = {"HOME": str(root.parent), "XDG_CACHE_HOME": str(root.parent / "cache"), "PATH": "/usr/bin:/bin", "PAGER": "", "TERM": "xterm"}
    environment |= {"COLUMNS": str(width)} if terminal else {}
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main([*argv, "--library", str(root), "--today", TODAY], environment)
    return Said(code, out.getvalue(), err.getvalue())


def acting(text: str) -> list[str]:
    """The characters of an output that act, hide or re-order, by code; the colours of dateline itself are none."""
    bad = (c for c in _OWN.sub("", text) if c not in "\n\t\u200c\u200d" and unicodedata.category(c) in ("Cc", "Cf", "Co", "Cs", "Zl", "Zp"))
    return sorted({f"U+{ord(c):04X}" for c in bad})


def assert_harmless(said: Said) -> None:
    """It answered or found nothing, without a fault and without a character that acts."""
    assert said.code in (0, 1), said
    assert "fault of the program" not in said.err
    assert "Traceback" not in said.out + said.err
    assert acting(said.out) == []
    assert acting(_WRITTEN_OVER.sub("", said.err)) == []


def make_library(root: Path, payloads: dict[str, str]) -> dict[str, str]:
    """A folder with an honest file and one a payload; returns name of the payload -> stem of its file."""
    root.mkdir(parents=True)
    (root / f"{HONEST_ID}.yaml").write_text(HONEST, "utf-8")
    stems = {}
    for number, (name, payload) in enumerate(payloads.items()):
        stems[name] = f"2024-02-05-hostile-bombing-{number}"
        (root / f"{stems[name]}.yaml").write_bytes(filled(payload))
    return stems


def strings(value: object) -> Iterator[str]:
    """Every text in a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from (key, *strings(inner))
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)
