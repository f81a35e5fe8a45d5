"""Text to a query: words, phrases, fields, `not`, `or` and groups; a space means and.

any  := all ('or' all)*
all  := one+
one  := ['not' | '-'] ( '(' any ')' | term )
"""

from __future__ import annotations

from dateline.model.criteria import ACTION_FIELDS, CLAIM_FIELDS, All, AnyOf, Criterion, DateIn, FieldIs, Not, SameRecord, Search
from dateline.model.dates import parse_date
from dateline.query.error import QueryError
from dateline.query.fields import SETTINGS
from dateline.query.terms import Terms
from dateline.query.tokens import Token, tokens_of

DEEPEST = 32
"""Groups nest at most so deep."""


def parse_query(text: str) -> Search:
    """Read a query. Raises QueryError with a caret, what was expected, and the nearest field or value."""
    return _Parser(text).search()


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = list(tokens_of(text))
        self.next = 0
        self.depth = 0
        self.settings: dict[str, str] = {}
        self.terms = Terms(text)

    def search(self) -> Search:
        whole = self.any() if self.tokens else All(())
        if (token := self.peek()) is not None:
            raise QueryError(self.text, token.position, "This ) closes nothing; take it out, or open a group before it.")
        as_of, limit = self.settings.get("as-of"), self.settings.get("limit")
        day = parse_date(as_of).latest if as_of else None
        criterion = whole if isinstance(whole, All) else All((whole,))
        return Search(self.text, criterion, day, self.settings.get("sort", ""), int(limit) if limit else None)

    def peek(self) -> Token | None:
        return self.tokens[self.next] if self.next < len(self.tokens) else None

    def any(self) -> Criterion:
        parts = [self.all()]
        while (token := self.peek()) is not None and token.kind == "or":
            self.next += 1
            if (after := self.peek()) is None or after.kind in ("or", "close"):
                raise QueryError(self.text, after.position if after else len(self.text), "`or` needs something on either side.")
            parts.append(self.all())
        return parts[0] if len(parts) == 1 else AnyOf(tuple(parts))

    def all(self) -> Criterion:
        found: list[Criterion] = []
        begun = self.next
        while (token := self.peek()) is not None and token.kind not in ("or", "close"):
            criterion = self.one()
            if criterion is not None:
                found.append(criterion)
        if self.next == begun and token is not None and token.kind == "or":
            raise QueryError(self.text, token.position, "`or` needs something on either side.")
        return All(tuple(_together(found)))

    def one(self) -> Criterion | None:
        negated = False
        while (token := self.peek()) is not None and token.kind == "not":
            negated = not negated
            self.next += 1
        if token is None or token.kind in ("or", "close"):
            raise QueryError(self.text, token.position if token else len(self.text), "`not` needs something to take out behind it.")
        self.next += 1
        if token.kind == "open":
            criterion: Criterion | None = self.group(token)
        elif not token.name and not token.value:
            raise QueryError(self.text, token.position, "A - needs something to take out behind it.")
        else:
            negated ^= token.negated
            criterion = self.term(token)
        return Not(criterion) if criterion is not None and negated else criterion

    def group(self, opened: Token) -> Criterion:
        self.depth += 1
        if self.depth > DEEPEST:
            raise QueryError(self.text, opened.position, f"Groups nest at most {DEEPEST} deep.")
        inner = self.any()
        if (token := self.peek()) is None or token.kind != "close":
            raise QueryError(self.text, opened.position, "This group is not closed; end it with ).")
        self.next += 1
        self.depth -= 1
        return inner

    def term(self, token: Token) -> Criterion | None:
        field = token.name.lower()
        if field not in SETTINGS:
            return self.terms.criterion(token)
        if self.depth or any(other.kind == "or" for other in self.tokens):
            raise QueryError(self.text, token.position, f"`{field}:` is a setting of the whole query; it stands outside of groups and `or`.")
        if field in self.settings:
            raise QueryError(self.text, token.at, f"`{field}:` stands twice; keep one.")
        self.settings[field] = self.terms.setting(token)
        return None


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
