"""One scalar against the rule of its field. Raises ValueError with a sentence that says what to write."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from functools import lru_cache, partial
from urllib.parse import urlsplit

from dateline.model.countries import countries, nearest_country
from dateline.model.counts import parse_count
from dateline.model.dates import parse_date, parse_time
from dateline.model.fields import Rule
from dateline.model.nearest import close_matches, did_you_mean
from dateline.model.shown import quoted
from dateline.model.vocabulary import VOCABULARIES

ID = re.compile(r"[a-z0-9][a-z0-9-]*")
_PLAIN_URL = re.compile(r"https?://[A-Za-z0-9.-]+(?:[/?#][!-\[\]-~]*)?")
"""Links that need no closer look: no port, nobody's name, ASCII without blanks and `\\`. Most are such, and taking one apart is slow."""
_NUMBER = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]{1,15})?")


class UnfitError(ValueError):
    """A value that its rule does not allow. The sentence is put together when it is asked for, since to find what was meant takes long."""

    def __init__(self, sentence: Callable[[], str]) -> None:
        super().__init__()
        self._sentence = sentence

    def __str__(self) -> str:
        return self._sentence()


def check_scalar(rule: Rule, text: str) -> None:
    """Hold `text` to `rule`; does nothing where it is right."""
    check = _CHECKS.get(rule.form)
    if check is not None:
        check(text)
    elif rule.form == "word":
        check_word(rule.words, text)


def check_word(vocabulary: str, text: str) -> None:
    """Hold `text` to one of the vocabularies."""
    known = VOCABULARIES[vocabulary]
    if text not in known:
        name = vocabulary.replace("_", " ")
        raise UnfitError(
            lambda: f"{quoted(text)} is no {name}.{did_you_mean(close_matches(text[:80], known, n=1))} The words are: {', '.join(known)}."
        )


@lru_cache(maxsize=4096)  # the ids of a file are named again and again
def check_id(text: str) -> None:
    """Ids are lower-case letters, digits and hyphens."""
    if not ID.fullmatch(text) or len(text) > 100:
        raise ValueError(f"{quoted(text)} is no id: use a-z, 0-9 and hyphens, and begin with a letter or digit.")


def leads_elsewhere(rule: Rule, text: str) -> bool:
    """Whether a reference is `incident/id`, of another file. Raises ValueError where what it names is no id."""
    if rule.across and "/" in text:
        for part in text.split("/", 1):
            check_id(part)
        return True
    check_id(text)
    return False


def _dated(parse: Callable[[str], object]) -> Callable[[str], None]:
    def check(text: str) -> None:
        try:
            parse(text)
        except ValueError as error:
            raise ValueError(f"{quoted(text)} is no date or time here: {error}.") from None

    return check


def _count(text: str) -> None:
    try:
        parse_count(text)
    except ValueError as error:
        raise ValueError(f"{quoted(text)} is no count: {error}.") from None


def _country(text: str) -> None:
    if text not in countries():
        raise UnfitError(lambda: f"{quoted(text)} is no country: two capital letters of ISO 3166-1.{_country_meant(text)}")


def _country_meant(text: str) -> str:
    meant = nearest_country(text)
    return f" Did you mean {quoted(meant)}?" if meant else ""


def _flag(text: str) -> None:
    if text not in ("true", "false"):
        raise ValueError(f"{quoted(text)} is neither true nor false.")


def _degrees(limit: int) -> Callable[[str], None]:
    def check(text: str) -> None:
        if not _NUMBER.fullmatch(text) or not math.isfinite(float(text)) or abs(float(text)) > limit:
            raise ValueError(f"{quoted(text)} is no position: decimal degrees from -{limit} to {limit}.")

    return check


def check_url(text: str) -> None:
    """A link is http or https and names a host; nothing else is ever opened or shown as a link."""
    if _PLAIN_URL.fullmatch(text):
        return
    try:
        parts = urlsplit(text)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"[\s\x00-\x20\\\x7f-\xa0]", text)
        good = good and "@" not in parts.netloc and text.isprintable() and not (parts.port is not None and parts.port < 1)
    except ValueError:
        good = False
    if not good:
        raise ValueError(f"{quoted(text)} is no link: write http:// or https:// with a host, without blanks and without an account before the host.")


_CHECKS: dict[str, Callable[[str], None]] = {
    "id": check_id,
    "date": _dated(parse_date),
    "span": _dated(partial(parse_date, open_ends=True)),
    "moment": _dated(partial(parse_date, clock=True)),
    "time": _dated(parse_time),
    "count": _count,
    "country": _country,
    "flag": _flag,
    "latitude": _degrees(90),
    "longitude": _degrees(180),
    "url": check_url,
}
