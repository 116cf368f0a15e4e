"""Stock that was confirmed too long ago to be claimed: it may be said with its time, and not without."""

from __future__ import annotations

from assistant.grounding.draft import Draft

_THEN = frozenset({"was", "were"})


def check(draft: Draft) -> None:
    """Settles "was in stock on 20 November at 14:05" where that is the very time of the product
    spoken of. Whatever else is said of its stock stays to be borne out, and is not."""
    for index in range(len(draft.tokens)):
        if draft.lowers(index, index + 2) != ["in", "stock", "on"] or draft.denied[index]:
            continue
        if not _THEN & set(draft.lowers(index - 2, index - 1)):
            continue
        records = draft.of(index)
        times = {record.was_in_stock for record in records}
        time = times.pop() if len(times) == 1 else ()
        last = index + 2 + len(time)
        if time and tuple(draft.lowers(index + 3, last)) == time:
            draft.settle(range(index, last + 1))
