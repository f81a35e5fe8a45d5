"""What `doctor` finds: facts about the program and where it runs, without private paths unless they are asked for."""

from __future__ import annotations

import datetime as dt
import os
import platform
import sys
from collections.abc import Callable, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from dateline import __version__
from dateline.cli.opening import library_root, open_library, today_of
from dateline.cli.options import Chosen
from dateline.cli.output import Output
from dateline.errors import DatelineError
from dateline.library.copying import ask_tmux, copy_route
from dateline.library.git import ask_git, head_of
from dateline.library.locate import shipped_library
from dateline.library.session import Session
from dateline.model.shown import show_line

PACKAGES = ("anyascii", "citeproc-py", "lxml", "msgspec", "pyyaml", "rich", "textual", "tinydb")
"""What dateline stands on."""


def checkup(chosen: Chosen, out: Output) -> dict[str, Any]:
    """Every fact, ready for JSON. Raises nothing of the library: what is wrong with it is told under `library.error`."""
    environment, ask = out.environment, not chosen.read_only
    tmux = ask_tmux(environment) if ask else None
    found: dict[str, Any] = {
        "dateline": __version__,
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "packages": {name: _version(name) for name in PACKAGES},
        "terminal": _terminal(out),
        "tmux": {
            "inside": bool(environment.get("TMUX")),
            "asked": ask,
            "version": _told(tmux.version) if tmux else None,
            "clipboard": _told(tmux.clipboard) if tmux else None,
        },
        "locale": _locale(out),
    }
    route = copy_route(environment, tmux, terminal=out.terminal or bool(found["terminal"]["input"]))
    found["copy"] = {"route": route.route, "why": route.why}
    return found | _library(chosen, out, ask=ask)


def shortened(path: Path, home: str | None) -> str:
    """A path without what may be private: `~`, `~/incidents`, `~/…/incidents`, `…/incidents`."""
    absolute = Path(os.path.abspath(path))
    if home and os.path.isabs(home):
        if absolute == Path(home):
            return "~"
        if absolute.is_relative_to(home):
            between = "" if absolute.parent == Path(home) else "…/"
            return f"~/{between}{show_line(absolute.name)}"
    return f"…/{show_line(absolute.name)}"


def _library(chosen: Chosen, out: Output, *, ask: bool) -> dict[str, Any]:
    environment = out.environment
    git: dict[str, Any] = {"asked": ask, "version": None, "commit": None}
    if ask:
        told = ask_git(Path("/"), environment, "--version")
        git["version"] = _told(told.removeprefix("git version ")) if told else None
    empty = {"path": None, "shipped": False, "incidents": 0, "problems": 0, "error": None}
    index: dict[str, Any] = {"path": None, "written": None, "days": None, "read": 0, "note": None}
    try:
        root = library_root(chosen, environment)
        session = open_library(chosen, environment)
    except DatelineError as error:
        text = str(error) if chosen.paths else "It cannot be opened; `dateline doctor --paths` says which folder and why."
        return {"library": empty | {"error": show_line(text)}, "index": index, "git": git}
    if ask:
        git["commit"] = head_of(root, environment)
    named = _namer(chosen, environment)
    broken = len(session.index.broken)
    library = {
        "path": named(root),
        "shipped": root == shipped_library(),
        "incidents": len(session.index.summaries),
        "problems": broken,
        "error": None,
    }
    return {"library": library, "index": index | _index(session, chosen, named), "git": git}


def _index(session: Session, chosen: Chosen, named: Callable[[Path], str]) -> dict[str, Any]:
    index = session.index
    kept = index.path is not None and os.path.isfile(index.path)
    written = dt.datetime.fromtimestamp(index.storage.written_ns / 1e9, dt.UTC) if index.storage.written_ns else None
    return {
        "path": named(index.path) if kept and index.path else None,
        "written": written.isoformat(timespec="seconds") if written else None,
        "days": (today_of(chosen) - written.date()).days if written else None,
        "read": len(session.refreshed.read),
        "note": session.refreshed.note or None,
    }


def _namer(chosen: Chosen, environment: Mapping[str, str]) -> Callable[[Path], str]:
    def named(path: Path) -> str:
        return str(show_line(str(path))) if chosen.paths else shortened(path, environment.get("HOME"))

    return named


def _terminal(out: Output) -> dict[str, Any]:
    environment = out.environment
    depth = environment.get("COLORTERM", "")
    colour = "no colour (NO_COLOR)" if environment.get("NO_COLOR") else "24 bit colour" if depth in ("truecolor", "24bit") else "colour by TERM"
    return {
        "term": _told(environment.get("TERM", "")),
        "columns": out.width,
        "lines": out.height,
        "input": bool(sys.stdin and sys.stdin.isatty()),
        "output": out.terminal,
        "colour": colour,
        "ssh": bool(environment.get("SSH_CONNECTION") or environment.get("SSH_TTY")),
    }


def _locale(out: Output) -> dict[str, Any]:
    name = next(filter(None, (out.environment.get(key) for key in ("LC_ALL", "LC_CTYPE", "LANG"))), "")
    return {"name": _told(name), "encoding": _told(getattr(out.stream, "encoding", None) or "utf-8")}


def _told(text: str) -> str:
    """A value of the environment, on one line and not longer than a line has room for."""
    return str(show_line(text, 40))


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None
