"""Vetting a draft: text in, findings out. The other modules of this folder each answer one question; this one asks them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from dateline.errors import UsageError
from dateline.model.incident import Incident
from dateline.model.shown import show_line
from dateline.phrasing.vetting.attributions import ATTRIBUTING, attributions
from dateline.phrasing.vetting.book import Asked
from dateline.phrasing.vetting.claimants import claimant_ruling
from dateline.phrasing.vetting.days import DATED, mentions
from dateline.phrasing.vetting.desks import Desks
from dateline.phrasing.vetting.finding import Finding, Findings, Ruling
from dateline.phrasing.vetting.incidents import Sites
from dateline.phrasing.vetting.numbers import quantities
from dateline.phrasing.vetting.passage import Passage, segments_of
from dateline.phrasing.vetting.points import Reading, read
from dateline.phrasing.vetting.said import attributed, attribution_ruling, speakers_of, speaks
from dateline.phrasing.vetting.sentences import Sentence, sentences_of
from dateline.phrasing.vetting.speakers import Speakers
from dateline.phrasing.vetting.story_days import StoryDays
from dateline.phrasing.vetting.timing import anchor_of
from dateline.phrasing.vetting.topics import Follower
from dateline.phrasing.vetting.verdicts import rule

MOST_TOKENS = 14_000
"""Words, figures, marks and sentences of a draft. Prose as long as a draft may be has 13,000; what has more costs more than its length."""


def vet_text(text: str, incidents: Sequence[Incident], as_of: dt.date, *, with_held: bool = False) -> tuple[Finding, ...]:
    """The findings of a draft in the order of its text, against what was known of `incidents` at the end of `as_of`.

    Raises UsageError where it has too many words or findings.
    """
    sentences = sentences_of(text)
    if len(sentences) + sum(len(sentence.tokens) for sentence in sentences) > MOST_TOKENS:
        raise UsageError(f"The draft has more than {MOST_TOKENS:,} words, figures, marks and sentences; vet it in parts.")
    reader = _Reader(text, incidents, as_of, with_held=with_held)
    for sentence in sentences:
        reader.read(sentence)
    return reader.findings.ordered()


class _Reader:
    """One reading of one draft: what it speaks of, what it counted last, who spoke last."""

    def __init__(self, text: str, incidents: Sequence[Incident], as_of: dt.date, *, with_held: bool) -> None:
        sites = Sites(incidents)
        self.follower = Follower(sites)
        self.desks = Desks(sites, as_of, with_held=with_held)
        self.days = StoryDays(sites, as_of)
        self.findings = Findings(text)
        self.last_point = ""
        self.last_speaker: tuple[str, Speakers] | None = None

    def read(self, sentence: Sentence) -> None:
        """Make the findings of the next sentence."""
        passage = self._passage(sentence)
        if passage.scene.here:
            self.days.check(passage, self.follower, self.findings)
            self._names(passage)
            self._claimants(passage)
        self._figures(passage)

    def _passage(self, sentence: Sentence) -> Passage:
        tokens = sentence.tokens
        dates = [] if sentence.lows.isdisjoint(DATED) else mentions(tokens)
        spoken = [] if sentence.lows.isdisjoint(ATTRIBUTING) else attributions(tokens)
        masked = frozenset([n for a in spoken if a.kind == "figure" for n in range(a.first, a.last + 1)])
        scene = self.follower.scene(sentence, masked, dates)
        anchor = anchor_of(tokens, dates, sentence.first) if dates else None
        self.days.remember(anchor, scene.here)
        figures = quantities(tokens, frozenset([n for m in dates for n in range(m.first, m.last + 1)]))
        readings = read(tokens, figures, self.last_point)
        if readings:
            self.last_point = next((r.point for r in readings if not r.part), readings[0].point)
        return Passage(sentence, scene, dates, anchor, spoken, readings, segments_of(sentence, spoken) if readings else [])

    def _figures(self, passage: Passage) -> None:
        """The figures of a sentence, and whoever is made to say them."""
        carried: dict[int, tuple[str, list[Asked]]] = {}
        for reading in passage.readings:
            incident = self.follower.of_figure(passage.scene, passage.tokens, reading.quantity.core, passage.dates)
            if incident:
                self._figure(passage, reading, incident, carried)
        for n, (incident, asked) in carried.items():
            a = passage.spoken[n]
            ruling = attribution_ruling(self.desks.of(incident), passage.tokens[a.first : a.last + 1], asked)
            if ruling is not None:
                self.findings.add(passage.sentence, (a.first, a.last), "attribution", incident, ruling)
        for a in passage.spoken:
            if a.kind == "figure" and not a.pronoun and passage.scene.here:
                meant = self.desks.of(passage.scene.here).meant(passage.tokens[a.first : a.last + 1])
                if meant.known:
                    self.last_speaker = (passage.scene.here, meant)

    def _figure(self, passage: Passage, reading: Reading, incident: str, carried: dict[int, tuple[str, list[Asked]]]) -> None:
        """One figure; the attributions that speak for it are noted in `carried`, each with its incident and its figures."""
        desk, quantity = self.desks.of(incident), reading.quantity
        mine = [n for n in attributed(passage, reading) if passage.spoken[n].pronoun or speaks(desk, passage, passage.spoken[n])]
        last = self.last_speaker[1] if self.last_speaker is not None and self.last_speaker[0] == incident else None
        speakers = speakers_of(desk, passage, mine, last) if quantity.count is not None else ()
        day = None if reading.history else self.days.said_on(passage, reading, incident)
        asked = Asked(quantity, reading.point, reading.noun, reading.part, reading.history, speakers, day)
        ruling = rule(desk.book, asked)
        if ruling is None:
            return
        self.findings.add(passage.sentence, (quantity.first, quantity.last), "number", incident, ruling)
        for n in mine:
            if not passage.spoken[n].pronoun and not passage.spoken[n].told:
                of, figures = carried.setdefault(n, (incident, []))
                figures += [asked] if of == incident else []

    def _names(self, passage: Passage) -> None:
        """The persons and groups that a sentence names."""
        tokens = passage.tokens
        for incident in passage.scene.named or (passage.scene.here,):
            desk = self.desks.of(incident)
            for name in desk.names.names(tokens):
                start, end = tokens[name.first].start, tokens[name.last].end
                if any(f.kind == "name" and f.start < end and start < f.end for f in self.findings.made[-30:]):
                    continue
                actor = desk.incident.actors[name.actor]
                title = f", {show_line(actor.title)}" if actor.title else ""
                if name.nearest:
                    ruling = Ruling("not-found", "", f"No spelling of the file. Nearest: {show_line(name.nearest)}.")
                else:
                    ruling = Ruling("supported", "", f"{show_line(actor.name)}{title}.")
                self.findings.add(passage.sentence, (name.first, name.last), "name", incident, ruling)

    def _claimants(self, passage: Passage) -> None:
        """Who is made to claim the attack, or is blamed for it."""
        for a in passage.spoken:
            if a.kind == "figure":
                continue
            scene = passage.scene
            incident = scene.here if len(scene.named) < 2 else self.follower.of_figure(scene, passage.tokens, a.verb, ())
            ruling = claimant_ruling(self.desks.of(incident), a, passage.tokens[a.first : a.last + 1]) if incident else None
            if ruling is not None:
                self.findings.add(passage.sentence, (a.first, a.last), "attribution", incident, ruling)
