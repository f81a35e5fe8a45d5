"""The exported page: what may be no link is text, a tombstone without a figure, blanks that are not 0."""

from __future__ import annotations

import datetime as dt

from dateline.exchange import html
from dateline.exchange.exported import NOT_STATED, Document, Export, Exported, Figure, Sentence
from dateline.model.incident import Retraction
from dateline.model.shown import Shown
from dateline.model.source import Source
from hostile.webpage import WebPage


def exported(incident_id: str, **more: object) -> Exported:
    fields: dict[str, object] = {
        "title": incident_id.title(),
        "date": "2024-01-03",
        "country": "IR",
        "status": "settled",
        "path": f"{incident_id}.yaml",
    }
    fields |= {"where": Shown("3 January 2024, Kerman, Iran"), "commit": "", "changed": False, "record": Shown(f"{incident_id}.yaml")}
    return Exported(id=incident_id, **fields | more)  # type: ignore[arg-type]


def page(*incidents: Exported) -> WebPage:
    return WebPage(html.write(Export(dt.date(2026, 1, 15), Shown("15 January 2026"), incidents)))


def test_what_may_be_no_link_stands_there_as_text() -> None:
    source = Source(id="a", publisher="a", title="<b>", lang='fa" onclick="x', url='javascript:alert("1")', archive="https://archive.example/?'&lt;")
    sentence = Sentence(Shown("Police said so."), (Shown("disputed by <i>B</i>"),), (Document(Shown("A [a]"), Shown("A"), Shown(""), source),))
    found = page(exported("one", sentences=(sentence,)))
    assert found.links == [("https://archive.example/?'&lt;", "archive.example")]
    for text in ("Police said so.", "Disputed by <i>B</i>.", "A [a], <b>", 'javascript:alert("1")', "One, as known at the end of 15 January 2026"):
        assert text in found.text


def test_a_link_is_called_by_its_host() -> None:
    sources = [Source(id=f"s{n}", publisher="P", url=url) for n, url in enumerate(("https://straße.example/a", "https://bbc.co.uk@lie.example/"))]
    read = tuple(Document(Shown(s.id), Shown("P"), Shown(""), s) for s in sources)
    found = page(exported("one", sentences=(Sentence(Shown("Nine died."), (), read),)))
    assert found.links == [("https://straße.example/a", "xn--strae-oqa.example")]
    assert "https://bbc.co.uk@lie.example/" in found.text


def test_what_was_not_stated_is_blank_and_what_was_taken_back_has_no_figure() -> None:
    killed = Figure("killed", "stands", "9", Shown("9"), told=Shown("Police, 3 January 2024"))
    gone = exported("gone", retracted=Retraction(date="2026-01-02", why="it was a drill"))
    found = page(exported("one", figures=(killed, Figure("injured", NOT_STATED))), gone)
    assert "Killed9standsPolice, 3 January 2024" in found.text.replace("\n", "")
    assert "Injurednot stated" in found.text.replace("\n", "")
    assert found.tags.count("table") == 1
    assert "RETRACTED on 2026-01-02: it was a drill" in found.text
    assert [link for link, _ in found.links] == ["#one", "#gone"]
