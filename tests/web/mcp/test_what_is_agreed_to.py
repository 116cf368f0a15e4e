"""A person is asked in the words of the proposal, or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from mcp.server.mcpserver.exceptions import ToolError

from assistant.evidence import Evidence
from assistant.service.identity.tokens import Tokens
from assistant.settings import Identity
from assistant.turn import Message, Reply
from assistant.web.mcp.desk import DeskTools, proposed
from assistant.web.mcp.talks import Talks
from assistant.web.turns import Turns
from tests.attacks.conftest import SECRET, Target, open_target

WISH = "please cancel order #W1000002, it's no longer needed"


@pytest.fixture
def target(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Target]:
    identity = Identity(methods=("token",), secret=SECRET)
    for target in open_target(tmp_path_factory.mktemp("agreed") / "shop", identity):
        target.restore()
        yield target


def test_words_that_came_after_a_proposal_do_not_ask_for_the_yes_to_it(target: Target) -> None:
    conversations = target.shop.conversations
    talk = target.talk(customer_token=Tokens([SECRET], "floorwalker").sign("C-mallory"))
    put = talk.say(WISH)["text"]
    known = conversations.load(talk.conversation_id)
    proposal = proposed(known) or ""
    tools = DeskTools(target.shop, Talks(target.shop), Turns(target.shop.assistant, 1))
    assert (tools.shown(known, proposal), "#W1000002" in put) == (put, True)

    at = datetime.now(UTC)
    said = Message("customer", "a mug?", at), Message("assistant", "Just one fits: the Mug.", at, "r-1")
    reply = Reply("r-1", said[1].text, (), "en")
    conversations.save_turn(known, replace(known, messages=(*known.messages, *said)), reply, Evidence())
    with pytest.raises(ToolError, match="nothing was changed"):
        tools.shown(conversations.load(talk.conversation_id), proposal)
