"""Lists that claim to be whole: each of the records is named once, and nothing else is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from assistant.grounding.languages import slots
from assistant.grounding.languages.ledger import Item
from assistant.grounding.languages.said import Said

T = TypeVar("T")


def names_each(said: Said, slot: str, known: Iterable[T], fits: Callable[[str, T], bool]) -> bool:
    """Whether the list in a slot names each of these once and nothing else."""
    pool = tuple(known)
    texts = slots.items(said.text(slot), said.tag, lambda text: any(fits(text, one) for one in pool))
    return texts is not None and len(texts) == len(pool) and matched(texts, pool, fits)


def matched(texts: Sequence[str], known: Sequence[T], fits: Callable[[str, T], bool]) -> bool:
    """Whether each text can stand for another one of these."""
    taken: dict[int, int] = {}

    def place(text: int, tried: set[int]) -> bool:
        for one in range(len(known)):
            if one not in tried and fits(texts[text], known[one]):
                tried.add(one)
                if one not in taken or place(taken[one], tried):
                    taken[one] = text
                    return True
        return False

    return all(place(text, set()) for text in range(len(texts)))


def all_values(said: Said, slot: str, known: Iterable[str], most: int | None = None) -> bool:
    """Whether a list says all of these values and no other; of more than `most`, so many."""
    pool = tuple(dict.fromkeys(value for value in known if value))
    texts = said.value_list(slot, pool)
    told = sum(any(said.scope.is_stated(text, value) for text in texts) for value in pool)
    return told >= (len(pool) if most is None else min(len(pool), most)) > 0


def all_items(said: Said, slot: str, known: Iterable[Item]) -> bool:
    """Whether a list names all of these items, each with how many of it there are."""
    return names_each(said, slot, together(known), said.is_all_of)


def together(items: Iterable[Item]) -> list[Item]:
    """Items that differ in nothing but their number, as one."""
    found: dict[Item, int] = {}
    for item in items:
        kind = replace(item, quantity=1)
        found[kind] = found.get(kind, 0) + item.quantity
    return [replace(kind, quantity=many) for kind, many in found.items()]
