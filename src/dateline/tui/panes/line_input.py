"""One line to type into. Nothing that is typed, pasted or remembered acts in it."""

from __future__ import annotations

from textual.widgets import Input

from dateline.model.shown import show


class LineInput(Input):
    """An input in which a character that would act or hide becomes its code, where whoever types can see it."""

    def validate_value(self, value: str) -> str:
        """The text as it can be shown, on one line."""
        return show(value).replace("\n", " ").replace("\t", " ")
