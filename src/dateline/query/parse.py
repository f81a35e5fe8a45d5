"""The query language: text to criteria. What cannot be read gets a caret under the place and what was expected."""

from __future__ import annotations

import re
from difflib import get_close_matches

from dateline.errors import UsageError
from dateline.model.countries import nearest_country
from dateline.model.criteria import ACTION_FIELDS, CLAIM_FIELDS, All, Criterion, DateIn, FieldIs, FigureIn, Has, Is, Not, SameRecord, Search, Words
from dateline.model.dates import When, parse_date
from dateline.model.folding import fold
from dateline.model.points import COUNT_POINTS
from dateline.model.shown import quoted, show_line
from dateline.query.fields import FIELDS, HOLDINGS, SETTINGS, SORTS, STATES, values_of

_TOKEN = re.compile(r'\s*(-)?(?:([A-Za-z][A-Za-z-]*\??)(:|>=|<=|>|<|=)(?!//))?("(?:[^"]*)"?|[^\s"]+)?')
_FIGURE = re.compile(r"(\d{1,18})?(\.\.)?(\d{1,18})?")


class QueryError(UsageError):
    """A query that cannot be read; `position` counts characters from 0."""

    def __init__(self, text: str, position: int, message: str) -> None:
        self.position = position
        self.reason = message
        line = show_line(text)
        super().__init__(f"{message}\n  {line}\n  {' ' * min(position, len(line))}^")


def parse_query(text: str) -> Search:
    """Read a query. Raises QueryError with a caret, what was expected, and the nearest field or value."""
    return _Parser(text).search()


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.settings: dict[str, str] = {}

    def search(self) -> Search:
        criteria: list[Criterion] = []
        position = 0
        negate = False
        while position < len(self.text):
            match = _TOKEN.match(self.text, position)
            if match is None or match.end() == position:
                break
            start = next((match.start(n) for n in (2, 4, 1) if match[n]), position)
            minus, name, operator, value = match[1], match[2], match[3], match[4] or ""
            position = match.end()
            if not (name or value):
                if minus:
                    raise self.error(start, "A - needs something to take out behind it.")
                break
            if not name and not minus and value == "not":
                negate = True
                continue
            criterion = self.criterion(name, operator, value, start, match.start(4) if match[4] else start)
            if criterion is not None:
                criteria.append(Not(criterion) if negate or minus else criterion)
            negate = False
        if negate:
            raise self.error(len(self.text), "`not` needs something to take out behind it.")
        return self.settled(tuple(_together(criteria)))

    def settled(self, criteria: tuple[Criterion, ...]) -> Search:
        as_of = self.settings.get("as-of")
        limit = self.settings.get("limit")
        day = parse_date(as_of).latest if as_of else None
        return Search(self.text, All(criteria), day, self.settings.get("sort", ""), int(limit) if limit else None)

    def criterion(self, name: str | None, operator: str | None, value: str, start: int, at: int) -> Criterion | None:
        if not name:
            return self.words(value, at)
        field, maybe = name.rstrip("?").lower(), name.endswith("?")
        if field not in FIELDS and field not in SETTINGS:
            if value[:1].isdigit() or operator != ":":
                return self.words(f"{name}{operator}{value}", start)
            close = get_close_matches(field, [*FIELDS, *SETTINGS], n=1)
            hint = f" Did you mean `{close[0]}:`?" if close else f" The fields are: {', '.join(FIELDS)}."
            raise self.error(start, f"There is no field {quoted(name)}.{hint}")
        bare = self.unquote(value, at)
        if not bare:
            raise self.error(at if value else start + len(name) + 1, f"`{field}:` needs a value: {(FIELDS | SETTINGS)[field]}.")
        if field in COUNT_POINTS:
            return self.figure(field, operator or ":", bare, at, maybe)
        if operator != ":" or maybe:
            raise self.error(start, f"`{field}` takes a colon: `{field}:{show_line(bare)}`.")
        if field in SETTINGS:
            self.setting(field, bare, at)
            return None
        return self.field(field, bare, at)

    def field(self, field: str, value: str, at: int) -> Criterion:
        if field in ("date", "said"):
            first, dots, last = value.partition("..")
            start = self.day(first, at) if first else When(None, None)
            end = (self.day(last, at) if last else When(None, None)) if dots else start
            if start.earliest and end.latest and start.earliest > end.latest:
                raise self.error(at, "The range runs backwards.")
            return DateIn(field, start.earliest, end.latest)
        if field == "is":
            return Is(self.one_of(value, STATES, at))
        if field == "has":
            return Has(self.one_of(value.removesuffix("s"), HOLDINGS, at))
        if field == "country":
            return FieldIs(field, nearest_country(value) or value.upper())
        known = values_of(field)
        if known:
            return FieldIs(field, self.one_of(value, known, at))
        plus = field == "actor" and value.endswith("+")
        return FieldIs(field, value.rstrip("+") if plus else value, plus)

    def figure(self, field: str, operator: str, value: str, at: int, maybe: bool) -> FigureIn:
        match = _FIGURE.fullmatch(value)
        if match is None or not (match[1] or match[3]) or (operator != ":" and (match[2] or not match[1])):
            raise self.error(at, f"`{field}` takes a figure: {field}:50, {field}:50.., {field}:..50, {field}:50..100 or {field}>=50.")
        if operator != ":":
            number = int(match[1])
            bounds = {">=": (number, None), ">": (number + 1, None), "<=": (0, number), "<": (0, number - 1), "=": (number, number)}
            low, high = bounds[operator]
            return FigureIn(field, low, high, maybe)
        low = int(match[1] or 0)
        high = int(match[3]) if match[3] else (None if match[2] else low)
        if high is not None and high < low:
            raise self.error(at, f"The range runs backwards; write {high}..{low}.")
        return FigureIn(field, low, high, maybe)

    def setting(self, field: str, value: str, at: int) -> None:
        if field in self.settings:
            raise self.error(at, f"`{field}:` stands twice; keep one.")
        if field == "as-of":
            self.day(value, at)
        elif field == "limit":
            if not value.isascii() or not value.isdigit() or len(value) > 9:
                raise self.error(at, "`limit:` takes a whole number.")
        else:
            self.one_of(value.removeprefix("-"), SORTS, at)
        self.settings[field] = value

    def day(self, value: str, at: int) -> When:
        try:
            return parse_date(value)
        except ValueError as error:
            raise self.error(at, f"{quoted(value)} is no date: {error}.") from None

    def one_of(self, value: str, known: tuple[str, ...], at: int) -> str:
        if value in known:
            return value
        close = get_close_matches(value, known, n=1)
        hint = f" Did you mean `{close[0]}`?" if close else ""
        raise self.error(at, f"{quoted(value)} is not one of the values here.{hint} They are: {', '.join(known)}.")

    def words(self, value: str, at: int) -> Criterion | None:
        phrase = value.startswith('"')
        bare = self.unquote(value, at)
        folded = fold(bare)
        return Words(folded, bare, phrase or " " in folded) if folded else None

    def unquote(self, value: str, at: int) -> str:
        if not value.startswith('"'):
            return value
        if len(value) < 2 or not value.endswith('"'):
            raise self.error(at, 'A quotation mark is not closed; end the phrase with ".')
        return value[1:-1].strip()

    def error(self, position: int, message: str) -> QueryError:
        return QueryError(self.text, position, message)


def _together(criteria: list[Criterion]) -> list[Criterion]:
    """Fields of one claim (or of one action) that stand side by side, as one test of the same record."""
    found: list[Criterion] = []
    group: list[FieldIs | DateIn] = []
    kind = ""
    for criterion in [*criteria, None]:
        here = _record(criterion, kind)
        if group and here != kind:
            found.append(SameRecord(tuple(group)))
            group = []
        kind = here
        if here and isinstance(criterion, FieldIs | DateIn):
            group.append(criterion)
        elif criterion is not None:
            found.append(criterion)
    return found


def _record(criterion: Criterion | None, before: str) -> str:
    """Whether a criterion speaks of one claim, one action or neither; `actor:` beside an action is who did it."""
    if not isinstance(criterion, FieldIs | DateIn):
        return ""
    if criterion.field in CLAIM_FIELDS:
        return "claim"
    if criterion.field in ACTION_FIELDS or (criterion.field == "actor" and before == "action"):
        return "action"
    return ""
