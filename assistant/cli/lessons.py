"""What the generator learns from: pairs over made-up shops and this shop's, held to the check."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import SettingsError
from assistant.evidence import Evidence
from assistant.generation.adapters import WEIGHTS
from assistant.generation.models import ModelStore, fingerprint, sha256
from assistant.generation.naming import Local, named
from assistant.generation.tuning.pairs import Accepts, Pair, made_up, of_catalogue, pairs
from assistant.generation.tuning.recipe import Recipe
from assistant.grounding import Grounding, Ungrounded, sentences
from assistant.records import open_records
from assistant.settings import Settings
from retrieval.catalog.product import Product
from retrieval.facets import facets

SHELVES = 400
"""Made-up ones; one round over them gives about fourteen pairs each."""

Shelves = Sequence[tuple[tuple[str, ...], tuple[Product, ...]]]


@dataclass(frozen=True, slots=True)
class Lesson:
    base: Path
    recipe: Recipe
    pairs: tuple[Pair, ...]
    held_out: tuple[Pair, ...]
    refused: Counter[str]
    """Kinds of pairs that the check did not let in."""


def lesson(
    settings: Settings, *, pairs_wanted: int, own_share: float, seed: int, rate: float, start: Path | None
) -> Lesson:
    """Raises SettingsError if the generator is no local model, ModelMissing if its files are absent."""
    base = base_folder(settings)
    own = tuple(of_catalogue(tuple(open_records(settings).store.all())))
    share = own_share if own else 0.0
    recipe = Recipe(
        base=settings.generator.model,
        base_sha256=fingerprint(base),
        pairs=pairs_wanted,
        own_share=share,
        seed=seed,
        learning_rate=rate,
        start_sha256=sha256(start / WEIGHTS) if start else "",
        catalogue_sha256=digest(own),
    )
    refused: Counter[str] = Counter()
    of_own = round(pairs_wanted * share)
    made = tuple(made_up(seed, SHELVES))
    learned = (
        *pairs(made, seed, pairs_wanted - of_own, accepting(made), refused),
        *(pairs(own, seed, of_own, accepting(own), refused) if of_own else ()),
    )
    others = tuple(made_up(seed + 1000, 40))
    held_out = tuple(pairs(others, seed + 1000, recipe.validation, accepting(others)))
    return Lesson(base, recipe, learned, held_out, refused)


def base_folder(settings: Settings) -> Path:
    match named(settings.generator.model):
        case Local(name):
            return ModelStore(settings.models).path(name)
    raise SettingsError(
        f"generator.model is {settings.generator.model!r}: only a model on this machine can be trained"
    )


def accepting(shelves: Shelves) -> Accepts:
    """The shop's own check over these products: no reply is learned that it would refuse."""
    products = [product for _, some in shelves for product in some]
    known, names = facets(products), [product.name for product in products]
    grounding = Grounding(lambda: known, lambda: names)

    def accepts(reply: str, evidence: Evidence) -> bool:
        before = ""
        for sentence in filter(None, (raw.strip() for raw in sentences(iter([reply])))):
            if isinstance(grounding.check(sentence, evidence, before), Ungrounded):
                return False
            before = f"{before} {sentence}"
        return True

    return accepts


def digest(shelves: Shelves) -> str:
    """Tells one catalogue from another; "" for none."""
    names = sorted(f"{product.id}\t{product.name}" for _, some in shelves for product in some)
    return hashlib.sha256("\n".join(names).encode()).hexdigest() if names else ""
