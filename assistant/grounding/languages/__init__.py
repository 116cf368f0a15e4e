"""The check of sentences in other languages than English. It fails closed: what it cannot verify is refused.

A sentence stands if it is one of the language's own messages, permitted by a finding and with every slot true
(`messages`), or if all that it says as free text is borne out (`free`).
"""

from __future__ import annotations

from assistant.evidence import Cautioned, OtherLanguage
from assistant.grounding.languages import messages
from assistant.grounding.languages.free import free_text
from assistant.grounding.sources import Sources
from assistant.grounding.verdict import Grounded, Objection, Reason, Ungrounded, Verdict
from assistant.locales.messages import spoken

LONGEST = 600
"""Characters of free text; a longer sentence is a model that has lost its way."""


def check(sentence: str, sources: Sources, before: str = "") -> Verdict:
    """Whether every claim of one sentence is borne out, in the language of the evidence."""
    evidence, text = sources.evidence, sentence.strip().lstrip("-*• ").strip()
    if not text:
        return Grounded()
    if any(isinstance(f, OtherLanguage) and text in f.sorry for f in evidence.findings):
        return Grounded()
    if any(isinstance(f, Cautioned) and text in f.said for f in evidence.findings):
        return Grounded()
    if evidence.language not in spoken():
        return Ungrounded(Reason.LANGUAGE, f"{evidence.language} is not spoken")
    if messages.borne_out(sentence, evidence):
        return Grounded()
    if len(text) > LONGEST:
        return Ungrounded(Reason.GIBBERISH, "too long")
    try:
        free_text(text, sources, before)
    except Objection as objection:
        return Ungrounded(objection.reason, objection.detail)
    return Grounded()
