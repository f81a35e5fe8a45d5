"""The command line: one file a command, whose docstring is its manual page. Imports nothing of textual.

`commands` declares every command and option once; `arguments` reads a command line, `output` writes, `main` is the door.
What a command needs beyond that it imports when it runs.
"""
