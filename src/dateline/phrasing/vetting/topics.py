"""Following a story: which incident each sentence, and each figure in it, speaks of."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from dateline.phrasing.vetting.cues import STRONG, Cue
from dateline.phrasing.vetting.days import Mention
from dateline.phrasing.vetting.elsewhere import OTHER, Elsewhere
from dateline.phrasing.vetting.incidents import ANY_EVENT, ENOUGH, MARGIN, Sites, bare_years
from dateline.phrasing.vetting.lexicon import ELSEWHERE, EVENT_WORDS
from dateline.phrasing.vetting.sentences import Sentence, Token
from dateline.phrasing.vetting.subjects import SPEECH
from dateline.phrasing.vetting.timing import role_of
from dateline.phrasing.vetting.wordlist import listed

_PLACED = frozenset({"in", "at", "near", "outside", "around"})
_DASHES = frozenset("—-")
_OPENINGS = frozenset("—:-")
_SINCE = listed("since than like unlike after following recalling echoing similar resembled")
_DEFINITE = listed("the this that these those its twin")


_STARTS = listed("of in on at to by for with was were is are had has said that which who and after before since from")


class Scene(Struct):
    """What one sentence speaks of: `here` the incident of the sentence as a whole ("" none); `named` those that it names."""

    here: str
    named: tuple[str, ...]
    cues: tuple[Cue, ...]
    carried: str = ""


class Follower:
    """Carries the incident from sentence to sentence, until another is named or the topic leaves."""

    def __init__(self, sites: Sites) -> None:
        """Begin a story that speaks of nothing yet."""
        self.sites = sites
        self.main = ""
        self.current = ""
        self.paragraph = -1
        self.away = False
        self.gone = False
        self.seen: set[str] = set()
        self.titled = ""
        self.away_words: set[str] = set()
        self.places = Elsewhere(sites)

    def scene(self, sentence: Sentence, masked: frozenset[int], dates: Sequence[Mention]) -> Scene:
        """What a sentence speaks of, and remember it for the next."""
        tokens = sentence.tokens
        if sentence.paragraph != self.paragraph:
            self.paragraph = sentence.paragraph
            self.current = self.main
            self.away = self.away and (self.gone or not sentence.lows.isdisjoint(self.away_words))
        cues, scores = self._scored(sentence, masked, dates)
        named = self._named(scores, cues, sentence.lows)
        before = self.current
        if named:
            best = max(named, key=lambda i: scores[i])
            background = before and before not in named and self._is_background(tokens, cues, best, dates)
            if not background:
                if not self.main or not self._compares(tokens):
                    self.main = best
                self.current = best
            else:
                self.current = before
            self.away = self.gone = False
            self.seen |= set(named)
            return Scene(best, named, tuple(cues), before)
        if self.away or self._leaves(sentence, cues, dates, masked):
            self.away = not self._returns(sentence, cues, dates)
            self.gone = self.gone and self.away
        if self.away:
            return Scene("", (), tuple(cues))
        return Scene(self.current, (), tuple(cues), self.current)

    def _scored(self, sentence: Sentence, masked: frozenset[int], dates: Sequence[Mention]) -> tuple[list[Cue], dict[str, float]]:
        """The words of a sentence that point to incidents, and how strongly each is pointed to."""
        tokens = sentence.tokens
        every, cues = self.sites.cues(tokens, masked)
        if not every and not dates:
            return [], {}
        if not sentence.lows.isdisjoint(_DASHES):
            every, cues = self._without_dateline(tokens, every), self._without_dateline(tokens, cues)
        dating = [m for m in dates if role_of(tokens, m) != "said"]
        scores = self.sites.scores(sentence, cues, dating)
        if max(scores.values(), default=0) < ENOUGH:
            cues, scores = self._on_the_day(sentence, every, cues, scores, dating)
        if max(scores.values(), default=0) < ENOUGH and self._is_label(tokens, cues):
            scores = {c.incident: ENOUGH for c in cues if c.incident in self.seen}
        pointed = {c.incident for c in cues}
        if not pointed >= scores.keys() and any(
            self.places.is_foreign_place(i, tokens, n + 1)
            for i in scores.keys() - pointed
            for n in range(len(tokens) - 1)
            if tokens[n].low in _PLACED
        ):
            scores = {i: score for i, score in scores.items() if i in pointed}  # only the day fits, and it happened elsewhere
        return cues, scores

    def _on_the_day(
        self, sentence: Sentence, every: list[Cue], cues: list[Cue], scores: dict[str, float], dates: Sequence[Mention]
    ) -> tuple[list[Cue], dict[str, float]]:
        """What the day of an incident adds to a name too weak alone: that of a title above, or of the speaker's office.

        `Crocus City Hall: what we know`, then `Date: 22 March 2024`; `the head of Kerman's emergency services … the bombing of Jan. 3`.
        """
        tokens = sentence.tokens
        strong = {c.incident for c in every if c.weight >= STRONG}
        bombed = not sentence.lows.isdisjoint(EVENT_WORDS)
        of_day = {i for i in strong if bombed and self.sites.on_its_day(i, dates)}
        titled = {self.titled} - {""} if self.titled and self.sites.on_its_day(self.titled, dates) else set()
        if len(strong) == 1 and not self.current and tokens[-1].text not in ".!?" and len(tokens) <= 12:
            self.titled = next(iter(strong))
        if len(of_day | titled) != 1:
            return cues, scores
        found = next(iter(of_day | titled))
        return [c for c in every if c.incident == found], {found: ENOUGH}

    def _is_label(self, tokens: Sequence[Token], cues: Sequence[Cue]) -> bool:
        """Whether a line is a label such as `FACT BOX: STOCKHOLM`, of an incident that the draft has named before."""
        short = len(tokens) <= 8 and tokens[-1].text not in ".!?" and not any(t.is_figure for t in tokens)
        return short and any(c.incident in self.seen and c.weight >= STRONG for c in cues)

    def _without_dateline(self, tokens: Sequence[Token], cues: list[Cue]) -> list[Cue]:
        """Where the body of a lead names a place too, its dateline says only where it was written."""
        dash = next((n for n, t in enumerate(tokens[:16]) if t.text == "—" or (t.text == "-" and n and t.start > tokens[n - 1].end)), None)
        if dash is None or not tokens[0].text.isupper() or not any(c.place > dash and c.weight >= STRONG for c in cues):
            return cues
        return [c for c in cues if c.place > dash]

    def of_figure(self, scene: Scene, tokens: Sequence[Token], core: int, dates: Sequence[Mention]) -> str:
        """The incident that the figure at `core` speaks of; "" for none."""
        if len(scene.named) == 1 and scene.carried and scene.carried != scene.here:
            first = min((c.place for c in scene.cues if c.incident == scene.here and c.weight >= STRONG - 1), default=0)
            turn = next((n for n in range(first, -1, -1) if tokens[n].low in _SINCE), None)
            if turn is not None and core < turn:
                return scene.carried
        found = scene.here if len(scene.named) < 2 else self._nearest(scene, core)
        if found and self.places.is_foreign(found, tokens, core, dates, named=found in scene.named):
            return ""
        return found

    def _named(self, scores: dict[str, float], cues: Sequence[Cue], lows: frozenset[str]) -> tuple[str, ...]:
        """The incidents that a sentence names; of several that the same words point to the best, or the one spoken of."""
        strong = {i: s for i, s in scores.items() if s >= ENOUGH}
        if not strong or not lows.isdisjoint(ELSEWHERE):
            return ()
        if len(strong) == 1:
            return tuple(strong)
        places = {i: {c.place for c in cues if c.incident == i and c.weight >= STRONG - 1} for i in strong}
        kept = []
        for i, score in strong.items():
            rivals = [j for j in strong if j != i and places[i] <= places[j]]
            if any(strong[j] > score + MARGIN for j in rivals):
                continue
            ties = [j for j in rivals if abs(strong[j] - score) <= MARGIN]
            if ties and i != self.current:
                continue
            kept.append(i)
        return tuple(kept)

    def _nearest(self, scene: Scene, core: int) -> str:
        """Of the incidents that a sentence names the one named nearest to a figure; before it rather than behind it."""
        best, found = float("inf"), ""
        for cue in scene.cues:
            if cue.incident in scene.named and cue.weight >= STRONG:
                distance = core - cue.place if cue.place < core else (cue.place - core) * 1.3
                if distance < best or (distance == best and cue.incident == scene.here):
                    best, found = distance, cue.incident
        return found

    def _is_background(self, tokens: Sequence[Token], cues: Sequence[Cue], best: str, dates: Sequence[Mention]) -> bool:
        """Whether another incident is only compared with: `the worst since the 2018 attack in Ahvaz`."""
        first = min((c.place for c in cues if c.incident == best and c.weight >= STRONG - 1), default=0)
        if any(t.low in _SINCE for t in tokens[max(0, first - 12) : first]):
            return True
        if self.sites.spans[best][0] < self.sites.spans[self.current][0]:
            years = {m.year for m in dates if m.year} | set(bare_years(tokens, dates).values())
            return self.sites.spans[best][0].year in years and self.sites.spans[self.current][0].year not in years
        return False

    @staticmethod
    def _compares(tokens: Sequence[Token]) -> bool:
        return any(t.low in _SINCE for t in tokens[:4])

    def _leaves(self, sentence: Sentence, cues: Sequence[Cue], dates: Sequence[Mention], masked: frozenset[int]) -> bool:
        """Whether a sentence that names no incident speaks of something else."""
        tokens, lows = sentence.tokens, sentence.lows
        if not lows.isdisjoint(ELSEWHERE):
            return True
        if not self.current:
            return False
        if self.sites.is_other_event(self.current, lows, dates):
            return True
        if self._definite(sentence):
            return False
        if any(c.incident == self.current and c.weight >= STRONG for c in cues):
            return False
        head = [] if lows.isdisjoint(_OPENINGS) else tokens[:9]
        opening = next((n for n, t in enumerate(head) if t.text in "—:" or (t.text == "-" and n and t.start > head[n - 1].end)), None)
        if (
            opening is not None
            and any(self.places.is_foreign_word(self.current, t) and self.places.is_place(t) for t in head[:opening])
            and not any(self.places.owns(self.current, t) for t in head[:opening])
        ):
            self.gone = True
            return True
        placed = (
            []
            if lows.isdisjoint(_PLACED)
            else [
                n
                for n in range(len(tokens) - 1)
                if tokens[n].low in _PLACED
                and n not in masked
                and not (n and tokens[n - 1].low in SPEECH)
                and self.places.is_foreign_place(self.current, tokens, n + 1)
            ]
        )
        self.away_words = {tokens[n + 1].low for n in placed}
        if placed and (placed[0] == 0 or not lows.isdisjoint(EVENT_WORDS) or "killed" in lows or "died" in lows):
            return True
        return self._other_kind(lows) and any(
            t.low in ("a", "an") and any(x.low in EVENT_WORDS for x in tokens[n + 1 : n + 4]) for n, t in enumerate(tokens)
        )

    def _returns(self, sentence: Sentence, cues: Sequence[Cue], dates: Sequence[Mention]) -> bool:
        """Whether a sentence after a digression comes back to the story: a new paragraph with `the attack`, or a cue."""
        if not sentence.first or not self.current or not sentence.lows.isdisjoint(ELSEWHERE):
            return False
        if self.sites.is_other_event(self.current, sentence.lows, dates):
            return False
        return self._definite(sentence) or any(c.incident == self.current for c in cues)

    def _definite(self, sentence: Sentence) -> bool:
        """Whether a sentence points back: `the attack`, `the twin blasts`, `this toll`; of the kind that the incident is."""
        kinds = self.sites.kinds[self.current]
        words = kinds.own | ANY_EVENT
        if sentence.lows.isdisjoint(_DEFINITE) or sentence.lows.isdisjoint(words):
            return False
        tokens = sentence.tokens
        return any(token.low in _DEFINITE and _noun_follows(tokens, n, words) for n, token in enumerate(tokens))

    def _other_kind(self, lows: frozenset[str]) -> bool:
        kinds = self.sites.kinds[self.current]
        return bool(kinds.own) and lows.isdisjoint(kinds.own) and not lows.isdisjoint(kinds.other)


def _noun_follows(tokens: Sequence[Token], place: int, words: frozenset[str]) -> bool:
    """Whether one of `words` stands within six tokens behind an article, without a verb or mark between and no `other` before it."""
    for token in tokens[place + 1 : place + 7]:
        if token.low in words:
            return True
        if token.low in OTHER or token.text in ",;—" or token.low in _STARTS:
            return False
    return False
