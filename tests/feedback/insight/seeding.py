"""Conversations, events and impressions of a made-up shop, written straight into its tables."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from decimal import Decimal
from itertools import count

from sqlalchemy import Engine, insert

from assistant.feedback.insight.windows import Windows, windows
from assistant.service.behaviour.tables import behaviour_events, impressions, subjects
from assistant.service.database import writing
from assistant.service.tables import conversations, feedback, messages, turn_facts, turns
from retrieval.catalog.product import Money, Product, Stock

NOW = datetime(2026, 6, 1, tzinfo=UTC)
DAY = 86_400.0
AT = NOW.timestamp()
SPAN: Windows = windows(NOW, 28)


def ware(id_: str, name: str, *, stock: int = 3, brand: str = "Lumen", **said: str) -> Product:
    return Product(
        id_, name, brand=brand, category=("Home", "Lamps"), price=Money(Decimal("20"), "USD"),
        stock=Stock.of(stock), attributes={key: (value,) for key, value in said.items()},
    )  # fmt: skip


class Seeding:
    def __init__(self, engine: Engine) -> None:
        self.engine, self._number = engine, count()
        self._people: set[str] = set()

    def person(self, name: str) -> str:
        if name not in self._people:
            row = {"key": name, "customer_id": None, "created_at": NOW, "personal": True}
            self._write(subjects, [row])
            self._people.add(name)
        return name

    def events(self, kind: str, product: str, people: Iterable[int], at: float, reply: str = "") -> None:
        rows = [
            {
                "subject": self.person(f"s{one}"), "kind": kind, "product_id": product, "quantity": 1,
                "at": at, "source": "api", "key": f"k{next(self._number)}", "reply_id": reply or None,
            }
            for one in people
        ]  # fmt: skip
        self._write(behaviour_events, rows)

    def shown(
        self, list_id: str, products: Iterable[str], at: float, score: float | None = None, who: str = "s0"
    ) -> None:
        rows = [
            {
                "reply_id": list_id, "position": place, "subject": self.person(who), "product_id": product,
                "at": at, "surface": "chat", "model": "v1", "score": score, "propensity": 1.0,
                "recalls": "{}",
            }
            for place, product in enumerate(products, 1)
        ]  # fmt: skip
        self._write(impressions, rows)

    def talks(
        self, said: Iterable[str], at: float, intent: str = "product_search", miss: str = ""
    ) -> list[str]:
        """A conversation of one turn each; what nothing was found of is what was said. The ids of replies."""
        texts = list(said)
        names = [f"{next(self._number)}" for _ in texts]
        when = datetime.fromtimestamp(at, UTC)
        self._write(
            conversations,
            [{"id": f"c{n}", "secret_hash": "x", "state": "{}", "version": 1, "created_at": when,
              "updated_at": when} for n in names],
        )  # fmt: skip
        self._write(
            messages,
            [{"conversation_id": f"c{n}", "position": 0, "role": "customer", "text": text, "at": when}
             for n, text in zip(names, texts, strict=True)],
        )  # fmt: skip
        self._write(
            turns,
            [{"reply_id": f"r{n}", "conversation_id": f"c{n}", "position": 1, "reply": "{}", "evidence": "{}",
              "outcomes": "{}", "generator": "template", "created_at": when} for n in names],
        )  # fmt: skip
        self._write(
            turn_facts,
            [{"reply_id": f"r{n}", "conversation_id": f"c{n}", "at": int(at), "intent": intent,
              "writer": "template", "miss": miss or None, "about": text if miss else None,
              "about_key": text.lower() if miss else None} for n, text in zip(names, texts, strict=True)],
        )  # fmt: skip
        return [f"r{n}" for n in names]

    def rate(self, reply: str, rating: str, comment: str, at: float, reasons: str = "[]") -> None:
        when = datetime.fromtimestamp(at, UTC)
        row = {"reply_id": reply, "rating": rating, "reasons": reasons, "comment": comment}
        self._write(feedback, [row | {"given_at": when, "changed_at": when}])

    def _write(self, table: object, rows: list[dict[str, object]]) -> None:
        if rows:
            with writing(self.engine) as connection:
                connection.execute(insert(table), rows)  # type: ignore[call-overload]
