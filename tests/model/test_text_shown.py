"""Text made safe to show: what acts or hides is shown by code, honest spelling stays."""

from __future__ import annotations

import unicodedata
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model.shown import Shown, hidden_characters, quoted, show, show_line

CLASSES = {
    "C0": [*range(0x09), *range(0x0B, 0x20)],
    "DEL and C1": range(0x7F, 0xA0),
    "bidirectional controls": [0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)],
    "line and paragraph separator": [0x2028, 0x2029],
    "zero width": [0x200B, 0x2060, 0xFEFF],
    "soft hyphen and joiners of nothing": [0x00AD, 0x034F, 0x17B4, 0x17B5, *range(0x180B, 0x1810)],
    "invisible operators": [*range(0x2061, 0x2066), *range(0x206A, 0x2070)],
    "fillers": [0x115F, 0x1160, 0x3164, 0xFFA0],
    "variation selectors": [*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)],
    "tags": range(0xE0000, 0xE0080),
    "shorthand and musical controls": [*range(0x1BCA0, 0x1BCA4), *range(0x1D173, 0x1D17B)],
    "interlinear annotation": range(0xFFF9, 0xFFFC),
    "private use": [0xE000, 0xF8FF, 0xF0000, 0xFFFFD, 0x100000, 0x10FFFD],
    "noncharacters": [*range(0xFDD0, 0xFDF0), 0xFFFE, 0xFFFF],
    "surrogates": [0xD800, 0xDBFF, 0xDC00, 0xDFFF],
}
"""What must never reach a terminal (ECMA-48, UAX 9, Default_Ignorable_Code_Point, UTS 39)."""

ACTING = frozenset(map(chr, chain(*CLASSES.values())))
SPELLING = "\u200c\u200d\ufe0e\ufe0f"
"""Invisible, yet spelling in the right place."""

odd = st.text(st.sampled_from(sorted(ACTING) + list(SPELLING) + list("aB1 <>\n\t+—سلامхиका") + ["\u0301", "☎", "[", "\\"]), max_size=30)
any_text = odd | st.text(max_size=40)


@pytest.mark.parametrize("name", CLASSES)
def test_what_acts_or_hides_is_shown_by_code(name: str) -> None:
    for code in CLASSES[name]:
        assert show(f"a{chr(code)}b") == f"a<U+{code:04X}>b"
        assert hidden_characters(f"a{chr(code)}b") == [(1, f"U+{code:04X}")]


def test_code_points_that_unicode_keeps_for_invisible_ones_are_shown_by_code() -> None:
    assert [show(chr(code)) for code in range(0xFFF0, 0xFFF9)] == [f"<U+{code:04X}>" for code in range(0xFFF0, 0xFFF9)]


@pytest.mark.parametrize("name", CLASSES)
def test_a_line_drops_nothing_that_acts_either(name: str) -> None:
    for code in CLASSES[name]:
        assert f"<U+{code:04X}>" in show_line(f"a{chr(code)}b")


def test_lines_and_tabs_are_kept() -> None:
    assert show("a\n\tb\n") == "a\n\tb\n"


@pytest.mark.parametrize(
    "text",
    [
        "Ahmad Vahidi said “84”, not 103 – twice.",
        "می‌خواهم",
        "خبرگزاری‌ها",
        "क्‍ष श्री‍",
        "ശ്രീ‍",
        "السلام عليكم",
        "ירושלים",
        "Вилаят Хорасан",
        "東京 カタカナ 서울",
        "naïve Nu\u0308ssli Śląsk",
        "☎\ufe0f 5",
        "1\ufe0f\u20e3",
        "€ 5 ½ →",
        "123 ۱۰۳",
        "",
    ],
)
def test_honest_text_is_shown_as_it_is(text: str) -> None:
    assert show(text) == text
    assert hidden_characters(text) == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("ad\u200cmin", "ad<U+200C>min"),
        ("ad\u200dmin", "ad<U+200D>min"),
        ("\u200cسلام", "<U+200C>سلام"),
        ("سلام\u200cabc", "سلام<U+200C>abc"),
        ("\u061c\u200cسلام", "<U+061C><U+200C>سلام"),
        ("\u180b\u200d", "<U+180B><U+200D>"),
        ("a\ufe0f", "a<U+FE0F>"),
        ("5\ufe0f", "5<U+FE0F>"),
        ("\ufe0e", "<U+FE0E>"),
    ],
)
def test_joiners_and_selectors_that_spell_nothing_are_shown_by_code(text: str, shown: str) -> None:
    assert show(text) == shown
    assert hidden_characters(text)


def test_a_flood_of_combining_marks_is_cut_and_counted() -> None:
    assert show("Z" + "\u0301" * 6) == "Z" + "\u0301" * 6
    flooded = show("Z" + "\u0301\u0489" * 500 + "!")
    assert flooded == "Z" + "\u0301\u0489" * 3 + "<994 more marks>!"


def test_a_flood_of_the_marks_of_any_script_is_cut() -> None:
    marks = {"Latin": 0x0301, "Cyrillic": 0xA672, "Thai": 0x0E47, "Arabic": 0x064E, "Hebrew": 0x05B0, "Devanagari": 0x094D, "Tibetan": 0x0F71}
    assert [script for script, code in marks.items() if len(show("x" + chr(code) * 500)) > 100] == []


def test_words_that_mix_look_alike_scripts_are_noticed() -> None:
    assert hidden_characters("the раypal") == [(4, "letters of Cyrillic and Latin")]
    assert hidden_characters("Αthens") == [(0, "letters of Greek and Latin")]
    assert hidden_characters("TASS и ТАСС") == []


def test_a_line_is_one_line_cut_with_an_ellipsis() -> None:
    assert show_line("  a \n\t b  ") == "a b"
    assert show_line("abcdef", 4) == "abc…"
    assert show_line("abcd", 4) == "abcd"
    assert show_line("\u202e" * 5, 12) == "<U+202E><U+…"


def test_a_quoted_value_is_short_and_in_backquotes() -> None:
    assert quoted("uk\n\x1b") == "`uk <U+001B>`"
    assert len(quoted("\x07" * 5000)) == 62


def test_all_that_unicode_calls_a_control_or_format_is_shown_by_code_or_visible() -> None:
    visible = {*range(0x0600, 0x0606), 0x06DD, 0x070F, 0x0890, 0x0891, 0x08E2, 0x110BD, 0x110CD}  # Prepended_Concatenation_Mark
    acting = [n for n in range(0x110000) if unicodedata.category(chr(n)) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp") or n & 0xFFFE == 0xFFFE]
    assert {n for n in (*acting, 0x2800, 0x1D159) if show(f"a{chr(n)}b") == f"a{chr(n)}b"} - visible == {0x09, 0x0A}


@settings(max_examples=200, deadline=None, derandomize=True)
@given(any_text)
def test_nothing_that_acts_is_left_and_showing_twice_changes_nothing(text: str) -> None:
    shown = show(text)
    assert isinstance(shown, Shown)
    assert not (set(shown) & ACTING - set(SPELLING))
    assert show(shown) == shown


@settings(max_examples=150, deadline=None, derandomize=True)
@given(any_text, st.integers(1, 30))
def test_a_shown_line_keeps_to_its_width(text: str, width: int) -> None:
    line = show_line(text, width)
    assert len(line) <= width
    assert not (set(line) & ACTING - set(SPELLING))
    assert "\n" not in line
    assert "\t" not in line


@settings(max_examples=100, deadline=None, derandomize=True)
@given(any_text)
def test_only_text_that_is_warned_of_is_shown_otherwise(text: str) -> None:
    if show(text) != text and "more marks>" not in show(text):
        assert hidden_characters(text)
