"""greeting, thanks, goodbye, out_of_scope: nothing to look up but what can be asked here."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from assistant.evidence import Evidence, OtherLanguage, Social
from assistant.turn import Conversation
from assistant.understood import Understood

REPLY = re.compile(
    r"\W*(?:(?P<no>no|nope|nah|not|(?:(?:ok|okay|oh|ah|well|just|then|right)[\s,.!]+)*(?:forget|never ?mind"
    r"|scratch|leave) ?(?:about )?(?:it|that)?)|yes|yeah|yep|yup|maybe|perhaps)\b(?! thank)",
    re.IGNORECASE,
)
"""A yes or a no, of which nothing was asked; or that nothing is wanted any more."""


@dataclass(frozen=True, slots=True)
class SmallTalk:
    shop: str
    examples: Callable[[], tuple[str, ...]]
    """Kinds of thing in this catalogue, to suggest."""

    def __call__(self, understood: Understood, conversation: Conversation) -> Evidence:
        kind = str(understood.intents[0]) if any(map(str.isalnum, understood.text)) else "empty"
        if kind == "thanks" and (reply := REPLY.match(understood.text)):
            kind = "declined" if reply["no"] else "empty"
        options = self.examples() if kind in {"greeting", "out_of_scope", "empty"} else ()
        return Evidence(findings=(Social(kind, self.shop, options),), options=options)


@dataclass(frozen=True, slots=True)
class SpeakEnglish:
    """A message in another language: one fixed sentence of that language that says so."""

    sorry: Callable[[str], str]

    def __call__(self, understood: Understood, conversation: Conversation) -> Evidence:
        language = understood.language
        return Evidence(findings=(OtherLanguage(language, self.sorry(language)),))
