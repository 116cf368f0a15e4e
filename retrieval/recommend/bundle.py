"""What was learned, as a folder: a manifest, and a folder for each part. No pickles, nothing executed.

A part is in it twice where it was tried: `trial/` is what was fitted without the last days, by which
versions are compared, and `parts/` what was fitted on everything, which serves.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol, Self

from retrieval.errors import VersionDamaged
from retrieval.recommend.described import Described
from retrieval.recommend.kinds import Assortment, Recall
from retrieval.recommend.options import Repeat
from retrieval.recommend.parts import (
    LEARNED,
    RANKER,
    TOGETHER,
    UNREADABLE,
    ForStrangers,
    Products,
    live,
    read,
)
from retrieval.recommend.together import CoBought
from retrieval.similarity.kinds import Behaviour

if TYPE_CHECKING:
    from retrieval.recommend.ranker import LambdaRank

MANIFEST: Final = "manifest.json"
PARTS: Final = "parts"
TRIAL: Final = "trial"
REBOUGHT: Final = "rebought.json"


class Part(Protocol):
    def save(self, folder: Path) -> None: ...


@dataclass(frozen=True, slots=True)
class Window:
    """What was learned from: events from `first` to `last` (seconds since 1970)."""

    first: float
    last: float
    events: int
    subjects: int
    items: int


@dataclass(frozen=True, slots=True)
class Quality:
    """On the last days, which nothing here was fitted on: of `cases` customers."""

    cases: int
    hit_rate: float
    """HR@10: in how many ten recommendations held something that the customer then chose."""
    ndcg: float
    """NDCG@10."""
    recall: float
    """Recall@20: the share of what they chose that was among twenty."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """`parts` make the blend, `strangers` answer those of whom nothing is known. `left_out`
    says of each part that is not in the blend why, and `without` what NDCG@10 the blend has
    without each part. `repeats` is the share of choices that were choices again, `repeat` whether what was
    chosen before may come again (`repeating.had`), `timed` whether times tell one visit from another.
    `erased` is when the last erasure of a customer was that the events were read after. `files` are SHA-256
    by path."""

    made_at: float
    window: Window
    split: str
    parts: tuple[str, ...]
    repeat: Repeat
    repeats: float
    timed: bool = True
    strangers: tuple[str, ...] = ()
    ranker: bool = False
    left_out: Mapping[str, str] = field(default_factory=dict)
    figures: Mapping[str, Quality] = field(default_factory=dict)
    without: Mapping[str, float] = field(default_factory=dict)
    seconds: Mapping[str, float] = field(default_factory=dict)
    erased: float = 0.0
    files: Mapping[str, str] = field(default_factory=dict)

    def json(self) -> str:
        return json.dumps(asdict(self), indent=2, sort_keys=True)

    @classmethod
    def read(cls, folder: Path) -> Self:
        """Raises VersionDamaged where it cannot be read."""
        try:
            said: dict[str, Any] = json.loads((folder / MANIFEST).read_text("utf-8"))
            figures = {name: Quality(**quality) for name, quality in said.pop("figures").items()}
            window, parts = Window(**said.pop("window")), tuple(map(str, said.pop("parts")))
            strangers = tuple(map(str, said.pop("strangers")))
            return cls(window=window, parts=parts, strangers=strangers, figures=figures, **said)
        except UNREADABLE as error:
            raise VersionDamaged(f"{folder / MANIFEST} cannot be read: {error}") from error


@dataclass(frozen=True)
class Bundle:
    """`learned` are the parts of the manifest that were fitted, by name; the rest follow the catalogue."""

    version: str
    manifest: Manifest
    learned: Mapping[str, Recall]
    ranker: LambdaRank | None = None
    together: Behaviour | None = None
    rebought: Mapping[str, float] = field(default_factory=dict)
    """Of those who bought a product, the share that bought it on another day too."""

    @property
    def items(self) -> tuple[str, ...]:
        """All that something was learned of."""
        return tuple(dict.fromkeys(item for recall in self.learned.values() for item in recall.items))

    def recalls(
        self, assortment: Assortment, products: Products, described: Described | None = None
    ) -> tuple[Recall, ...]:
        """Those of the blend, in the order of the manifest, then those for strangers."""
        known = frozenset(self.items)

        def part(name: str) -> Recall:
            return self.learned.get(name) or live(name, assortment, products, described)

        strangers = (ForStrangers(part(name), known) for name in self.manifest.strangers)
        return (*map(part, self.manifest.parts), *strangers)


def save(parts: Mapping[str, Part], folder: Path) -> None:
    """Each under its name. Raises OSError where it cannot be written."""
    for name, part in parts.items():
        (folder / name).mkdir(parents=True, exist_ok=True)
        part.save(folder / name)


def seal(folder: Path, manifest: Manifest) -> Manifest:
    """Write the manifest, with what each file is; the last thing that is written."""
    files = {str(path.relative_to(folder)): digest(path) for path in _files(folder)}
    whole = replace(manifest, files=files)
    (folder / MANIFEST).write_text(whole.json() + "\n", encoding="utf-8")
    return whole


def load(folder: Path, which: str = PARTS) -> Bundle:
    """What a version has learned; with TRIAL what it was compared by.

    Raises VersionDamaged where a file is missing or is not what was written.
    """
    manifest = Manifest.read(folder)
    _check(folder, manifest, which)
    learned = tuple(
        read(name, folder / which / name)
        for name in (*manifest.parts, *manifest.strangers)
        if name in LEARNED
    )
    ranker = _ranker(folder / PARTS / RANKER) if manifest.ranker else None
    by_name = {recall.name: recall for recall in learned}
    own = folder / which
    return Bundle(folder.name, manifest, by_name, ranker, _together(own), _rebought(own))


def _ranker(folder: Path) -> LambdaRank:
    from retrieval.recommend.ranker import LambdaRank  # LightGBM is heavy

    return LambdaRank.load(folder)


def _rebought(folder: Path) -> Mapping[str, float]:
    try:
        said = json.loads((folder / REBOUGHT).read_text("utf-8"))
        return {str(product): float(share) for product, share in said.items()}
    except UNREADABLE as error:
        raise VersionDamaged(f"{folder / REBOUGHT} cannot be read: {error}") from error


def _together(folder: Path) -> Behaviour | None:
    return CoBought.load(folder / TOGETHER) if (folder / TOGETHER).is_dir() else None


def digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _check(folder: Path, manifest: Manifest, which: str) -> None:
    wanted: Sequence[str] = (f"{which}/", f"{PARTS}/{RANKER}/")
    for path, known in manifest.files.items():
        if path.startswith(tuple(wanted)) and _digest(folder / path) != known:
            raise VersionDamaged(f"{folder / path} is missing or not what was written")


def _digest(path: Path) -> str | None:
    try:
        return digest(path)
    except OSError:
        return None


def _files(folder: Path) -> Iterable[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and path.name != MANIFEST)
