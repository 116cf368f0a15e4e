"""Gzip as it arrives, without believing what it says of its size."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

GZIP = b"\x1f\x8b"
PIECE = 1 << 18
EITHER = 47
"""zlib's window bits for gzip or zlib, whichever the header says."""


class CutOff(Exception):
    """A compressed stream ended before its end."""


def inflated(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The content of gzip or zlib members one after another, in pieces of at most PIECE bytes.

    Raises zlib.error for what is not compressed, CutOff where it stops in the middle.
    """
    member = zlib.decompressobj(EITHER)
    begun = False
    for chunk in chunks:
        rest = chunk
        while rest:
            if member.eof:
                member = zlib.decompressobj(EITHER)
            begun = True
            piece = member.decompress(rest, PIECE)
            rest = member.unused_data if member.eof else member.unconsumed_tail
            if piece:
                yield piece
    while begun and not member.eof:  # what is held back when the last piece was full
        piece = member.decompress(b"", PIECE)
        if not piece:
            raise CutOff
        yield piece


def gunzipped(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The stream itself, or its content if it is a gzip file."""
    head, whole = beginning(chunks, len(GZIP))
    return inflated(whole) if head.startswith(GZIP) else whole


def beginning(chunks: Iterable[bytes], size: int) -> tuple[bytes, Iterator[bytes]]:
    """At least the first `size` bytes, if there are as many, and the whole stream."""
    stream = iter(chunks)
    head = b""
    while len(head) < size and (chunk := next(stream, None)) is not None:
        head += chunk
    return head, _joined(head, stream)


def _joined(head: bytes, stream: Iterator[bytes]) -> Iterator[bytes]:
    if head:
        yield head
    yield from stream
