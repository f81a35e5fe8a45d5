"""`python -m dateline`: the command line, where no script is installed."""

from __future__ import annotations

import sys

from dateline.cli.main import run

if __name__ == "__main__":
    sys.exit(run())
