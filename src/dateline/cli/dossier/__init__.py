"""One incident as plain text, as of a day: every qualifier in words. Text in, `Shown` lines out; no input, no output."""
