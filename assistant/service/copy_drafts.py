"""Drafts of products' copy as they are kept: one for each product, language and kind."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from sqlalchemy import Engine, delete, insert, select, update

from assistant.errors import Invalid
from assistant.service.database import reading, writing
from assistant.service.tables import copy_drafts

State = Literal["draft", "approved", "dropped"]


@dataclass(frozen=True, slots=True)
class Kept:
    """`copy` is JSON; `stamp` tells what of the product it rests on."""

    id: str
    product_id: str
    language: str
    kind: str
    tone: str
    state: str
    copy: str
    stamp: str
    changed_at: datetime


class CopyDrafts:
    """Raises StorageFailed where the database does not answer."""

    def __init__(self, engine: Engine, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._engine, self._now = engine, now

    def put(self, product_id: str, language: str, kind: str, tone: str, copy: str, stamp: str) -> Kept:
        """Keep a draft in the place of the one before it, under a new id."""
        c = copy_drafts.c
        kept = Kept(uuid.uuid4().hex[:8], product_id, language, kind, tone, "draft", copy, stamp, self._now())
        same = (c.product_id == product_id) & (c.language == language) & (c.kind == kind)
        with writing(self._engine) as connection:
            connection.execute(delete(copy_drafts).where(same))
            row = {name: getattr(kept, name) for name in Kept.__dataclass_fields__}
            connection.execute(insert(copy_drafts).values(row))
        return kept

    def of(self, product_id: str, language: str, kind: str) -> Kept | None:
        c = copy_drafts.c
        where = (c.product_id == product_id) & (c.language == language) & (c.kind == kind)
        with reading(self._engine) as connection:
            row = connection.execute(select(copy_drafts).where(where)).one_or_none()
        return Kept(**row._mapping) if row else None

    def get(self, id: str) -> Kept:
        """Raises Invalid for an id that no draft has."""
        with reading(self._engine) as connection:
            row = connection.execute(select(copy_drafts).where(copy_drafts.c.id == id)).one_or_none()
        if row is None:
            raise Invalid("draft", f"there is no draft {id}: `floorwalker copy list` names them")
        return Kept(**row._mapping)

    def all(self, state: State | None = None) -> tuple[Kept, ...]:
        """By product, language and kind."""
        c = copy_drafts.c
        wanted = select(copy_drafts).order_by(c.product_id, c.language, c.kind)
        if state:
            wanted = wanted.where(c.state == state)
        with reading(self._engine) as connection:
            return tuple(Kept(**row._mapping) for row in connection.execute(wanted))

    def become(self, id: str, state: State) -> None:
        self._change(id, state=state)

    def reword(self, id: str, copy: str) -> None:
        """What was edited is a draft again, to be approved as it now reads."""
        self._change(id, state="draft", copy=copy)

    def _change(self, id: str, **values: str) -> None:
        self.get(id)
        with writing(self._engine) as connection:
            changed = update(copy_drafts).where(copy_drafts.c.id == id)
            connection.execute(changed.values(**values, changed_at=self._now()))
