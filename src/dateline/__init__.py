"""dateline: who said what, when, about an attack, and what became of it."""

__version__ = "0.1.0"
