"""Wishes for another variant, put together from several messages."""

from __future__ import annotations

from dataclasses import replace

from assistant.desk import Wanted


def combined(old: Wanted | None, new: Wanted | None) -> Wanted | None:
    """What is wanted after a second thought. One option said again changes that one; several, one of
    which was said before, are a new wish: "a 1.5 litre one in glass", after "a black one litre"."""
    if old is None or new is None:
        return new or old
    if new.pick and not new.options:
        return replace(old, pick=new.pick, avoided={**old.avoided, **new.avoided}, unmatched=new.unmatched)
    anew = len(new.options) > 1 and set(new.options) & set(old.options)
    if anew or new.unmatched:
        return new
    return Wanted(
        options={**old.options, **new.options},
        avoided={**old.avoided, **new.avoided},
        pick=new.pick or old.pick if old.pick != "same" else new.pick,
        otherwise=new.otherwise or (() if new.options else old.otherwise),
        unmatched=() if new.options else old.unmatched,
    )
