"""What a reporter means comes first: queries as they are typed, each with the incident that must head the answer."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from msgspec import structs

from dateline.index import Index, Stamp
from dateline.index.rows import Indexed, rows_of
from dateline.ledger.searchable import search_text
from dateline.ledger.summarising import summarise
from dateline.library.misspelt import answer_meant
from dateline.library.session import Session, open_session
from dateline.query import parse_query

FIRST = {
    "2017-01-01-istanbul-shooting": ("reina", "istanbul nightclub", "turkey new year"),
    "2017-04-03-saint-petersburg-bombing": ("petersburg metro", "russia metro"),
    "2017-04-07-stockholm-vehicle-attack": ("stockholm truck",),
    "2017-06-07-tehran-armed-attack": ("tehran parliament", "khomeini", "تهران", "طهران"),
    "2018-07-29-danghara-vehicle-attack": ("tajikistan cyclists",),
    "2018-09-22-ahvaz-shooting": ("ahvaz parade", "الأحواز"),
    "2019-02-13-khash-zahedan-bombing": ("khash bus", "revolutionary guards bus", "خاش", "زاهدان"),
    "2021-08-26-kabul-bombing": ("abbey gate", "kabul airport"),
    "2021-10-08-kunduz-bombing": ("kunduz", "کندوز"),
    "2021-10-15-kandahar-bombing": ("afghanistan friday prayers mosque kandahar", "قندهار"),
    "2022-03-04-peshawar-bombing": ("peshawar", "peshawar mosque", "پیشاور"),
    "2022-09-05-kabul-bombing": ("russian embassy",),
    "2022-10-26-shiraz-shooting": ("shah cheragh 2022",),
    "2022-12-12-kabul-complex-attack": ("kabul hotel", "longan", "کابل", "كابول", "Кабул"),
    "2023-07-30-khar-bombing": ("bajaur",),
    "2023-08-13-shiraz-shooting": ("shah cheragh 2023", "shiraz second", "iran shrine", "شیراز", "شيراز"),
    "2023-12-15-rask-armed-attack": ("rask", "jaish al-adl", "راسک"),
    "2024-01-03-kerman-bombing": ("kerman", "suleimani", "soleimani anniversary", "کرمان", "iran bombing 2024"),
    "2024-01-28-istanbul-shooting": ("istanbul church",),
    "2024-03-22-krasnogorsk-shooting": ("crocus", "moscow concert", "крокус", "Москва", "Красногорск", "isis-k moscow"),
    "2024-05-17-bamiyan-shooting": ("bamiyan tourists",),
    "2024-06-23-derbent-makhachkala-shooting": ("dagestan synagogue", "derbent", "Дербент"),
    "2024-07-15-muscat-shooting": ("muscat", "oman mosque"),
    "2024-08-07-vienna-foiled-plot": ("taylor swift", "vienna"),
    "2024-08-23-solingen-stabbing": ("solingen", "stabbing", "festival knife"),
}


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Session:
    root = Path(__file__).parents[2] / "incidents"
    return open_session(root, dt.date(2026, 1, 15), {"XDG_CACHE_HOME": str(tmp_path_factory.mktemp("cache"))})


MISSPELT = {
    "vahidy": ({"vahidy": "vahidi"}, "2024-01-03-kerman-bombing"),
    "istambul church": ({"istambul": "istanbul"}, "2024-01-28-istanbul-shooting"),
    "peshavar": ({"peshavar": "peshawar"}, "2022-03-04-peshawar-bombing"),
    "shiras or zahedon": ({"shiras": "shiraz", "zahedon": "zahedan"}, "2023-08-13-shiraz-shooting"),
    "kermann vahidy": ({"vahidy": "vahidi"}, "2024-01-03-kerman-bombing"),
    "by:vahidy said:2024-01": ({"vahidy": "vahidi"}, "2024-01-03-kerman-bombing"),
    "place:solingne": ({"solingne": "solingen"}, "2024-08-23-solingen-stabbing"),
    # what the search finds by itself is nobody's mistake
    "sulemani": ({}, "2024-01-03-kerman-bombing"),
    "kermann": ({}, "2024-01-03-kerman-bombing"),
    # words that occur, though not together; what is taken out; what is like nothing; a number
    "kerman solingen": ({}, None),
    "solingen -stabbing": ({}, None),
    "qqqqqqqq": ({}, None),
    "20245": ({}, None),
}


@pytest.mark.parametrize("typed", MISSPELT)
def test_a_misspelt_name_is_answered_for_the_nearest_and_said_so(typed: str, session: Session) -> None:
    meant, first = MISSPELT[typed]
    found = answer_meant(session, parse_query(typed))
    assert (found.meant, next(iter(found.summaries.ids), None)) == (meant, first)


def test_a_name_that_came_after_the_index_was_written_is_known_too(session: Session) -> None:
    index = Index(None, "memory")
    incident = session.index.incident("2022-03-04-peshawar-bombing")
    index.commit([rows_of(Indexed(Stamp(incident.path, 1, 2, 3, 4), (), incident, summarise(incident, dt.date.max), search_text(incident)))], [])
    found = answer_meant(structs.replace(session, index=index), parse_query("peshavar"))
    assert list(found.summaries.ids) == [incident.id]


def test_what_a_reporter_means_comes_first(session: Session) -> None:
    assert sum(map(len, FIRST.values())) >= 30
    wrong = {}
    for incident, queries in FIRST.items():
        for query in queries:
            found = answer_meant(session, parse_query(query)).summaries.ids
            if list(found[:1]) != [incident]:
                wrong[query] = list(found[:3])
    assert wrong == {}
