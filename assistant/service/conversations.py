"""Conversations as they are kept: begun, opened with their secret, continued one turn at a time."""

from __future__ import annotations

import secrets
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from hmac import compare_digest

from sqlalchemy import Connection, Engine, RowMapping, Select, delete, func, insert, or_, select, update

from assistant.errors import Busy, NotFound
from assistant.evidence import Evidence
from assistant.service import arms, facts, records
from assistant.service.behaviour import subjects
from assistant.service.database import reading, writing
from assistant.service.tables import conversations, messages, turns
from assistant.turn import Conversation, Course, Message, Refused, Reply
from retrieval.languages.codes import language

LEASE = timedelta(minutes=3)
"""How long a turn holds its conversation at most, should its process die."""

PATIENCE_S = 3.0
"""How long a message waits for the one before it: long enough for one that was just stopped."""

NO_OUTCOMES: Mapping[str, int] = {}
UNTIMED = Course()


@dataclass(frozen=True, slots=True)
class Turn:
    """A reply as it was given, what it could speak of, and how its words came about:
    `outcomes` counts sentences by what became of them, `generator` is what worded it. `cut_version` is
    the version of the conversation in which it was kept, where its words were cut off."""

    reply: Reply
    evidence: Evidence
    outcomes: Mapping[str, int]
    generator: str
    at: datetime
    cut_version: int | None = None


@dataclass(frozen=True, slots=True)
class History:
    """A conversation with every reply that was given in it, by id."""

    conversation: Conversation
    replies: Mapping[str, Reply]


class Conversations:
    """The conversations of one shop. Any number of processes may use the same database."""

    def __init__(self, engine: Engine, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._engine, self._now = engine, now

    def start(
        self, locale: str | None = None, seal: Callable[[str], str] | None = None
    ) -> tuple[Conversation, str]:
        """A new conversation and the secret that opens it, which is kept nowhere: a random one, or
        what `seal` makes of the conversation's id."""
        spoken = language(locale)
        conversation = Conversation(secrets.token_hex(16), spoken.tag if spoken else "en", version=1)
        secret = seal(conversation.id) if seal else secrets.token_urlsafe(32)
        row = {
            "id": conversation.id,
            "secret_hash": _hash(secret),
            "locale": locale,
            "state": records.write_state(conversation),
            "version": conversation.version,
            "created_at": self._now(),
            "updated_at": self._now(),
        }
        with writing(self._engine) as connection:
            connection.execute(insert(conversations).values(row))
        return conversation, secret

    def open(self, conversation_id: str, secret: str) -> Conversation:
        """The conversation that this secret opens.

        Raises NotFound alike for an unknown id and for a wrong secret, and takes as long.
        """
        with reading(self._engine) as connection:
            _opened(connection, conversation_id, secret)
            return load(connection, conversation_id)

    def check(self, conversation_id: str, secret: str) -> None:
        """Raises as `open`; nothing is read beside the secret."""
        with reading(self._engine) as connection:
            _opened(connection, conversation_id, secret)

    def open_by_reply(self, reply_id: str, secret: str) -> Conversation:
        """The conversation in which this reply was given, opened as by `open`. Raises NotFound."""
        with reading(self._engine) as connection:
            where = select(turns.c.conversation_id).where(turns.c.reply_id == reply_id)
            conversation_id = connection.execute(where).scalar() or ""
        try:
            return self.open(conversation_id, secret)
        except NotFound as error:
            raise NotFound("reply", reply_id) from error

    def load(self, conversation_id: str) -> Conversation:
        """For callers that hold the right to it already. Raises NotFound."""
        with reading(self._engine) as connection:
            return load(connection, conversation_id)

    def history(self, conversation_id: str) -> History:
        """Raises NotFound."""
        with reading(self._engine) as connection:
            conversation = load(connection, conversation_id)
            rows = connection.execute(_turns_of(conversation_id)).mappings()
            replies = {row["reply_id"]: records.read_reply(row["reply"]) for row in rows}
        return History(conversation, replies)

    def turns(self, conversation_id: str) -> tuple[Turn, ...]:
        """Every turn, oldest first, with its evidence."""
        with reading(self._engine) as connection:
            rows = connection.execute(_turns_of(conversation_id)).mappings()
            return tuple(_turn(row) for row in rows)

    def outcomes(self) -> Counter[str]:
        """Sentences of all replies, by what became of them."""
        counted: Counter[str] = Counter()
        with reading(self._engine) as connection:
            for text, count in connection.execute(
                select(turns.c.outcomes, func.count()).group_by(turns.c.outcomes)
            ):
                for name, sentences in records.read_outcomes(text).items():
                    counted[name] += sentences * count
        return counted

    @contextmanager
    def turn(self, conversation_id: str, wait_s: float = PATIENCE_S) -> Iterator[None]:
        """Hold the conversation for one turn, against every thread and process.

        Raises Busy if another turn still runs after `wait_s` seconds, NotFound if there is
        no such conversation. A holder that dies lets go after LEASE; what it writes later
        than that, `save_turn` refuses.
        """
        token = secrets.token_hex(16)
        give_up = time.monotonic() + wait_s
        while not self._take(conversation_id, token):
            if time.monotonic() >= give_up:
                raise Busy("another message of this conversation is being answered")
            time.sleep(0.05)
        try:
            yield
        finally:
            self._let_go(conversation_id, token)

    def save_turn(  # the pipeline's ConversationStore
        self,
        before: Conversation,
        after: Conversation,
        reply: Reply,
        evidence: Evidence,
        outcomes: Mapping[str, int] = NO_OUTCOMES,
        generator: str = "template",
        course: Course = UNTIMED,
        whole: bool = True,
    ) -> None:
        """Store what one turn made of a conversation, all or nothing; not `whole` where the words of its
        reply were cut off.

        `after` continues the messages of `before`. Raises Busy if somebody else has
        written since `before` was read, NotFound if it was erased.
        """
        kept = len(before.messages)
        if after.messages[:kept] != before.messages:
            raise ValueError("a turn adds messages and changes none")
        with writing(self._engine) as connection:
            stored = _replace(connection, before, after, self._now())
            _add_messages(connection, after.id, kept, after.messages[kept:])
            row = {
                "reply_id": reply.id,
                "conversation_id": after.id,
                "position": len(after.messages) - 1,
                "reply": records.write_reply(reply),
                "evidence": records.write_evidence(evidence),
                "outcomes": records.write_outcomes(outcomes),
                "generator": generator,
                "created_at": self._now(),
                "cut_version": None if whole else stored.version,
            }
            connection.execute(insert(turns).values(row))
            facts.keep(connection, facts.of(after.id, self._now(), reply, evidence, outcomes, course))
            facts.keep_refused(connection, reply.id, course.refused)
            arms.keep(connection, reply.id, after.arms, self._now())

    def given(self, reply_id: str) -> Turn:
        """The turn in which this reply was given. Raises NotFound."""
        with reading(self._engine) as connection:
            row = connection.execute(select(turns).where(turns.c.reply_id == reply_id)).mappings().first()
        if row is None:
            raise NotFound("reply", reply_id)
        return _turn(row)

    def reword(
        self,
        before: Conversation,
        after: Conversation,
        reply: Reply,
        outcomes: Mapping[str, int] = NO_OUTCOMES,
        refused: Sequence[Refused] = (),
        *,
        whole: bool = True,
    ) -> None:
        """Store the last reply of a conversation with other words: one that was cut off, worded again.
        Raises as `save_turn`."""
        with writing(self._engine) as connection:
            stored = _replace(connection, before, after, self._now())
            connection.execute(
                update(messages)
                .where(messages.c.conversation_id == after.id, messages.c.reply_id == reply.id)
                .values(text=reply.text, at=after.messages[-1].at)
            )
            values = {
                "reply": records.write_reply(reply),
                "outcomes": records.write_outcomes(outcomes),
                "cut_version": None if whole else stored.version,
            }
            connection.execute(update(turns).where(turns.c.reply_id == reply.id).values(values))
            facts.reword(connection, reply.id, outcomes, refused)

    def save(self, before: Conversation, after: Conversation) -> Conversation:
        """Store a change that no message made (a cart changed by hand, say). Raises as `save_turn`."""
        if after.messages != before.messages:
            raise ValueError("messages come with a turn")
        with writing(self._engine) as connection:
            return _replace(connection, before, after, self._now())

    def erase(self, conversation_id: str) -> None:
        """Remove the conversation with its turns, feedback and hand-offs, and what a visitor did in it.
        Raises NotFound."""
        with writing(self._engine) as connection:
            subjects.leave(connection, conversation_id)
            gone = connection.execute(delete(conversations).where(conversations.c.id == conversation_id))
            if not gone.rowcount:
                raise NotFound("conversation", conversation_id)

    def _take(self, conversation_id: str, token: str) -> bool:
        now = self._now()
        free = or_(conversations.c.turn_until.is_(None), conversations.c.turn_until < now)
        mine = update(conversations).values(turn_token=token, turn_until=now + LEASE)
        with writing(self._engine) as connection:
            taken = connection.execute(mine.where(conversations.c.id == conversation_id, free))
            if not taken.rowcount:
                load(connection, conversation_id)
            return bool(taken.rowcount)

    def _let_go(self, conversation_id: str, token: str) -> None:
        free = update(conversations).values(turn_token=None, turn_until=None)
        held = (conversations.c.id == conversation_id, conversations.c.turn_token == token)
        with writing(self._engine) as connection:
            connection.execute(free.where(*held))


def _opened(connection: Connection, conversation_id: str, secret: str) -> None:
    wanted = select(conversations.c.secret_hash).where(conversations.c.id == conversation_id)
    stored = connection.execute(wanted).scalar() or _hash("")
    if not compare_digest(stored, _hash(secret)) or not secret:
        raise NotFound("conversation", conversation_id)


def append(
    connection: Connection, conversation: Conversation, new: tuple[Message, ...], at: datetime
) -> Conversation:
    """Within a transaction: store the conversation with messages that no reply answers. Raises Busy
    if somebody else has written since it was read, NotFound if it was erased."""
    kept = len(conversation.messages)
    stored = _replace(connection, conversation, conversation, at)
    _add_messages(connection, conversation.id, kept, new)
    return replace(stored, messages=(*conversation.messages, *new))


def _replace(connection: Connection, before: Conversation, after: Conversation, at: datetime) -> Conversation:
    stored = replace(after, version=before.version + 1)
    change = (
        update(conversations)
        .where(conversations.c.id == before.id, conversations.c.version == before.version)
        .values(state=records.write_state(stored), version=stored.version, updated_at=at)
    )
    if connection.execute(change).rowcount:
        return stored
    if connection.execute(select(conversations.c.id).where(conversations.c.id == before.id)).first():
        raise Busy("the conversation went on meanwhile")
    raise NotFound("conversation", before.id)


def load(connection: Connection, conversation_id: str) -> Conversation:
    """Within a transaction: the conversation as it stands. Raises NotFound."""
    row = (
        connection.execute(select(conversations).where(conversations.c.id == conversation_id))
        .mappings()
        .first()
    )
    if row is None:
        raise NotFound("conversation", conversation_id)
    said = select(messages).where(messages.c.conversation_id == conversation_id).order_by(messages.c.position)
    state = records.read_state(row["state"], conversation_id, row["version"])
    return replace(state, messages=tuple(_message(row) for row in connection.execute(said).mappings()))


def _message(row: RowMapping) -> Message:
    return Message(row["role"], row["text"], row["at"], row["reply_id"], row["author"], row["key"])


def _add_messages(connection: Connection, conversation_id: str, start: int, new: tuple[Message, ...]) -> None:
    rows = [
        {
            "conversation_id": conversation_id,
            "position": position,
            "role": message.role,
            "text": message.text,
            "at": message.at,
            "reply_id": message.reply_id,
            "author": message.author,
            "key": message.key,
        }
        for position, message in enumerate(new, start)
    ]
    if rows:
        connection.execute(insert(messages), rows)


def _turns_of(conversation_id: str) -> Select[tuple[object, ...]]:
    return select(turns).where(turns.c.conversation_id == conversation_id).order_by(turns.c.position)


def _turn(row: RowMapping) -> Turn:
    return Turn(
        reply=records.read_reply(row["reply"]),
        evidence=records.read_evidence(row["evidence"]),
        outcomes=records.read_outcomes(row["outcomes"]),
        generator=row["generator"],
        at=row["created_at"],
        cut_version=row["cut_version"],
    )


def _hash(secret: str) -> str:
    """Plain SHA-256: a secret of 256 random bits needs no slow hash."""
    return sha256(secret.encode("utf-8", "replace")).hexdigest()
