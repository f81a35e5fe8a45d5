"""What all tests share."""

from __future__ import annotations

import os

import pytest


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Two workers a processor: a test of the screen or of a terminal waits most of the time."""
    return 2 * (os.cpu_count() or 1)
