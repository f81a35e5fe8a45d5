"""The files of a library: regular files with the right names, in order, and nothing that could block or act."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dateline.files.report import MAX_BYTES
from dateline.files.walk import look_at, read_bytes, walk


def test_incident_files_are_found_in_any_folder_in_the_order_of_names(tmp_path: Path) -> None:
    for name in (
        "b.yaml",
        "a.yml",
        "iran/2024/c.yaml",
        "iran/d.yaml",
        "_draft.yaml",
        ".hidden.yaml",
        ".git/x.yaml",
        "_old/y.yaml",
        "names.yaml",
        "note.txt",
        "LICENSE",
    ):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("title: x\n", "utf-8")
    found = list(walk(tmp_path))
    assert [f.path for f in found] == ["a.yml", "b.yaml", "iran/d.yaml", "iran/2024/c.yaml"]
    assert all(f.look[2] == 9 and not f.refused and f.look[0] and f.look[3] for f in found)


def test_the_authority_file_of_a_folder_below_is_no_incident(tmp_path: Path) -> None:
    (tmp_path / "iran").mkdir()
    (tmp_path / "iran" / "names.yaml").write_text("a: {name: A}\n", "utf-8")
    assert list(walk(tmp_path)) == []


def test_links_pipes_and_huge_files_are_refused_and_told(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("title: x\n", "utf-8")
    (tmp_path / "b.yaml").symlink_to(tmp_path / "a.yaml")
    os.mkfifo(tmp_path / "c.yaml")
    with (tmp_path / "d.yaml").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    (tmp_path / "folder").mkdir()
    (tmp_path / "loop").symlink_to(tmp_path)
    refused = {f.path: f.refused for f in walk(tmp_path)}
    assert list(refused) == ["a.yaml", "b.yaml", "c.yaml", "d.yaml"]
    assert refused["a.yaml"] == ""
    assert "link" in refused["b.yaml"]
    assert "no regular file" in refused["c.yaml"]
    assert "bytes" in refused["d.yaml"]
    for name in ("b.yaml", "c.yaml"):
        with pytest.raises(OSError):
            read_bytes(tmp_path / name)
    assert len(read_bytes(tmp_path / "d.yaml")) == MAX_BYTES + 1
    assert read_bytes(tmp_path / "a.yaml") == b"title: x\n"


def test_folders_nest_only_so_deep(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["d"] * 70)
    deep.mkdir(parents=True)
    (deep / "a.yaml").write_text("title: x\n", "utf-8")
    (found,) = walk(tmp_path)
    assert "64 deep" in found.refused


def test_a_root_that_is_not_there_raises(tmp_path: Path) -> None:
    with pytest.raises(OSError):
        list(walk(tmp_path / "nowhere"))


def test_one_file_is_looked_at_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("title: x\n", "utf-8")
    (tmp_path / "b.yaml").symlink_to(tmp_path / "a.yaml")
    found = look_at(tmp_path / "a.yaml", "shown")
    assert found is not None
    assert (found.path, found.look[2], found.refused) == ("shown", 9, "")
    assert look_at(tmp_path / "c.yaml", "c") is None
    linked = look_at(tmp_path / "b.yaml", "b")
    assert linked is not None
    assert linked.refused


def test_a_name_that_is_not_utf_8_is_told_as_what_it_is(tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path)
    (tmp_path / "a\\b.yaml").touch()
    for name in (b"so\xfflingen.yaml", b"fol\xffder"):
        os.mkdir(folder + b"/" + name) if b"der" in name else os.close(os.open(folder + b"/" + name, os.O_CREAT))
    told = {found.path: found.refused for found in walk(tmp_path)}
    assert told.pop("a\\b.yaml") == ""
    assert set(told) == {"so\\udcfflingen.yaml", "fol\\udcffder"}
    assert set(told.values()) == {"Its name is not UTF-8, so that nothing can name it; give it another."}
