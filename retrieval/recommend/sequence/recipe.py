"""What a sequence model is made of and how it is taught."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields
from typing import Literal, Self

Architecture = Literal["sasrec", "bert4rec", "xlnet"]
ARCHITECTURES: tuple[Architecture, ...] = ("sasrec", "bert4rec", "xlnet")


@dataclass(frozen=True, slots=True)
class Recipe:
    """How one sequence model is built and fitted. The defaults were chosen on the validation items of
    bert4rec-beauty, for fits of minutes on one thread; `items_rate` alone was not tried against others.

    `width` is d, `inner` how many times as wide a layer is within (0: as in the papers, once in SASRec and
    four times in the others), `length` how many of the newest choices of a past are read. A batch of about
    `tokens` places shares `negatives` sampled items, drawn by (1 + count) ** `skew`.
    `masked` is the share of places hidden from a bidirectional model, `last_only` the share of sequences of
    which the last place alone is. Item embeddings begin at factors of a mean length of `begin` (0: at
    random) and learn at `items_rate` times the network's `rate` (0: not at all). The fit ends after
    `epochs`, or after `minutes`, or after `patience` looks, one every `every` epochs, that found no better
    NDCG@10 on the last choices of `held` subjects, which are never learned from
    (0: there are no looks). `bf16` halves the time where the processor has it; `threads` is torch's, 0 for
    what it is set to.
    """

    architecture: Architecture = "sasrec"
    width: int = 128
    layers: int = 2
    heads: int = 2
    inner: int = 0
    length: int = 50
    dropout: float = 0.3
    negatives: int = 1024
    skew: float = 0.5
    tokens: int = 2048
    rate: float = 1e-3
    items_rate: float = 0.3
    decay: float = 0.0
    warm: float = 0.05
    masked: float = 0.5
    last_only: float = 0.3
    begin: float = 1.0
    epochs: int = 15
    minutes: float = 60.0
    held: int = 3000
    every: int = 2
    patience: int = 3
    bf16: bool = True
    threads: int = 0
    seed: int = 0

    @classmethod
    def usual(cls, architecture: str, minutes: float) -> Self:
        """What was best on the validation items by architecture: SASRec gains by twice the width with half of
        it dropped out, which was not tried with the others. Raises ValueError for no such architecture."""
        match architecture:
            case "sasrec":
                return cls("sasrec", width=256, dropout=0.5, minutes=minutes)
            case "bert4rec" | "xlnet":
                return cls(architecture, minutes=minutes)
        raise ValueError(f"{architecture!r} is none of {', '.join(ARCHITECTURES)}")

    @property
    def inner_width(self) -> int:
        return self.width * (self.inner or (1 if self.causal else 4))

    @property
    def causal(self) -> bool:
        """Whether an item is scored from what came before it alone, or by filling a gap."""
        return self.architecture == "sasrec"

    def to_json(self) -> str:
        return json.dumps(asdict(self), sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> Self:
        known = {each.name for each in fields(cls)}
        return cls(**{name: value for name, value in json.loads(text).items() if name in known})


@dataclass(frozen=True, slots=True)
class Progress:
    """After an epoch of a fit: its mean loss, figures on what is kept back (None: no look), and the time."""

    architecture: str
    epoch: int
    epochs: int
    loss: float
    ndcg: float | None
    hit: float | None
    seconds: float

    def __str__(self) -> str:
        looked = "" if self.ndcg is None else f", held back HR@10 {self.hit:.4f} NDCG@10 {self.ndcg:.4f}"
        return (
            f"{self.architecture} epoch {self.epoch}/{self.epochs}: loss {self.loss:.3f}{looked}, "
            f"{self.seconds:.0f} s"
        )


Report = Callable[[Progress], None]
