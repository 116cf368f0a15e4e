"""The service desk of one shop, put together: its rules, its order system, and who may ask it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo

from assistant.actions.asking_people import HandOver
from assistant.actions.desk.desk import ServiceDesk, Understands
from assistant.actions.desk.reading import read
from assistant.proving import Proving
from assistant.service.backend import OrderBackend
from assistant.service.database import Database
from assistant.service.orders import SqlOrders
from assistant.service.remote import HttpOrders, Settler, System
from assistant.service.rules import Rules
from assistant.settings import Settings
from retrieval.catalog.product import Product

RULES = "rules.toml"
"""The file in the shop's folder that says what is allowed."""

Now = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Categories(Mapping[str, Sequence[str]]):
    """The categories of a product by its id, as the catalogue has them when they are asked for."""

    get_product: Callable[[str], Product | None]

    def __getitem__(self, product_id: str) -> Sequence[str]:
        product = self.get_product(product_id)
        if product is None:
            raise KeyError(product_id)
        return product.category

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


def shop_rules(settings: Settings, get: Callable[[str], Product | None]) -> Rules:
    """What the shop allows. Raises SettingsError, naming file and key."""
    return Rules.read(settings.folder / RULES).with_catalogue(Categories(get))


def order_backend(
    settings: Settings, engine: Database, rules: Rules, zone: tzinfo, now: Now
) -> SqlOrders | HttpOrders:
    """Where the shop's orders are. Raises SettingsError if the order system's address cannot be used."""
    told = settings.orders

    def here() -> datetime:
        return now().astimezone(zone)

    if told.url is None or told.key is None:
        return SqlOrders(engine, rules, here)
    system = System.at(told.url, told.key, told.timeout, told.tries)
    return HttpOrders(system, engine, rules, told.stale_after, here)


def settler_of(backend: OrderBackend) -> Settler | None:
    """Who asks after changes that were only requested, where the orders are another system's."""
    return Settler(backend) if isinstance(backend, HttpOrders) else None


def service_desk(
    backend: OrderBackend,
    rules: Rules,
    proving: Proving,
    understanding: Understands,
    people: HandOver,
    zone: tzinfo,
    now: Now = lambda: datetime.now(UTC),
) -> ServiceDesk:
    def today() -> date:
        return now().astimezone(zone).date()

    identifying = proving.identifying(backend)
    return ServiceDesk(backend, lambda: rules, identifying, read, understanding, people, today)
