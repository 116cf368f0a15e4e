"""A file of past chats into drafts for the owner, and what was found in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from assistant.service.answers.store import Drafted
from assistant.transcripts.clustering import Cluster, Embed, clusters
from assistant.transcripts.pairing import Pair, Paired, pairs
from assistant.transcripts.privacy import Scrubber
from assistant.transcripts.reading import Chat, read

Language = Callable[[str], str]
"""The language (its tag) that a text is in."""


def english(text: str) -> str:
    return "en"


@dataclass(frozen=True, slots=True)
class Told:
    """What a file came to: `personal` is what was replaced, by kind; `doubted`, `own` and `small_talk` are
    pairs that were dropped (may hold personal data; hold for one order only; ask or answer nothing)."""

    chats: int
    skipped: int
    personal: Mapping[str, int]
    doubted: int
    own: int
    small_talk: int
    pairs: int
    clusters: int
    conflicts: int
    drafts: tuple[Drafted, ...] = field(default=(), repr=False)


def drafted(
    files: Sequence[Path],
    scrubber: Scrubber,
    embed: Embed,
    names: Iterable[tuple[str, str]] = (),
    mapping: Mapping[str, str] | None = None,
    language: Language = english,
) -> Told:
    """Read, scrub, pair and cluster; what is asked in different languages is never put together. `names`
    are (id, name) of the shop's products: a question that calls one by name belongs to it. Raises Invalid
    for a file that cannot be used."""
    known = tuple(names)
    chats: list[Chat] = []
    skipped = 0
    for file in files:
        found = read(file, mapping)
        chats += found.chats
        skipped += found.skipped
    counted = Paired()
    paired = list(pairs(chats, scrubber, counted))
    grouped: list[Cluster] = []
    alike: dict[tuple[str, str | None], list[Pair]] = {}
    for pair in paired:
        spoken = language(f"{pair.question} {pair.answer}")
        alike.setdefault((spoken, product_of(pair.question, known)), []).append(pair)
    drafts: list[Drafted] = []
    for (spoken, product_id), some in alike.items():
        for cluster in clusters(some, embed):
            grouped.append(cluster)
            drafts.append(draft(cluster, product_id, spoken))
    drafts.sort(key=lambda one: -one.times)
    counts = counted.doubted, counted.own, counted.small_talk, len(paired), len(grouped)
    conflicts = sum(cluster.conflicts for cluster in grouped)
    return Told(len(chats), skipped, dict(scrubber.found), *counts, conflicts, tuple(drafts))


def draft(cluster: Cluster, product_id: str | None, spoken: str) -> Drafted:
    return Drafted(
        question=cluster.best.question,
        answer=cluster.best.answer,
        times=len(cluster.pairs),
        agreeing=round(cluster.agreeing, 3),
        others=tuple(pair.answer for pair in cluster.others),
        first_at=cluster.first,
        last_at=cluster.best.at or cluster.last,
        language=spoken,
        product_id=product_id,
    )


def product_of(text: str, names: Iterable[tuple[str, str]]) -> str | None:
    """The one product that a text calls by its whole name; of two that it calls, the longer name's."""
    said = text.lower()
    called = sorted(((len(name), identity) for identity, name in names if name.lower() in said), reverse=True)
    return called[0][1] if called else None
