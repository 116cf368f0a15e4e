"""The one place that wires: settings in, a shop with all its parts out.

Every part can be replaced by an argument of `build`, which is how tests run the real
shop on a hashing embedder and templates.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from langchain_core.language_models.chat_models import BaseChatModel

from assistant.actions import Registry
from assistant.actions.about_me import AboutMe
from assistant.actions.approved import Approved, Goods
from assistant.actions.asking_people import HandOver, LeaveToPeople
from assistant.actions.base import departments
from assistant.actions.carts import AddToCart, RemoveFromCart, ViewCart
from assistant.actions.comparing import Compare
from assistant.actions.noticing import Noticing
from assistant.actions.personal import Keeps as KeepsBehaviour
from assistant.actions.personal import Orders, Personal
from assistant.actions.picturing import LookAlikes, Picturing
from assistant.actions.policy import AnswerPolicy
from assistant.actions.preferring import Prefer
from assistant.actions.pricing import checkout, repriced
from assistant.actions.questions import AnswerQuestion, Summing
from assistant.actions.recommending import Recommend, Refining
from assistant.actions.searching import FindProducts
from assistant.actions.small_talk import SmallTalk, SpeakEnglish
from assistant.actions.supporting import Support
from assistant.cautions import Cautions
from assistant.counter import order_backend, service_desk, shop_rules
from assistant.evidence import Cart
from assistant.generation.chat import build_chat
from assistant.generation.models import ModelStore
from assistant.generation.writers import writer_for
from assistant.grounding import Grounding
from assistant.locales.messages import spoken as speakable
from assistant.locales.options import worded
from assistant.parts import (
    dating,
    experiments,
    hand_over,
    make_embedder,
    make_index,
    opinions,
    pictures_of,
    policies,
    reading_of,
    voting,
    zone_of,
)
from assistant.pipeline import Assistant
from assistant.planner import Planner
from assistant.planner.asking import asking
from assistant.planner.reading import Reader
from assistant.proving import proving
from assistant.recommending import recommender as recommending
from assistant.recommending import shelf_in
from assistant.records import open_records
from assistant.safekeeping import Declining, Holding, policy_of
from assistant.safety import Policy
from assistant.service.answers.reviewing import Reviewing
from assistant.service.answers.store import Answers
from assistant.service.backend import OrderBackend
from assistant.service.behaviour.capture import Capture
from assistant.service.identity.sending import Sender
from assistant.settings import Settings
from assistant.shop import Shop
from assistant.speaking import Speaker
from assistant.understanding.glossing.glosses import Glossing, served
from assistant.understanding.intents import IntentClassifier
from assistant.understanding.language import Detecting, sorry
from assistant.understanding.standing import fresh
from assistant.understanding.understand import Covers, Understanding
from assistant.understood import Intent
from retrieval.derived import Derived
from retrieval.facets import Facets
from retrieval.knowledge import Knowledge
from retrieval.manuals.manuals import Manuals
from retrieval.query import Embedder, ProductIndex, Query
from retrieval.search import Search
from retrieval.similarity import Likeness, Weights
from retrieval.words import terms

log = logging.getLogger(__name__)

ORDER_INTENTS = (
    Intent.ORDER_STATUS,
    Intent.CANCEL_ORDER,
    Intent.CHANGE_ORDER,
    Intent.RETURN_ITEM,
    Intent.EXCHANGE_ITEM,
    Intent.REFUND_STATUS,
)


def build(
    settings: Settings,
    *,
    embedder: Embedder | None = None,
    index: ProductIndex | None = None,
    chat: BaseChatModel | None = None,
    sender: Sender | None = None,
    orders: OrderBackend | None = None,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
    reading: bool = False,
) -> Shop:
    """Wire a shop. Models are loaded when first used, or by `warm`. With `reading` a shop
    whose index another process owns is opened all the same.

    Raises ModelMissing, SettingsError, IndexBusy or IndexMismatch, each saying how to mend it.
    """
    kept = open_records(settings)
    models = ModelStore(settings.models)
    embedder = embedder or make_embedder(settings)
    index = index or make_index(settings, embedder, reading=reading)
    shelf = shelf_in(settings, kept.store, index)
    recommender = recommending(settings, shelf, embedder)
    pictures = pictures_of(settings)
    search = Search(
        kept.store,
        index,
        embedder,
        file=settings.data / "search" / "columns.npz",
        likeness=Likeness(Weights(**settings.similarity.model_dump()), recommender),
        pictures=pictures,
    )
    knowledge = policies(settings, embedder)
    intents = IntentClassifier.standard(embedder, settings.models / "intents")
    vocabulary = lambda: search.facets, lambda: (product.name for product in search.names())
    grounding = Grounding(*vocabulary)
    chat = chat or build_chat(settings.generator, models, settings.data / "generator")
    front = settings.shop
    manuals = Manuals(settings.manuals, embedder)
    glosses = Glossing(Detecting(*vocabulary), *vocabulary, worded, voting(settings, embedder))
    called = goods(search)
    reviewed = Reviewing(Answers(kept.engine), knowledge)
    team = Approved(reviewed, embedder, goods=called, read=glosses.english)
    covered = covering(manuals, search, team)
    understanding = Understanding(
        intents, read_as_english, search, front.currency, front.locale, covered, reading_of(settings)
    )
    dated = dating(settings, kept.freshness)
    people, zone = hand_over(settings, kept.handoffs), zone_of(settings)
    summing = opinions(settings, embedder).summary
    proof = proving(settings, kept.engine, kept.conversations, sender)
    rules = shop_rules(settings, search.get)
    orders = orders or order_backend(settings, kept.engine, rules, zone, now)
    known = kept.behaviour, recommender, search.get, understanding.meant, shelf.past, orders, search.similar
    personal = Personal(*known, now, settings.recommend.enabled)

    policy = policy_of(settings, kept.held, embedder)

    def acting(personal: Personal, team: Approved) -> Registry:
        alike = LookAlikes(search, pictures) if pictures else None
        found = actions(settings, search, knowledge, people, summing, personal, alike, team)
        helping = Support(manuals, search, found[Intent.PRODUCT_QUESTION], people)
        return dated.registry({**found, Intent.PRODUCT_SUPPORT: helping})

    def staged(
        behaviour: KeepsBehaviour, orders: Orders, answers: Answers | None
    ) -> tuple[Registry, Understanding]:
        own = team if answers is None else team.of(Reviewing(answers, knowledge))
        covered = covering(manuals, search, own)
        mine = replace(personal, behaviour=behaviour, orders=orders)
        return acting(mine, own), understanding.covering(covered)

    registry = acting(personal, team)
    assistant = Assistant(
        conversations=kept.conversations,
        understanding=understanding,
        actions=registry,
        other_language=SpeakEnglish(sorry),
        languages=served() & speakable(),
        glosses=glosses,
        speaker=spoken(chat, grounding, settings.generator.timeout_s, policy),
        cautions=Cautions(
            policy, kept.handoffs, settings.safety.helplines, Declining(kept.held), front.locale
        ),
        held_back=Holding(kept.held),
        generator=settings.generator.model if chat else "template",
        planner=planned(settings, chat, registry, search, understanding),
        desk=service_desk(orders, rules, proof, understanding, people, zone, now),
        picturing=Picturing(search, pictures, searched(understanding)) if pictures else None,
        enter=experiments(settings, kept).enter,
        people=LeaveToPeople(kept.handoffs),
        staged=staged,
        noted=Capture(kept.engine, lambda: recommender.version).turn,
    )
    found = search, knowledge, grounding, assistant, dated, proof, orders, understanding, recommender
    return Shop(settings, kept, models, embedder, index, *found, personal, pictures)


def searched(understanding: Understanding) -> Callable[[str], Query]:
    """The search that some words are, on their own."""
    return lambda text: fresh(understanding.extract(text))


def read_as_english(text: str, hint: str | None) -> str:
    """Messages reach understanding in English: in their own language they are read before."""
    return "en"


def spoken(chat: BaseChatModel | None, grounding: Grounding, timeout_s: float, policy: Policy) -> Speaker:
    """A reply takes no longer than `timeout_s`: half of it to begin drafts in, half for the last."""
    half = timeout_s / 2
    return Speaker(grounding, writer_for(chat, half) if chat else None, half, policy=policy)


def planned(
    settings: Settings,
    chat: BaseChatModel | None,
    registry: Registry,
    search: Search,
    understanding: Understanding,
) -> Planner | None:
    """The model that chooses among the actions, where the settings give it the choice.

    Raises SettingsError if the generator's model cannot call tools.
    """
    if settings.assistant.planner == "rules":
        return None
    reader = Reader(lambda: search.facets, understanding.wording, settings.shop.currency)
    limit = settings.assistant.planner_timeout_s
    return Planner(asking(chat), registry, search, reader, settings.shop.name, limit)


def actions(
    settings: Settings,
    search: Search,
    knowledge: Knowledge,
    people: HandOver,
    summing: Summing | None = None,
    personal: Personal | None = None,
    alike: LookAlikes | None = None,
    team: Approved | None = None,
) -> Registry:
    """What the assistant can do, by intent."""

    def with_address(cart: Cart) -> Cart:
        return checkout(settings.shop.checkout_url, repriced(search.get, cart))

    find = FindProducts(search, personal, alike)
    recommend = Recommend(search, find, personal)
    answer, compare = AnswerQuestion(search, summing, team), Compare(search)
    talk = SmallTalk(settings.shop.name, examples(search))
    return {
        Intent.PRODUCT_SEARCH: find,
        Intent.REFINE: Refining(find, recommend),
        Intent.COMPARE: compare,
        Intent.PRODUCT_QUESTION: Noticing(answer, personal) if personal else answer,
        Intent.RECOMMEND: recommend,
        **({Intent.PREFERENCE: Prefer(personal, recommend)} if personal else {}),
        **({Intent.ABOUT_ME: AboutMe(personal)} if personal else {}),
        Intent.ADD_TO_CART: AddToCart(search, with_address),
        Intent.VIEW_CART: ViewCart(with_address),
        Intent.REMOVE_FROM_CART: RemoveFromCart(search, with_address),
        Intent.POLICY_QUESTION: AnswerPolicy(knowledge, team),
        **dict.fromkeys((*ORDER_INTENTS, Intent.COMPLAINT, Intent.TALK_TO_HUMAN), people),
        **dict.fromkeys((Intent.GREETING, Intent.THANKS, Intent.GOODBYE, Intent.OUT_OF_SCOPE), talk),
    }


def covering(manuals: Manuals, search: Search, team: Approved) -> Covers:
    """What a message asks that the manuals tell, or that the team has answered."""

    def covered(text: str, product_ids: Sequence[str]) -> Intent | None:
        if manuals.covers(text, [p for p in map(search.get, product_ids) if p is not None]):
            return Intent.PRODUCT_SUPPORT
        return Intent.POLICY_QUESTION if team.find(text) is not None else None

    return covered


def goods(search: Search) -> Goods:
    """What goods are called here: by their categories, and by how their names end."""

    def called(known: Facets, before: frozenset[tuple[str, ...]] | None) -> frozenset[tuple[str, ...]]:
        said = [tuple(terms(name)) for name in known.categories]
        for product in search.names():
            name = [term for term in terms(product.name) if term.isalpha()]
            said += [tuple(name[-length:]) for length in (1, 2, 3)]
        return frozenset(said)

    return Derived(lambda: search.facets, called)


def examples(search: Search) -> Callable[[], tuple[str, ...]]:
    return lambda: departments(search.facets)
