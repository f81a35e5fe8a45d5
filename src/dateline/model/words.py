"""How a vocabulary is spelled: keyword arguments to words of a file, `foiled_plot` to `foiled-plot`."""

from __future__ import annotations


def words(**meanings: str) -> dict[str, str]:
    """Word -> meaning, in the order given; meaning "" where the word says it all."""
    return {word.replace("_", "-"): meaning for word, meaning in meanings.items()}
