"""Ctrl-C while a command starts: no traceback, whatever was being loaded."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

STARTED = """
import os, signal, sys
class Interrupt:
    @staticmethod
    def find_spec(name, path=None, target=None):
        if name == "{module}":
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Interrupt)
sys.argv = ["dateline", "schema"]
from dateline.__main__ import start
sys.exit(start())
"""


@pytest.mark.parametrize(("module", "code"), [("dateline.cli.arguments", -signal.SIGINT), ("dateline.cli.schema", 130)])
def test_no_traceback_is_left(module: str, code: int) -> None:
    ran = subprocess.run([sys.executable, "-c", STARTED.format(module=module)], capture_output=True, check=False, timeout=60)
    assert (ran.returncode, ran.stderr) == (code, b"")
