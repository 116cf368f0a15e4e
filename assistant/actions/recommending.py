"""recommend: ideas, more like this, goes with it, or well-rated things, each with a true reason."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant.actions.accessories import Mentioning, goes_with
from assistant.actions.alike import BETTER_RATED, Alike
from assistant.actions.base import by_id, departments, shown
from assistant.actions.naming import named
from assistant.actions.personal import Personal, given, standing
from assistant.actions.reasons import why
from assistant.actions.searching import CARDS, FindProducts
from assistant.actions.sensitive import careful, unproven
from assistant.because import called, said, words
from assistant.evidence import Awaiting, Clarify, Evidence, GoesWith, Nearest, NoMore, Recommended, Shown
from assistant.tastes import Ask
from assistant.turn import Conversation
from assistant.understood import Understood
from retrieval.catalog.product import Money, Product
from retrieval.facets import values_of
from retrieval.filters import match
from retrieval.query import Filters, Hit, Query, Sort
from retrieval.recommend.kinds import EventKind, ReasonKind, Wish
from retrieval.words import STOPWORDS
from retrieval.words import words as content

GOES_WITH = re.compile(
    r"\b(?:go(?:es)?|going|pairs?|works?|worn|used|bought|buy) (?:well |nicely |best |together )?with\b"
    r"|\baccessor\w+|\badd[- ]?ons?\b|\bcomplement\w*|\bbundle\w*|\bgo(?:es)? together\b"
    r"|\bwhat else (?:do|would|will|should|might) i (?:need|want|buy|get)\b",
    re.I,
)
LOOKED_AT = 40
"""Products alike that are looked at for those that can be had, at the price that was asked for."""
SAYS_NOTHING = frozenset(
    content("""
    recommend recommendation recommendations suggest suggestion suggestions something anything thing
    things idea ideas pick choose buy get want need show find give help please nice good great best
    cool else like know think really maybe today tell some any more new stuff surprise product
    products item items gift present should would could can me what which don't dont not no sure
    anymore try say say option options other others whatever
    """)
)
"""Words that are no wish of their own."""
TOP = 3
"""How much being first counts for more than being second, where two orders are joined."""
SURPRISE = re.compile(
    r"\b(?:su?r?pri[sz]e|inspire|dazzle|amaze|bored|(?:you|u) (?:choose|pick|decide))\b", re.I
)
"""Who says so wants to see something and not to be asked."""


@dataclass(frozen=True, slots=True)
class Recommend:
    """Without `personal` nothing is known of anybody."""

    catalogue: Mentioning
    find: FindProducts
    personal: Personal | None = None

    def __call__(self, understood: Understood, conversation: Conversation) -> Evidence:
        ask = understood.tastes.ask
        if ask is Ask.WHY:
            return why(self.catalogue, understood, conversation)
        if ask is Ask.IDEAS or (ask is Ask.MORE and conversation.leaning.last):
            return self.others(understood, conversation)
        if ask is Ask.MORE:
            return self.not_this(understood, conversation)
        if unproven(understood.text, understood.query.filters):
            return careful(understood.text)
        if GOES_WITH.search(understood.text):
            meant = named(self.catalogue, understood.text) or by_id(
                self.catalogue, understood.references[:1] or conversation.focus[:1]
            )
            if meant:
                return self.beside(meant[0], conversation)
        like = named(self.catalogue, understood.text) or by_id(self.catalogue, understood.references[:1])
        if like:
            return self.similar(like[0].product, understood, conversation)
        if understood.asked or (understood.query.sort is not Sort.RELEVANCE and not understood.answers):
            return self.find(understood, conversation)
        if understood.query.text or understood.query.filters != Filters():
            return self.best(understood, conversation)
        own = self.personal is not None and not conversation.leaning.recipient
        if own and (understood.answers or describes(understood.text)):
            return self.ideas(understood, conversation)
        return self.find(replace(understood, broad=True), conversation)

    # ---- anything that may please ---------------------------------------------------------

    def others(self, understood: Understood, conversation: Conversation) -> Evidence:
        """Ideas; where something is refused, others in its place, of the sort that was shown last."""
        leaning = conversation.leaning
        if understood.tastes.ask is Ask.MORE:
            conversation = self.refused(understood, conversation)
            if leaning.last == Ask.LIKE and (product := self.catalogue.get(leaning.like)) is not None:
                return self.similar(product, understood, conversation)
        return self.ideas(understood, conversation, anew=understood.tastes.ask is Ask.MORE)

    def ideas(self, understood: Understood, conversation: Conversation, anew: bool = False) -> Evidence:
        """What may please who speaks: by what is known of them, else what is liked by all."""
        if self.personal is None:
            return self.find(replace(understood, broad=True), conversation)
        leaning, known = conversation.leaning, self.personal.known(conversation)
        seen = (i for group in conversation.shown for i in group) if anew else ()
        without = frozenset((*leaning.refused, *seen, *(line.product_id for line in conversation.cart.lines)))
        wish = Wish(k=CARDS, filters=understood.query.filters, without=without, text=words_of(understood))
        cards = spread(self.personal.recommended(known, replace(wish, k=3 * CARDS)), CARDS)
        if not cards:
            return Evidence(findings=(NoMore(),)) if anew else self.asking(understood, conversation)
        kept = replace(leaning, recipient="", given=given(cards), last=Ask.IDEAS, like="")
        evidence = Evidence(findings=(Recommended(cards),), products=cards, leaning=kept)
        if known.speaks or anew or SURPRISE.search(understood.text):
            return evidence
        return evidence + self.which_way()

    def asking(self, understood: Understood, conversation: Conversation) -> Evidence:
        return self.find(replace(understood, broad=True), conversation)

    def which_way(self) -> Evidence:
        """One question beside what everybody likes, where nothing is known of who asks."""
        options = departments(self.catalogue.facets)
        if len(options) < 2:
            return Evidence()
        searches = tuple(Query("", Filters(categories=(option,))) for option in options)
        return Evidence(
            findings=(Clarify("category", options, beside=True),),
            options=options,
            awaiting=Awaiting("narrow", "category", options, searches=searches),
        )

    # ---- something else -------------------------------------------------------------------

    def refused(self, understood: Understood, conversation: Conversation) -> Conversation:
        """The conversation with what was refused in it. What is theirs already is not disliked."""
        latest = conversation.shown[-1] if conversation.shown else ()
        ids = understood.references or tuple(conversation.focus[:1])
        if self.personal is not None and not understood.tastes.owned and understood.references:
            self.personal.note(conversation, EventKind.DISMISS, ids)
        leaning = conversation.leaning
        every = ids if understood.references else latest
        refused = tuple(dict.fromkeys((*leaning.refused, *every)))
        return replace(conversation, leaning=replace(leaning, refused=refused))

    def not_this(self, understood: Understood, conversation: Conversation) -> Evidence:
        """The search that stands, without what was refused; else ideas."""
        after = self.refused(understood, conversation)
        if conversation.query is None or conversation.query == Query():
            return self.ideas(understood, after, anew=True)
        query = conversation.query
        without = tuple(dict.fromkeys((*query.filters.without_ids, *after.leaning.refused)))
        less = replace(query, filters=replace(query.filters, without_ids=without), k=LOOKED_AT)
        seen = {i for group in conversation.shown for i in group}
        hits = self.find.search(less).hits
        fresh = [hit for hit in hits if hit.product.id not in seen]
        kept = [hit for hit in hits if hit.product.id in conversation.shown[-1]]
        some = (*fresh[: CARDS - 1], *kept)[:CARDS] if fresh else tuple(kept)
        if not some:
            return Evidence(findings=(NoMore(),), leaning=after.leaning)
        cards = tuple(replace(c, reason=standing(c.product)) for c in shown(some, query.filters))
        return Evidence(findings=(Recommended(cards),), products=cards, leaning=after.leaning)

    # ---- beside a product, or like it -----------------------------------------------------

    def beside(self, meant: Shown, conversation: Conversation) -> Evidence:
        """What goes with it by the shop's own data, and what was bought together with it."""
        evidence = goes_with(self.catalogue, meant)
        if self.personal is None:
            return evidence
        wish = Wish(k=CARDS, goes_with=meant.product.id)
        found = self.personal.recommended(self.personal.known(conversation), wish)
        together = tuple(card for card in map(together_with(meant), found) if card is not None)[:2]
        if not together:
            return evidence
        bought = Evidence(findings=(GoesWith(meant, together, "bought"),), products=together)
        named = any(isinstance(f, GoesWith) and f.level == "named" for f in evidence.findings)
        return evidence + bought if named else bought

    def similar(self, product: Product, understood: Understood, conversation: Conversation) -> Evidence:
        leaning = conversation.leaning
        alike = Alike(product, understood.text, understood.query.filters)
        more = understood.tastes.ask is Ask.MORE
        seen = (*leaning.refused, *(seen_in(conversation) if more else ()))
        near = within_department(product, self.catalogue.similar(product.id, LOOKED_AT))
        hits = self.not_theirs(alike.chosen(near, frozenset(seen)), conversation)
        hits = self.preferred(hits, conversation)
        cards = tuple(self.as_like(alike, hit, conversation) for hit in hits[:CARDS])
        kept = replace(leaning, given=given(cards), last=Ask.LIKE, like=product.id)
        if cards:
            finding = Recommended(cards, f"things like the {product.name}")
            return Evidence(findings=(finding,), products=cards, leaning=kept)
        close = tuple(Shown(h.product, None, likeness(product, h.product)) for h in near if there(h))[:2]
        wanted = alike.wanted()
        if more:
            return Evidence(findings=(NoMore(),), leaning=kept)
        if not close or not wanted:
            return self.best(understood, conversation)
        nothing = Nearest(close, f"something like {called(product.name)} {wanted}", (wanted,))
        return Evidence(findings=(nothing,), products=close, leaning=kept)

    def as_like(self, alike: Alike, hit: Hit, conversation: Conversation) -> Shown:
        """What is like a product, with what it has over it."""
        card = shown([alike.with_variant(hit)], alike.filters())[0]
        because = alike.because(hit.product)
        if self.personal is not None:
            did = self.personal.known(conversation).did(alike.product.id)
            because = tuple(replace(one, did=did) for one in because)
        card = replace(card, because=because)
        better = any(one.reason.kind is ReasonKind.BETTER_RATED for one in because)
        if better and BETTER_RATED.search(alike.text):
            return replace(card, reason=said(card))
        return replace(card, reason=likeness(alike.product, hit.product))

    def not_theirs(self, hits: list[Hit], conversation: Conversation) -> list[Hit]:
        """Without what they bought, where anything else is left."""
        if self.personal is None:
            return hits
        known = self.personal.known(conversation)
        return [hit for hit in hits if known.did(hit.product.id) != "bought"] or hits

    def preferred(self, hits: list[Hit], conversation: Conversation) -> list[Hit]:
        """Without what is disliked, where anything else is left; then by taste, within bounds."""
        if self.personal is None:
            return hits
        known = self.personal.known(conversation)
        unwanted = self.personal.unwanted(known.tastes)
        liked = [hit for hit in hits if match(hit.product, unwanted) is not None]
        return list(self.personal.ordered(liked or hits, conversation))

    def best(self, understood: Understood, conversation: Conversation) -> Evidence:
        results = self.catalogue.search(replace(understood.query, k=3 * CARDS))
        if not results.hits or not results.carried:
            if (
                self.personal is not None
                and not conversation.leaning.recipient
                and describes(understood.text)
            ):
                return self.ideas(understood, conversation)
            question = self.find.ask(Query(), understood, conversation)
            return question or self.find.nearest(understood.query, results, understood, conversation)
        hits = self.preferred(best_of(results.hits, understood.query), conversation)[:CARDS]
        cards = tuple(
            replace(card, reason=standing(card.product)) for card in shown(hits, understood.query.filters)
        )
        return Evidence(findings=(Recommended(cards, understood.wanted),), products=cards)


@dataclass(frozen=True, slots=True)
class Refining:
    """refine: of ideas that were shown last ("up to $30") others that satisfy it; else of the search."""

    find: FindProducts
    recommend: Recommend

    def __call__(self, understood: Understood, conversation: Conversation) -> Evidence:
        if conversation.leaning.last == Ask.IDEAS and self.recommend.personal is not None:
            return self.recommend.ideas(understood, conversation)
        return self.find(understood, conversation)


def describes(text: str) -> bool:
    """Whether it says anything of what is wished for: "something warm to wear"."""
    return any(word not in STOPWORDS | SAYS_NOTHING for word in content(text))


def words_of(understood: Understood) -> str:
    """The words that what is recommended should fit, "" where it is all the same."""
    if understood.tastes.ask is not None or not describes(understood.text):
        return understood.query.text
    return understood.text


def within_department(product: Product, hits: Sequence[Hit]) -> list[Hit]:
    """What is of the product's own department, where anything is."""
    own = [hit for hit in hits if hit.product.category[:1] == product.category[:1]]
    return own or list(hits)


def there(hit: Hit) -> bool:
    return hit.product.in_stock is not False


def seen_in(conversation: Conversation) -> tuple[str, ...]:
    return tuple(dict.fromkeys(i for group in conversation.shown for i in group))


def spread(cards: Sequence[Shown], most: int) -> tuple[Shown, ...]:
    """The best, with no more than two of one kind before another kind has its turn."""
    kinds: Counter[tuple[str, ...]] = Counter()
    first: list[Shown] = []
    later: list[Shown] = []
    for card in cards:
        kinds[card.product.category] += 1
        (first if kinds[card.product.category] <= 2 else later).append(card)
    return tuple((*first, *later)[:most])


def together_with(meant: Shown) -> Callable[[Shown], Shown | None]:
    """The card with nothing but the count of those who bought it together with the product; None without."""

    def only(card: Shown) -> Shown | None:
        bought = ReasonKind.BOUGHT_WITH
        for because in card.because:
            reason = because.reason
            if reason.kind is bought and reason.products[:1] == (meant.product.id,) and reason.count > 1:
                mutual = replace(because, did="", products=(meant.product,))
                return replace(card, because=(mutual,), reason=words(mutual))
        return None

    return only


def best_of(hits: Sequence[Hit], query: Query) -> list[Hit]:
    """Of a department the best rated; of what words describe those that fit them best and are rated well."""
    rated = sorted(hits, key=by_rating)
    if query.filters.categories or not query.text:
        return rated
    place = {hit.product.id: n for n, hit in enumerate(rated)}
    worth = {h.product.id: 2 / (TOP + n) + 1 / (TOP + place[h.product.id]) for n, h in enumerate(hits)}
    return sorted(hits, key=lambda hit: (hit.product.in_stock is False, -worth[hit.product.id]))


def by_rating(hit: Hit) -> tuple[bool, float]:
    """In stock first, then by rating shrunk towards 4 by ten imagined ratings."""
    product = hit.product
    rating = ((product.rating or 0) * product.rating_count + 4 * 10) / (product.rating_count + 10)
    return (product.in_stock is False, -rating)


UNTELLING = frozenset(
    [
        "size",
        "size format",
        "drop",
        "gender",
        "closure",
        "care",
        "sole",
        "pieces",
        "weight",
        "pages",
        "sleeve",
    ]
)
"""Attributes that things share without being alike."""


def likeness(wanted: Product, other: Product) -> str:
    """What two products share, from their data: brand, material and the like, price."""
    theirs = values_of(other)
    shared = [
        value
        for name, values in values_of(wanted).items()
        for value in values
        if name not in UNTELLING
        and value in theirs.get(name, ())
        and not value[:1].isdigit()
        and value.lower() not in {"yes", "no", "true", "false"}
    ]
    if cheaper(other.price, wanted.price):
        return "cheaper" + (f", also {shared[0]}" if shared else "")
    if shared:
        return f"also {shared[0]}"
    both = [name for name in other.category if name in wanted.category]
    return f"also in {both[-1]}" if both else "similar to it"


def cheaper(price: Money | None, than: Money | None) -> bool:
    return bool(price and than and price.currency == than.currency and price.amount < than.amount)
