"""What customers do and say, by pseudonym: written as it happens, read for one customer or for all."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime

from sqlalchemy import Engine, delete, select, update

from assistant.service.behaviour import columns, events, impressions, outcomes, preferences, subjects
from assistant.service.behaviour import tables as kept
from assistant.service.behaviour.impressions import Impression
from assistant.service.database import reading, writing
from retrieval.recommend.exposures import Exposures
from retrieval.recommend.kinds import Event, Interactions, Preference

__all__ = ["Behaviour", "Impression"]


class Behaviour:
    """The behaviour of one shop's customers. Any number of processes may use the same database."""

    def __init__(self, engine: Engine, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._engine, self._now = engine, now

    def subject(self, conversation_id: str, customer_id: str | None = None) -> str:
        """The pseudonym of who speaks in a conversation, made on first use. Where the customer is proved,
        what the visitor did moves to the customer's. Raises NotFound for no such conversation."""
        with reading(self._engine) as connection:
            found = subjects.known(connection, conversation_id, customer_id)
        if found is not None:
            return found
        with writing(self._engine) as connection:
            return subjects.of_conversation(connection, conversation_id, customer_id, self._now())

    def subject_of_customer(self, customer_id: str, *, make: bool = False) -> str | None:
        with reading(self._engine) as connection:
            found = subjects.of_customer(connection, customer_id)
        if found is not None or not make:
            return found
        with writing(self._engine) as connection:
            return subjects.make(connection, customer_id, self._now())

    def subjects_of_customers(self, customer_ids: Iterable[str]) -> Mapping[str, str]:
        """The pseudonyms of many customers, made where they have none, by customer."""
        wanted = set(customer_ids)
        with reading(self._engine) as connection:
            found = subjects.of_customers(connection, wanted)
        if not (missing := wanted - found.keys()):
            return found
        with writing(self._engine) as connection:
            return {**found, **subjects.make_all(connection, missing, self._now())}

    def record(self, happened: Iterable[Event]) -> int:
        """How many were new: the same key is the same event. Those of a subject that wants no profile are
        not kept. Raises Invalid for what no column can hold."""
        with writing(self._engine) as connection:
            return events.record(connection, tuple(happened))

    def events(self, subject: str, most: int = 500) -> tuple[Event, ...]:
        """The newest `most`, oldest first."""
        with reading(self._engine) as connection:
            return events.newest(connection, subject, most)

    def prefer(self, subject: str, preference: Preference, conversation_id: str | None = None) -> None:
        """In place of whatever was said of the same value before."""
        with writing(self._engine) as connection:
            if subject in events.personal(connection, {subject}):
                preferences.keep(connection, subject, preference, conversation_id)

    def withdraw(self, subject: str, attribute: str, value: str) -> int:
        """How many preferences there were about this value."""
        with writing(self._engine) as connection:
            return preferences.withdraw(connection, subject, attribute, value)

    def preferences(self, subject: str) -> tuple[Preference, ...]:
        """Oldest first."""
        with reading(self._engine) as connection:
            return preferences.of(connection, subject)

    def impress(
        self, list_id: str, subject: str, shown: Sequence[Impression], surface: str, model: str
    ) -> None:
        """Keep what was shown; a place of a list is kept once."""
        with writing(self._engine) as connection:
            impressions.keep(connection, list_id, subject, shown, surface, model, self._now())

    def lists_of_others(self, subject: str, lists: Collection[str]) -> frozenset[str]:
        """Of these lists (at most some hundreds) those that were shown to somebody else."""
        with reading(self._engine) as connection:
            return impressions.of_others(connection, subject, lists)

    def personal(self, subject: str) -> bool:
        """Whether a profile of them may be made; not of a subject that is gone."""
        return bool(self.willing({subject}))

    def willing(self, among: Iterable[str]) -> frozenset[str]:
        """Of these subjects those of whom a profile may be made."""
        with reading(self._engine) as connection:
            return frozenset(events.personal(connection, set(among)))

    def set_personal(self, subject: str, personal: bool) -> None:
        """Where they want no profile, what is kept goes at once."""
        with writing(self._engine) as connection:
            mine = kept.subjects.c.key == subject
            connection.execute(update(kept.subjects).where(mine).values(personal=personal))
            if not personal:
                subjects.erase(connection, subject)

    def forget(self, subject: str, *, wish: bool = False) -> Mapping[str, int]:
        """Erase everything of a subject, the pseudonym too; how many rows, by table. One that wants no
        profile stays known as that, unless their `wish` is to be forgotten as well."""
        with writing(self._engine) as connection:
            counted = subjects.erase(connection, subject)
            mine = [kept.subjects.c.key == subject]
            if not wish:
                mine.append(kept.subjects.c.personal)
            links = kept.subject_conversations
            linked = select(links.c.conversation_id).where(links.c.subject == subject)
            many = len(connection.execute(linked).all())
            if gone := connection.execute(delete(kept.subjects).where(*mine)).rowcount:
                counted |= {"subjects": gone, "subject_conversations": many}
            return counted

    def interactions(self, since: float | None = None, until: float | None = None) -> Interactions:
        """Of all subjects that are personal, from `since` on and before `until`, seconds since 1970."""
        with reading(self._engine) as connection:
            return columns.interactions(connection, since, until)

    def exposures(
        self,
        since: float | None = None,
        until: float | None = None,
        window_s: float = impressions.WINDOW_S,
    ) -> Exposures:
        """What was shown from `since` on and before `until`, and what came of it within `window_s`; nothing
        that happened at `until` or later is looked at."""
        with reading(self._engine) as connection:
            return outcomes.exposures(connection, since, until, window_s)

    def customers(self) -> Mapping[str, str]:
        """The shop's own customer id, by pseudonym."""
        mine = select(kept.subjects.c.key, kept.subjects.c.customer_id)
        with reading(self._engine) as connection:
            found = connection.execute(mine.where(kept.subjects.c.customer_id.is_not(None)))
            return {row.key: row.customer_id for row in found}
