"""Copying: a line, a citation, an id, an address, a query, the text, or path and line; and saying which way it went."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.library.copying import SECONDS, TMUX_COPY, ask_tmux, copy_route
from dateline.model.shown import Shown, show, show_line
from dateline.phrasing.line import STYLES, lines_of
from dateline.phrasing.line.lines import line_of_claim
from dateline.phrasing.printable import without_held
from dateline.phrasing.qualified import tombstone_text
from dateline.tui.doing.addresses import address_of, sources_of
from dateline.tui.doing.files import place_of

if TYPE_CHECKING:
    from dateline.tui.screens.browse import BrowseScreen

WHAT = {"l": "line", "c": "citation", "i": "id", "u": "URL", "q": "query link", "t": "text", "p": "path:line"}
"""Letter -> what it copies."""


def ask(screen: BrowseScreen, typed: str = "") -> None:
    """Ask which of the things is to be copied."""
    if typed:
        _copy(screen, typed[:1])
        return
    offered = ", ".join(f"{letter} {name}" for letter, name in WHAT.items())
    screen.await_key(f"Copy {offered}", lambda letter: _copy(screen, letter))


def text_for(screen: BrowseScreen, letter: str) -> Shown:
    """What a letter copies of the record under the cursor; "" where it has none of it."""
    incident, key = screen.follower.incident, screen.current.key
    match letter:
        case "q":
            query = screen.selection.query
            day = f" as-of:{screen.past.isoformat()}" if screen.past and "as-of:" not in query else ""
            return show_line(f"dateline '{(query + day).strip()}'" if query or day else "dateline")
        case "p":
            place = place_of(screen)
            return show_line(f"{place[0]}:{place[1]}") if place else Shown("")
        case "i":
            return show_line(key if screen.pane > 1 and key else screen.selection.incident)
        case "u":
            return show_line(address_of(screen))
        case "t":
            return show_line(screen.detail_text)
        case "l" if incident is not None:
            return _line(screen)
        case "c" if incident is not None:
            return _citation(screen)
        case _:
            return Shown("")


def send(screen: BrowseScreen, text: Shown) -> str:
    """Put a text where it can be pasted from; the sentence says which way it went."""
    environment = screen.settings.environment
    tmux = None if screen.read_only else ask_tmux(environment)
    route = copy_route(environment, tmux, terminal=True)
    if route.route == "tmux":
        program = shutil.which("tmux", path=environment.get("PATH"))
        if program and _into_tmux(program, text, environment):
            return f"Copied through tmux{', whose set-clipboard is off' if tmux and tmux.clipboard == 'off' else ''}:"
    if route.route == "osc52" or screen.read_only:
        screen.app.copy_to_clipboard(text)
        return "Copied by OSC 52 (the terminal does not confirm):"
    return _into_file(text, route.why)


def _copy(screen: BrowseScreen, letter: str) -> None:
    if letter not in WHAT:
        screen.say(f"{show_line(letter)} copies nothing. {', '.join(f'{k} {v}' for k, v in WHAT.items())}.")
        return
    text = text_for(screen, letter)
    if not text:
        screen.say(f"There is no {WHAT[letter]} here.")
        return
    screen.say(f"{send(screen, text)} {show_line(text, 60)}")


def _line(screen: BrowseScreen) -> Shown:
    """The attributed line of the claim under the cursor; of the incident's killed (or first figure) from any other record."""
    incident = screen.follower.incident
    assert incident is not None
    if incident.is_retracted:
        return tombstone_text(incident)
    printable, _ = without_held(incident)
    key, as_of, style = screen.current.key, screen.answer.as_of, STYLES["plain"]
    point = next((p for p, ledger in printable.claims.items() for c in ledger if screen.pane == 2 and c.ref == key), "")
    if point:
        line = line_of_claim(printable, point, key, as_of, style)
        return line.text if line else Shown("")
    lines = lines_of(printable, (), as_of, style)
    return lines[0].text if lines else Shown("")


def _citation(screen: BrowseScreen) -> Shown:
    """The citation of the record under the cursor; of an incident that of its killed (or first point), as `y l` gives its line."""
    from dateline.library.cite import cite
    from dateline.phrasing.citation.ap import ap_line
    from dateline.phrasing.citation.cited import Provenance

    incident = screen.follower.incident
    assert incident is not None
    key = screen.current.key
    if screen.pane == 1:
        claims = without_held(incident)[0].claims
        key = "killed" if "killed" in claims else next(iter(claims), "")
    elif not sources_of(incident, screen.pane, key):
        return Shown("")
    if not key:
        return Shown("")
    found = cite(incident, (key,), Provenance(incident.id, incident.path), screen.session.today)
    return Shown("\n".join(ap_line(one) for one in found.cited))


def _into_tmux(program: str, text: Shown, environment: dict[str, str]) -> bool:
    try:
        done = subprocess.run(  # noqa: S603 (a list, no shell)
            [program, *TMUX_COPY],
            input=text.encode(),
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _into_file(text: Shown, why: str) -> str:
    name = ""
    try:
        descriptor, name = tempfile.mkstemp(prefix="dateline-copy-", suffix=".txt")
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(show(text) + "\n")
    except OSError as error:
        with contextlib.suppress(OSError):
            os.unlink(name)
        return f"It cannot be copied: {why}, and no file can be written ({error.strerror})."
    return f"Written to {show_line(str(Path(name)))}, since {why}:"
