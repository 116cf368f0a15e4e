"""Which of the products shown before a message speaks of.

Everything shown stays in reach: groups of products in the order of their cards, the latest
preferred. What could be pointed at but is not there is `dangling`, never guessed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from operator import itemgetter

from assistant.turn import Conversation
from assistant.understanding.lexicon import COLOURS
from assistant.understanding.naming import Known, by_name, known
from assistant.understanding.pointing import (
    ONES,
    PLURAL,
    Extreme,
    Ordinal,
    extremes,
    is_all,
    is_both,
    is_other,
    ordinals,
    pronoun,
)
from assistant.understanding.reading import Reading
from assistant.understanding.titles import Title, Titles
from assistant.understanding.vocabulary import Vocabulary
from retrieval.catalog.product import Product

ROLE = "reference"


@dataclass(frozen=True, slots=True)
class References:
    """Ids in the order meant; `dangling` what was said and could not be resolved; `weak` if
    only a pronoun stands for them; `places` are the characters of the words that point,
    `names` those of products' names."""

    ids: tuple[str, ...] = ()
    dangling: str | None = None
    weak: bool = False
    taken: tuple[int, ...] = ()
    places: tuple[tuple[int, int], ...] = ()
    names: tuple[tuple[int, int], ...] = ()


def resolve(
    text: str,
    conversation: Conversation,
    get: Callable[[str], Product | None],
    vocabulary: Vocabulary,
    among: Sequence[str] | None = None,
    titles: Titles | None = None,
) -> References:
    """Resolve the references of a message; `among` limits them to these products. Beside what
    was shown, `titles` are the names by which any product can be called."""
    groups = (tuple(among),) if among is not None else conversation.shown
    scene = _Scene(groups, conversation, known(conversation, get, among), vocabulary)
    reading = Reading(text)
    named = titles.named(reading) if titles and among is None else []
    if named:
        return _placed_in(_called(named, reading, scene), reading)
    for step in (_by_place, _by_extreme, _whole, _by_name, _by_quality, _by_noun, _by_pronoun):
        found = step(reading, scene)
        if found is not None:
            return _placed_in(found, reading)
    return References()


def _placed_in(found: References, reading: Reading) -> References:
    inside = [reading.tokens[i] for i in found.taken if 0 <= i < len(reading)]
    return replace(found, places=tuple((token.start, token.end) for token in inside))


def _called(named: list[Title], reading: Reading, scene: _Scene) -> References:
    """Products called by name, with those shown that are pointed at beside them ("the first
    one or the Halo"), in the order said."""
    for title in named:
        reading.take(title.start, title.end, "name")
    beside = _by_place(reading, scene)
    placed = [(beside.taken[0], i) for i in beside.ids] if beside else []
    partly = [
        Title(start, end, i)
        for start, end, i in by_name(reading, scene.products, scene.vocabulary)
        if reading.free(start, end)
    ]
    called = [*named, *partly]
    order = sorted([*((title.start, title.product_id) for title in called), *placed], key=itemgetter(0))
    return References(
        tuple(dict.fromkeys(i for _, i in order)),
        taken=(
            *(n for title in called for n in range(title.start, title.end)),
            *(beside.taken if placed and beside else ()),
        ),
        names=_characters(reading, called),
    )


def _characters(reading: Reading, called: Sequence[Title]) -> tuple[tuple[int, int], ...]:
    return tuple((reading.tokens[t.start].start, reading.tokens[t.end - 1].end) for t in called)


def resolve_in_cart(
    text: str, conversation: Conversation, get: Callable[[str], Product | None], vocabulary: Vocabulary
) -> References:
    """What of the cart a message speaks of: "the mug", "the first one", "it" for the only line."""
    lines = tuple(dict.fromkeys(line.product_id for line in conversation.cart.lines))
    if not lines:
        return References()
    inside = replace(conversation, focus=tuple(i for i in conversation.focus if i in lines), shown=(lines,))
    found = resolve(text, inside, get, vocabulary, among=lines)
    if found.ids and not found.weak:
        return found
    reading = Reading(text)
    products = known(inside, get, lines)
    called = [i for i in lines if i in products and any(r in products[i].nouns for r in reading.roots)]
    return References(tuple(called)) if called else found


@dataclass(frozen=True, slots=True)
class _Scene:
    groups: tuple[tuple[str, ...], ...]
    conversation: Conversation
    products: dict[str, Known]
    vocabulary: Vocabulary

    def latest(self) -> Iterator[tuple[str, ...]]:
        return (group for group in reversed(self.groups) if group)

    @property
    def nouns(self) -> frozenset[str]:
        return frozenset(word for product in self.products.values() for word in product.nouns)

    @property
    def focus(self) -> tuple[str, ...]:
        """What was spoken of last, or the last that was shown."""
        inside = tuple(i for i in self.conversation.focus if i in self.products)
        return inside or next(self.latest(), ())

    def called(self, group: Sequence[str], *nouns: str) -> tuple[str, ...]:
        if not nouns:
            return tuple(group)
        return tuple(i for i in group if i in self.products and all(map(self.products[i].is_called, nouns)))


def _by_place(reading: Reading, scene: _Scene) -> References | None:
    pointed = ordinals(reading, scene.nouns)
    if not pointed:
        return None
    ids: list[str] = []
    taken: list[int] = []
    for ordinal in pointed:
        taken.extend(range(ordinal.start - 1, ordinal.end))
        placed = _placed(ordinal, scene)
        if not placed:
            return References((), _said(reading, ordinal.start, ordinal.end), taken=tuple(taken))
        ids.extend(placed)
    return References(tuple(dict.fromkeys(ids)), taken=tuple(taken))


def _placed(ordinal: Ordinal, scene: _Scene) -> tuple[str, ...]:
    groups = list(reversed(list(scene.latest())) if ordinal.earliest else scene.latest())
    exact = any(scene.called(group, *ordinal.nouns) for group in groups)
    nouns = ordinal.nouns if exact else ordinal.nouns[-1:]
    for group in groups:
        members = scene.called(group, *nouns)
        if ordinal.place == 0 and len(members) % 2:
            return (members[len(members) // 2],)
        if ordinal.place == -1 and len(members) >= ordinal.count:
            return members[-ordinal.count :]
        if 0 < ordinal.place <= len(members) - ordinal.count + 1:
            return members[ordinal.place - 1 : ordinal.place - 1 + ordinal.count]
    return ()


def _by_extreme(reading: Reading, scene: _Scene) -> References | None:
    found = extremes(reading)
    if not found:
        return None
    extreme, start, end = found[0]
    group = scene.focus if len(scene.focus) > 1 else next(scene.latest(), scene.focus)
    ranked = _ranked([scene.products[i].product for i in group if i in scene.products], extreme)
    if not ranked:
        return References((), _said(reading, start, end))
    return References((ranked[0].id,), taken=tuple(range(start - 1, end)))


def _ranked(products: list[Product], extreme: Extreme) -> list[Product]:
    if extreme is Extreme.BEST_RATED:
        rated = [p for p in products if p.rating is not None]
        return sorted(rated, key=lambda p: (-(p.rating or 0), -p.rating_count))
    priced = [p for p in products if p.price is not None]
    sign = 1 if extreme is Extreme.CHEAPEST else -1
    return sorted(priced, key=lambda p: sign * (p.price.amount if p.price else Decimal(0)))


def _whole(reading: Reading, scene: _Scene) -> References | None:
    """Both, all of them, the other one."""
    both, everything, other = is_both(reading), is_all(reading), is_other(reading)
    if both is not None:
        pair = next(
            (g for g in (scene.conversation.focus, *scene.latest()) if len(g) == 2), None
        ) or _last_two(scene)
        said = reading.norm(both)
        return References(pair, None if pair else said, taken=(both,))
    if everything is not None:
        group = next(scene.latest(), ())
        return References(group, None if group else "all of them", taken=(everything,))
    if other is not None:
        rest = _others(scene)
        single = reading.norm(other + 1) == "one"
        if not rest or (single and len(rest) > 1):
            return References((), "the other one" if single else "the others", taken=(other,))
        return References(rest, taken=(other - 1, other, other + 1))
    return None


def _last_two(scene: _Scene) -> tuple[str, ...]:
    """The two latest single products ("this one ... and that one ... both")."""
    single = [group[0] for group in scene.latest() if len(group) == 1]
    groups = list(scene.latest())[:2]
    return (single[1], single[0]) if len(single) >= 2 and all(len(g) == 1 for g in groups) else ()


def _others(scene: _Scene) -> tuple[str, ...]:
    spoken = set(scene.conversation.focus)
    for group in scene.latest():
        rest = tuple(i for i in group if i not in spoken)
        if spoken & set(group) and rest and len(group) > 1:
            return rest
    return ()


def _by_name(reading: Reading, scene: _Scene) -> References | None:
    named = by_name(reading, scene.products, scene.vocabulary)
    if not named:
        return None
    called = [Title(start, end, i) for start, end, i in named]
    ids = tuple(dict.fromkeys(i for _, _, i in named))
    taken = tuple(n for start, end, _ in named for n in range(start, end))
    return References(ids, taken=taken, names=_characters(reading, called))


def _by_quality(reading: Reading, scene: _Scene) -> References | None:
    """ "the blue one", "the leather ones": the products of the latest group that have it."""
    for i in range(len(reading)):
        if reading.norm(i) not in {"one", "ones"}:
            continue
        start = next(
            (j for j in range(i - 1, max(i - 4, -1), -1) if reading.norm(j) in {"the", "that", "those"}), None
        )
        if start is None or start == i - 1:
            continue
        wanted = [reading.root(j) for j in range(start + 1, i)]
        for group in scene.latest():
            fitting = tuple(
                p for p in group if p in scene.products and scene.products[p].has(wanted, scene.vocabulary)
            )
            if len(fitting) == 1 or (fitting and reading.norm(i) == "ones"):
                return References(fitting, taken=tuple(range(start, i + 1)))
            if fitting:
                return References((), _said(reading, start, i + 1), taken=tuple(range(start, i + 1)))
        if any(word in COLOURS for word in wanted) or scene.vocabulary.knows("".join(wanted)):
            return References((), _said(reading, start, i + 1)) if scene.products else None
    return None


def _by_noun(reading: Reading, scene: _Scene) -> References | None:
    """ "that jacket", "those boots", and "the jacket" where just one was spoken of."""
    for i in range(len(reading)):
        word = reading.norm(i)
        if word not in {"that", "this", "those", "these", "the"}:
            continue
        for j in range(i + 1, min(i + 4, len(reading))):
            noun = reading.root(j)
            if (
                reading.tokens[j].opens_clause
                or reading.norm(j) in ONES
                or reading.root(j + 1) in scene.nouns
            ):
                continue
            members = _called_lately(scene, noun, word)
            if members and (word != "the" or len(members) == 1):
                return _of(members, word, reading, i, j + 1)
    return None


def _called_lately(scene: _Scene, noun: str, word: str) -> tuple[str, ...]:
    if noun not in scene.nouns:
        return ()
    for group in (scene.conversation.focus, *scene.latest()):
        members = scene.called(group, noun)
        if members:
            return members
    return scene.called(tuple(scene.products), noun)


def _of(members: tuple[str, ...], word: str, reading: Reading, start: int, end: int) -> References:
    taken = tuple(range(start, end))
    if len(members) == 1 or word in {"those", "these"}:
        return References(members, taken=taken)
    return References((), _said(reading, start, end), taken=taken)


def _by_pronoun(reading: Reading, scene: _Scene) -> References | None:
    said = pronoun(reading)
    if said is None:
        return None
    word, place = said
    focus = scene.focus
    if len(focus) == 1 or (focus and word in PLURAL):
        return References(focus, weak=True, taken=(place,))
    return References((), word, weak=True, taken=(place,))


def _said(reading: Reading, start: int, end: int) -> str:
    if reading.norm(start - 1) == "the":
        start -= 1
    end = min(end, len(reading))
    return reading.text[reading.tokens[start].start : reading.tokens[end - 1].end]
