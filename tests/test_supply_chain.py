"""What dateline stands on: few packages, bounded, locked by hash, their licences listed."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
DECLARED = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PROJECT = DECLARED["project"]
LOCKS = ("program.txt", "tests.txt")
MOST = 12
"""Packages that are asked for by name."""


def locked(name: str) -> dict[str, str]:
    """Package -> its entry in a lock file."""
    parts = re.split(r"^(?=[a-zA-Z0-9])", (ROOT / ".run" / name).read_text("utf-8"), flags=re.MULTILINE)
    return {part.partition("==")[0].strip(): part for part in parts if "==" in part}


def test_every_dependency_is_bounded_on_both_sides() -> None:
    assert len(PROJECT["dependencies"]) <= MOST
    for asked in (*PROJECT["dependencies"], *DECLARED["dependency-groups"]["test"], *DECLARED["build-system"]["requires"]):
        assert re.fullmatch(r"[a-z-]+>=[\d.]+,<[\d.]+", asked), asked


def test_every_package_is_locked_by_its_hashes() -> None:
    for name in LOCKS:
        packages = locked(name)
        assert len(packages) > 10
        for package, entry in packages.items():
            assert "--hash=sha256:" in entry, package
    for asked in PROJECT["dependencies"]:
        assert re.match(r"[a-z-]+", asked)[0] in locked("program.txt"), asked  # type: ignore[index]
    assert locked("program.txt").keys() <= locked("tests.txt").keys()


def test_every_licence_is_listed() -> None:
    page = (ROOT / "src" / "dateline" / "manual" / "8-promises.md").read_text("utf-8").partition("## Licences")[2]
    for package in locked("program.txt"):
        assert re.search(rf"(^|[ ,]){re.escape(package)} ", page, re.MULTILINE), package
