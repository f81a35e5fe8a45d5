"""The command line: one file a command, whose docstring is its manual page. Imports nothing of textual.

`commands` declares every command and option once; `arguments` reads a command line, `output` writes, `main` is the door.
What a command needs beyond that it imports when it runs.
"""

import sys

# msgspec takes typing_extensions where there is one and does as well with `typing`; the former brings inspect, ast and
# tokenize, a tenth of the time that a command takes. Whoever asks for it later gets it.
if "msgspec" not in sys.modules and "typing_extensions" not in sys.modules:
    sys.modules["typing_extensions"] = None  # type: ignore[assignment]
    try:
        import msgspec as _msgspec  # noqa: F401
    finally:
        del sys.modules["typing_extensions"]
