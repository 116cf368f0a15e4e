"""What is said of a product by leaving it out: "the Halo has USB charging, which the Aurora doesn't"."""

from __future__ import annotations

from collections.abc import Iterator

from evals.truth.lexing import words
from evals.truth.reading import Sentence
from evals.truth.speech import GENERIC
from evals.truth.world import World, Wrong

HELPING = words("is are does do has have can 's")
ENDS = words(". , ; : ! ) and but or")


def wrong_left_out(sentence: Sentence, world: World) -> Iterator[Wrong]:
    for mention in sentence.mentions:
        said = sentence.tokens
        at = mention.end
        if not mention.named or at >= len(said) or said[at].low not in HELPING:
            continue
        no = at + 1 < len(said) and said[at + 1].low in {"not", "n't"}
        end = at + (2 if no else 1)
        while end < len(said) and said[end].low in {"too", "as", "well"}:
            end += 1
        if end < len(said) and said[end].low not in ENDS:
            continue
        for thing in mention.own or mention.things:
            yield from _carried_over(sentence, mention.start, thing, no, world)


def _carried_over(sentence: Sentence, start: int, thing: int, no: bool, world: World) -> Iterator[Wrong]:
    """The words of the clause before, looked up in the record of the product that shares or lacks them."""
    record = world.things[thing]
    words = [
        token.stem
        for place, token in enumerate(sentence.tokens[:start])
        if token.kind == "word" and token.stem not in GENERIC and not sentence.inside(place)
    ]
    stated = [w for w in words if any(w in other.words for other in world.things)]
    if not stated:
        return
    holds = all(w in record.said for w in stated)
    lacks = any(w in record.unsaid for w in stated) or (not holds and _values_known(stated, thing, world))
    if (not no and not holds) or (no and not lacks):
        why = f"{record.shown.product.name} {'does not have' if not no else 'is not said to lack'} that"
        yield Wrong("left out", sentence.words(start, start + 4), why, start)


def _values_known(stated: list[str], thing: int, world: World) -> bool:
    record = world.things[thing]
    return any(
        set(stated) & values and record.values.get(name)
        for other in world.things
        for name, values in other.values.items()
    )
