"""A git work tree that a test makes for itself: nothing of the user's configuration, every commit on a day that it names."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

ENVIRONMENT = {"PATH": os.environ.get("PATH", os.defpath), "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1", "TZ": "UTC"}


def git(root: Path, *arguments: str, day: str = "2025-12-01", hour: int = 12) -> str:
    """Run git in `root`; a commit is made on `day`."""
    moment = f"{day}T{hour:02}:00:00+00:00"
    who = {f"GIT_{role}_{what}": "test@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    dates = {"GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment}
    command = ["git", "-C", str(root), "-c", "commit.gpgsign=false", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True, env=ENVIRONMENT | who | dates).stdout


def work_tree(top: Path) -> Path:
    """A work tree at `top` with no commit yet."""
    top.mkdir(exist_ok=True)
    git(top, "init", "-q", "-b", "main")
    return top


def commit(top: Path, day: str, hour: int = 12) -> str:
    """Commit everything as it stands, on a day; the commit's name."""
    git(top, "add", "-A", "-f")
    git(top, "commit", "-q", "--allow-empty", "-m", "change", day=day, hour=hour)
    return git(top, "rev-parse", "HEAD").strip()
