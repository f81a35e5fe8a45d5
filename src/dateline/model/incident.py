"""The incident: head facts, and the records that hang on it."""

from typing import Annotated

from dateline.model.action import Action
from dateline.model.actor import Actor
from dateline.model.claim import Claim
from dateline.model.fields import Record, form, id_of, text, word
from dateline.model.source import Source


class Place(Record, kw_only=True, frozen=True):
    """One site; `lat` and `lon` are degrees (WGS 84) as written."""

    name: Annotated[str, text("the town")]
    site: Annotated[str, text("the exact place")] = ""
    province: Annotated[str, text("first-order division")] = ""
    country: Annotated[str, form("country", "ISO 3166-1 alpha-2")]
    lat: Annotated[str, form("latitude", "degrees north, -90 to 90")] = ""
    lon: Annotated[str, form("longitude", "degrees east, -180 to 180")] = ""
    precision: Annotated[str, word("precision", "how exact the position is")] = ""
    role: Annotated[str, word("place_role", "what the place was in the attack; attack where it is left out")] = ""


class Retraction(Record, kw_only=True, frozen=True):
    """Why a file stays as a tombstone."""

    date: Annotated[str, form("date", "when it was taken back")]
    why: Annotated[str, text("the reason")]
    source: Annotated[str, id_of("source", "where that was read")] = ""


class Assessment(Record, kw_only=True, frozen=True):
    """A judgement or implication, never mixed with claims."""

    text: Annotated[str, text("the judgement, in a sentence or two")]
    by: Annotated[tuple[str, ...], id_of("actor", "whose judgement")]
    said: Annotated[str, form("moment", "when; the source's date counts where it is left out")] = ""
    source: Annotated[tuple[str, ...], id_of("source", "where it was read")]
    likelihood: Annotated[str, word("likelihood", "ICD 203 words of likelihood")] = ""
    confidence: Annotated[str, word("confidence", "ICD 203 words of confidence")] = ""
    hold: Annotated[str, text("why this must not be printed")] = ""
    note: Annotated[str, text("what a reader must know")] = ""
    line: int = 0


class Relation(Record, kw_only=True, frozen=True):
    """A tie to another incident; inverses are derived."""

    incident: Annotated[str, id_of("incident", "id of the other incident")]
    relation: Annotated[str, word("relation", "how the two are tied")]
    note: Annotated[str, text("what the tie is")] = ""
    source: Annotated[tuple[str, ...], id_of("source", "where it was read; `incident/source` where the other file has it", across=True)] = ()
    line: int = 0


class Question(Record, kw_only=True, frozen=True):
    """What nobody has answered."""

    text: Annotated[str, text("the question")]
    since: Annotated[str, form("date", "since when it has been open")] = ""
    note: Annotated[str, text("what is known of it")] = ""
    line: int = 0


class Story(Record, kw_only=True, frozen=True):
    """One of our own stories, and the claims that it used."""

    date: Annotated[str, form("date", "when it was published")]
    story: Annotated[str, text("its slug or headline")]
    used: Annotated[tuple[str, ...], id_of("claim", "claims it rests on")] = ()
    line: int = 0


class DeskChoice(Record, kw_only=True, frozen=True):
    """The desk's own headline for a point; rare, with a reason."""

    claim: Annotated[str, id_of("claim", "a claim of that point")]
    why: Annotated[str, text("the reason")]
    since: Annotated[str, form("date", "from when on")] = ""


class Acceptance(Record, kw_only=True, frozen=True):
    """A warning of `check` that is explained."""

    rule: Annotated[str, text("name of the rule, as check prints it")]
    why: Annotated[str, text("the explanation")]
    where: Annotated[tuple[str, ...], text("ids that the warning names, one of them; without it the rule is accepted for the whole file")] = ()


class CrossReference(Record, kw_only=True, frozen=True):
    """The same event elsewhere."""

    ucdp: Annotated[tuple[str, ...], text("ids in UCDP GED")] = ()
    acled: Annotated[tuple[str, ...], text("ids in ACLED")] = ()
    gtd: Annotated[tuple[str, ...], text("ids in the Global Terrorism Database")] = ()
    wikidata: Annotated[tuple[str, ...], text("Wikidata item")] = ()


class Incident(Record, kw_only=True, frozen=True):
    """One incident file, as read. `id` is the file's stem, `path` its place in the library."""

    id: str = ""
    path: str = ""
    schema: Annotated[str, text("version of this format: 1")] = ""
    title: Annotated[str, text("what it is called")]
    date: Annotated[str, form("date", "when it happened")]
    time: Annotated[str, form("time", "local time with offset, as 15:00+03:30")] = ""
    place: Annotated[tuple[Place, ...], form("record", "where; a list for several sites")]
    kind: Annotated[tuple[str, ...], word("kind", "what kind of attack")]
    target: Annotated[str, text("who or what was attacked")] = ""
    target_kind: Annotated[tuple[str, ...], word("target_kind", "what kind of target")] = ()
    status: Annotated[str, word("status", "state of the file; disputed is derived, never typed")]
    retracted: Annotated[Retraction | None, form("record", "with status retracted")] = None
    checked: Annotated[str, form("date", "the last day somebody looked for newer figures")] = ""
    aka: Annotated[tuple[str, ...], text("other names of the incident")] = ()
    tags: Annotated[tuple[str, ...], text("the desk's own labels")] = ()
    summary: Annotated[str, text("two or three sentences; [id] marks what a sentence rests on")] = ""
    actors: Annotated[dict[str, Actor], form("map", "everyone who did or said something, by id")] = {}
    sources: Annotated[dict[str, Source], form("map", "the documents that were read, by id")] = {}
    claims: Annotated[dict[str, tuple[Claim, ...]], form("map", "point -> its ledger, oldest first")] = {}
    actions: Annotated[tuple[Action, ...], form("record", "counterterrorism and other responses")] = ()
    assessments: Annotated[tuple[Assessment, ...], form("record", "judgements and implications")] = ()
    related: Annotated[tuple[Relation, ...], form("record", "ties to other incidents")] = ()
    questions: Annotated[tuple[Question, ...], form("record", "what nobody has answered")] = ()
    published: Annotated[tuple[Story, ...], form("record", "our own stories")] = ()
    use: Annotated[dict[str, DeskChoice], form("map", "point -> the desk's own headline")] = {}
    accept: Annotated[tuple[Acceptance, ...], form("record", "explained warnings of check")] = ()
    xref: Annotated[CrossReference | None, form("record", "the same event elsewhere")] = None

    @property
    def is_retracted(self) -> bool:
        """Whether it was taken back whole: a tombstone, of which nothing stands."""
        return self.status == "retracted" or self.retracted is not None

    @property
    def country(self) -> str:
        """Country code of the first site."""
        return self.place[0].country if self.place else ""
