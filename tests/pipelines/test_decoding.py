"""Bytes → records: encodings, line ends, delimiters, quotes."""

from __future__ import annotations

import csv

import pytest

from barometer.errors import FileError
from pipelines.decoding import Decoded, decode

TABLE = "Nom;Été\nÀ côté;1,5\nœuvre;2,5\n"
READ = (("Nom", "Été"), ("À côté", "1,5"), ("œuvre", "2,5"))


def cells(decoded: Decoded) -> tuple[tuple[str, ...], ...]:
    return tuple(record.cells for record in decoded.records)


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16-le"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("cp1252", "cp1252"),
    ],
)
def test_encodings_are_told_from_the_bytes(written: str, found: str) -> None:
    decoded = decode(TABLE.encode(written), "a.csv")
    assert (decoded.encoding, decoded.delimiter, cells(decoded)) == (found, ";", READ)


def test_big_endian_mark() -> None:
    decoded = decode(b"\xfe\xff" + TABLE.encode("utf-16-be"), "a.csv")
    assert (decoded.encoding, cells(decoded)) == ("utf-16-be", READ)


def test_old_mac_letters_and_line_ends() -> None:
    text = "Nom;Été\rà côté;l'été\r"
    decoded = decode(text.encode("mac-roman"), "a.csv")
    assert cells(decoded) == (("Nom", "Été"), ("à côté", "l'été"))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_and_final_newline(end: str) -> None:
    assert cells(decode(f"a,b{end}1,2{end}".encode(), "a")) == (("a", "b"), ("1", "2"))
    assert cells(decode(f"a,b{end}1,2".encode(), "a")) == (("a", "b"), ("1", "2"))


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("a,b\n1,2\n", ","),
        ("a;b;c\n1,5;2,5;3,5\n4,5;5,5;6,5\n", ";"),
        ("Timestamp,Pains\n1/1/2025,a;b;c\n2/1/2025,d;e;f\n", ","),
        ("1. Summary\nStart\t14/11/22, 09:29\n\nName\tIn\tOut\nA\t14/11/22, 09:29\t1, 2\n", "\t"),
        ("# Pages: title, and class\n# x\n#\nPage,Views\nA,1\nB,2\n", ","),
        ("Meeting ID,Topic,\n1,T,\n\nName,Email,In,Out\nA,,1,2\nB,,3,4\n", ","),
        ("only\none\n", ","),
        ('a;b\n"x;y";1\n"z, t, u";2\n', ";"),
        ("a\tb\nx, y\t1\nz, t\t2\n", "\t"),
    ],
)
def test_delimiter_is_what_makes_a_regular_table(text: str, delimiter: str) -> None:
    assert decode(text.encode(), "a").delimiter == delimiter


def test_delimiter_of_a_file_longer_than_its_head() -> None:
    long = '"a long, long; answer\nof two lines",x\n' * 20_000
    decoded = decode(f"q,r\n{long}".encode(), "a")
    assert (decoded.delimiter, len(decoded.records)) == (",", 20_001)


def test_a_quoted_line_break_makes_no_new_row_and_blank_lines_count() -> None:
    decoded = decode(b'a,b\n"x\ny",1\n\nz,2\n', "a")
    assert cells(decoded) == (("a", "b"), ("x\ny", "1"), (), ("z", "2"))


def test_a_cell_longer_than_the_readers_limit() -> None:
    limit = csv.field_size_limit()
    text = "a,b\n" + "x" * (limit + 10) + ",1\n"
    assert len(decode(text.encode(), "a").records[1].cells[0]) == limit + 10
    assert csv.field_size_limit() >= limit


def test_loose_quotes_are_letters_where_that_gives_a_table() -> None:
    assert cells(decode(b'a\tb\n"x\t1\ny\t2\n', "a")) == (("a", "b"), ('"x', "1"), ("y", "2"))
    assert decode(b'a,b\n"Jo" Ann,1\ny,2\n', "a").records[1].cells == ('"Jo" Ann', "1")


def test_a_stray_quote_does_not_swallow_rows() -> None:
    text = 'a,b\n1,"x\n2,y\n3,"z, t"\n4,u\n'
    with pytest.raises(FileError, match=r"quotation mark .* from row 2"):
        decode(text.encode(), "a.csv")


def test_one_broken_byte_in_utf_8_is_damage_not_another_encoding() -> None:
    data = "é,à\nç,ù\nè,ô\n".encode().replace("è".encode(), b"\xe8")
    with pytest.raises(FileError, match="line 3"):
        decode(data, "a.csv")
