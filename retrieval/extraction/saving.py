"""A fitted extractor in a folder: its rules as JSON, its numbers as arrays. No pickles."""

from __future__ import annotations

import io
import json
import os
import zipfile
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from pydantic import TypeAdapter, ValidationError

from retrieval.extraction.extractor import Extractor
from retrieval.extraction.features import Features
from retrieval.extraction.learned import Labeller, Learned
from retrieval.extraction.meaning import Meaning, Named
from retrieval.extraction.plain import PlainRules
from retrieval.extraction.rules import Rules

FILE = "extractor.zip"
VERSION = 2
"""Raised whenever what was saved would be read otherwise; older files are then fitted anew."""


def save(extractor: Extractor, folder: Path) -> Path:
    """One file, replaced at once, so that a reader never sees half of it."""
    folder.mkdir(parents=True, exist_ok=True)
    arrays: dict[str, Any] = {}
    document: dict[str, Any] = {
        "version": VERSION,
        "count": extractor.count,
        "rules": json.loads(_rules().dump_json(extractor.rules)),
        "plain": [extractor.plain.colour, extractor.plain.material],
    }
    if (learned := extractor.learned) is not None:
        document["features"] = list(learned.features.columns)
        document["labellers"] = [asdict(labeller) for labeller in learned.labellers]
        arrays |= {"idf": learned.features.weights, "biases": learned.biases}
        arrays["weights"] = learned.weights.astype(np.float16)
    if (meaning := extractor.meaning) is not None:
        document["named"] = [[n.name, n.values, n.least] for n in meaning.named]
        arrays |= {f"named{at}": n.vectors for at, n in enumerate(meaning.named)}
    path, new = folder / FILE, folder / f"{FILE}.new"
    with zipfile.ZipFile(new, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("extractor.json", json.dumps(document, ensure_ascii=False))
        buffer = io.BytesIO()
        np.savez(buffer, **arrays)
        archive.writestr("arrays.npz", buffer.getvalue())
    os.replace(new, path)
    return path


def load(folder: Path) -> Extractor | None:
    """None where there is none, or one that this version cannot read: then fit anew."""
    try:
        with zipfile.ZipFile(folder / FILE) as archive:
            document = json.loads(archive.read("extractor.json"))
            arrays = np.load(io.BytesIO(archive.read("arrays.npz")), allow_pickle=False)
        if document["version"] != VERSION:
            return None
        rules = _rules().validate_python(document["rules"])
        return Extractor(
            rules,
            PlainRules(*document["plain"]),
            _learned(document, arrays, rules),
            _meaning(document, arrays, rules),
            document["count"],
        )
    except (OSError, zipfile.BadZipFile, ValueError, KeyError, ValidationError):
        return None


def _learned(document: dict[str, Any], arrays: Any, rules: Rules) -> Learned | None:
    if "labellers" not in document:
        return None
    features = Features({word: at for at, word in enumerate(document["features"])}, arrays["idf"])
    labellers = tuple(
        Labeller(**{**labeller, "values": tuple(labeller["values"])}) for labeller in document["labellers"]
    )
    return Learned(features, labellers, arrays["weights"].astype(np.float32), arrays["biases"], rules)


def _meaning(document: dict[str, Any], arrays: Any, rules: Rules) -> Meaning | None:
    if "named" not in document:
        return None
    named = (
        Named(name, tuple(values), arrays[f"named{at}"], least)
        for at, (name, values, least) in enumerate(document["named"])
    )
    return Meaning(tuple(named), rules)


@cache
def _rules() -> TypeAdapter[Rules]:
    return TypeAdapter(Rules)
