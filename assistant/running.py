"""A shop at work: what is taken in when it opens, what is looked after while it serves, and the whole web
application."""

from __future__ import annotations

import logging
import threading

from fastapi import FastAPI

from assistant import logs, telemetry
from assistant.bootstrap import build
from assistant.counter import settler_of
from assistant.errors import Invalid, SettingsError
from assistant.feedback.experiments.keeping import Keeper
from assistant.feedback.experiments.plan import FILE as EXPERIMENTS
from assistant.parts import intake, make_embedder, picture_files
from assistant.records import Records, open_records
from assistant.service.behaviour.keeping import Keeping
from assistant.service.handoffs import Outbox
from assistant.service.handoffs.sending import Post, Postman
from assistant.service.ingests import Ingests, Leases
from assistant.service.orders import empty, first_book, read_book
from assistant.service.privacy import Retention
from assistant.settings import Settings
from assistant.shop import Shop
from assistant.turn import Conversation
from assistant.upkeep import Upkeep
from assistant.web import request_id
from retrieval.pictures.upkeep import PictureUpkeep

log = logging.getLogger(__name__)

POST_S = 1.0
"""How often it looks whether there is something to tell the shop's helpdesk."""
RETAIN_S = 600.0
"""How often it looks whether something has been kept long enough."""
SETTLE_S = 2.0
"""How often it looks whether the order system is to be asked after a change."""
FOLLOW_S = 15.0
"""How often it looks for purchases in the order records."""
LOOK_AT_PICTURES_S = 30.0
"""How often a running shop looks whether products changed whose pictures are to be looked at."""
LOOK_S = 0.5
"""How often a running shop looks whether there is something to do for its catalogue."""


def web_app(settings: Settings) -> FastAPI:
    """The whole application: API and page, models warmed in the background. A first run takes
    in the shop's own feeds; their vectors follow while it already answers."""
    from assistant.web.server import create_app  # heavy (Gradio): commands without a page start without it

    watch(settings)
    first_rows(settings)
    shop = build(settings)
    start_upkeep(shop)
    return create_app(shop, warm)


def start_upkeep(shop: Shop, every_s: float = LOOK_S) -> threading.Event:
    """Take in the shop's own orders where it has none yet; then look after its catalogue, tell its
    helpdesk and ask after requested changes, on threads of their own; the event that is returned ends
    them. Raises SettingsError if the orders' file cannot be used."""
    first_orders(shop.settings, shop.records)
    for answer in shop.answers.check():
        log.warning("an approved answer is stale: %s: %s", answer.id, answer.why)
    stop, engine = threading.Event(), shop.records.engine
    taking = intake(shop.settings, shop.records, shop.index, shop.embedder)
    upkeep = Upkeep(taking, Ingests(engine), Leases(engine), alone=shop.settings.vectors.url is None)
    threading.Thread(target=upkeep.run, args=(stop, every_s), name="upkeep", daemon=True).start()
    if (postman := postman_of(shop.settings, Outbox(engine))) is not None:
        args = stop, POST_S
        threading.Thread(target=postman.run, args=args, name="webhook", daemon=True).start()
    if (settler := settler_of(shop.orders)) is not None:
        args = stop, SETTLE_S
        threading.Thread(target=settler.run, args=args, name="order system", daemon=True).start()
    if shop.pictures is not None:
        looking = PictureUpkeep(shop.store, picture_files(shop.settings), shop.pictures)
        args = stop, LOOK_AT_PICTURES_S
        threading.Thread(target=looking.run, args=args, name="pictures", daemon=True).start()
    keeper = Keeper(engine, shop.settings.folder / EXPERIMENTS)
    threading.Thread(target=keeper.run, args=(stop,), name="experiments", daemon=True).start()
    retention = Retention(engine, shop.settings.privacy.conversations)
    threading.Thread(target=retention.run, args=(stop, RETAIN_S), name="retention", daemon=True).start()
    keeping = Keeping(engine, shop.settings.behaviour.keep)
    threading.Thread(target=keeping.run, args=(stop, FOLLOW_S), name="behaviour", daemon=True).start()
    return stop


def postman_of(settings: Settings, outbox: Outbox) -> Postman | None:
    """Who tells the shop's helpdesk of hand-offs, if it has one. On its own thread: a helpdesk that
    is slow holds up no catalogue."""
    told = settings.handover
    if told.webhook is None or told.webhook_secret is None:
        return None
    return Postman(outbox, Post(told.webhook, told.webhook_secret, told.allow_private))


def watch(settings: Settings) -> None:
    """Log and trace as the settings say, from now on: for a process that serves."""
    told = settings.telemetry
    logs.set_up(told.log, request_id.current)
    telemetry.export(told.traces, told.endpoint, told.share, told.service)


def warm(shop: Shop) -> None:
    """Load every model now, so that the first customer does not wait for it."""
    shop.embedder.embed(["hello"])
    shop.assistant.speaker.policy.judge("A knife with a long blade.")  # meaning is asked only of such words
    shop.assistant.gloss("Grüezi, ich hätt da es Aalige", Conversation("warm"))  # few words that are known
    shop.search.facets  # noqa: B018 - fills the view
    shop.recommender.version  # noqa: B018 - reads what was learned
    if (writer := shop.assistant.speaker.writer) is not None:
        writer.warm()


def first_orders(settings: Settings, kept: Records) -> None:
    """Take in the order records of the shop's own folder, where it has none yet.

    Raises SettingsError, naming record and field, if the file cannot be used.
    """
    file = settings.folder / settings.orders.file
    if settings.orders.url or not file.is_file() or not empty(kept.engine):
        return
    try:
        first_book(kept.engine, read_book(file.read_bytes()))
    except Invalid as error:
        raise SettingsError(f"{file}: {error}") from error


def first_rows(settings: Settings) -> None:
    """Take in the shop's own feeds where its catalogue is empty; their vectors follow while it serves."""
    kept = open_records(settings)
    if not kept.store.count():
        rows_alone = intake(settings, kept, None, make_embedder(settings))
        for file, reading in rows_alone.own():
            rows_alone.files([file], reading)
    kept.engine.dispose()
