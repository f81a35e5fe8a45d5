"""`export`: to standard output or into a file, never over another unless that is said; what it refuses."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cli.running import LIBRARY, Run
from dateline.library.disk import alone_in

HARBOUR = "2024-02-10-harbour-bombing"


def test_what_is_written_is_what_is_printed_with_the_line_ends_of_the_format(run: Run, tmp_path: Path) -> None:
    to = tmp_path / "x.csv"
    printed = run("export", "csv", "harbour").out
    assert run("export", "csv", "harbour", "--to", str(to)).code == 0
    raw = to.read_bytes()
    assert raw.decode().replace("\r\n", "\n") == printed
    assert raw.count(b"\r\n") == raw.count(b"\n") > 2
    assert next(csv.DictReader(io.StringIO(printed)))["incident"] == HARBOUR


def test_a_file_is_written_over_only_with_force_and_keeps_its_mode(run: Run, tmp_path: Path) -> None:
    to = tmp_path / "page.html"
    to.write_text("mine")
    to.chmod(0o640)
    refused = run("export", "html", "harbour", "--to", str(to))
    assert (refused.code, to.read_text()) == (1, "mine")
    assert "--force writes over it. Nothing was written." in refused.err
    assert run("export", "html", "harbour", "--to", str(to), "--force").code == 0
    assert to.read_text("utf-8").startswith("<!DOCTYPE html>")
    assert to.stat().st_mode & 0o777 == 0o640
    to.unlink()
    to.symlink_to(tmp_path / "elsewhere")
    for force in ((), ("--force",)):
        assert run("export", "html", "harbour", "--to", str(to), *force).code == 1
    assert to.is_symlink()
    assert [path.name for path in tmp_path.iterdir() if path.name != "cache"] == ["page.html"]


def test_into_a_folder_goes_a_new_file_called_by_the_incident(run: Run, tmp_path: Path) -> None:
    for _ in range(2):
        assert run("export", "json", "harbour", "--to", str(tmp_path)).code == 0
    assert run("export", "csv-raw", "--to", str(tmp_path)).code == 0
    assert {path.name for path in tmp_path.glob("*.*")} == {f"{HARBOUR}.json", f"{HARBOUR}-2.json", "dateline-export.raw.csv"}


def test_nothing_is_written_into_the_library_but_new_files(run: Run, tmp_path: Path) -> None:
    library = tmp_path / "incidents"
    shutil.copytree(LIBRARY, library)
    (tmp_path / "link").symlink_to(library)
    before = {path: path.read_bytes() for path in library.iterdir()}
    for to in (
        f"incidents/{HARBOUR}.yaml",
        "incidents/names.yaml",
        "incidents/2024-01-05-new-attack.yaml",
        f"link/{HARBOUR}.yaml",
        "link/../incidents/x",
    ):
        done = run("export", "text", "harbour", "--to", str(tmp_path / to), "--force", "--library", str(library))
        assert done.code == 1, to
        assert "is in the library" in done.err
    assert run("export", "text", "harbour", "--to", str(library), "--library", str(library)).code == 0
    (library / f"{HARBOUR}.txt").unlink()
    assert {path: path.read_bytes() for path in library.iterdir()} == before


def test_who_exports_waits_for_whoever_writes_in_that_folder(tmp_path: Path) -> None:
    argv = [sys.executable, "-m", "dateline", "export", "csv", "--to", str(tmp_path / "x.csv"), "--force", "--library", str(LIBRARY)]
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    with alone_in(tmp_path):
        process = subprocess.Popen(argv, env=environment, stderr=subprocess.DEVNULL)
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(timeout=0.8)
    assert process.wait(timeout=60) == 0
    assert [path.name for path in tmp_path.iterdir() if path.name != "cache"] == ["x.csv"]


def test_json_tells_what_was_written_or_the_text(run: Run, tmp_path: Path) -> None:
    told = json.loads(run("export", "text", "harbour", "--as-of", "2024-02-11", "--json").out)
    assert (told["format"], told["as_of"], told["incidents"], told["path"]) == ("text", "2024-02-11", [HARBOUR], None)
    assert told["text"].startswith("Harbour market bombing")
    told = json.loads(run("export", "text", "harbour", "--to", str(tmp_path), "--json").out)
    assert (told["path"], told["text"]) == (str(tmp_path / f"{HARBOUR}.txt"), None)


def test_raw_is_csv_raw(run: Run) -> None:
    assert run("export", "csv", "--raw").out == run("export", "csv-raw").out


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ((), 2, "Name a format: `dateline export text kerman`."),
        (("htm", "harbour"), 2, "`htm` is no format. Did you mean html?"),
        (("text", "--raw"), 2, "--raw is for csv"),
        (("text", "--force"), 2, "name it with --to"),
        (("text", "--read-only"), 2, "--read-only"),
        (("text", "nothing-like-it"), 1, "Nothing found."),
        (("text", "date:"), 2, "date:"),
    ],
)
def test_what_is_refused(run: Run, words: tuple[str, ...], code: int, said: str) -> None:
    done = run("export", *words)
    assert (done.code, done.out) == (code, "")
    assert said in done.err


def test_a_folder_that_is_missing_is_told(run: Run, tmp_path: Path) -> None:
    done = run("export", "text", "harbour", "--to", str(tmp_path / "no" / "x.txt"))
    assert done.code == 3
    assert "cannot be written: No such file or directory" in done.err
    for to in ("x" * 300, "no/"):
        done = run("export", "text", "harbour", "--to", f"{tmp_path}/{to}")
        assert (done.code, len(done.err.splitlines())) == (3, 1)
    assert run("export", "text", "harbour", "--to", f"{tmp_path}/{'ä' * 125}").code == 0
    assert run("export", "text", "harbour", "--to", "-").out == run("export", "text", "harbour").out
