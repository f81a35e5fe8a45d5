"""What every command prints, held to golden files; what is in them was read by a person."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cli.running import Run

Golden = Callable[[str, str], None]

COMMANDS = {
    "find": ("find",),
    "find-words": ("find", "harbour"),
    "find-json": ("find", "harbour", "--json"),
    "find-jsonl": ("find", "--jsonl"),
    "find-as-of": ("find", "--as-of", "2024-02-10", "harbour"),
    "show": ("show", "harbour"),
    "show-as-of": ("show", "harbour", "--as-of", "2024-02-11"),
    "show-json": ("show", "harbour", "--json"),
    "show-json-as-of": ("show", "harbour", "--json", "--as-of", "2024-02-11"),
    "show-hostile": ("show", "elsewhere"),
    "ladder": ("ladder", "harbour"),
    "ladder-all": ("ladder", "harbour", "killed", "--all"),
    "ladder-injured": ("ladder", "harbour", "injured"),
    "ladder-attribution": ("ladder", "harbour", "attribution"),
    "ladder-json": ("ladder", "harbour", "--json", "--as-of", "2024-02-10"),
    "check": ("check",),
    "check-strict": ("check", "--strict"),
    "check-json": ("check", "--json"),
    "help": ("help",),
    "help-query": ("help", "query"),
    "help-find": ("find", "--help"),
    "help-reading": ("help", "reading"),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_output_is_golden(name: str, run: Run, golden: Golden) -> None:
    done = run(*COMMANDS[name])
    golden(f"{name}.txt", f"$ dateline {' '.join(COMMANDS[name])}\n{done.out}--- notes\n{done.err}--- exit {done.code}\n")


def test_output_holds_no_control_character(run: Run) -> None:
    for command in COMMANDS.values():
        done = run(*command)
        assert not {c for c in done.out + done.err if not c.isprintable() and c != "\n"}
