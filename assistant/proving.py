"""How customers of this shop prove who they are: the parts of it, made from the settings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from assistant.actions.desk.claiming import Method
from assistant.actions.desk.identifying import Identifying
from assistant.service.backend import OrderBackend
from assistant.service.conversations import Conversations
from assistant.service.database import Database
from assistant.service.identity.codes import CodeRules, Codes
from assistant.service.identity.keys import Keys, derived, kept
from assistant.service.identity.limits import Limit, Limits, often
from assistant.service.identity.sending import Console, Sender
from assistant.service.identity.sign_in import SignIn
from assistant.service.identity.smtp import MailServer
from assistant.service.identity.tokens import Tokens
from assistant.service.identity.tries import Tries
from assistant.settings import Settings


@dataclass(frozen=True, slots=True)
class Proving:
    """`methods` are those that can be used, in the order in which they are asked for."""

    methods: tuple[Method, ...]
    sign_in: SignIn
    tries: Tries
    codes: Codes | None = None

    def identifying(self, backend: OrderBackend) -> Identifying:
        return Identifying(self.methods, backend, self.tries, self.codes)


def proving(
    settings: Settings,
    engine: Database,
    conversations: Conversations,
    sender: Sender | None = None,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Proving:
    """`sender` takes the place of the settings' own."""
    said, keys = settings.identity, identity_keys(settings)
    sender = sender or make_sender(settings)
    signed = Tokens(said.secrets, said.audience, said.token_life, now) if said.secrets else None
    rules = CodeRules(said.code_life, said.code_tries, often(said.codes_an_hour), often(said.tries_an_hour))
    able = {Method.TOKEN: signed is not None, Method.CODE: sender is not None}
    methods = tuple(method for name in said.methods if able.get(method := Method(name), True))
    return Proving(
        methods,
        SignIn(engine, conversations, signed if Method.TOKEN in methods else None, keys, now),
        Tries(Limits(engine, now), keys, Limit(said.tries_an_hour), often(said.tries_an_hour)),
        Codes(engine, keys, sender, settings.shop.name, rules, now)
        if sender is not None and Method.CODE in methods
        else None,
    )


def identity_keys(settings: Settings) -> Keys:
    """What codes and addresses are hashed with. Several machines need the shop's own secret for it."""
    shared = settings.identity.secrets
    return derived(shared) if shared else kept(settings.data / "identity.key")


def make_sender(settings: Settings) -> Sender | None:
    said = settings.identity
    if said.codes_to == "console":
        return Console()
    mail = said.smtp
    if mail.host is None or mail.sender is None:
        return None
    return MailServer(
        mail.host,
        mail.sender,
        settings.shop.name,
        mail.port,
        mail.security,
        mail.user,
        mail.password,
        mail.timeout.total_seconds(),
    )
