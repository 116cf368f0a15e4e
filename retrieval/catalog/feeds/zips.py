"""What a zip from an address may be, judged before anything of it is unpacked.

`zipfile` never gives more of a file than its entry in the directory says, so the sizes that the
directory tells bound what is unpacked, true or not. That holds of stored and deflated files only:
of the other methods a piece is unpacked whole before it is cut.
"""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path

ZIP = b"PK\x03\x04"
MOST_FILES = 10_000
MOST_DIRECTORY = MOST_FILES << 10
"""Bytes: it is held in memory whole."""
METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
END, END_SIZE, END_64, COMMENT = b"PK\x05\x06", 22, b"PK\x06\x07", 1 << 16
"""APPNOTE 4.3.15 and 4.3.16."""


def wrong_with(path: Path, most_bytes: int) -> str | None:
    """Why a zip is not to be read, or None. `most_bytes` counts what is unpacked."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - END_SIZE - COMMENT - 20))
        tail = file.read()
    at = tail.rfind(END)
    if at < 0 or len(tail) - at < END_SIZE:
        return "is a zip that breaks off in the middle"
    (directory,) = struct.unpack_from("<I", tail, at + 12)
    # A zip64 tells its sizes elsewhere, and is for more than may be here.
    if directory > MOST_DIRECTORY or tail[max(0, at - 20) : at].startswith(END_64):
        return f"is a zip of more than {MOST_FILES:,} files or 4 GB"
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return "is no proper zip"
    if len(members) > MOST_FILES:
        return f"is a zip of more than {MOST_FILES:,} files"
    if any(info.compress_type not in METHODS for info in members):
        return "is a zip that is packed in an unusual way: neither stored nor deflated"
    if sum(info.file_size for info in members) > most_bytes:
        return f"is larger than {most_bytes:,} bytes"
    return None
