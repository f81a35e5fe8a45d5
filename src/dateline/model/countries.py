"""The country table: ISO 3166-1 alpha-2 codes with alpha-3 codes and short English names (source: `data/LICENSES.md`)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from dateline.model.folding import fold

MISTAKEN = {"UK": "GB", "EN": "GB", "EL": "GR", "SU": "RU", "USA": "US", "UAE": "AE"}
"""Codes that people write in good faith, and the assigned code that they mean."""


@cache
def countries() -> dict[str, tuple[str, str]]:
    """Alpha-2 code -> (alpha-3 code, short English name), in the order of the table."""
    table = (Path(__file__).parents[1] / "data" / "countries.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in table.splitlines() if not line.startswith("#"))
    return {alpha2: (alpha3, name) for alpha2, alpha3, name in rows}


@cache
def codes_by_name() -> dict[str, str]:
    """Folded short English name -> alpha-2 code."""
    return {fold(name): code for code, (_, name) in countries().items()}


def country_name(code: str) -> str:
    """The short English name of a code, or the code itself where there is none."""
    return countries().get(code, ("", code))[1]


def nearest_country(text: str) -> str | None:
    """The code that was probably meant by `ir`, `UK`, `IRN` or `Iran`, if any."""
    upper = text.strip().upper()
    if upper in MISTAKEN:
        return MISTAKEN[upper]
    for code, (alpha3, name) in countries().items():
        if upper in (code, alpha3, name.upper()):
            return code
    return None
