"""Whether something may be said, or a message be answered as any other: words first, then meaning."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Protocol

from assistant.safety.anchors import fields
from assistant.safety.classifier import LABELS
from assistant.safety.kinds import QUOTABLE, Allowed, Category, Held, Layer, Side, Verdict
from assistant.safety.normalising import folded
from assistant.safety.patterns import HARMLESS, harmless_only, words_against
from assistant.safety.said import fixed
from retrieval.fitted import Floats

SURE: dict[Side, float] = {Side.CUSTOMER: 0.8, Side.SHOP: 0.9}
"""Probability of not being harmless from which meaning alone holds a text back. By five-fold
cross-validation over the examples, 0.8 finds 88 % of what is to be held and errs on 3.2 % of what only looks
like it, 0.9 finds 84 % and errs on 1.5 %; neither errs on any of the 1,800 everyday messages."""
SHORTEST, SHORTEST_UNSPACED = 5, 6
"""Words, or characters of scripts without spaces, below which meaning is not asked: so little says nothing
about what is meant."""
UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")

QUOTE = re.compile(r"[“\"«„「『](.+?)[”\"»“」』]|[:：]\s*(?![\s“\"«„「『])(.+)$", re.DOTALL)

log = logging.getLogger(__name__)


class Meaning(Protocol):
    def chances(self, texts: Sequence[str]) -> Floats: ...


@dataclass(frozen=True, slots=True)
class Policy:
    """The output policy of one shop. `meaning` gives the classifier, None where there is none; `passes` are
    texts, folded, that staff have let pass."""

    meaning: Callable[[], Meaning | None] = lambda: None
    passes: Callable[[], frozenset[str]] = field(default=frozenset)

    def judge(self, text: str, language: str = "en", quoted: Sequence[str] = ()) -> Verdict:
        """Whether the shop's side may say this. `quoted` are passages of the shop's or a maker's own pages:
        what they say of health, law or danger may be repeated, hatred and the rest may not. Never raises:
        what cannot be judged is held."""
        return self._guarded(text, language, Side.SHOP, quoted)

    def hear(self, text: str, language: str = "en") -> Verdict:
        """Whether a customer's message may be answered as any other. Never raises."""
        return self._guarded(text, language, Side.CUSTOMER, ())

    def _guarded(self, text: str, language: str, side: Side, quoted: Sequence[str]) -> Verdict:
        try:
            return self._judged(text, side, quoted)
        except Exception:
            log.exception("a text could not be judged (%s, %s)", side, language)
            return Held(Category.UNJUDGED, Layer.FAILURE)

    def _judged(self, text: str, side: Side, quoted: Sequence[str]) -> Verdict:
        if not text.strip() or text.strip() in fixed():
            return Allowed()
        against = self._against(text, side)
        if against is None or folded(text) in self.passes():
            return Allowed()
        own = _without(text, quoted)
        if against.category not in QUOTABLE or own == text:
            return against
        return self._against(own, side) or Allowed(quoted=True)

    def _against(self, text: str, side: Side) -> Held | None:
        category = words_against(text, side)
        if category is not None:
            return Held(category)
        rest = harmless_only(text)
        anchors = fields(rest) if _long_enough(rest) else frozenset()
        meaning = self.meaning() if anchors else None
        if meaning is None:
            return None
        chances = meaning.chances([rest])[0]
        sure = 1.0 - float(chances[LABELS.index(HARMLESS)])
        likely = Category(LABELS[max(range(1, len(LABELS)), key=lambda place: chances[place])])
        return Held(likely, Layer.MEANING, sure) if sure >= SURE[side] and likely in anchors else None


def _without(text: str, quoted: Sequence[str]) -> str:
    """The text without what it repeats from these passages, in quotation marks or after a colon."""
    sources = [folded(passage) for passage in quoted]
    for match in QUOTE.finditer(text):
        words = next(group for group in match.groups() if group)
        if any(folded(words).strip(" .!") in source for source in sources):
            text = text.replace(words, " ")
    return text


def _long_enough(text: str) -> bool:
    return len(text.split()) >= SHORTEST or len(UNSPACED.findall(text)) >= SHORTEST_UNSPACED


@lru_cache(maxsize=1)
def standard() -> Policy:
    """The policy by words alone, where no shop has built its own."""
    return Policy()


def judge(text: str, language: str = "en", quoted: Sequence[str] = ()) -> Verdict:
    return standard().judge(text, language, quoted)


def hear(text: str, language: str = "en") -> Verdict:
    return standard().hear(text, language)
