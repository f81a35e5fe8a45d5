"""An incident whose status alone says that it was taken back gives no figure either, whoever asks for one to print."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cli.running import LIBRARY, Run
from dateline.exchange import FORMATS

HARBOUR = "2024-02-10-harbour-bombing"


@pytest.fixture
def library(tmp_path: Path) -> str:
    root = tmp_path / "incidents"
    shutil.copytree(LIBRARY, root)
    file = root / f"{HARBOUR}.yaml"
    file.write_text(file.read_text("utf-8").replace("status: settled", "status: retracted"), "utf-8")
    return str(root)


def test_it_has_no_line_and_is_cited_as_retracted(run: Run, library: str) -> None:
    done = run("line", "harbour", "--library", library)
    assert (done.code, done.out) == (1, "")
    assert "RETRACTED; its file does not say when and why." in done.err
    assert "RETRACTED; its file" in run("cite", "harbour", "--read-only", "--library", library).err


@pytest.mark.parametrize("form", FORMATS)
def test_no_export_has_a_figure_of_it(run: Run, library: str, form: str) -> None:
    told = run("export", form, "harbour", "--library", library).out
    assert "retracted" in told.lower()
    assert "does not say when and why" in told
    assert "33 people" not in told
    assert ",33," not in told


def test_a_draft_finds_no_support_in_it(run: Run, library: str, tmp_path: Path) -> None:
    (tmp_path / "draft.md").write_text("33 people were killed in the Harbour bombing on 10 February 2024.", "utf-8")
    said = run("vet", str(tmp_path / "draft.md"), "--library", library).out
    assert "RETRACTED; its file" in said
    assert ": supported" not in said
