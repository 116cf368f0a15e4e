"""What customers do and say during a rehearsal: in memory, and gone with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from retrieval.recommend.kinds import Event, Preference


@dataclass(slots=True)
class Recollection:
    """As the store of behaviour keeps it, for one process: who is proved is one subject, whatever the
    conversation, and anybody else is their conversation's."""

    now: Callable[[], datetime]
    _events: dict[str, dict[str, Event]] = field(default_factory=dict)
    _said: dict[str, dict[tuple[str, str], Preference]] = field(default_factory=dict)
    _off: set[str] = field(default_factory=set)

    def subject(self, conversation_id: str, customer_id: str | None = None) -> str:
        visitor = f"visitor:{conversation_id}"
        if customer_id is None:
            return visitor
        mine = f"customer:{customer_id}"
        self._events.setdefault(mine, {}).update(self._events.pop(visitor, {}))
        self._said.setdefault(mine, {}).update(self._said.pop(visitor, {}))
        return mine

    def record(self, happened: Iterable[Event]) -> int:
        new = 0
        for event in happened:
            kept = self._events.setdefault(event.subject, {})
            key = event.key or f"{len(kept)}"
            if event.subject not in self._off and key not in kept:
                kept[key] = event
                new += 1
        return new

    def events(self, subject: str, most: int = 500) -> tuple[Event, ...]:
        return tuple(sorted(self._events.get(subject, {}).values(), key=lambda event: event.at))[-most:]

    def prefer(self, subject: str, preference: Preference, conversation_id: str | None = None) -> None:
        if subject not in self._off:
            self.withdraw(subject, preference.attribute, preference.value)
            self._said.setdefault(subject, {})[_about(preference.attribute, preference.value)] = preference

    def withdraw(self, subject: str, attribute: str, value: str) -> int:
        return int(self._said.get(subject, {}).pop(_about(attribute, value), None) is not None)

    def preferences(self, subject: str) -> tuple[Preference, ...]:
        return tuple(self._said.get(subject, {}).values())

    def personal(self, subject: str) -> bool:
        return subject not in self._off

    def set_personal(self, subject: str, personal: bool) -> None:
        if personal:
            self._off.discard(subject)
        else:
            self.forget(subject)
            self._off.add(subject)

    def forget(self, subject: str) -> Mapping[str, int]:
        events, said = self._events.pop(subject, {}), self._said.pop(subject, {})
        return {"behaviour_events": len(events), "preferences": len(said)}


def _about(attribute: str, value: str) -> tuple[str, str]:
    return attribute.casefold().strip(), value.casefold().strip()
