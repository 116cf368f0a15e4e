"""Tools of the service desk: words go to it, and what it proposes is agreed to by the person alone.

A model that calls a tool is not the customer, and "yes" in its words is not their yes. So what is said
with `ask_service_desk` binds nobody: the desk proposes, and writes nothing. `confirm_change` names the
proposal that was shown, by its digest, and the server has the client put the question to its user
(elicitation); only an answer from there is passed on as theirs.
"""

# Without `from __future__ import annotations`: the resolver in an annotation below is a local value.
from collections.abc import Callable, Coroutine
from contextlib import aclosing
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Any

import anyio.to_thread
from mcp.server.mcpserver import (
    AcceptedElicitation,
    CancelledElicitation,
    Context,
    Elicit,
    ElicitationResult,
    Resolve,
)
from mcp.server.mcpserver.exceptions import ToolError
from mcp_types import CallToolResult
from pydantic import BaseModel, Field

from assistant.desk import Slot
from assistant.errors import Invalid
from assistant.turn import Conversation, Done, Reply, Request
from assistant.web import schemas
from assistant.web.mcp.carts import Handle
from assistant.web.mcp.floor import Floor
from assistant.web.mcp.results import data
from assistant.web.mcp.shapes import DeskReply
from assistant.web.mcp.talks import Talks
from assistant.web.turns import Turns

LOOK_S = 5.0
YES, NO = "Yes", "No"
OUTDATED = (
    "proposal: this is not the change that was last put before the customer, so nothing was changed. "
    "ask_service_desk gives the proposal that stands."
)
CANNOT_ASK = (
    "This client cannot put a question to its user (elicitation), so nothing was changed: a change of an "
    "order needs the customer's own yes. They can give it in the shop's own chat, or with a client that asks."
)
UNANSWERED = "The question was closed without an answer, so nothing was changed. The proposal still stands."


class Consent(BaseModel):
    agree: bool = Field(title="I agree to this change", description="No: nothing is changed")


Answer = ElicitationResult[Consent]
Confirm = Callable[..., Coroutine[Any, Any, CallToolResult]]


@dataclass(frozen=True, slots=True)
class DeskTools:
    """`trusting`: the shop takes a call of confirm_change itself for the customer's yes, where the client
    cannot ask; it then answers for it that the client has its user approve each call."""

    floor: Floor
    talks: Talks
    turns: Turns
    trusting: bool = False

    async def ask_service_desk(
        self,
        message: Annotated[str, Field(min_length=1, description="The customer's words")],
        conversation: Handle = None,
    ) -> Annotated[CallToolResult, DeskReply]:
        """Pass on what the customer says about their orders or account: cancel, change, return, exchange,
        refunds, or anything that list_orders does not tell. The shop's desk answers with checked words.
        Show `text` to the customer; `awaiting` and `options` say what it waits for. Nothing of an order is
        changed by this, whatever the words: a change comes back as `proposal`, for confirm_change. Needs
        an identified customer."""
        longest = self.floor.settings.web.max_message_chars
        if not message.strip():
            raise Invalid("message", "there are no words in it")
        if len(message) > longest:
            raise Invalid("message", f"it has {len(message)} characters and may have {longest}")
        known, _ = await anyio.to_thread.run_sync(self.talks.customer, conversation)
        return await self._told(Request(known.id, message.strip(), datetime.now(UTC), binding=False))

    async def confirmed(self, proposal: str, handle: str | None, answer: Answer) -> CallToolResult:
        """Pass the person's answer on. Raises ToolError where there is none, or another proposal stands."""
        if isinstance(answer, CancelledElicitation):
            raise ToolError(UNANSWERED)
        at = datetime.now(UTC)  # before the look at what stands: a yes older than what is shown binds nobody
        known = await anyio.to_thread.run_sync(self.standing, proposal, handle)
        agrees = isinstance(answer, AcceptedElicitation) and answer.data.agree
        return await self._told(Request(known.id, YES if agrees else NO, at))

    def asked(self, ctx: Context, proposal: str, conversation: str | None) -> Consent | Elicit[Consent]:
        """The question for the person: the very words in which the change was put before them."""
        words = self.shown(self.standing(proposal, conversation), proposal)
        if can_ask(ctx):
            return Elicit(words, Consent)
        if self.trusting:
            return Consent(agree=True)
        raise ToolError(CANNOT_ASK)

    def standing(self, proposal: str, handle: str | None) -> Conversation:
        """The conversation, in which this is what was last put before the customer. Raises ToolError."""
        known, _ = self.talks.customer(handle)
        if proposed(known) != proposal:
            raise ToolError(OUTDATED)
        return known

    def shown(self, known: Conversation, proposal: str) -> str:
        """What the assistant said last, which put this change. Raises ToolError where it said something else
        since: nobody is asked to agree to words that they do not see."""
        last = next(m for m in reversed(known.messages) if m.role == "assistant")
        desk = self.floor.conversations.given(last.reply_id).evidence.desk if last.reply_id else None
        if desk is None or desk.draft is None or desk.draft.shown != proposal:
            raise ToolError(OUTDATED)
        return last.text

    async def _told(self, request: Request) -> CallToolResult:
        reply = await self._reply(request)
        after = await anyio.to_thread.run_sync(self.floor.conversations.load, request.conversation_id)
        said = schemas.Reply.of(reply)
        members = {name: getattr(said, name) for name in schemas.Reply.model_fields}
        return data(DeskReply(**members, proposal=proposed(after)))

    async def _reply(self, request: Request) -> Reply:
        async with aclosing(self.turns.events(request, LOOK_S)) as events:
            async for event in events:
                if isinstance(event, Done):
                    return event.reply
        raise RuntimeError("a turn ended without its Done")


def confirming(desk: DeskTools) -> Confirm:
    """The tool `confirm_change`, whose last parameter the person fills and not the model."""

    async def confirm_change(
        proposal: Annotated[
            str, Field(min_length=1, max_length=200, description="As ask_service_desk gave it")
        ],
        answer: Annotated[Answer, Resolve(desk.asked)],
        conversation: Handle = None,
    ) -> Annotated[CallToolResult, DeskReply]:
        """Have the customer agree to the change of an order that was put before them, exactly as it was
        shown. The client asks its user; on their yes the change is made, and `actions` says what was
        written ("requested": asked of the order system, not acknowledged yet). Records that changed in
        between make another proposal, and nothing is written. Needs an identified customer."""
        return await desk.confirmed(proposal, conversation, answer)

    return confirm_change


def proposed(conversation: Conversation) -> str | None:
    """The digest of the change that waits for a yes; nothing where only something else is asked."""
    desk = conversation.desk
    if desk.awaiting is not Slot.CONFIRM or desk.draft is None or desk.draft.offered:
        return None
    return desk.draft.shown or None


def can_ask(ctx: Context) -> bool:
    """Whether the client has said that it can put a form before its user."""
    able = ctx.client_capabilities.elicitation if ctx.client_capabilities else None
    return able is not None and (able.form is not None or able.url is None)
