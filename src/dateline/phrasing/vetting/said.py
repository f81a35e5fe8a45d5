"""Who is made to say a figure, and whether they did."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.phrasing.people import actor_names
from dateline.phrasing.vetting.attributions import Attribution
from dateline.phrasing.vetting.book import Asked, fits, nearly
from dateline.phrasing.vetting.desks import Desk
from dateline.phrasing.vetting.finding import Ruling
from dateline.phrasing.vetting.lexicon import HISTORY
from dateline.phrasing.vetting.numbers import NUMBER_WORDS
from dateline.phrasing.vetting.passage import Passage
from dateline.phrasing.vetting.points import Reading
from dateline.phrasing.vetting.scopes import classes_of, scope_classes
from dateline.phrasing.vetting.sentences import Token
from dateline.phrasing.vetting.speakers import Speakers, is_sort, said_by

_TOLD_OF = frozenset({"toll", "figure", "count", "tally", "estimate", "number", "estimates", "figures", "reports", "tolls"})


def attributed(passage: Passage, reading: Reading) -> list[int]:
    """Numbers of the attributions that speak for a figure: of its own part of the sentence, else of the only one there is."""
    tokens, segments, spoken = passage.tokens, passage.segments, passage.spoken
    figures = [n for n, a in enumerate(spoken) if a.kind == "figure"]
    if not figures or _is_aside(tokens, reading) or (reading.history and _is_earlier_toll(tokens, reading)):
        return []
    core = reading.quantity.core
    mine = [n for n in figures if segments[spoken[n].verb] == segments[core]]
    if mine:
        return mine
    behind = [n for n in figures if segments[spoken[n].verb] < segments[core] and not any(t.text == ";" for t in tokens[spoken[n].verb : core])]
    before = [n for n in figures if segments[spoken[n].verb] > segments[core] and not _opens_its_own(tokens, core, spoken[n])]
    return behind[-1:] or (before if len(before) == 1 else [])


def _opens_its_own(tokens: Sequence[Token], core: int, attribution: Attribution) -> bool:
    """`13 people were killed; IRNA said 15`: behind a semicolon a speaker with a figure of his own does not speak for that before it."""
    if not any(t.text == ";" for t in tokens[core : attribution.first]):
        return False
    rest = tokens[attribution.verb + 1 :]
    end = next((n for n, t in enumerate(rest) if t.text == ";"), len(rest))
    return any(t.is_figure or t.low in NUMBER_WORDS for t in rest[:end])


def speaks(desk: Desk, passage: Passage, attribution: Attribution) -> bool:
    """Whether the words name somebody: by a proper name, or as a sort of speaker. `An affidavit says` does not."""
    words = passage.tokens[attribution.first : attribution.last + 1]
    if attribution.label:
        return desk.voices.names_somebody(words) or (words[-1].text.islower() and desk.voices.meant(words).known)
    proper = any(t.is_word and t.text[0].isupper() and t.start != passage.sentence.start for t in words)
    return proper or is_sort(words) or desk.meant(words).known


def speakers_of(desk: Desk, passage: Passage, mine: Sequence[int], last: Speakers | None) -> tuple[Speakers, ...]:
    """Whom the attributions of a figure mean; a pronoun the `last` who spoke; outlets only where nobody else is named."""
    found = []
    for n in mine:
        a = passage.spoken[n]
        if a.pronoun:
            found += [last] if last is not None else []
        elif not a.told:
            found.append(desk.meant(passage.tokens[a.first : a.last + 1]))
    people = [s for s in found if not s.outlet]
    return tuple(people or found)


def attribution_ruling(desk: Desk, words: Sequence[Token], carried: Sequence[Asked]) -> Ruling | None:
    """Whether whoever is made to say some figures said at least one of them."""
    speakers = desk.meant(words)
    for asked in carried:
        ruling = _borne_out(desk, speakers, asked)
        if ruling is not None:
            return ruling
    asked = carried[0]
    if not desk.book.has_figures(asked.point):
        return None
    known = (
        f"The file has others by {actor_names(desk.incident, sorted(speakers.ids)[:3])}" if speakers.ids else "Nobody of that name speaks in the file"
    )
    others = desk.book.fitting(asked.point, asked.quantity)
    theirs = next((e for e in others if said_by(e.claim, speakers, desk.incident)), None)
    if theirs is not None:
        return Ruling("not-found", asked.point, f"Theirs is a figure of a part: {desk.book.told(theirs)}.", (theirs.claim.ref,))
    by = f"; this figure stands as {' and '.join(desk.book.told(e) for e in others[:2])}" if others else ""
    point = asked.point
    if point.startswith("action:"):
        first = desk.book.actions(point)[0]
        point = f"{first.id or first.ref}.count"
    return Ruling("not-found", point, f"No claim of this figure is by that speaker. {known}{by}.")


def _borne_out(desk: Desk, speakers: Speakers, asked: Asked) -> Ruling | None:
    """The claim or action that holds a figure and is by one of the speakers."""
    sorts = classes_of(asked.noun)
    for entry in desk.book.like(asked.point, asked.quantity):
        of_part = entry.claim.scope and not sorts & scope_classes(entry.claim.scope)
        same = fits(asked.quantity, entry.claim.value) or nearly(asked.quantity, entry.claim.value)
        if same and not of_part and said_by(entry.claim, speakers, desk.incident):
            return Ruling("supported", asked.point, f"{desk.book.told(entry)}.", (entry.claim.ref,))
    for action in desk.book.actions(asked.point):
        if fits(asked.quantity, action.count) and not speakers.ids.isdisjoint(action.by + action.actor):
            return Ruling("supported", f"{action.id or action.ref}.count", "The action is theirs, or told by them.")
    return None


def _is_earlier_toll(tokens: Sequence[Token], reading: Reading) -> bool:
    """`revising an earlier toll of 103`, `up from 84`: a past figure that the speaker need not have given."""
    lead = [t.low for t in tokens[max(0, reading.quantity.first - 5) : reading.quantity.first]]
    told = any(word in HISTORY and _TOLD_OF & set(lead[n + 1 : n + 3]) for n, word in enumerate(lead))
    return bool(lead) and (lead[-1] == "from" or told)


def _is_aside(tokens: Sequence[Token], reading: Reading) -> bool:
    """Whether a figure stands in a relative clause that no speaker vouches for: `the attack, which killed 96, would be avenged`."""
    before = [t.low for t in tokens[max(0, reading.trigger - 2) : reading.trigger]]
    return not {"which", "that"}.isdisjoint(before) and {"people", "said", "announced", "reported"}.isdisjoint(before)
