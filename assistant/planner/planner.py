"""The loop: ask the model, carry out what it may, show it what came of that, until it is done."""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from time import monotonic

from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, SystemMessage, ToolMessage
from pydantic import ValidationError

import prompts
from assistant.actions import Registry
from assistant.actions.base import Catalogue
from assistant.errors import Forbidden, GenerationFailed, Invalid
from assistant.evidence import Evidence
from assistant.planner import guards, showing
from assistant.planner.asking import Asking, Call, calls
from assistant.planner.constraints import standing
from assistant.planner.questions import in_customers_words
from assistant.planner.reading import Reader
from assistant.planner.tools import TOOLS, AnswerWith, Constraints, PolicyQuestion, ProductQuestion, Tool
from assistant.planner.work import Result, Work
from assistant.turn import Conversation
from assistant.understood import BY_RULE, Understood

log = logging.getLogger(__name__)

MOST_STEPS = 5
"""Questions to the model in one turn."""
MOST_CALLS = 8
MOST_FAULTS = 3
"""Calls that could not be carried out, after which the model is not asked again."""
HISTORY = 8
LONGEST_MESSAGE = 800

Outcome = tuple[Understood, Evidence]


@dataclass(frozen=True, slots=True)
class Planner:
    """Holds nothing of any turn. `shop` is the shop's name."""

    asking: Asking
    actions: Registry
    catalogue: Catalogue
    reader: Reader
    shop: str
    timeout_s: float = 10.0

    def plan(self, heard: Understood, conversation: Conversation, stop: threading.Event) -> Outcome | None:
        """What to answer a message from, as the model chose it; None where that is left to the
        rules, which `heard` comes from: the message only answers a question of ours, the model
        found nothing to do, or it failed with nothing found or a change still to be made."""
        if heard.answers or BY_RULE & set(heard.intents) or heard.tastes.ask is not None:
            return None
        work = Work(heard, conversation, guards.known(heard, conversation))
        deadline = monotonic() + self.timeout_s
        messages = self.opening(heard, conversation)
        try:
            for _ in range(MOST_STEPS):
                answer = self.asking.ask(messages, stop, deadline)
                if not (made := calls(answer)):
                    break
                messages.append(answer)
                messages += self.replies(made, work)
                if work.over:
                    break
        except GenerationFailed as error:
            log.warning("the plan ends: %s", error)
            return None if work.owes else work.outcome()
        return work.outcome()

    def opening(self, heard: Understood, conversation: Conversation) -> list[BaseMessage]:
        """The rules, the conversation so far, and the message with what stands beside it."""
        told = {
            "customer_says": heard.text,
            "data": showing.state(conversation, self.catalogue.get, self.catalogue.facets),
        }
        past: list[BaseMessage] = [
            (HumanMessage if message.role == "customer" else AIMessage)(
                showing.short(message.text, LONGEST_MESSAGE)
            )
            for message in conversation.messages[-HISTORY:]
        ]
        return [
            SystemMessage(prompts.render("planner", shop=self.shop)),
            *past,
            HumanMessage(json.dumps(told, ensure_ascii=False)),
        ]

    def replies(self, made: Iterable[Call], work: Work) -> Iterator[ToolMessage]:
        """What the model is told of its calls, up to the one that ends the turn."""
        for call in made:
            yield self.reply(call, work)
            if work.over:
                return

    def reply(self, call: Call, work: Work) -> ToolMessage:
        try:
            told = self.carry_out(call, work)
        except (Invalid, Forbidden) as refusal:
            work.faults += 1
            work.over = work.over or work.faults >= MOST_FAULTS
            log.info("a call of the model's was refused: %s", type(refusal).__name__)
            told = json.dumps({"error": showing.short(str(refusal), 400)}, ensure_ascii=False)
        return ToolMessage(told, tool_call_id=call.id)

    def carry_out(self, call: Call, work: Work) -> str:
        """Raises Invalid or Forbidden for a call that is not carried out."""
        asked = read(call)
        again = f"{call.name} {asked.model_dump_json()}"
        if again in work.called or len(work.called) >= MOST_CALLS:
            work.over = True
            raise Forbidden("this was called already; the turn is over")
        work.called.add(again)
        if isinstance(asked, AnswerWith):
            work.choose(asked.results)
            return "{}"
        guards.check_ids(asked, work.ids)
        result = self.written(asked, work) or self.looked_up(asked, work)
        return showing.result(result.evidence, work.add(result))

    def written(self, asked: Tool, work: Work) -> Result | None:
        """A change, made from the customer's words as the rules understood them."""
        intent = guards.written(asked, work.heard, work.done)
        if intent is None:
            return None
        heard = replace(work.heard, intents=(intent,))
        evidence = self.actions[intent](heard, work.standing)
        evidence = guards.agreed(evidence, asked, heard, self.catalogue)
        return Result(heard, evidence, wrote=True)

    def looked_up(self, asked: Tool, work: Work) -> Result:
        understood = self.reader.read(asked, work.heard, work.conversation)
        understood = replace(understood, tastes=work.heard.tastes)
        evidence = self.actions[understood.intents[0]](understood, work.standing)
        if isinstance(asked, Constraints):
            found = (shown.product for shown in evidence.products)
            understood = replace(understood, query=standing(understood.query, work.heard.query, found))
        if isinstance(asked, ProductQuestion | PolicyQuestion):
            evidence = in_customers_words(evidence, asked.question, work.heard.text)
        return Result(understood, evidence)


def read(call: Call) -> Tool:
    """Raises Invalid for a tool that there is not and for arguments that it does not take."""
    tool = TOOLS.get(call.name)
    if tool is None:
        raise Invalid("tool", f"there is no such tool; there are {', '.join(TOOLS)}")
    if call.arguments is None:
        raise Invalid(call.name, "the arguments are not a JSON object of reasonable length")
    try:
        return tool.model_validate(call.arguments)
    except ValidationError as error:
        faults = [f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors()[:4]]
        raise Invalid(call.name, "; ".join(faults)) from error
