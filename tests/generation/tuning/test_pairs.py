"""The replies to learn from: of many kinds and voices, made again the same, and none a lie."""

from __future__ import annotations

from collections import Counter, defaultdict

import pytest

from assistant.cli.lessons import accepting
from assistant.generation.tuning.pairs import Pair, made_up, of_catalogue, pairs
from assistant.generation.tuning.replies import REPLIES
from assistant.generation.voices import VOICES, voice
from retrieval.catalog.product import Product

SHELVES = tuple(made_up(3, 32))


@pytest.fixture(scope="module")
def some() -> tuple[Pair, ...]:
    return tuple(pairs(SHELVES, 3, 400, lambda reply, evidence: True))


def test_the_same_seed_gives_the_same_pairs_and_another_seed_others(some: tuple[Pair, ...]) -> None:
    again = tuple(pairs(tuple(made_up(3, 32)), 3, 400, lambda reply, evidence: True))
    other = tuple(pairs(tuple(made_up(4, 32)), 4, 400, lambda reply, evidence: True))
    assert [pair.reply for pair in again] == [pair.reply for pair in some]
    assert not {pair.reply for pair in other} & {p.reply for p in some if p.brief.kind == "found"}


def test_every_kind_and_voice_is_taught(some: tuple[Pair, ...]) -> None:
    assert {pair.brief.kind for pair in some} == set(REPLIES)
    assert {pair.voice for pair in some} == set(VOICES)


def test_each_reply_says_what_its_brief_cannot_do_without(some: tuple[Pair, ...]) -> None:
    for pair in some:
        needs = [need for need in pair.brief.needs if not need.startswith("Shall I")]
        if pair.brief.kind in {"ordered", "compare"}:
            continue  # the second product may be left out in a short voice
        left_out = [need for need in needs if need.lower() not in pair.reply.lower()]
        assert not left_out, (pair.brief.text, pair.reply)


def test_a_common_thing_is_said_in_at_least_five_ways(some: tuple[Pair, ...]) -> None:
    openings: dict[str, set[str]] = defaultdict(set)
    for pair in some:
        masked = pair.reply
        for item in pair.brief.items:
            masked = masked.replace(f"the {item.name}", "NAME").replace(f"The {item.name}", "NAME")
        openings[pair.brief.kind].add(" ".join(masked.split()[:4]))
    for kind in ("found", "only", "recommend", "compare", "not sold"):
        assert len(openings[kind]) >= 5, kind


def test_each_reply_begins_as_its_prompt_asks(some: tuple[Pair, ...]) -> None:
    assert all(pair.reply.startswith(pair.begin) for pair in some)
    assert sum(bool(pair.begin) for pair in some) > len(some) / 2


def test_what_the_check_refuses_is_left_out_and_counted() -> None:
    refused: Counter[str] = Counter()
    kept = tuple(pairs(SHELVES, 3, 40, lambda reply, evidence: "cheap" not in reply, refused))
    assert len(kept) == 40
    assert not any("cheap" in pair.reply for pair in kept)
    assert refused.total() > 0


def test_nearly_all_of_what_is_taught_passes_the_check_as_it_stands() -> None:
    refused: Counter[str] = Counter()
    kept = tuple(pairs(SHELVES, 5, 200, accepting(SHELVES), refused))
    assert len(kept) == 200
    assert refused.total() < 20


def test_a_shop_learns_from_its_own_shelves() -> None:
    products = [Product(f"p{n}", f"Thing {n}", category=("Lamps",)) for n in range(3)]
    ((wanted, shelf),) = of_catalogue([*products, Product("alone", "Alone", category=("Bags",))])
    assert wanted == ("lamps",)
    assert shelf == tuple(products)


def test_neighbouring_styles_differ_in_manner() -> None:
    assert len({voice(style).name for style in range(12)}) == 12
    assert all(voice(style).manner != voice(style + 1).manner for style in range(24))
