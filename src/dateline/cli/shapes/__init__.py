"""The shapes that `--json` prints. Keys are stable; `VERSION` changes when one of them does."""

from typing import Any

VERSION = 1
Shape = dict[str, Any]
"""A JSON object: text exactly as the files have it, None where nothing is stated."""
