"""Opening the screen: the index first, then a clean environment, then Textual."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Mapping
from pathlib import Path

from dateline.library.session import open_session
from dateline.query.parse import parse_query


def run(root: Path, today: dt.date, query: str, environment: Mapping[str, str], *, read_only: bool) -> int:
    """Open the screen on the library at `root`, asking `query`; returns the exit code. Raises DatelineError before it opens.

    `read_only` makes no difference yet: this screen writes nothing but the index.
    """
    parse_query(query)
    session = open_session(root, today, environment)
    for name in [name for name in os.environ if name.startswith("TEXTUAL")]:
        del os.environ[name]
    from dateline.tui.app import DatelineApp

    app = DatelineApp(session, query, ascii_only=not speaks_utf8(environment))
    return app.run(mouse=False) or 0


def speaks_utf8(environment: Mapping[str, str]) -> bool:
    """Whether the locale's character set is UTF-8, by the first of LC_ALL, LC_CTYPE and LANG that is set."""
    name = environment.get("LC_ALL") or environment.get("LC_CTYPE") or environment.get("LANG") or ""
    return "utf-8" in name.lower() or "utf8" in name.lower()
