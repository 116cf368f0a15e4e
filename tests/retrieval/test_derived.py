"""What is derived from the catalogue follows its words, and never makes a turn wait in a large one."""

from __future__ import annotations

import threading
from dataclasses import replace

from retrieval.derived import LARGE, Derived
from retrieval.facets import Facets


def test_it_is_made_again_when_words_change_and_not_for_a_price() -> None:
    facets = [Facets(count=1)]
    made: list[tuple[int, str | None]] = []

    def make(given: Facets, before: str | None) -> str:
        made.append((given.count, before))
        return f"of {given.count}"

    derived = Derived(lambda: facets[0], make)
    assert derived() == "of 1"
    facets[0] = replace(facets[0], price=None)
    assert derived() == "of 1"
    facets[0] = Facets(count=2)
    assert derived() == "of 2"
    assert made == [(1, None), (2, "of 1")]


def test_a_large_catalogue_serves_what_was_known_until_the_new_is_made() -> None:
    facets, go, done = [Facets(count=LARGE + 1)], threading.Event(), threading.Event()

    def make(given: Facets, before: int | None) -> int:
        if before is not None:
            assert go.wait(10)
            done.set()
        return given.count

    derived = Derived(lambda: facets[0], make)
    assert derived() == LARGE + 1
    facets[0] = Facets(count=LARGE + 2)
    assert derived() == LARGE + 1
    go.set()
    assert done.wait(10)
    for thread in threading.enumerate():
        if thread.name == "derive":
            thread.join(10)
    assert derived() == LARGE + 2


def test_what_fails_beside_leaves_what_was_known() -> None:
    facets = [Facets(count=LARGE + 1)]

    def make(given: Facets, before: int | None) -> int:
        if before is not None:
            raise ValueError("damaged")
        return given.count

    derived = Derived(lambda: facets[0], make)
    derived()
    facets[0] = Facets(count=LARGE + 2)
    assert derived() == LARGE + 1
