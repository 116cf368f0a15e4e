"""Play a scripted dialogue against an assistant and check each step."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from assistant.dialogues.checks import Heard, failures
from assistant.dialogues.script import Dialogue, Step
from assistant.evidence import Cart, Evidence, Shown
from assistant.grounding import Grounded, Ungrounded, sentences
from assistant.turn import Delta, Done, Event, Request
from assistant.turning import lists


class Talks(Protocol):
    """The assistant under test."""

    def respond(self, request: Request) -> Iterator[Event]: ...


Check = Callable[[str, Evidence, str], Grounded | Ungrounded]


@dataclass(frozen=True, slots=True)
class StepResult:
    step: Step
    heard: Heard
    failures: tuple[str, ...]

    def report(self) -> str:
        """The turn, what was expected of it and the evidence that it had."""
        reply = self.heard.reply
        lines = [f"  customer: {self.step.user}", f"  assistant: {reply.text}"]
        lines += [f"  expected: {self.step.expect.model_dump(exclude_defaults=True)}"]
        lines += [f"  FAILED {failure}" for failure in self.failures]
        lines += [f"  understood: {', '.join(reply.intents)} -> {list(self.heard.references)}"]
        lines += [f"  evidence: {type(finding).__name__}" for finding in self.heard.evidence.findings]
        lines += [
            f"    {place}. {shown.product.id} {shown.product.name} {shown.price and shown.price.amount}"
            for place, shown in enumerate(self.heard.evidence.products, 1)
        ]
        lines += [f"    [{passage.id}] {passage.text[:80]}" for passage in self.heard.evidence.passages]
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class DialogueResult:
    dialogue: Dialogue
    steps: tuple[StepResult, ...] = field(default=())

    @property
    def passed(self) -> bool:
        return not any(step.failures for step in self.steps)

    def report(self) -> str:
        return "\n".join(step.report() for step in self.steps if step.failures)


def run(dialogue: Dialogue, assistant: Talks, start: Callable[[], str], check: Check) -> DialogueResult:
    """Play every step in one new conversation (`start` makes it and gives its id). All
    steps are played, also after one has failed."""
    conversation = start()
    results: list[StepResult] = []
    previous: tuple[Shown, ...] = ()
    shown: tuple[tuple[Shown, ...], ...] = ()
    cart = Cart()
    for step in dialogue.steps:
        began = time.perf_counter()
        events = list(assistant.respond(Request(conversation, step.user)))
        milliseconds = (time.perf_counter() - began) * 1000
        done = _last(events)
        cart = done.reply.cart if done.reply.cart is not None else cart
        ungrounded = tuple(_ungrounded(done, _told(done, events), check))
        heard = Heard(
            done.reply, done.evidence, done.references, previous, cart, ungrounded, milliseconds, shown
        )
        results.append(StepResult(step, heard, tuple(failures(step.expect, heard))))
        previous = done.reply.products or previous
        if done.reply.products and lists(done.evidence):
            shown = (*shown, done.reply.products)
    return DialogueResult(dialogue, tuple(results))


def _told(done: Done, events: Sequence[Event]) -> Iterable[str]:
    """The sentences of a reply: read out of its text in English, whose marks are known; as they were given
    out in any other language."""
    if done.evidence.language == "en":
        return sentences([done.reply.text])
    return [event.text for event in events if isinstance(event, Delta)]


def _last(events: Iterable[Event]) -> Done:
    done = next((event for event in events if isinstance(event, Done)), None)
    if done is None:
        raise RuntimeError("the turn ended without a reply")
    return done


def _ungrounded(done: Done, told: Iterable[str], check: Check) -> Iterator[str]:
    before = ""
    for sentence in told:
        verdict = check(sentence, done.evidence, before)
        if isinstance(verdict, Ungrounded) and sentence.strip():
            yield f"{sentence.strip()!r} ({verdict.reason}: {verdict.detail})"
        before += sentence
