"""Problems: each with its line, its column and a sentence that says what to do."""

from __future__ import annotations

import pytest

from files.writing import BASE, changed, errors, expect, read

CASES = [
    ("unknown-key", "status: developing", "§staus: x\nstatus: developing", "Did you mean `status`?"),
    ("unknown-key", "kind: organisation}", "kind: organisation, §titel: x}", "Did you mean `title`?"),
    ("unknown-key", "source: wire}\nactions", "source: wire, §zzz: x}\nactions", "has no key `zzz`."),
    ("missing-key", "{id: k20, value: 20, by: police", "§{id: k20, value: 20", "`by`"),
    ("missing-key", "{id: k20, value: 20, by: police, said: 2024-01-03, source: wire}", "§{value: 20, by: police, said: 2024-01-03}", "`source`"),
    ("missing-key", "- {id: k20, value: 20, by", "- §{id: k20, by", "`value`"),
    ("missing-key", "{id: a1, kind: arrest, ", "§{id: a1, ", "`kind`"),
    ("type", "title: Bombing in the town", "title: §[Bombing]", "takes text; this is a list"),
    ("type", "place: {name: Town, country: IR}", "place: §Town", "this is text"),
    ("type", "sources:\n", "sources:\n  paper: §[wire]\n", "this is a list"),
    ("type", "actors:\n", "actors:\n  cell: §City police\n", "this is text"),
    ("type", "kind: organisation", "kind: organisation, title: §{x: y}", "this is a mapping"),
    ("type", "- {id: a1, kind: arrest, actor: police, by: police, said: 2024-01-04, source: wire}", "§a1: arrest", "begin each entry with a hyphen"),
    ("date", "date: 2024-01-03\ntime", "date: §2023-02-29\ntime", "no day 29"),
    ("date", "date: 2024-01-03\ntime", "date: §3 January\ntime", "YYYY-MM-DD"),
    ("date", "date: 2024-01-03\ntime", "date: §2024-01-05/2024-01-03\ntime", "runs forward"),
    ("date", "date: 2024-01-03\ntime", "date: §../2024-01-03\ntime", ""),
    ("moment", "said: 2024-01-04", "said: §2024-01-04T10:00", "offset from UTC"),
    ("time", "15:00+03:30", "§3 pm", "15:00+03:30"),
    ("country", "country: IR", "country: §ir", "Did you mean `IR`?"),
    ("country", "country: IR", "country: §UK", "Did you mean `GB`?"),
    ("country", "country: IR", "country: §XX", "ISO 3166-1"),
    ("kind", "[suicide-bombing]", "[§suicide-bomb]", "Did you mean `suicide-bombing`?"),
    ("status", "status: developing", "status: §disputed", "The words are: developing"),
    ("role", "[suspect]", "[suspect, §suspects]", "Did you mean `suspect`?"),
    ("count", "value: 20", "value: §twenty", "ASCII digits"),
    ("count", "value: 20", "value: §20.5", "ASCII digits"),
    ("count", "value: 20", "value: §٢٠", "ASCII digits"),
    ("count", "value: 20", "value: §90-80", "80-90"),
    ("latitude", "country: IR", "country: IR, lat: §90.1", "from -90 to 90"),
    ("longitude", "country: IR", "country: IR, lon: §-181", "from -180 to 180"),
    ("latitude", "country: IR", "country: IR, lat: §nan", "decimal degrees"),
    ("longitude", "country: IR", "country: IR, lon: §.inf", "decimal degrees"),
    ("url", "Example Wire,", "Example Wire, url: §ftp://a.example/x,", "http"),
    ("url", "Example Wire,", "Example Wire, archive: §'https:///x',", "host"),
    ("url", "Example Wire,", "Example Wire, url: §'javascript:alert(1)',", "http"),
    ("url", "Example Wire,", "Example Wire, url: §'https://bbc.example@lie.example/',", "an account before the host"),
    ("url", "Example Wire,", "Example Wire, archive: §'https://a:b@lie.example/',", "an account before the host"),
    ("url", "Example Wire,", "Example Wire, url: §'https://a.example/a b',", "blanks"),
    ("flag", "kind: organisation", "kind: organisation, joint: §yes", "true nor false"),
    ("id", "  police: {name", "  §Police: {name: x}\n  police: {name", "a-z, 0-9 and hyphens"),
    ("id", "id: a1", "id: §A_1", "a-z, 0-9 and hyphens"),
    ("point", "  killed:\n", "  §Killed:\n", "is no point"),
    ("point", "value: 20", "value: 20, §actor: police", "not `actor`"),
    ("reference", "by: police, said: 2024-01-03", "by: §polise, said: 2024-01-03", "Did you mean `police`?"),
    ("reference", "source: wire}\nactions", "source: [wire, §wyre]}\nactions", "Did you mean `wire`?"),
    ("reference", "source: wire}\nactions", "source: wire, replaces: §k21}\nactions", "Did you mean `k20`?"),
    ("reference", "actor: police", "actor: police, against: §cell", "is not defined under actors or names.yaml"),
    ("reference", "kind: organisation", "kind: organisation, part_of: §state", "not defined"),
    ("reference", "  killed:\n", "  §nobody.age:\n    - {value: x, by: police, source: wire}\n  killed:\n", "not defined"),
    ("circle", "source: wire}\nactions", "source: wire, disputes: §k20}\nactions", "names itself"),
    ("circle", "kind: organisation", "kind: organisation, part_of: §police", "names itself"),
    ("duplicate-key", "status: developing", "status: developing\n§status: settled", "first in line 6"),
    ("duplicate-key", "value: 20", "value: 20, §value: 21", "first in line 15"),
    ("anchor", "title: Bombing", "title: §&a Bombing", "take it out"),
    ("anchor", "{name: City", "§&a {name: City", "take it out"),
    ("tag", "title: Bombing in the town", "title: §!!str Bombing", "every value is text"),
    ("tag", "title: Bombing in the town", "title: §!!python/object:os.system x", "every value is text"),
    ("tag", "kind: [suicide", "kind: §!!set [suicide", "every value is text"),
    ("empty-value", "title: Bombing in the town", "title: §''", "has no value"),
    ("empty-value", "[suicide-bombing]", "§[]", "empty list"),
    ("schema", "title: Bombing", "schema: §2\ntitle: Bombing", "schema 1"),
    ("related", "actions:", "related: [{incident: §2024-01-03-town-bombing, relation: same-group}]\nactions:", "not related to itself"),
    ("key", "status: developing", "status: developing\n? §[a, b]\n: c", "one word of text"),
    ("verdict", "  killed:\n", "  bomber.verdict:\n    - {value: §guilty, by: police, source: wire}\n  killed:\n", "The words are: charged"),
]


@pytest.mark.parametrize(("rule", "old", "new", "message"), CASES)
def test_a_problem_has_its_place_its_rule_and_a_sentence(rule: str, old: str, new: str, message: str) -> None:
    (problem,) = expect(changed(old, new), rule)
    assert message in problem.message


def test_a_missing_key_of_the_incident_is_told_at_its_top() -> None:
    for key in ("title", "date", "place", "kind", "status"):
        lines = [line for line in BASE.splitlines(keepends=True) if not line.startswith(f"{key}:")]
        (problem,) = expect(f"§{''.join(lines)}", "missing-key")
        assert f"lacks `{key}`" in problem.message


def test_an_alias_is_a_problem_where_it_stands() -> None:
    (problem, *_) = errors(read(changed("[k20].", "[k20].\ntarget: *a")))
    assert (problem.line, problem.column, problem.rule) == (8, 9, "alias")
