"""The programs that are run: dateline on a library or on records without files, and its peers."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import re
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

from bench.events import IDENTITY, LIBRARY
from bench.setting import Setting
from bench.terminal import Terminal

SCALED = """
import gc, sys
from pathlib import Path
from dateline.cli.main import FEW_COLLECTIONS, run
gc.set_threshold(FEW_COLLECTIONS)
import dateline.library.refresh as refreshing
import dateline.library.session as session
from dateline.index import Index
from dateline.library.refresh import Refreshed
def opened(root, today, *_, **__):
    return session.Session(root, Index(Path({path!r}), {identity!r}), today, Refreshed())
session.open_session = session.open_as_indexed = opened
refreshing.refresh = lambda *_, **__: Refreshed()
sys.argv[0] = "dateline"
sys.exit(run())
"""
"""The program on an index whose records have no files, so that none is looked at."""
HELLO = """
from textual.app import App
from textual.widgets import Static
class Hello(App):
    def compose(self):
        yield Static("Hello, world")
Hello().run()
"""
PASS = [sys.executable, "-c", "pass"]
VISIDATA, FZF, RIPGREP, GIT = "VisiData", "fzf", "rg", "git status"
COMMANDS = {VISIDATA: "vd", FZF: "fzf", RIPGREP: "rg", GIT: "git"}
"""Peer -> its command."""


def dateline(*words: str, library: Path = LIBRARY) -> list[str]:
    """dateline on a library."""
    return [sys.executable, "-m", "dateline", *words[:1], "--library", str(library), *words[1:]]


def on_records(setting: Setting, count: int, *words: str) -> list[str]:
    """dateline on so many records."""
    nothing = setting.folder / "nothing"
    nothing.mkdir(exist_ok=True)
    code = SCALED.format(path=str(setting.index(count)), identity=IDENTITY)
    return [sys.executable, "-c", code, *words[:1], "--library", str(nothing), *words[1:]]


def is_there(peer: str) -> bool:
    """Whether a peer is installed."""
    return shutil.which(COMMANDS[peer]) is not None


def visidata(setting: Setting, count: int) -> Terminal:
    """VisiData, without anybody's configuration, on the rows of so many records."""
    return Terminal(["vd", "-N", str(setting.csv(count))], setting.environment)


def hello(setting: Setting) -> Terminal:
    """The smallest Textual app."""
    return Terminal([sys.executable, "-c", HELLO], setting.environment)


def fzf(setting: Setting, lines: Path) -> Terminal:
    """fzf on the lines of a file, looking for words and what is within words, as dateline does, not for scattered letters."""
    return Terminal(["fzf", "--exact"], setting.environment, standard_input=lines)


def versions() -> str:
    """The machine and the peers, by cores and versions alone."""
    ours = [f"{os.cpu_count()} processors", f"Linux {platform.release().partition('-')[0]}", f"Python {platform.python_version()}"]
    ours += [f"{name} {importlib.metadata.version(name)}" for name in ("Textual", "TinyDB")]
    ours.append(f"SQLite {sqlite3.sqlite_version}")
    return ", ".join([*ours, *(f"{peer.partition(' ')[0]} {_version(command)}" for peer, command in COMMANDS.items() if is_there(peer))])


def _version(command: str) -> str:
    said = subprocess.run([command, "--version"], capture_output=True, text=True, check=False).stdout
    found = re.search(r"\d+(?:\.\d+)+", said)
    return found[0] if found else "of an unknown version"
