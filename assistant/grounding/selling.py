"""Stock, reductions, free things, codes and the cart: words that sell, and what they need to be true."""

from __future__ import annotations

from assistant.evidence import CartChanged
from assistant.grounding.draft import Draft
from assistant.grounding.records import Record
from assistant.grounding.text import stem
from assistant.grounding.verdict import Objection, Reason
from assistant.grounding.words import GRAMMAR, POLICY, SALE


def availability(draft: Draft) -> None:
    """Raises Objection for a false word on stock; settles the true ones."""
    for index, token in enumerate(draft.tokens):
        span = _stock_words(draft, index)
        if not span or index in draft.settled:
            continue
        positive = span[1] != draft.denied[index]
        records = draft.of(index)
        if draft.question and draft.open_question:
            draft.settle(span[0])
            continue
        if not records or not all(_stocked(draft, r) is positive for r in records):
            raise Objection(Reason.AVAILABILITY, token.text)
        draft.settle(span[0])
        draft.stocked.update(span[0])


def _stock_words(draft: Draft, index: int) -> tuple[range, bool] | None:
    """The places of a word on stock that begins here, and whether it says there is some."""
    words = draft.lowers(index, index + 3)
    if words[:2] == ["in", "stock"]:
        return range(index, index + 2), True
    if words[:3] == ["out", "of", "stock"]:
        return range(index, index + 3), False
    if words[:2] == ["sold", "out"]:
        return range(index, index + 2), False
    if (
        words[0] in {"buy", "bought"}
        and {"can", "could"} & set(draft.lowers(index - 4, index - 1))
        and not draft.question
    ):
        return range(index, index + 1), True
    if words[0] == "unavailable":
        return range(index, index + 1), False
    if words[0] == "available" and words[1:2] != ["only"]:
        return range(index, index + 1), True
    if index + 1 < len(draft.tokens) and draft.tokens[index + 1].joined:
        return None
    if words[0] in {"left", "remaining"} and any(q.last < index <= q.last + 2 for q in draft.quantities):
        return None
    if words[0] in {"left", "remaining"} and {"cart", "basket"} & {t.lower for t in draft.tokens}:
        return None
    if words[0] in {"left", "remaining"} and draft.denied[index]:
        return range(index, index + 1), True
    return None


def _stocked(draft: Draft, record: Record) -> bool | None:
    """Whether the variant that the sentence describes, or else the product, can be bought now."""
    said = {t.stem for i, t in enumerate(draft.tokens) if record in draft.of(i)}
    names = {stem(w) for name in record.values for w in name.split()}
    if said & names and {"all", "every", "any", "both", "each"} & {t.lower for t in draft.tokens}:
        states = [available for _, available in record.options]
        return all(states) if states and None not in states else None
    asked = {s for stems, _ in record.options for s in stems} & said - GRAMMAR
    asked -= set(record.name)
    if not asked:
        return record.in_stock
    states = [available for stems, available in record.options if asked <= stems]
    if not states:
        return None
    return True if True in states else None if None in states else False


def sale(draft: Draft) -> None:
    """A word of reduction is true of a product whose price is under its list price."""
    for index, token in enumerate(draft.tokens):
        if (
            token.stem not in SALE
            or index in draft.settled
            or (token.lower == "off" and not _is_sale(draft, index))
        ):
            continue
        if token.lower == "sale" and draft.lowers(index - 1, index - 1) != ["on"] and not draft.of(index):
            raise Objection(Reason.PRICE, token.text)
        records = draft.of(index)
        if records and all(r.reduced is (not draft.denied[index]) for r in records):
            draft.settle([index])
        elif not (records and all(token.stem in r.said for r in records) and token.stem != "sale"):
            raise Objection(Reason.PRICE, token.text)


def gifts(draft: Draft) -> None:
    """ "free" as a price, and codes to redeem, come from the shop's own pages and from nothing else."""
    for index, token in enumerate(draft.tokens):
        if index in draft.settled or draft.named(index) or draft.denied[index]:
            continue
        following = draft.lowers(index + 1, index + 1)
        if token.lower == "free" and not token.joined and following not in (["of"], ["from"]):
            joined = index + 1 < len(draft.tokens) and draft.tokens[index + 1].joined
            if not joined and not _free_of(draft, index) and draft.lowers(index - 1, index - 1) != ["feel"]:
                raise Objection(Reason.PRICE, "free")
        if token.lower in {"nothing", "zero"} and _costs(draft, index):
            raise Objection(Reason.PRICE, token.text)
        if token.stem in _CODES and not draft.open_question:
            raise Objection(Reason.POLICY, token.text)


_CODES = frozenset(
    stem(w) for w in ["code", "codes", "coupon", "coupons", "voucher", "vouchers", "password", "promo"]
)


def _free_of(draft: Draft, index: int) -> bool:
    """ "caffeine free" where the record says just that; what is a matter of policy stays one."""
    pair = tuple(draft.lowers(index - 1, index))
    if len(pair) < 2 or pair[0] in GRAMMAR or draft.tokens[index - 1].stem in POLICY:
        return False
    records = draft.of(index)
    return bool(records) and all(
        any(pair == part.lowers[i : i + 2] for part in record.segments for i in range(len(part.lowers) - 1))
        for record in records
    )


def _costs(draft: Draft, index: int) -> bool:
    """ "costs next to nothing": a price that no record has."""
    return bool({draft.tokens[i].stem for i in draft.clause(index)} & _COSTING)


_COSTING = frozenset(stem(w) for w in ["cost", "costs", "pay", "price", "priced", "charge"])


def _is_sale(draft: Draft, index: int) -> bool:
    return index > 0 and any(q.last == index - 1 for q in draft.quantities)


def cart(draft: Draft) -> None:
    """What is said to be in the cart is in it."""
    spoken = {t.lower for i, t in enumerate(draft.tokens) if not draft.named(i)}
    if not _in_cart(draft) or draft.question or {"can", "could", "'d", "if", "would"} & spoken:
        return
    if draft.sources.cart is None:
        raise Objection(Reason.PROMISE, "no cart was looked up")
    ids = {line.product_id for line in draft.sources.cart.lines}
    removed = {
        f.line.product_id
        for f in draft.sources.findings
        if isinstance(f, CartChanged) and f.change == "removed"
    }
    taken = bool({"removed", "taken", "took", "out", "from"} & spoken)
    for mention in draft.mentions:
        for subject in mention.subjects:
            if draft.sources.products[subject].id not in (removed if taken else ids):
                raise Objection(Reason.PROMISE, "not in the cart")


def _in_cart(draft: Draft) -> bool:
    return any(
        t.lower in {"cart", "basket"}
        and draft.lowers(i - 1, i - 1)[-1:] in (["your"], ["the"])
        and not draft.named(i)
        for i, t in enumerate(draft.tokens)
        if t.lower == "cart" or not any("basket" in r.said for r in draft.sources.products)
    )
