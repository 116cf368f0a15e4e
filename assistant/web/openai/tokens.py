"""How many tokens a text has: counted by the model that words replies, where there is one on this machine
and it is loaded, else estimated."""

from __future__ import annotations

from assistant.generation.chat import LocalChatModel
from assistant.pipeline import Assistant
from assistant.web.openai.cutting import Count
from assistant.web.turns import Responds

BYTES_A_TOKEN = 4
"""Of English text, for the usual vocabularies."""


def estimated(text: str) -> int:
    """A token for each four bytes of UTF-8, begun ones counted whole."""
    return -(-len(text.encode("utf-8", "replace")) // BYTES_A_TOKEN)


def count_of(assistant: Responds) -> Count:
    """Never loads a model for it."""
    writer = assistant.speaker.writer if isinstance(assistant, Assistant) else None
    asking = getattr(writer, "asking", None)
    chat = asking.chat if asking is not None else None
    if not isinstance(chat, LocalChatModel) or "engine" not in chat.__dict__:
        return estimated
    tokenizer = chat.engine.tokenizer
    return lambda text: len(tokenizer.encode(text, add_special_tokens=False))
