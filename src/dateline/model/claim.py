"""A claim: a value, who asserted it, when, and in which document that was read. Claims are never deleted."""

from typing import Annotated

from dateline.model.fields import Record, form, id_of, text, word


class Claim(Record, kw_only=True, frozen=True):
    """One entry of a point's ledger.

    `point` and `ref` are given by the reader: `ref` is the claim's id, or `point#n` (from 1) where it has none.
    """

    point: str = ""
    ref: str = ""
    value: Annotated[str, form("value", "a count, or text, as the point asks")] = ""
    id: Annotated[str, form("id", "only where something refers to this claim")] = ""
    actor: Annotated[str, id_of("actor", "responsibility and attribution: who did it, it is said")] = ""
    by: Annotated[tuple[str, ...], id_of("actor", "who asserts")]
    said: Annotated[str, form("moment", "when it was asserted")] = ""
    source: Annotated[tuple[str, ...], id_of("source", "where it was read")]
    verb: Annotated[str, word("verb", "the stance of the speaker")] = ""
    attackers: Annotated[str, word("attackers", "whether a count holds the attackers")] = ""
    scope: Annotated[str, text("a part of the whole, such as: police; none means the whole")] = ""
    tie: Annotated[str, word("tie", "how an actor is said to be tied to the attack")] = ""
    replaces: Annotated[tuple[str, ...], id_of("claim", "claims of the same point that this one corrects")] = ()
    disputes: Annotated[tuple[str, ...], id_of("claim", "claims of the same point that this one contradicts")] = ()
    repeats: Annotated[tuple[str, ...], id_of("claim", "an older claim printed again without a new origin: an echo")] = ()
    why: Annotated[str, text("the reason given")] = ""
    credibility: Annotated[str, word("credibility", "Admiralty credibility of this statement")] = ""
    quote: Annotated[str, text("the speaker's words, at most 40")] = ""
    at: Annotated[str, text("page, minute, paragraph")] = ""
    hold: Annotated[str, text("why this must not be printed")] = ""
    note: Annotated[str, text("what a reader must know")] = ""
    line: int = 0
