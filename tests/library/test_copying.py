"""The way of a copy: decided from the environment and from what tmux said."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.library.copying import Tmux, ask_tmux, copy_route

XTERM = {"TERM": "xterm-256color"}


@pytest.mark.parametrize(
    ("environment", "tmux", "terminal", "route", "why"),
    [
        (XTERM, Tmux("3.3a", "external"), True, "tmux", "load-buffer -w"),
        (XTERM, Tmux("3.2", "on"), True, "tmux", "load-buffer -w"),
        (XTERM, Tmux("next-3.6", "on"), True, "tmux", "load-buffer -w"),
        (XTERM, Tmux("3.3a", "off"), True, "tmux", "set-clipboard is off"),
        (XTERM, Tmux("2.9a", "on"), True, "file", "tmux 2.9a has no load-buffer -w"),
        (XTERM, Tmux(), True, "file", "does not answer"),
        (XTERM, None, True, "osc52", "the terminal is asked"),
        (XTERM | {"STY": "1.x"}, None, True, "file", "GNU screen"),
        (XTERM | {"TERM_PROGRAM": "Apple_Terminal"}, None, True, "file", "Terminal.app"),
        ({"TERM": "dumb"}, None, True, "file", "cannot do more than print"),
        ({"TERM": "linux"}, None, True, "file", "has no clipboard"),
        ({}, None, True, "file", "not told by $TERM"),
        (XTERM, None, False, "file", "no terminal"),
    ],
)
def test_the_route_and_its_reason(environment: dict[str, str], tmux: Tmux | None, terminal: bool, route: str, why: str) -> None:
    found = copy_route(environment, tmux, terminal=terminal)
    assert found.route == route
    assert why in found.why


def test_tmux_is_asked_only_from_inside_and_may_not_answer(tmp_path: Path) -> None:
    assert ask_tmux({"PATH": str(tmp_path)}) is None
    assert ask_tmux({"PATH": str(tmp_path), "TMUX": "/nowhere,1,0"}) == Tmux()
    fake = tmp_path / "tmux"
    fake.write_text("#!/bin/sh\ncase $1 in display-message) echo 3.4;; *) echo on;; esac\n")
    fake.chmod(0o755)
    assert ask_tmux({"PATH": f"{tmp_path}:/bin:/usr/bin", "TMUX": "x"}) == Tmux("3.4", "on")
    fake.write_text("#!/bin/sh\nexit 1\n")
    assert ask_tmux({"PATH": f"{tmp_path}:/bin:/usr/bin", "TMUX": "x"}) == Tmux()
