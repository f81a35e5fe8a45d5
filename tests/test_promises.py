"""The manual's page of promises names a test for each, and that test is there."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "src" / "dateline" / "manual" / "8-promises.md").read_text("utf-8")


def test_every_promise_names_a_test_that_exists() -> None:
    promises = re.split(r"^- ", PAGE.partition("## Licences")[0], flags=re.MULTILINE)[1:]
    assert len(promises) > 15
    for promise in promises:
        named = re.findall(r"`(tests/[\w/]+\.py)::(test_\w+)`", promise)
        assert named, promise
        for file, function in named:
            tree = ast.parse((ROOT / file).read_text("utf-8"))
            assert function in {n.name for n in tree.body if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)}, (file, function)
