"""One term of a query: a word, a phrase, or a field with its value."""

from __future__ import annotations

import re

from dateline.model.countries import nearest_country
from dateline.model.criteria import Criterion, DateIn, FieldIs, FigureIn, Has, Is, Near, Words
from dateline.model.dates import When, parse_date
from dateline.model.folding import fold
from dateline.model.nearest import close_matches
from dateline.model.points import COUNT_POINTS
from dateline.model.shown import quoted, show_line
from dateline.query.error import QueryError
from dateline.query.fields import FIELDS, HOLDINGS, SETTINGS, SORTS, STATES, values_of
from dateline.query.tokens import Token

# These are compiled at the first use: most queries have none.
_FIGURE = r"(\d{1,18})?(\.\.)?(\d{1,18})?"
_NEAR = r"(?P<place>.+?)/(?P<km>[0-9]{1,5}(?:\.[0-9]+)?)\s*(?:km)?"
_POSITION = r"(-?[0-9]{1,2}(?:\.[0-9]+)?),(-?[0-9]{1,3}(?:\.[0-9]+)?)"


class Terms:
    """Makes criteria of tokens of the query `text`, which errors show."""

    def __init__(self, text: str) -> None:
        self.text = text

    def criterion(self, token: Token) -> Criterion | None:
        """The criterion of a term; None for a word that folds to nothing. Raises QueryError."""
        if not token.name:
            return self._words(token.value, token.at)
        field, maybe, value, at = token.name.rstrip("?").lower(), token.name.endswith("?"), token.value, token.at
        if field not in FIELDS:
            if value[:1].isdigit() or token.operator != ":":
                return self._words(f"{token.name}{token.operator}{value}", token.position)
            close = close_matches(field, [*FIELDS, *SETTINGS], n=1)
            hint = f" Did you mean `{close[0]}:`?" if close else f" The fields are: {', '.join(FIELDS)}."
            raise self._error(token.position, f"There is no field {quoted(token.name)}.{hint}")
        bare = self._value(token, field)
        if field in COUNT_POINTS:
            return self._figure(field, token.operator, bare, at, maybe)
        if token.operator != ":" or maybe:
            raise self._error(token.position, f"`{field}` takes a colon: `{field}:{show_line(bare)}`.")
        return self._field(field, bare, at)

    def setting(self, token: Token) -> str:
        """The value of a setting. Raises QueryError."""
        field = token.name.lower()
        value = self._value(token, field)
        if token.operator != ":" or token.negated:
            raise self._error(token.position, f"`{field}` takes a colon: `{field}:{show_line(value)}`.")
        if field == "as-of":
            self._day(value, token.at)
        elif field == "limit":
            if not value.isascii() or not value.isdigit() or len(value) > 9:
                raise self._error(token.at, "`limit:` takes a whole number.")
        else:
            self._one_of(value.removeprefix("-"), SORTS, token.at)
        return value

    def _value(self, token: Token, field: str) -> str:
        bare = self._unquoted(token.value, token.at)
        if not bare:
            at = token.at if token.value else token.position + len(token.name) + len(token.operator)
            raise self._error(at, f"`{field}:` needs a value: {(FIELDS | SETTINGS)[field]}.")
        return bare

    def _field(self, field: str, value: str, at: int) -> Criterion:
        if field in ("date", "said"):
            first, dots, last = value.partition("..")
            start = self._day(first, at) if first else When(None, None)
            end = (self._day(last, at) if last else When(None, None)) if dots else start
            if start.earliest and end.latest and start.earliest > end.latest:
                raise self._error(at, "The range runs backwards.")
            return DateIn(field, start.earliest, end.latest)
        if field == "near":
            return self._near(value, at)
        if field == "is":
            return Is(self._one_of(value, STATES, at))
        if field == "has":
            return Has(self._one_of(value.removesuffix("s"), HOLDINGS, at))
        if field == "country":
            return FieldIs(field, nearest_country(value) or value.upper())
        known = values_of(field)
        if known:
            return FieldIs(field, self._one_of(value, known, at))
        plus = field == "actor" and value.endswith("+")
        return FieldIs(field, value.rstrip("+") if plus else value, plus)

    def _near(self, value: str, at: int) -> Near:
        match = re.fullmatch(_NEAR, value, re.IGNORECASE)
        if match is None:
            raise self._error(at, "`near` takes a place and a distance: near:kerman/200km or near:30.28,57.08/50km.")
        place = match["place"].strip()
        position = re.fullmatch(_POSITION, place.replace(" ", ""))
        if position is None:
            return Near(float(match["km"]), place)
        lat, lon = float(position[1]), float(position[2])
        if abs(lat) > 90 or abs(lon) > 180:
            raise self._error(at, "A position is degrees north, then degrees east: near:30.28,57.08/50km.")
        return Near(float(match["km"]), "", lat, lon)

    def _figure(self, field: str, operator: str, value: str, at: int, maybe: bool) -> FigureIn:
        match = re.fullmatch(_FIGURE, value)
        if match is None or not (match[1] or match[3]) or (operator != ":" and (match[2] or not match[1])):
            raise self._error(at, f"`{field}` takes a figure: {field}:50, {field}:50.., {field}:..50, {field}:50..100 or {field}>=50.")
        if operator != ":":
            number = int(match[1])
            bounds = {">=": (number, None), ">": (number + 1, None), "<=": (0, number), "<": (0, number - 1), "=": (number, number)}
            low, high = bounds[operator]
            return FigureIn(field, low, high, maybe)
        low = int(match[1] or 0)
        high = int(match[3]) if match[3] else (None if match[2] else low)
        if high is not None and high < low:
            raise self._error(at, f"The range runs backwards; write {high}..{low}.")
        return FigureIn(field, low, high, maybe)

    def _day(self, value: str, at: int) -> When:
        try:
            return parse_date(value)
        except ValueError as error:
            raise self._error(at, f"{quoted(value)} is no date: {error}.") from None

    def _one_of(self, value: str, known: tuple[str, ...], at: int) -> str:
        if value in known:
            return value
        close = close_matches(value, known, n=1)
        hint = f" Did you mean `{close[0]}`?" if close else ""
        raise self._error(at, f"{quoted(value)} is not one of the values here.{hint} They are: {', '.join(known)}.")

    def _words(self, value: str, at: int) -> Criterion | None:
        phrase = value.startswith('"')
        bare = self._unquoted(value, at)
        folded = fold(bare)
        return Words(folded, bare, phrase or " " in folded) if folded else None

    def _unquoted(self, value: str, at: int) -> str:
        if not value.startswith('"'):
            return value
        phrase, closed, behind = value[1:].partition('"')
        if not closed:
            raise self._error(at, 'A quotation mark is not closed; end the phrase with ".')
        return phrase.strip() + behind

    def _error(self, position: int, message: str) -> QueryError:
        return QueryError(self.text, position, message)
