"""The ways to word evidence that are measured side by side."""

from __future__ import annotations

from collections.abc import Callable, Collection, Generator, Iterator
from typing import Any

from langchain_core.language_models import BaseChatModel

from assistant.errors import GenerationFailed
from assistant.evidence import Evidence, Shown
from assistant.generation.asking import Asking, Call, Script
from assistant.generation.chat import LocalChatModel, build_chat
from assistant.generation.models import ModelStore
from assistant.generation.template import say
from assistant.generation.writer import LONGEST_RUN, BriefWriter
from assistant.generation.writers import Writer, writer_for
from assistant.settings import Settings
from assistant.turn import Conversation
from evals.truth.asking import facts

PLAIN = (
    "You are a shop assistant. Answer the customer in one to three short sentences, using only these facts."
)
PATIENCE_S = 120.0
"""Seconds that a reply may take here: a slow machine is measured, not cut off."""

Wording = Callable[[Evidence, int], str]
"""From evidence and a style to a reply; "" where these words are not the model's to choose."""

ORDER = ("base", "worked", "tuned", "uncopied", "template")


def writers(
    settings: Settings, names: Collection[str], adapter: str = "auto"
) -> Iterator[tuple[str, Wording]]:
    """Those of the names that can speak here, each when its turn comes. `adapter` is what the
    tuned model was taught: a folder, or the one that comes along."""
    untaught = model(settings, "none") if {"base", "worked"} & set(names) else None
    if untaught is not None and "base" in names:
        yield "base", plainly(untaught)
    if untaught is not None and "worked" in names:
        yield "worked", drafted(writer_for(untaught, PATIENCE_S))
    taught = model(settings, adapter) if {"tuned", "uncopied"} & set(names) else None
    if isinstance(taught, LocalChatModel) and taught.taught:
        if "tuned" in names:
            yield "tuned", drafted(writer_for(taught, PATIENCE_S))
        if "uncopied" in names:
            yield "uncopied", drafted(BriefWriter(Uncopied(taught, PATIENCE_S)))
    if "template" in names:
        yield "template", template


def model(settings: Settings, adapter: str) -> BaseChatModel | None:
    """The local model, loaded, so that loading is not counted as time to answer."""
    patient = settings.generator.model_copy(update={"timeout_s": PATIENCE_S, "adapter": adapter})
    chat = build_chat(patient, ModelStore(settings.models))
    if isinstance(chat, LocalChatModel):
        chat.warm()
    return chat


class Uncopied(Asking):
    """The taught model with any number and any name allowed: what copying them alone saves."""

    def pieces(self, script: Script, call: Call, **local: Any) -> Generator[str, None, None]:
        return super().pieces(script, call, no_repeat=LONGEST_RUN)


def template(evidence: Evidence, style: int) -> str:
    return " ".join(sentence for finding in evidence.findings for sentence in say(finding, style))


def plainly(chat: BaseChatModel) -> Wording:
    """Every fact in one request and no example: what a larger model would be asked."""

    def word(evidence: Evidence, style: int) -> str:
        told = "\n".join(f"- {fact}" for shown in evidence.products for fact in known(shown))
        found = "\n".join(f"- {fact}" for finding in evidence.findings for fact in facts(finding))
        prompt = f"{evidence.asked}\nFacts:\n{found}\n{told}".strip()
        try:
            return str(chat.invoke([("system", PLAIN), ("user", prompt)]).text).strip()
        except GenerationFailed:
            return ""

    return word


def known(shown: Shown) -> list[str]:
    """A product on one line, its first attributes with it."""
    product = shown.product
    parts = [product.name, f"${shown.price.amount}" if shown.price else ""]
    parts += [f"rated {product.rating:g} out of 5" if product.rating else "", shown.reason or ""]
    parts += [f"{name}: {', '.join(values)[:40]}" for name, values in list(product.attributes.items())[:3]]
    return ["; ".join(part for part in parts if part)]


def drafted(writer: Writer) -> Wording:
    """What the shop's writer drafts, before any check."""

    def word(evidence: Evidence, style: int) -> str:
        if not any(map(writer.speaks, evidence.findings)):
            return ""
        try:
            return "".join(writer.draft(evidence, Conversation(f"talk {style}"))).strip()
        except GenerationFailed:
            return ""

    return word
