"""Beginnings of prompts that are kept: the longest that fits is found, the stalest goes."""

from __future__ import annotations

from assistant.generation.prefixes import Prefixes


def test_the_beginning_most_alike_is_found() -> None:
    kept = Prefixes()
    kept.keep((1, 2, 3), "short")
    kept.keep((1, 2, 3, 4, 5, 6), "long")
    assert kept.longest((1, 2, 3, 4, 9)) == ("long", 4)
    assert kept.longest((1, 2, 3, 4, 5, 6, 7)) == ("long", 6)
    assert kept.longest((9, 1, 2)) == (None, 0)


def test_the_last_token_is_always_read() -> None:
    kept = Prefixes()
    kept.keep((1, 2, 3), "all of it")
    assert kept.longest((1, 2, 3)) == ("all of it", 2)


def test_the_least_recently_used_goes_when_room_is_short() -> None:
    kept = Prefixes(room=6)
    kept.keep((1, 1, 1), "a")
    kept.keep((2, 2, 2), "b")
    assert kept.longest((1, 1, 9)) == ("a", 2)
    kept.keep((3, 3, 3), "c")
    assert kept.longest((2, 2, 9)) == (None, 0)
    assert kept.longest((1, 1, 9)) == ("a", 2)


def test_what_is_longer_than_the_room_is_not_kept() -> None:
    kept = Prefixes(room=2)
    kept.keep((1, 1), "a")
    kept.keep((2, 2, 2), "b")
    assert kept.longest((2, 2, 2)) == (None, 0)
    assert kept.longest((1, 1, 1)) == ("a", 2)
