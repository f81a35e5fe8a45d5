"""What a date in a sentence dates: the incident, a statement, the story itself, or something else."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.phrasing.vetting.days import Mention, Role
from dateline.phrasing.vetting.lexicon import EVENT_WORDS, HAPPENED, MOVES, TOLLS, TRIGGERS
from dateline.phrasing.vetting.sentences import Token
from dateline.phrasing.vetting.subjects import SPEECH
from dateline.phrasing.vetting.wordlist import listed

_INCIDENT = (EVENT_WORDS | HAPPENED | {word for word, point in TRIGGERS.items() if point in ("killed", "injured")}) - TOLLS - {
    "died", "dies", "die", "attackers", "attacker", "gunman", "gunmen", "bomber", "bombers", "victims", "victim", "planned", "driver", "dead", "deaths", "injuries", "fatalities", "hurt", "terror", "terrorist", "bodies",
}  # fmt: skip
_OTHER = frozenset(word for word, point in TRIGGERS.items() if point.startswith("action") or point == "arrested") | listed(
    "arraigned trial buried burial funeral funerals verdict ruling hearing hearings convicted visited birthday born anniversary "
    "published updated raided operation condemned ceremony vigil since until before claimed"
)
_SAID = (
    SPEECH
    | MOVES
    | TOLLS
    | {"statement", "figures", "count", "update", "hospital", "hospitals", "still", "up", "down", "remained", "remain", "custody"}
) - {
    "brought",
    "grew",
    "came",
    "numbered",
    "raised",
    "takes",
    "took",
}
_REACTED = listed("claimed condemned blamed denounced mourned discussed claiming condemning blaming investigating")
_REACH = 26
_DATED = EVENT_WORDS - TOLLS - {"attackers", "raid", "gunman", "planned"}


def role_of(tokens: Sequence[Token], mention: Mention) -> Role:
    """What a date dates: the nearest word before it that can be dated, else the first behind it; `the Jan. 3 bombing` at once."""
    if mention.role is None:
        mention.role = _role_of(tokens, mention)
    return mention.role


def _role_of(tokens: Sequence[Token], mention: Mention) -> Role:
    for token in tokens[mention.last + 1 : mention.last + 4]:
        if token.low in _DATED:
            return "incident"
        if not token.is_word and token.text not in ",-":
            break
    if _just_said(tokens, mention):
        return "said"
    lead = [t.low for t in tokens[max(0, mention.first - 2) : mention.first]]
    if lead[-1:] and lead[-1] in ("by", "until", "since", "before", "after"):
        return "said" if lead[-1] == "by" else "other"
    if any(t.low in HAPPENED or t.low in ("killed", "killing", "exploded") for t in tokens[mention.last + 1 : mention.last + 3]):
        return "incident"
    for place in range(mention.first - 1, max(-1, mention.first - 1 - _REACH), -1):
        role = _role(tokens, place)
        if role == "incident" and any(t.low in _REACTED for t in tokens[max(0, place - 8) : place]):
            return "other"  # "claimed responsibility for the attack on Tuesday"
        if role is not None:
            return role
        if tokens[place].text in ";—":
            break
    for place in range(mention.last + 1, min(len(tokens), mention.last + 2 + _REACH)):
        role = _role(tokens, place)
        if role is not None:
            return role
    return "other"


def anchor_of(tokens: Sequence[Token], dates: Sequence[Mention], first: bool) -> Mention | None:
    """The date of the story itself: in a dateline (`KERMAN, Iran, Jan. 4 (AP) —`), or alone on its line."""
    for mention in dates:
        if mention.month is None or mention.day is None:
            continue
        words = [t for n, t in enumerate(tokens) if t.is_word and not mention.first <= n <= mention.last]
        if mention.first == 0 and _is_clock(tokens, mention.last + 1):
            return mention  # a live blog: "24 March, 18:05"
        if mention.first == 0 and words:
            continue  # a label or a sentence: "8 October 2021 - the mosque in Kunduz"
        if len(words) <= 3 and not any(t.low in EVENT_WORDS for t in words):
            return mention
        if first and mention.first <= 10:
            dash = next((n for n in range(mention.last + 1, min(mention.last + 9, len(tokens))) if _is_dash(tokens, n)), None)
            if dash is not None and not any(t.low in EVENT_WORDS or t.low in TRIGGERS for t in tokens[:dash]):
                return mention
    return None


def _is_clock(tokens: Sequence[Token], place: int) -> bool:
    """Whether a time of day follows: `, 18:05`."""
    at = place + 1 if place < len(tokens) and tokens[place].text in ",|" else place
    return at + 2 < len(tokens) and tokens[at].is_figure and tokens[at + 1].text == ":" and tokens[at + 2].is_figure


def _is_dash(tokens: Sequence[Token], place: int) -> bool:
    token = tokens[place]
    if token.text == "—":
        return True
    joined = place and tokens[place - 1].end == token.start
    return token.text == "-" and not (joined and place + 1 < len(tokens) and tokens[place + 1].start == token.end)


def _just_said(tokens: Sequence[Token], mention: Mention) -> bool:
    """`said on Thursday`, `said in a statement on Jan. 4`."""
    place = mention.first - 1
    while place >= 0 and mention.first - place <= 6:
        token = tokens[place]
        if token.low in SPEECH:
            return True
        if token.low not in (
            "on",
            "in",
            "a",
            "late",
            "early",
            "statement",
            "press",
            "release",
            "conference",
            "news",
            "briefing",
            "reporters",
            "the",
            "at",
            ",",
            "of",
        ):
            return False
        place -= 1
    return False


def _role(tokens: Sequence[Token], place: int) -> Role | None:
    low = tokens[place].low
    if low in _OTHER:
        return "other"
    if low in _SAID:
        return "said"
    return "incident" if low in _INCIDENT else None
