"""The user's configuration: one TOML file, read as warily as any other."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dateline.errors import UsageError
from dateline.files.walk import read_bytes
from dateline.model.shown import show_line


def configuration_path(environment: Mapping[str, str]) -> Path:
    """Where the configuration is read from: `$XDG_CONFIG_HOME/dateline/config.toml`."""
    base = environment.get("XDG_CONFIG_HOME") or os.path.join(environment.get("HOME") or os.path.expanduser("~"), ".config")
    return Path(base) / "dateline" / "config.toml"


def read_configuration(path: Path) -> tuple[str, dict[str, Any]]:
    """Its text and what that says; nothing of either where there is no such file. Raises UsageError where it is no TOML."""
    try:
        raw = read_bytes(path, follow=True)
    except OSError:
        return "", {}
    import tomllib

    try:
        text = raw.decode("utf-8")
        return text, tomllib.loads(text)
    except RecursionError:
        reason = "it is nested too deep"
    except ValueError as error:  # no UTF-8, no TOML, or a number of thousands of digits
        reason = show_line(str(error), 200)
    raise UsageError(f"The configuration {show_line(str(path))} cannot be read: {reason}.")
