"""The setting of a bench: how much of everything, where it is kept, and in which environment the programs run."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import time
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from bench.events import LIBRARY, index_of, session_on
from dateline.library.find import answer
from dateline.phrasing.figures import toll_text
from dateline.query import parse_query


@dataclass
class Setting:
    """Counts of records (`small`, `middle`, `large`), files and documents; keys of a run.

    Seconds without a byte after which a program has come to rest (`silence`) and has answered a key that was typed (`between`); of idling.
    """

    folder: Path
    ucdp: Path | None = None
    runs: int = 5
    small: int = 10_000
    middle: int = 250_000
    large: int = 1_000_000
    files: int = 10_000
    documents: int = 20_000
    presses: int = 100
    typed: int = 60
    silence: float = 0.6
    between: float = 0.25
    idle: float = 3.0

    @cached_property
    def environment(self) -> dict[str, str]:
        """What every program gets: nobody's configuration, a cache of its own."""
        home = self.folder / "home"
        home.mkdir(exist_ok=True)
        return {
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "XDG_CACHE_HOME": str(home / "cache"),
            "LANG": "C.UTF-8",
            "TERM": "xterm-256color",
        }

    def index(self, count: int) -> Path:
        """The index of so many records."""
        return index_of(self.folder, count, self.ucdp)

    def csv(self, count: int) -> Path:
        """The rows of such an index as its list shows them, with a number each."""
        path = self.index(count).with_suffix(".csv")
        if not path.exists():
            with path.open("w", encoding="utf-8", newline="") as file:
                writer = csv.writer(file)
                writer.writerow(("number", "date", "country", "toll", "title", "place", "id"))
                found = answer(session_on(self.index(count)), parse_query("")).summaries
                for number, s in enumerate(found, 1):
                    writer.writerow((number, s.date, s.country, toll_text(s, ascii_only=False), s.title, s.place, s.id))
        return path

    def texts(self, count: int) -> Path:
        """The texts of such an index that are searched, a line each."""
        path = self.index(count).with_suffix(".txt")
        if not path.exists():
            listing = session_on(self.index(count)).index.listing
            with path.open("w", encoding="utf-8") as file:
                for text in map(listing.text, listing.everything):
                    file.write(f"{text.lead} {text.names} {text.rest}\n")
        return path

    @cached_property
    def many(self) -> Path:
        """A folder of so many files, those of the library multiplied with fresh ids, an hour old; in git where that is installed."""
        root = self.folder / f"files-{self.files}" / "incidents"
        if not root.exists():
            root.mkdir(parents=True)
            texts = [path.read_bytes() for path in sorted(LIBRARY.glob("2*.yaml"))]
            for number in range(self.files):
                path = self._file(root, number)
                path.write_bytes(texts[number % len(texts)])
                os.utime(path, (time.time() - 3600,) * 2)
            shutil.copy(LIBRARY / "names.yaml", root)
        if shutil.which("git") and not (root / ".git").exists():
            for step in (["init", "-q"], ["add", "-A"], ["-c", "user.name=b", "-c", "user.email=b@example.org", "commit", "-q", "-m", "all"]):
                self.ran(["git", "-C", str(root), *step])
        return root

    def forget(self) -> None:
        """Throw all indexes of files away."""
        shutil.rmtree(Path(self.environment["XDG_CACHE_HOME"]), ignore_errors=True)

    def journals(self) -> list[tuple[str, int]]:
        """The journals of all indexes of files, and their lengths."""
        folder = Path(self.environment["XDG_CACHE_HOME"]) / "dateline"
        return sorted((entry.name, entry.stat().st_size) for entry in os.scandir(folder) if entry.name.endswith(".journal"))

    def change(self, number: int) -> None:
        """Change one of the many files."""
        path = self._file(self.many, number % self.files)
        path.write_bytes(path.read_bytes() + b"# seen\n")
        os.utime(path, (time.time() - 1800,) * 2)

    def ran(self, argv: list[str], **more: str) -> float:
        """Milliseconds of the clock that a whole process took. Raises CalledProcessError where it failed."""
        began = time.perf_counter()
        subprocess.run(argv, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=self.environment | more, check=True)
        return (time.perf_counter() - began) * 1000

    @staticmethod
    def _file(root: Path, number: int) -> Path:
        return root / f"2024-01-01-town{number}-bombing.yaml"
