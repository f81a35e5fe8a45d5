"""Which actions answer a query: what speaks of an action is asked of the action itself."""

from __future__ import annotations

import pytest

from dateline.ledger.acted import action_answers, day_of, narrows
from dateline.ledger.searchable import search_text
from dateline.model.action import Action
from dateline.model.actor import Actor
from dateline.query import parse_query
from ledger.building import LATE, claim, day, incident

KNOWN = incident(
    claim(84, "minister", 3),
    actors=[
        Actor(id="fsb", name="Federal Security Service", aka=("ФСБ",)),
        Actor(id="cell", name="The cell", part_of="group"),
        Actor(id="group", name="The group"),
        Actor(id="minister"),
    ],
    actions=(
        Action(ref="arrest", kind="arrest", actor=("fsb",), against=("cell",), by=("fsb",), said="2024-01-04", source=("wire",)),
        Action(ref="raid", kind="raid", actor=("fsb",), by=("fsb",), said="2024-01-05", source=("wire",)),
        Action(ref="law", kind="law", actor=("minister",), by=("minister",), said="2024-01-05", source=("wire",)),
    ),
)


def answering(query: str) -> list[str]:
    criterion, text = parse_query(query).criterion, search_text(KNOWN)
    return [a.ref for a in KNOWN.actions if action_answers(KNOWN, a, criterion, LATE, text)]


@pytest.mark.parametrize(
    ("query", "refs"),
    [
        ("", ["arrest", "raid", "law"]),
        ("town", ["arrest", "raid", "law"]),
        ("elsewhere", []),
        ("action:arrest", ["arrest"]),
        ("not action:arrest", ["raid", "law"]),
        ("action:arrest or action:law", ["arrest", "law"]),
        ("actor:ФСБ", ["arrest", "raid"]),
        ("actor:cell", ["arrest"]),
        ("actor:group", []),
        ("actor:group+", ["arrest"]),
        ("action:raid actor:fsb", ["raid"]),
        ("action:arrest actor:cell", []),
        ("against:cell", ["arrest"]),
        ("against:fsb", []),
        ("action:arrest kind:stabbing", []),
        ("by:minister action:arrest", ["arrest"]),
    ],
)
def test_actions_answer(query: str, refs: list[str]) -> None:
    assert answering(query) == refs


def test_only_what_speaks_of_actions_narrows() -> None:
    assert all(narrows(parse_query(q).criterion) for q in ("action:arrest", "x not against:y", "(a or actor:b)", "actor:b"))
    assert not any(narrows(parse_query(q).criterion) for q in ("", "kerman", "by:x said:2024", "killed:50.. not is:stale"))


def test_an_action_is_put_in_order_by_its_day_else_by_when_it_became_known() -> None:
    act = Action(kind="raid", by=("x",), source=("wire",))
    assert day_of(act, day(9)) == day(9)
    for text, number in (("2024-01-05", 5), ("2024-01-05/2024-01-07", 5), ("../2024-01-05", 5), ("2024-01-05/..", 5), ("2024-01", 1)):
        assert day_of(Action(kind="raid", by=("x",), source=("wire",), date=text), day(9)) == day(number)
