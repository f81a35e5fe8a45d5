"""What is sent for a change: the cheapest words that the terminal knows, and no others."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from dateline.tui.driver.clusters import SIMPLE, clusters, stateless, sure
from dateline.tui.driver.features import Features, features_of
from dateline.tui.driver.frame import Frame
from dateline.tui.driver.painting import Painting
from dateline.tui.driver.styles import UNKNOWN, Styles
from tui.driver.emulating import ALL, NONE, Terminal

XTERM = {
    "clear": "\x1b[H\x1b[2J",
    "hpa": "\x1b[%i%p1%dG",
    "cuf": "\x1b[%p1%dC",
    "el": "\x1b[K",
    "csr": "\x1b[%i%p1%d;%p2%dr",
    "indn": "\x1b[%p1%dS",
    "rmul": "\x1b[24m",
}
VT100 = {"clear": "\x1b[H\x1b[J$<50>", "cuf": "\x1b[%p1%dC", "el": "\x1b[K$<3>", "csr": "\x1b[%i%p1%d;%p2%dr", "rmul": "\x1b[m$<2>"}


def painted(*writes: str, features: Features = ALL, size: tuple[int, int] = (40, 8), encoding: str = "utf-8") -> list[str]:
    """What is sent after each of several writes."""
    painting = Painting(*size, features, encoding)
    sent = []
    for data in writes:
        painting.write(data)
        sent.append(painting.paint())
    return sent


def lines(*texts: str) -> str:
    """A frame of rows, as Textual writes it but for blanks under each row."""
    return "\n".join(f"\x1b[{y};1H{' ' * 40}\x1b[{y};1H{text}" for y, text in enumerate(texts, 1)) + "\x1b[1;1H"


def test_a_frame_that_is_shown_already_costs_nothing() -> None:
    frame = lines("one", "\x1b[1mtwo\x1b[0m")
    assert painted(frame, frame)[1] == ""


def test_only_the_cells_that_differ_are_sent() -> None:
    assert painted(lines("toll 12, disputed"), lines("toll 15, disputed"))[1] == "\x1b[7G5"


def test_a_short_gap_is_written_again_and_a_long_one_jumped() -> None:
    assert painted(lines("abcdefgh"), lines("Xbcdefgh"), lines("XYcZefgh"))[2] == "YcZ"
    assert painted(lines("a" * 30), lines("X" + "a" * 28 + "Y"))[1] == "\rX\x1b[28CY"


def test_the_end_of_a_row_is_erased_where_that_is_shorter() -> None:
    assert painted(lines("x" * 30), lines("xx"))[1] == "\x1b[3G\x1b[K"
    assert painted(lines("x" * 30), lines("xx"), features=NONE)[1] == "\rxx" + " " * 28


def test_a_coloured_ground_is_never_left_to_erasing() -> None:
    assert painted(lines(""), lines("\x1b[44m" + " " * 40 + "\x1b[0m"))[1].count(" ") == 40


def test_rows_that_moved_are_moved_by_the_terminal() -> None:
    rows = [f"{number} {letter * 30}" for number, letter in enumerate("abcdefghi")]
    before, after = lines("title", *rows[:6], "hint"), lines("title", *rows[1:7], "hint")
    assert painted(before, after)[1].startswith("\x1b[2;7r\x1b[S\x1b[r\x1b[7H6 ggg")
    assert painted(after, before)[1].startswith("\x1b[2;7r\x1b[T\x1b[r\x1b[2H0 aaa")
    old = Features(margins=True)
    assert painted(before, after, features=old)[1].startswith("\x1b[2;7r\x1b[7H\n\x1b[r\x1b[7H6 ggg")
    assert painted(after, before, features=old)[1].startswith("\x1b[2;7r\x1b[2H\x1bM\x1b[r\x1b[2H0 aaa")
    assert "r" not in painted(before, after, features=NONE)[1]


def test_a_single_long_row_that_moved_is_moved_too_and_a_short_one_is_written() -> None:
    before, after = ("one", "two", "m" * 30, "four", "five"), ("ein", "zwei", "drei", "m" * 30, "fuenf")
    assert "\x1b[3;4r\x1b[T\x1b[r" in painted(lines(*before), lines(*after))[1]
    assert "r\x1b" not in painted(lines(*(t[:9] for t in before)), lines(*(t[:9] for t in after)))[1]


def test_the_cursor_is_put_back_after_what_terminals_measure_differently() -> None:
    assert "👧\x1b[3G x" in painted(lines("👩\u200d👩\u200d👧 x"))[0]
    assert "漢字x" in painted(lines("漢字x"))[0]
    assert "é\x1b[2G" in painted(lines("éx"), features=Features(column=True, ambiguous=True))[0]


def test_nothing_stays_of_a_wide_character_that_is_written_over_in_part() -> None:
    frame = Frame(5, 1)
    frame.write(0, 0, "漢字", 0, 0)
    frame.write(1, 0, "x", 0, 0)
    assert frame.texts[0] == [" ", "x", "字", "", " "]
    frame.write(1, 0, "é漢", 0, 0)
    assert frame.texts[0] == [" ", "é", "漢", "", " "]
    frame.write(3, 0, "字漢", 0, 0)
    assert frame.texts[0] == [" ", "é", " ", "字", ""]
    assert frame.resized(4, 1).texts[0] == [" ", "é", " ", " "]


def test_a_wide_character_in_the_place_of_another_takes_two_cells() -> None:
    assert painted(lines("漢ab"), lines("字xb"))[1] == "\r字x"


def test_marks_stand_with_what_is_before_them_also_across_looks() -> None:
    frame = Frame(5, 1)
    assert frame.write(0, 0, "e", 0, 0) == 1
    assert frame.write(1, 0, "\u0301x", 0, 0) == 2
    assert frame.write(2, 0, "a" + "\u0301" * 99, 0, 0) == 3
    assert frame.texts[0] == ["e\u0301", "x", "a" + "\u0301" * 15, " ", " "]


def test_the_cursor_stands_where_something_is_typed_and_else_where_it_is() -> None:
    painting = Painting(40, 8, ALL)
    painting.write(lines("abc") + "\x1b[4;6H")
    assert painting.paint().endswith("abc")
    painting.typing = True
    painting.write(lines("abd") + "\x1b[4;6H")
    assert painting.paint().endswith("d\x1b[4;6H")


def test_a_whole_frame_is_shown_at_once_where_the_terminal_can() -> None:
    frame = lines(*["x" * 40] * 8, *["y" * 40] * 8, *["z" * 40] * 16)
    assert painted(frame, size=(40, 32))[0].startswith("\x1b[?2026h")
    assert painted(frame, size=(40, 32))[0].endswith("\x1b[?2026l")
    assert "2026" not in painted(frame, size=(40, 32), features=NONE)[0]


def test_links_are_sent_once_for_a_stretch_and_only_web_addresses() -> None:
    def link(url: str) -> str:
        return f"\x1b]8;id=7;{url}\x1b\\\x1b[4msource\x1b[0m\x1b]8;;\x1b\\"

    sent = painted(lines(link("https://example.org/a")))[0]
    assert sent.count("\x1b]8;;https://example.org/a\x1b\\") == 1
    assert "\x1b]8" not in painted(lines(link("javascript:alert(1)")))[0]
    assert "\x1b]8" not in painted(lines(link("https://example.org/a")), features=NONE)[0]


def test_a_sequence_in_somebodys_text_shows_as_letters() -> None:
    assert painted(lines("bomb \x1b[5n\x9b6n\x1b]0;PWNED\x07 \x1bc\x00\x7f."))[0].endswith("bomb [5n6n]0;PWNED c.")


def test_what_turns_the_writing_round_or_cannot_be_seen_is_not_sent() -> None:
    sent = painted(lines("a\u202eb\u2066c\u2028d\U000e0041e"))[0]
    assert [character for character in sent if character in "\u202e\u2066\u2028\U000e0041"] == []
    assert "".join(filter(str.isalpha, sent.rpartition("H")[2])).endswith("abcde")


def test_a_command_passes_and_after_one_that_is_not_known_all_is_sent_again() -> None:
    frame = lines("one")
    assert painted(frame, "\x07")[1] == "\x07"
    assert painted(frame, "\x1b[?1000h")[1] == "\x1b[?1000h"
    assert painted(frame, "\x1b]52;c;aGk=\x07")[1] == "\x1b]52;c;aGk=\x07"
    assert painted(frame, "\x1b[1;2;3x")[1] == "\x1b[1;2;3x\x1b[m\x1b[H\x1b[Jone"
    assert painted(frame, "\x1b]22;pointer\x07")[1] == ""


def test_an_encoding_without_a_character_keeps_the_columns() -> None:
    sent = painted(lines("漢é x"), encoding="iso8859-1")[0]
    assert sent.endswith("??é x")
    assert painted(lines("‘Šé’ – …漢"), encoding="ascii")[0].endswith("'Se' - .??")
    assert stateless("ISO-2022-JP") == stateless("no-such") == "ascii"
    assert stateless(None) == stateless("UTF8") == "utf-8"


CODES = (*"0123479", "21", "22", "23", "24", "27", "29", "31", "39", "44", "49", "97", "103", "38;5;9", "48;2;1;2;3", "38;5;999", "999")
SGR = st.lists(st.sampled_from(CODES), max_size=6)


@given(before=SGR, after=SGR, off=st.booleans())
@example(before=["1", "2"], after=["1"], off=True)
@example(before=["1", "31"], after=["1"], off=False)
def test_a_change_of_look_leads_to_that_look(before: list[str], after: list[str], off: bool) -> None:
    styles = Styles(off=off)
    old, new = (styles.applied(0, ";".join(parts)) for parts in (before, after))
    for start in (old, UNKNOWN):
        change = styles.change(start, new)
        assert not change or change.startswith("\x1b[")
        reached = styles.applied(max(start, 0), change[2:-1]) if change else start
        assert reached == new
        assert off or not {"22", "24", "27", "39", "49"} & set(change[2:-1].split(";"))
    assert not off or styles.change(UNKNOWN, new).startswith(("\x1b[0;", "\x1b[m"))


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=20))
def test_cells_are_as_wide_as_textual_counts(text: str) -> None:
    assert sum(width for _, width in clusters(text)) == cell_len(text)


def test_simple_characters_take_one_cell_everywhere() -> None:
    simple = [character for character in map(chr, range(0x20, 0x3000)) if SIMPLE.fullmatch(character)]
    assert len(simple) > 1000
    assert [character for character in simple if cell_len(character) != 1 or not sure(character)] == []


@pytest.mark.parametrize(
    ("term", "capabilities", "wanted"),
    [
        ("xterm-256color", XTERM, ALL),
        ("vt100", VT100, Features(along=True, erase=True, margins=True)),
        ("screen", XTERM | {"hpa": "", "indn": "", "rmul": "\x1b[24m"}, Features(along=True, erase=True, margins=True, off=True)),
        ("xterm-kitty", {}, ALL),
        ("no-such-terminal", {}, NONE),
        ("", {}, NONE),
    ],
)
def test_a_terminal_is_believed_what_its_entry_says(term: str, capabilities: dict[str, str], wanted: Features) -> None:
    assert features_of({"TERM": term, "LANG": "en_GB.UTF-8"}, lambda name: capabilities.get(name, "")) == wanted


def test_where_ambiguous_characters_may_be_wide_is_told_by_the_language() -> None:
    assert features_of({"TERM": "xterm", "LANG": "ja_JP.UTF-8"}, lambda _: "").ambiguous
    assert not features_of({"TERM": "xterm", "LANG": "ja_JP.UTF-8", "LC_ALL": "C.UTF-8"}, lambda _: "").ambiguous


def test_looks_without_number_do_not_fill_the_memory() -> None:
    painting = Painting(4, 1, ALL)
    terminal = Terminal(4, 1)
    for number in range(12_000):
        painting.write(f"\x1b[1;1H\x1b[38;2;{number % 256};{number // 256};9mx\x1b[0m")
        if number % 1000 == 0:
            terminal.feed(painting.paint())
            assert terminal.buffer[0][0].fg == f"{number % 256:02x}{number // 256:02x}09"
