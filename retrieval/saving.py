"""A segment in a file, so that a large catalogue is searchable seconds after a start.

It is derived: whatever does not fit the code that reads it, or is damaged, is as if it were
not there. Arrays are NumPy's own format and the words are JSON; nothing in it is executed.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import logging
import tempfile
import time
import zipfile
import zlib
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from importlib.metadata import version as version_of
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from retrieval.columns import Columns, Prices
from retrieval.keyword import KeywordIndex
from retrieval.postings import Postings
from retrieval.segment import Segment

log = logging.getLogger(__name__)

DAMAGED = (
    OSError, ValueError, KeyError, TypeError, EOFError, RuntimeError, ArithmeticError, zipfile.BadZipFile,
    zlib.error,
)  # fmt: skip
"""What reading a file of any bytes may raise (NotImplementedError is a RuntimeError)."""
ABANDONED_S = 3600

Arrays = dict[str, npt.NDArray[np.generic]]
COLUMNS = ("product_of", "unit_stock", "ratings", "rating_counts", "updated")
KEYWORDS = ("starts", "rows", "weights", "occurrences")


def save(made: Segment, version: int, path: Path) -> None:
    """Whole or not at all; `version` is the catalogue's. Raises OSError where it cannot be written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    arrays: Arrays = {"substances": made.substances, "hashes": made.hashes}
    said: dict[str, Any] = {"made_by": fingerprint(), "version": version, "names": made.names}
    _put_columns(made.columns, arrays, said)
    for name in KEYWORDS:
        arrays[f"keywords.{name}"] = getattr(made.keywords, name)
    said["keywords"] = {
        "size": made.keywords.size,
        "terms": list(made.keywords.columns),
        "fields": made.keywords.fields,
        "averages": made.keywords.averages,
    }
    for name in ("called", "kinds", "own_kinds"):
        _put(getattr(made, name), name, arrays, said)
    arrays["said"] = np.frombuffer(json.dumps(said).encode(), np.uint8)
    _forget_halves(path)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f"{path.name}.", delete=False) as file:
        beside = Path(file.name)
        try:
            np.savez(file, **arrays)  # type: ignore[arg-type]
            file.close()
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)


def load(path: Path) -> tuple[Segment, int] | None:
    """A segment and the version of the catalogue; None where there is no file that this code can use."""
    try:
        with np.load(path) as arrays:
            said = json.loads(arrays["said"].tobytes())
            if said["made_by"] != fingerprint():
                return None
            return _segment(arrays, said), int(said["version"])
    except FileNotFoundError:
        return None
    except DAMAGED:
        log.warning("%s cannot be read: the catalogue is read anew", path, exc_info=True)
        return None


@cache
def fingerprint() -> str:
    """Of all code that may make a segment what it is: a file that other code made is not read."""
    digest = hashlib.sha256()
    for module in sorted(Path(__file__).parent.rglob("*.py")):
        digest.update(module.read_bytes())
    for package in ("PyStemmer", "rjieba", "opencc"):
        digest.update(version_of(package).encode())
    return digest.hexdigest()


def _forget_halves(path: Path) -> None:
    """Files that another process began and did not live to finish."""
    for half in path.parent.glob(f"{path.name}.*"):
        with contextlib.suppress(OSError):
            if time.time() - half.stat().st_mtime > ABANDONED_S:
                half.unlink()


def _put_columns(made: Columns, arrays: Arrays, said: dict[str, Any]) -> None:
    said["ids"] = made.ids
    for name in COLUMNS:
        arrays[name] = getattr(made, name)
    for name in ("unit_prices", "prices"):
        prices: Prices = getattr(made, name)
        arrays[f"{name}.amounts"], arrays[f"{name}.currencies"] = prices.amounts, prices.currencies
        odd = [(place, str(amount)) for place, amount in prices.odd.items()]
        said[name] = {"codes": prices.codes, "odd": odd}
    for name in ("brands", "categories", "paths", "described", "values"):
        _put(getattr(made, name), name, arrays, said)


def _put(postings: Postings[Any], name: str, arrays: Arrays, said: dict[str, Any]) -> None:
    arrays[f"{name}.starts"], arrays[f"{name}.rows"] = postings.starts, postings.all_rows
    said[name] = list(postings.codes)


def _segment(arrays: Mapping[str, Any], said: dict[str, Any]) -> Segment:
    words_said = said["keywords"]
    return Segment(
        columns=_columns(arrays, said),
        keywords=KeywordIndex(
            size=words_said["size"],
            columns={term: code for code, term in enumerate(words_said["terms"])},
            fields=tuple(words_said["fields"]),
            averages=words_said["averages"],
            **{name: arrays[f"keywords.{name}"] for name in KEYWORDS},
        ),
        names=tuple(said["names"]),
        hashes=arrays["hashes"],
        substances=arrays["substances"],
        **{name: _taken(name, arrays, said, str) for name in ("called", "kinds", "own_kinds")},
    )


def _columns(arrays: Mapping[str, Any], said: dict[str, Any]) -> Columns:
    return Columns(
        ids=tuple(said["ids"]),
        unit_prices=_prices("unit_prices", arrays, said),
        prices=_prices("prices", arrays, said),
        brands=_taken("brands", arrays, said, str),
        categories=_taken("categories", arrays, said, str),
        paths=_taken("paths", arrays, said, tuple),
        described=_taken("described", arrays, said, tuple),
        values=_taken("values", arrays, said, tuple),
        **{name: arrays[name] for name in COLUMNS},
    )


def _prices(name: str, arrays: Mapping[str, Any], said: dict[str, Any]) -> Prices:
    odd = {place: Decimal(amount) for place, amount in said[name]["odd"]}
    codes = tuple(said[name]["codes"])
    return Prices(arrays[f"{name}.amounts"], arrays[f"{name}.currencies"], codes, odd)


def _taken(
    name: str, arrays: Mapping[str, Any], said: dict[str, Any], read: Callable[[Any], Any]
) -> Postings[Any]:
    codes = {read(key): code for code, key in enumerate(said[name])}
    return Postings(codes, arrays[f"{name}.starts"], arrays[f"{name}.rows"])
