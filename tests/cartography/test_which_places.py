"""Which places get a pin, and what is said of the others."""

from __future__ import annotations

import pytest

from cartography.making import incident, place, text
from dateline.cartography import draw, fit, precision_text, sites_of


@pytest.mark.parametrize(
    ("facts", "pinned"),
    [
        ({"precision": "site"}, True),
        ({"precision": "town"}, True),
        ({"precision": "province"}, True),
        ({"precision": "sea"}, True),
        ({}, True),
        ({"role": "target"}, True),
        ({"precision": "country"}, False),
        ({"role": "related"}, False),
        ({"lat": "", "lon": ""}, False),
        ({"precision": "country", "role": "target"}, False),
    ],
)
def test_pins_are_where_the_attack_was_or_was_meant_and_known_better_than_by_country(facts: dict[str, str], pinned: bool) -> None:
    sites, unplaced = sites_of([incident(place(**facts))])
    assert (len(sites), len(unplaced)) == ((1, 0) if pinned else (0, 1))


def test_why_an_incident_is_not_on_the_map() -> None:
    by_country = incident(place(precision="country"), place(role="related"))
    assert [u.why for u in sites_of([by_country, incident(place(lat="", lon=""))])[1]] == ["known by country only", "no position is given"]


def test_an_incident_of_several_sites_has_several_pins_and_a_retracted_one_says_so() -> None:
    sites, _ = sites_of([incident(place(name="Derbent"), place(name="Makhachkala", lat="42.98"), place(role="related"), status="retracted")])
    assert [(s.number, s.name) for s in sites] == [(0, "Derbent (retracted)"), (1, "Makhachkala (retracted)")]


def test_a_country_never_shows_as_a_pin_on_a_map() -> None:
    sites, _ = sites_of([incident(place(name="Known", precision="town")), incident(place(name="Vague", precision="country"))])
    drawn = draw(fit([s.position for s in sites], 80, 24), sites)
    assert "Vague" not in text(drawn)
    assert [pin.name for pin in drawn.pins] == ["Known"]


def test_precision_in_words() -> None:
    told = [precision_text(sites_of([incident(place(precision=p))])[0][0]) for p in ("site", "town", "sea", "")]
    assert told == ["site, within about 0.5 km", "town, within about 5 km", "sea, within about 100 km", "how exact is not stated"]
