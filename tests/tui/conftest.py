"""A small library for the screen: an attack with a revised toll, one that quotes hostile text, and a broken file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.library.session import Session, open_session
from dateline.tui.app import DatelineApp
from dateline.tui.screens import browse

TODAY = dt.date(2026, 11, 24)
SHIPPED = Path(__file__).parents[2] / "incidents"

MARKET = """\
title: Explosion near the market
date: 2024-01-31
time: 15:00+03:30
place: {name: Kerman, country: IR}
kind: [suicide-bombing]
target: shoppers
status: settled
tags: [market]
summary: Police counted twenty, then twelve dead [k12].
actors:
  police: {name: City police, title: police force of the city, kind: organisation, role: [investigator]}
  hospital: {name: City hospital, kind: organisation, role: [responder]}
  cell: {name: Unnamed cell, kind: group, role: [suspect]}
  bystander: {name: A bystander, kind: public, role: [other]}
sources:
  wire-1: {publisher: Example Wire, date: 2024-01-31, kind: wire, grade: B, title: Twenty killed}
  paper-1: {publisher: Example Daily, date: 2024-02-01, kind: newspaper, title: Hospital counts}
  radio-1: {publisher: Example Radio, date: 2024-02-02, kind: broadcaster, title: Cell blamed}
claims:
  killed:
    - {id: k20, value: 20, by: police, said: 2024-01-31, source: wire-1}
    - {id: k12, value: 12, by: hospital, said: 2024-02-01, source: paper-1, replaces: k20, why: some were counted twice}
  injured:
    - {id: i30, value: 30, by: hospital, said: 2024-02-01, source: paper-1}
  attribution:
    - {id: blame, actor: cell, by: police, said: 2024-02-02, source: radio-1, verb: blames}
actions:
  - {id: arrests, kind: arrest, count: 2, actor: police, against: cell, what: people of the cell, date: 2024-02-02, by: police, said: 2024-02-02, source: radio-1}
related:
  - {incident: 2023-05-05-elsewhere-shooting, relation: same-group}
questions:
  - {text: Who built the device?, since: 2024-02-01}
"""
HOSTILE = """\
title: "[/bold] [@click=app.exit]Shooting[/] [red]elsewhere \\e[31m\\x07"
date: 2023-05-05
place: {name: "[b]Town[/b]", country: PK}
kind: [shooting]
status: developing
actors:
  police: {name: "Police [/x] \\e]0;PWNED\\a", kind: organisation, role: [investigator]}
sources:
  wire: {publisher: "Wire [alleged]", date: 2023-05-05, title: "[link=http://evil.example]click[/link]"}
claims:
  killed:
    - {value: 3, by: police, said: 2023-05-05, source: wire, note: "[/] \\u202e note"}
"""
BROKEN = "title: A broken file\ndate: 2024-13-01\nplace: {name: Town, country: uk}\nkind: [picnic]\nstatus: settled\n"


@pytest.fixture(autouse=True)
def no_longer_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """Panes follow the last of several keys as soon as they follow one, so that no test has to wait for it."""
    monkeypatch.setattr(browse, "REST_OF_STEPS", browse.REST)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A folder with two incidents and a broken file."""
    root = tmp_path / "incidents"
    root.mkdir()
    (root / "2024-01-31-kerman-bombing.yaml").write_text(MARKET, "utf-8")
    (root / "2023-05-05-elsewhere-shooting.yaml").write_text(HOSTILE, "utf-8")
    (root / "2024-02-01-broken-file.yaml").write_text(BROKEN, "utf-8")
    return root


@pytest.fixture
def session(library: Path, tmp_path: Path) -> Session:
    """A session on the small library."""
    return open_session(library, TODAY, {"XDG_CACHE_HOME": str(tmp_path / "cache")})


@pytest.fixture
def app(session: Session) -> DatelineApp:
    """The screen on the small library."""
    return DatelineApp(session)


@pytest.fixture
def shipped(tmp_path: Path) -> Callable[[], DatelineApp]:
    """Makes the screen on the library that ships with the program."""
    return lambda: DatelineApp(open_session(SHIPPED, TODAY, {"XDG_CACHE_HOME": str(tmp_path / "cache")}))
