"""Counterterrorism and other responses."""

from typing import Annotated

from dateline.model.fields import Record, form, id_of, text, word


class Action(Record, kw_only=True, frozen=True):
    """One response: who did what against whom, and who told it."""

    id: Annotated[str, form("id", "what points such as <action>.count refer to")] = ""
    ref: str = ""
    kind: Annotated[str, word("action_kind", "what kind of response")]
    actor: Annotated[tuple[str, ...], id_of("actor", "who did it")] = ()
    against: Annotated[tuple[str, ...], id_of("actor", "against whom")] = ()
    count: Annotated[str, form("count", "how many persons, or what `of` says")] = ""
    of: Annotated[str, text("what is counted where it is not persons")] = ""
    what: Annotated[str, text("what was done, in a few words")] = ""
    term: Annotated[str, text("of a sentence: 15 years, life, death")] = ""
    place: Annotated[str, text("where")] = ""
    date: Annotated[str, form("span", "when it happened; ../D and D/.. are allowed")] = ""
    status: Annotated[str, word("action_status", "how far it is known to have gone")] = ""
    outcome: Annotated[str, text("what came of it, in one sentence")] = ""
    outcome_source: Annotated[tuple[str, ...], id_of("source", "where the outcome was read")] = ()
    by: Annotated[tuple[str, ...], id_of("actor", "who told it")]
    said: Annotated[str, form("moment", "when it was told")] = ""
    source: Annotated[tuple[str, ...], id_of("source", "where it was read")]
    verb: Annotated[str, word("verb", "the stance of the speaker")] = ""
    credibility: Annotated[str, word("credibility", "Admiralty credibility of this statement")] = ""
    hold: Annotated[str, text("why this must not be printed")] = ""
    note: Annotated[str, text("what a reader must know")] = ""
    line: int = 0
