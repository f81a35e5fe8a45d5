"""Which library is meant: the option, `$DATELINE_LIBRARY`, the configuration, the nearest `incidents/`, the shipped one."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from dateline.errors import LibraryError
from dateline.library.configuration import configuration_path, read_configuration
from dateline.model.shown import show_line

FOLDER = "incidents"


def locate(option: str | None, environment: Mapping[str, str], here: Path) -> Path:
    """The folder of the library. Raises LibraryError where the one that was named is no folder."""
    for name, where in ((option, "--library"), (environment.get("DATELINE_LIBRARY"), "$DATELINE_LIBRARY"), (_configured(environment), "library =")):
        if name:
            folder = Path(os.path.expanduser(name))  # `~nobody/x` stays as it is
            if not os.path.isdir(folder):
                raise LibraryError(f"{where} names {show_line(name)}, which is no folder. Name the folder that holds the incident files.")
            return folder.resolve()
    for parent in (here, *here.parents):
        if parent.name == FOLDER and any(parent.glob("*.yaml")):
            return parent
        if os.path.isdir(parent / FOLDER):
            return (parent / FOLDER).resolve()
    shipped = shipped_library()
    if shipped is None:
        raise LibraryError("There is no library here: name its folder with --library, or go to a folder that holds incidents/.")
    return shipped


def shipped_library() -> Path | None:
    """The library that comes with the program: inside the package, or beside its source in a checkout."""
    package = Path(__file__).resolve().parent.parent
    for folder in (package / FOLDER, package.parent.parent / FOLDER):
        if os.path.isdir(folder):
            return folder
    return None


def _configured(environment: Mapping[str, str]) -> str | None:
    value = read_configuration(configuration_path(environment))[1].get("library")
    return value if isinstance(value, str) else None
