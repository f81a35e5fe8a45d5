"""The terminal driver: keeps the cells that the terminal shows, and sends only what differs from the next frame.

`cells` is the driver Textual is given. What Textual writes goes through `written` into a `frame`; `painting` compares that
frame with the one shown and prints the difference with `printer`, in the words that `features` allows; `output` sends it,
`keyboard` reads, `ending` sees that the terminal is left as it was found.
"""
