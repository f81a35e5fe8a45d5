"""The `claims` and `actions` of a file: each claim against the kind of its point."""

from __future__ import annotations

from typing import Any

from dateline.files.events import Mapping, Node, Scalar, Sequence
from dateline.files.report import MAX_CLAIMS, MAX_NAMES, MAX_OF_A_POINT, MAX_POINTS, MAX_RETRACTIONS, MAX_RETRACTIONS_OF_MANY, Report
from dateline.files.scalars import ID, check_scalar, check_word
from dateline.files.typed import Reference, Typing
from dateline.ledger.weighed import WHOLE
from dateline.model.action import Action
from dateline.model.actor import Actor
from dateline.model.claim import Claim
from dateline.model.fields import Field, form
from dateline.model.points import ACTOR_POINTS, PointKind, point_kind
from dateline.model.shown import quoted

_COUNT = form("count", "")


class LedgerTyping(Typing):
    """Adds to `Typing` what only an incident has: points, their kinds, and names for entries without an id."""

    def __init__(self, report: Report, root: Mapping) -> None:
        super().__init__(report)
        actions = root.pairs["actions"][1] if "actions" in root.pairs else None
        self.actions = frozenset(filter(None, map(_id_of, actions.items))) if isinstance(actions, Sequence) else frozenset()

    def mapping(self, field: Field, node: Node, what: str) -> dict[str, Any] | None:
        """Claims are lists below their points; everything else is as in `Typing`."""
        if field.record is not Claim:
            if field.key == "use":
                return self._use(field, node, what)
            read = super().mapping(field, node, what)
            names = sum(1 + len(actor.aka) for actor in read.values()) if read and field.record is Actor else 0
            if names > MAX_NAMES:
                self.beyond(
                    node, "name", f"The actors of a file have at most {MAX_NAMES:,} names and other spellings; these have {names:,}. Shorten `aka`"
                )
            return read
        if not isinstance(node, Mapping):
            self._wrong(node, "`claims` is a mapping: a point such as killed, a colon, and its list of claims")
            return None
        found: dict[str, Any] = {}
        self._bound_claims(node)
        for point, (key, value) in node.pairs.items():
            if self._good_point(key):
                claims = self._ledger(point, value)
                if claims:
                    found[point] = claims
        return found

    def _bound_claims(self, node: Mapping) -> None:
        """Hold the points of a file and their claims to their bounds. Raises BoundsError."""
        claims = 0
        for number, (point, (key, value)) in enumerate(node.pairs.items()):
            items = value.items if isinstance(value, Sequence) else []
            most = MAX_OF_A_POINT[point_kind(point, self.actions)]
            claims += len(items)
            if number == MAX_POINTS:
                self.beyond(key, "point", f"A file has at most {MAX_POINTS} points; this one has {len(node.pairs):,}. Take points together")
            if len(items) > most:
                what = f"{quoted(point)} has {len(items):,} claims; a point of its kind has at most {most:,}"
                self.beyond(items[most], "claim", f"{what}. Keep those that moved it")
            if len(items) > WHOLE:
                text = f"{quoted(point)} has {len(items):,} claims. Each of {WHOLE} is held against each; of more only the newest are"
                self.report.warning(
                    items[WHOLE].line,
                    items[WHOLE].column,
                    "many-claims",
                    f"{text}, so that a dispute or a step may be missed. Keep those that moved it.",
                )
            if claims > MAX_CLAIMS:
                self.beyond(items[MAX_CLAIMS - claims], "claim", f"A file has at most {MAX_CLAIMS:,} claims. Keep those that moved a figure")

    def _records(self, field: Field, node: Node, what: str) -> Any:
        if field.record is not Action or not isinstance(node, Sequence):
            return super()._records(field, node, what)
        self._bound(field, [(item, item) for item in node.items])
        found = []
        for number, item in enumerate(node.items, 1):
            ref = _id_of(item) or f"action#{number}"
            self.owner = ref
            action = self.record(Action, item, f"action {quoted(ref)}", ref=ref)
            self.owner = ""
            if action is not None:
                found.append(action)
        return tuple(found)

    def _ledger(self, point: str, node: Node) -> tuple[Claim, ...]:
        if not isinstance(node, Sequence):
            self._wrong(node, f"{quoted(point)} is a list of claims; begin each with a hyphen")
            return ()
        kind = point_kind(point, self.actions)
        found = []
        for number, item in enumerate(node.items, 1):
            ref = _id_of(item) or f"{point}#{number}"
            self.point, self.owner = point, ref
            self.points.setdefault(ref, point)
            claim = self.record(Claim, item, f"claim {quoted(ref)}", point=point, ref=ref)
            if isinstance(item, Mapping) and self._value_fits(kind, item) and claim is not None:
                found.append(claim)
            self.point = self.owner = ""
        self._bound_retractions(point, found)
        return tuple(found)

    def _bound_retractions(self, point: str, claims: list[Claim]) -> None:
        taking_back = [claim for claim in claims if claim.verb == "retracts"]
        most = MAX_RETRACTIONS if len(claims) <= WHOLE else MAX_RETRACTIONS_OF_MANY
        if len(taking_back) > most:
            of_many = "" if len(claims) <= WHOLE else f" of more than {WHOLE} claims"
            text = f"A point{of_many} has at most {most} that retract; {quoted(point)} has {len(taking_back):,}. Use `replaces` for a correction."
            self.report.error(taking_back[most].line, 1, "retraction-limit", text)

    def _value_fits(self, kind: PointKind, item: Mapping) -> bool:
        """Hold value and actor of a claim to the kind of its point."""
        wanted, other = ("actor", "value") if kind == "actors" else ("value", "actor")
        if wanted not in item.pairs:
            verb = item.pairs["verb"][1] if "verb" in item.pairs else None
            if isinstance(verb, Scalar) and verb.text in ("denies", "retracts"):
                return True
            self.report.error(
                item.line,
                item.column,
                "missing-key",
                f"A claim of {quoted(self.point)} lacks {quoted(wanted)} (only denies and retracts go without).",
            )
            return False
        if other in item.pairs:
            key = item.pairs[other][0]
            self.report.error(key.line, key.column, "point", f"A claim of {quoted(self.point)} has {quoted(wanted)}, not {quoted(other)}.")
            return False
        node = item.pairs[wanted][1]
        if not isinstance(node, Scalar) or not node.text.strip():
            return False
        try:
            if kind == "count":
                check_scalar(_COUNT, node.text)
            elif kind == "verdict":
                check_word("verdict", node.text)
        except ValueError as error:
            self.report.error(node.line, node.column, kind, error.__str__)
            return False
        return True

    def _good_point(self, key: Scalar) -> bool:
        owner, dot, field = key.text.partition(".")
        if not ID.fullmatch(owner) or (dot and not ID.fullmatch(field)):
            self.report.error(key.line, key.column, "point", f"{quoted(key.text)} is no point: a-z, 0-9 and hyphens, or <actor>.<field>.")
            return False
        if dot and owner not in self.actions:
            self.references.append(Reference("actor", owner, key, key.text, "", "point"))
        return True

    def _use(self, field: Field, node: Node, what: str) -> dict[str, Any] | None:
        assert field.record is not None
        if not isinstance(node, Mapping):
            self._wrong(node, f"{quoted(field.key)} of {what} is a mapping: a point, a colon, and {{claim: …, why: …}}")
            return None
        found = {}
        for point, (key, value) in node.pairs.items():
            self.point, self.owner = point, "use"
            record = self.record(field.record, value, f"the desk's choice for {quoted(point)}")
            self.point = self.owner = ""
            if record is not None and (ID.fullmatch(point) or point in ACTOR_POINTS or self._good_point(key)):
                found[point] = record
        return found


def _id_of(entry: Node) -> str:
    """The `id` of an entry of a list, "" where it has none."""
    node = entry.pairs["id"][1] if isinstance(entry, Mapping) and "id" in entry.pairs else None
    return node.text if isinstance(node, Scalar) else ""
