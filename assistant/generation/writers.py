"""Which way a model is asked: by what it is."""

from __future__ import annotations

from langchain_core.language_models import BaseChatModel

from assistant.generation.asking import Asking
from assistant.generation.chat import LocalChatModel
from assistant.generation.remote import RemoteChatModel
from assistant.generation.worked import WorkedWriter
from assistant.generation.writer import BriefWriter, InstructedWriter

Writer = BriefWriter | WorkedWriter


def writer_for(chat: BaseChatModel, timeout_s: float) -> Writer:
    """A taught model is given briefs, a server's is told what to do, any other is shown examples."""
    asking = Asking(chat, timeout_s)
    if isinstance(chat, RemoteChatModel):
        return InstructedWriter(asking, chat.context_tokens, chat.get_num_tokens)
    if isinstance(chat, LocalChatModel) and chat.taught:
        return BriefWriter(asking)
    return WorkedWriter(asking)
