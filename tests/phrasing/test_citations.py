"""Citations: lines, notes, entries and items from invented records; nothing of the text acts in any of the forms."""

from __future__ import annotations

import json
import warnings

import pytest

from dateline.model.actor import Actor
from dateline.model.claim import Claim
from dateline.model.incident import Incident, Place
from dateline.model.shown import Shown
from dateline.model.source import Source
from dateline.phrasing.citation import Cited, Provenance, cited_document, cited_statement
from dateline.phrasing.citation.ap import ap_day, ap_line, headline_text
from dateline.phrasing.citation.bibtex import bibtex_entry, escaped
from dateline.phrasing.citation.chicago import chicago_notes
from dateline.phrasing.citation.cited import citation_key
from dateline.phrasing.citation.csl import csl_item

WIRE = Source(
    id="wire-2",
    publisher="wire",
    title='Toll "cut" to 31?',
    date="2024-02-11",
    accessed="2024-02-12",
    lang="en",
    kind="wire",
    via=("minister", "agency"),
    url="https://wire.example/2?a=1&b=%20_~",
    archive="https://archive.example/2",
)
BARE = Source(id="bare", publisher="The Paper & Sons", date="2024-02?", kind="newspaper")
CLAIM = Claim(point="killed", ref="k31", id="k31", value="31", by=("minister",), said="2024-02-11T09:30+03:30", source=("wire-2", "bare"))
INCIDENT = Incident(
    id="2024-02-10-harbour-bombing",
    title="Harbour bombing",
    date="2024-02-10",
    place=(Place(name="Harbour", country="IR"),),
    kind=("bombing",),
    status="settled",
    actors={
        "minister": Actor(id="minister", name="Navid Example", title="health minister"),
        "wire": Actor(id="wire", name="Example Wire"),
        "agency": Actor(id="agency", name="Agency"),
    },
    sources={"wire-2": WIRE, "bare": BARE},
    claims={"killed": (CLAIM,)},
)
ORIGIN = Provenance(INCIDENT.id, "north/harbour.yaml", "c0ffee" * 6 + "c0ff", changed=True)
SPOKEN, SPOKEN_BARE = cited_statement(INCIDENT, CLAIM, ORIGIN, "replaced")
DOCUMENT = cited_document(INCIDENT, "wire-2", Provenance(INCIDENT.id, "harbour.yaml"))


def of(source: Source) -> Cited:
    return Cited(citation_key("i", source.id), source, Shown(source.publisher), Shown(""), Provenance("i", "i.yaml"))


def test_a_line_names_speaker_outlet_headline_day_places_and_record() -> None:
    assert ap_line(SPOKEN) == (
        "Navid Example, health minister, on Feb. 11, 2024, quoted by Example Wire (quoting Agency): \"Toll 'cut' to 31?\" Feb. 11, 2024. "
        "https://wire.example/2?a=1&b=%20_~ Archived: https://archive.example/2 Accessed Feb. 12, 2024. "
        "[killed 31 (k31), replaced; source wire-2 in north/harbour.yaml, commit c0ffeec0ffee and changed since]"
    )
    assert ap_line(SPOKEN_BARE).startswith(
        "Navid Example, health minister, on Feb. 11, 2024, quoted by The Paper & Sons, February 2024 (inferred). [killed 31"
    )
    assert ap_line(DOCUMENT).startswith("Example Wire (quoting Navid Example and Agency): \"Toll 'cut' to 31?\" Feb. 11, 2024. ")
    assert ap_line(DOCUMENT).endswith("[source wire-2 in harbour.yaml]")


def test_who_speaks_on_their_own_page_is_not_quoted_by_it() -> None:
    own = cited_statement(INCIDENT, Claim(point="killed", ref="killed#1", value="9", by=("wire",), source=("wire-2",)), ORIGIN)[0]
    assert ap_line(own).startswith("Example Wire (quoting")
    assert "quoted" not in str(chicago_notes([own])[0])


@pytest.mark.parametrize(
    ("date", "told"),
    [
        ("2024-01-04", "Jan. 4, 2024"),
        ("2024-03-04~", "March 4, 2024 (approximate)"),
        ("2024", "2024"),
        ("", ""),
        ("2024-01-04?", "Jan. 4, 2024 (inferred)"),
    ],
)
def test_days_keep_their_mark(date: str, told: str) -> None:
    assert ap_day(date) == told


def test_a_headline_keeps_its_own_mark() -> None:
    assert [headline_text(t) for t in ("A.", "A!", "A…", "An attack on ...", "")] == ['"A,"', '"A!"', '"A…,"', '"An attack on ...,"', ""]


def test_chicago_notes_are_those_of_the_manual() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        spoken, bare = chicago_notes([SPOKEN, SPOKEN_BARE])
    assert spoken == (
        "Navid Example, health minister, February 11, 2024, quoted in “Toll ‘cut’ to 31?,” Example Wire (quoting Agency), February 11, 2024, "
        "accessed February 12, 2024, https://wire.example/2?a=1&b=%20_~, archived at https://archive.example/2. "
        "[killed 31 (k31), replaced; source wire-2 in north/harbour.yaml, commit c0ffeec0ffee and changed since]"
    )
    assert bare.startswith("Navid Example, health minister, February 11, 2024, quoted in The Paper & Sons, [February 2024?]. [")


@pytest.mark.parametrize(
    ("date", "told"),
    [
        ("2024-01-03/2024-01-04", "January 3–4, 2024"),
        ("2023-12-31/2024-01-01", "December 31, 2023–January 1, 2024"),
        ("2024-01-03/2024-01-04?", "January 3–4, 2024?"),
    ],
)
def test_chicago_tells_a_span_of_days(date: str, told: str) -> None:
    assert f"Paper, {told}." in chicago_notes([of(Source(id="s", publisher="Paper", date=date))])[0]


def test_what_a_page_calls_itself_never_acts() -> None:
    hostile = Source(id="s", publisher="P", title='\x1b[31m<i>a</i> <span class="nocase">b \\ } { % \u202e', url="https://p.example/{a}\\b c")
    for text in (ap_line(of(hostile)), chicago_notes([of(hostile)])[0], bibtex_entry(of(hostile))):
        assert text.replace("\n", "").isprintable()
        assert "U+001B" in text
    assert "<i>a</i>" in chicago_notes([of(hostile)])[0]
    url = next(line for line in bibtex_entry(of(hostile)).splitlines() if "url =" in line)
    assert url == "  url = {https://p.example/%7Ba%7D%5Cb%20c},"


def test_an_entry_of_bibtex_is_balanced_and_escaped() -> None:
    entry = bibtex_entry(SPOKEN_BARE)
    assert entry.splitlines()[:6] == [
        "@misc{2024-02-10-harbour-bombing.bare.k31,",
        r"  author = {{The Paper \& Sons}},",
        "  title = {{[headline not on record]}},",
        r"  howpublished = {{The Paper \& Sons}},",
        "  date = {2024-02?},",
        "  year = {2024},",
    ]
    assert "  month = feb," in entry
    assert "  url = {https://wire.example/2?a=1&b=%20_~}," in bibtex_entry(SPOKEN)
    assert escaped("$#%_{\\~") == r"\$\#\%\_\textbraceleft{}\textbackslash{}\textasciitilde{}"
    for one in (SPOKEN, SPOKEN_BARE, of(Source(id="s", publisher="} and {", title="}{{"))):
        depth = 0
        for character in bibtex_entry(one):
            depth += {"{": 1, "}": -1}.get(character, 0)
            assert depth >= 0
        assert depth == 0


def test_an_item_of_csl_says_who_when_and_where_the_record_is() -> None:
    item = csl_item(SPOKEN)
    assert json.loads(json.dumps(item)) == item
    assert (item["type"], item["container-title"], item["issued"]) == ("article-newspaper", "Example Wire", {"date-parts": [[2024, 2, 11]]})
    assert item["title"] == WIRE.title
    assert (item["archive"], item["archive_location"]) == ("archive.example", "https://archive.example/2")
    record = item["custom"]["dateline"]
    assert (record["claim"], record["speaker"], record["standing"], record["changed"]) == ("k31", "Navid Example, health minister", "replaced", True)
    assert item["note"].startswith(
        "Navid Example, health minister, on 11 February 2024, quoted by Example Wire (quoting Agency). Killed 31 (k31), replaced;"
    )
    assert csl_item(SPOKEN_BARE)["issued"] == {"date-parts": [[2024, 2]], "circa": True}
    assert "title" not in csl_item(SPOKEN_BARE)


def test_what_limits_a_claim_is_told() -> None:
    part = Claim(
        point="killed",
        ref="k2",
        value="2",
        scope="police",
        attackers="excluded",
        verb="claims",
        credibility="5",
        hold="embargoed",
        by=("wire",),
        source=("bare",),
    )
    (told,) = cited_statement(INCIDENT, part, ORIGIN, "disputed", one_origin=True)
    assert told.told == "killed 2 (k2), police only, attackers not counted, claimed, not verified, one origin, HELD: embargoed, disputed"
    assert csl_item(told)["custom"]["dateline"]["qualifiers"][0] == "police only"


def test_keys_differ_wherever_a_record_does() -> None:
    keys = [
        citation_key("i", "s"),
        citation_key("i", "s", "k"),
        citation_key("i", "s", "killed#6"),
        citation_key("i", "s", "killed-6"),
        citation_key("i", "s", "a.killed#6"),
        citation_key("i-s", "k"),
        citation_key("i.s", "k"),
        citation_key("i_2e_s", "k"),
    ]
    assert len(set(keys)) == len(keys)
    assert keys[2] == "i.s.killed.6"
    assert all(set(key) <= set("abcdefghijklmnopqrstuvwxyz0123456789-._") for key in keys)
