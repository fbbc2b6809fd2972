"""Bytes → text → records: encoding, line ends and delimiter, decided from the bytes alone."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Decoded:
    """A delimited file as text: which encoding and delimiter were found, and its records."""

    encoding: str
    delimiter: str
    records: tuple[tuple[str, ...], ...]


def decode(data: bytes, name: str) -> Decoded:
    """The records of a delimited file; a FileError where it is not text."""
    raise NotImplementedError
