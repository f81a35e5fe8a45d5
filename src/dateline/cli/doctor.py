"""What runs here, on one screen: versions, terminal, tmux, locale, copying, library, index, git. For a bug report.

    dateline doctor
    dateline doctor --json
    dateline doctor --paths

Nothing of it is private: your home is `~`, any other folder is told by its last name alone, and no host, user or address is
named. `--paths` prints whole paths. `--read-only` starts neither git nor tmux, and says so.

"copy" is the way that a copied line would take: tmux, the terminal's own clipboard (OSC 52), or a file; and why.

With `--json`: `{version, dateline, python, system, packages, terminal, tmux, locale, copy, library, index, git}`.

Exit 0 where the library can be read, 3 where it cannot.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dateline.cli.arguments import Asked
from dateline.cli.checkup import checkup
from dateline.cli.output import Output
from dateline.cli.shapes import VERSION
from dateline.errors import LibraryError, UsageError
from dateline.model.shown import Shown, show_line

WIDTH = 80
"""A line is no longer than this, so that the page can be pasted anywhere."""
_COLUMN = 10


def run(asked: Asked, out: Output) -> int:
    """Print the page."""
    if asked.words:
        raise UsageError("`dateline doctor` takes no words: it tells what runs here.")
    found = checkup(asked.chosen, out)
    if asked.chosen.json:
        out.json({"version": VERSION} | found)
    else:
        for line in page(found, whole=asked.chosen.paths):
            out.line(line)
    return LibraryError.exit_code if found["library"]["error"] else 0


def page(found: Mapping[str, Any], *, whole: bool = False) -> list[Shown]:
    """The page, a line a subject; a subject that needs more goes on below itself."""
    lines: list[Shown] = []
    for name, text in _rows(found):
        lines += _row(name, text, WIDTH * 10 if whole and name in ("library", "index") else WIDTH)
    return lines


def _rows(found: Mapping[str, Any]) -> list[tuple[str, str]]:
    terminal, tmux, library, index, git = (found[name] for name in ("terminal", "tmux", "library", "index", "git"))
    rows = [
        ("dateline", f"{found['dateline']}, Python {found['python']}, {found['system']}"),
        ("packages", ", ".join(f"{name} {version or 'missing'}" for name, version in found["packages"].items())),
        ("terminal", f"{terminal['term'] or 'TERM not set'}, {_size(terminal)}, {terminal['colour']}{', over SSH' if terminal['ssh'] else ''}"),
        ("tmux", _tmux(tmux)),
        ("locale", f"{found['locale']['name'] or 'not set'}; output in {found['locale']['encoding']}"),
        ("copy", f"{found['copy']['route']}: {found['copy']['why']}"),
    ]
    if library["error"]:
        return [*rows, ("library", library["error"]), ("git", _git(git))]
    held = f"{library['incidents']} incidents, {library['problems']} with problems"
    kept = index["path"] or "in memory only"
    rows += [
        ("library", f"{library['path']}{' (shipped)' if library['shipped'] else ''}: {held}"),
        ("index", f"{kept}, {_age(index)}{'; ' + index['note'] if index['note'] else ''}"),
    ]
    return [*rows, ("git", _git(git))]


def _row(name: str, text: str, width: int) -> list[Shown]:
    from dateline.cli.columns import wrap

    lines = wrap(show_line(text), width - _COLUMN)
    return [Shown(f"{name if number == 0 else '':<{_COLUMN}}{line}") for number, line in enumerate(lines)]


def _size(terminal: Mapping[str, Any]) -> str:
    what = [name for name in ("input", "output") if terminal[name]]
    where = f"{' and '.join(what)} on it" if what else "neither input nor output on it"
    return f"{terminal['columns']}x{terminal['lines']}, {where}" if terminal["columns"] else where


def _tmux(tmux: Mapping[str, Any]) -> str:
    if not tmux["inside"]:
        return "not inside one"
    if not tmux["asked"]:
        return "inside one; not asked (--read-only)"
    return f"{tmux['version']}, set-clipboard {tmux['clipboard'] or 'not told'}" if tmux["version"] else "inside one that does not answer"


def _age(index: Mapping[str, Any]) -> str:
    if not index["written"]:
        return "not written"
    days = index["days"]
    age = "today" if days <= 0 else "yesterday" if days == 1 else f"{days} days ago"
    return f"written {age} ({index['written'][:16].replace('T', ' ')} UTC)"


def _git(git: Mapping[str, Any]) -> str:
    if not git["asked"]:
        return "not asked (--read-only)"
    if not git["version"]:
        return "not found: citations name no commit"
    where = f"at commit {git['commit'][:12]}" if git["commit"] else "in no work tree"
    return f"{git['version']}; library {where}"
