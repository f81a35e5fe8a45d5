"""What both front doors call: locating a library, resolving ids, answering a query, checking."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from dateline.errors import LibraryError, NotFoundError, UsageError
from dateline.library.check import check_library, check_path
from dateline.library.find import answer
from dateline.library.locate import locate, shipped_library
from dateline.library.resolve import resolve
from dateline.library.session import open_session
from dateline.query import parse_query
from library.copying import BROKEN, ELSEWHERE, HARBOUR, TODAY, copied, opened


def found(tmp_path: Path, query: str) -> list[str]:
    return [summary.id for summary in answer(opened(copied(tmp_path)), parse_query(query)).summaries]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("", [HARBOUR, ELSEWHERE]),
        ("harbour", [HARBOUR]),
        ("HARBOUR blast", [HARBOUR]),
        ("نمونه", [HARBOUR]),
        ("ekzampl", [HARBOUR]),
        ("Красная", [HARBOUR, ELSEWHERE]),
        ("actor:الشريط", [HARBOUR, ELSEWHERE]),
        ("actor:RBN", [HARBOUR]),
        ("actor:red-band+", [HARBOUR, ELSEWHERE]),
        ("by:minister source:wire-2", [HARBOUR]),
        ("by:hospital source:wire-2", []),
        ("said:2024-02-11 by:minister", [HARBOUR]),
        ("killed:30..", [HARBOUR]),
        ("killed:..10", [ELSEWHERE]),
        ("not killed:30..", [ELSEWHERE]),
        ("injured:40..", [HARBOUR]),
        ("injured:50..", []),
        ("injured?:50..", [HARBOUR]),
        ("not injured:50..", [HARBOUR]),
        ("not injured:40..", []),
        ("related:harbour", [ELSEWHERE]),
        ("kind:bombing", [HARBOUR]),
        ("country:Pakistan", [ELSEWHERE]),
        ("is:disputed", [HARBOUR]),
        ("is:stale", [HARBOUR]),
        ("has:archive", [HARBOUR]),
        ("related:" + HARBOUR, [ELSEWHERE]),
        ("related:" + ELSEWHERE, [HARBOUR]),
        ("action:arrest against:driver", [HARBOUR]),
        ("lang:fa", [HARBOUR]),
        ("tag:markets", [HARBOUR]),
        ("role:cleared", [HARBOUR]),
        ("role:suspect", [ELSEWHERE]),
        ("as-of:2024-02-21 role:suspect", [HARBOUR, ELSEWHERE]),
        ("as-of:2024-01-01", [ELSEWHERE]),
        ("sort:killed", [ELSEWHERE, HARBOUR]),
        ("sort:-killed limit:1", [HARBOUR]),
        ("-harbour", [ELSEWHERE]),
        ('"market bombing"', [HARBOUR]),
        ('"bombing market"', []),
        ("harbour or elsewhere", [HARBOUR, ELSEWHERE]),
        ("(harbour or elsewhere) killed:..10", [ELSEWHERE]),
        ("-(harbour or nothing)", [ELSEWHERE]),
        ("near:harbour/10km", [HARBOUR]),
        ("near:kerman/200km", [HARBOUR]),
        ("near:30.28,57.08/1", [HARBOUR]),
        ("near:tehran/100km", []),
        ("by:police (said:2024-02-12)", [HARBOUR]),
        ("by:police said:2024-02-12", []),
    ],
)
def test_queries(query: str, ids: list[str], tmp_path: Path) -> None:
    assert found(tmp_path, query) == ids


def test_figures_are_those_of_the_day(tmp_path: Path) -> None:
    session = opened(copied(tmp_path))
    then = answer(session, parse_query("harbour"), dt.date(2024, 2, 10)).summaries[0]
    assert then.figures["killed"].values == ("40",)
    assert answer(session, parse_query("harbour as-of:2024-02-11"), dt.date(2024, 2, 10)).summaries[0].figures["killed"].values == ("31",)


def test_ids_may_be_cut_short(tmp_path: Path) -> None:
    session = opened(copied(tmp_path))
    for typed in (HARBOUR, "2024-02", "harbour", "HARBOUR", "market bombing", "harbour 2024"):
        assert resolve(session, typed).id == HARBOUR
    with pytest.raises(NotFoundError, match="fits 2 incidents"):
        resolve(session, "20")
    with pytest.raises(NotFoundError, match="has problems and cannot be shown"):
        resolve(session, BROKEN)
    with pytest.raises(NotFoundError, match="No incident is called"):
        resolve(session, "")


def test_the_library_is_the_option_then_the_environment_then_the_configuration_then_the_nearest(tmp_path: Path) -> None:
    a, b, c = (tmp_path / name for name in "abc")
    for folder in (a, b, c):
        (folder / "incidents").mkdir(parents=True)
    configured = {"XDG_CONFIG_HOME": str(tmp_path / "config")}
    config = tmp_path / "config" / "dateline" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text(f'library = "{c}"\n')
    assert locate(str(a), {"DATELINE_LIBRARY": str(b), **configured}, tmp_path) == a
    assert locate(None, {"DATELINE_LIBRARY": str(b), **configured}, tmp_path) == b
    assert locate(None, configured, a) == c
    bare = {"XDG_CONFIG_HOME": str(tmp_path / "none")}
    (a / "x" / "y").mkdir(parents=True)
    assert locate(None, bare, a / "x" / "y") == a / "incidents"
    assert locate(None, bare, Path("/")) == shipped_library()
    with pytest.raises(LibraryError, match="is no folder"):
        locate(str(tmp_path / "none"), bare, a)
    config.write_text("library = [")
    with pytest.raises(UsageError, match="cannot be read"):
        locate(None, configured, a)


def test_check_tells_errors_and_what_no_accept_explains(tmp_path: Path) -> None:
    session = opened(copied(tmp_path))
    rules = [(p.path.partition("-")[0], p.rule) for p in check_library(session)]
    assert ("2024", "unknown-key") in rules
    assert ("2023", "unchecked") in rules
    assert len(check_library(session, strict=True)) == len(rules) + 1


def test_what_leads_nowhere_in_the_library_is_a_warning_and_a_day_to_come_too(tmp_path: Path) -> None:
    root = copied(tmp_path)
    (root / f"{ELSEWHERE}.yaml").unlink()
    path = root / f"{HARBOUR}.yaml"
    path.write_text(
        path.read_text("utf-8").replace("said: 2024-03-01, source: paper, verb: reports", "said: 2031-03-01, source: paper, verb: reports")
    )
    (root / "names.yaml").write_text(
        (root / "names.yaml").read_text("utf-8")
        + f"red-crew: {{name: Red Crew, maybe_same: red-band, maybe_same_source: [{HARBOUR}/wire-1, {HARBOUR}/wire-9, {ELSEWHERE}/wire]}}\n"
    )
    found = check_library(opened(root))
    assert {"related", "future"} <= {p.rule for p in found}
    assert [(p.path, p.message.split("`")[1]) for p in found if p.rule == "reference"] == [
        ("names.yaml", f"{HARBOUR}/wire-9"),
        ("names.yaml", f"{ELSEWHERE}/wire"),
    ]
    assert "future" in {p.rule for p in check_path(path, TODAY, {})}


@pytest.mark.parametrize("broken", ["red-band: [", "red-band: {nmae: Red Band}\n", None], ids=["no YAML", "a slip", "a link"])
def test_a_file_is_checked_with_the_names_that_a_broken_names_yaml_had_before(broken: str | None, tmp_path: Path) -> None:
    root = copied(tmp_path)
    path, names = root / f"{HARBOUR}.yaml", root / "names.yaml"
    environment = {"XDG_CACHE_HOME": str(root.parent / "cache")}
    opened(root)
    before = check_path(path, TODAY, environment)
    names.unlink()
    if broken is None:
        names.symlink_to("/etc/passwd")
    else:
        names.write_text(broken, "utf-8")
    for _ in range(2):  # whether the index has seen that it is broken or not
        told = check_path(path, TODAY, environment)
        kept, *wrong = told[: len(told) - len(before)]
        assert told[len(told) - len(before) :] == before
        assert (kept.path, kept.severity) == (str(names), "warning")
        assert [(p.path, p.severity) for p in wrong] == [(str(names), "error")]
        opened(root)

    nowhere = {"XDG_CACHE_HOME": str(tmp_path / "nowhere")}
    told = tuple(p for p in check_path(path, TODAY, nowhere) if p.severity == "error")
    assert [(p.path, p.rule) for p in told] == [(str(names), wrong[0].rule), (str(path), "reference")]
    assert "`example-wire`" in told[1].message
    assert "Mend names.yaml first" in told[1].message
    fresh = [p for p in check_library(open_session(root, TODAY, nowhere)) if p.path == f"{HARBOUR}.yaml" and p.severity == "error"]
    assert [p.message for p in fresh] == [told[1].message]
    assert [p for p in check_path(root, TODAY, environment) if p.path == str(names)] == [wrong[0], kept]


def test_a_library_that_cannot_be_listed_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="cannot be read"):
        opened(tmp_path / "none" / "incidents")
