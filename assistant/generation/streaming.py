"""Tokens to text, piece by piece, without cutting a character in two."""

from __future__ import annotations

from transformers import PreTrainedTokenizerBase

UNFINISHED = "\N{REPLACEMENT CHARACTER}"


class TextStream:
    """The text of the tokens so far. Decodes only since the last line break or word that
    came out whole, with one token of context because a tokenizer may join the two."""

    def __init__(self, tokenizer: PreTrainedTokenizerBase) -> None:
        self._tokenizer = tokenizer
        self._tokens: list[int] = []
        self._given = 0
        self.text = ""

    def add(self, token: int) -> str:
        """The text that this token completes; empty while a character is unfinished."""
        self._tokens.append(token)
        text = self._decode()
        if text.endswith(UNFINISHED):
            return ""
        new, self._given, self.text = text[self._given :], len(text), text
        return new

    def rest(self) -> str:
        """What was held back, at the end."""
        text = self._decode()
        new, self._given, self.text = text[self._given :], len(text), text
        return new

    def _decode(self) -> str:
        return str(self._tokenizer.decode(self._tokens, skip_special_tokens=True))
