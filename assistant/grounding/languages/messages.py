"""The first rule: a sentence that is one of the language's own messages, permitted by a finding, and true."""

from __future__ import annotations

from assistant.evidence import Evidence, Finding, OtherLanguage
from assistant.grounding.languages import changes, desk, house, products, support, swaps
from assistant.grounding.languages.rules import Rules
from assistant.grounding.languages.said import scope
from assistant.locales.patterns import plain

LONGEST = 6000
"""Characters; the records of one order make no longer sentence."""


def rules() -> Rules:
    """All messages that have a rule; where several rooms know one, any of their rules may permit it."""
    joined = Rules()
    for each in (products.RULES, house.RULES, desk.RULES, changes.RULES, swaps.RULES, support.RULES):
        for message, rule in each.items():
            before = joined.get(message)
            joined[message] = rule if before is None else lambda said, a=before, b=rule: a(said) or b(said)  # type: ignore[misc]
    return joined


RULES = rules()
INNER = ("part-", "fact-", "noun-", "reason-", "status-", "method-", "cause-", "request-", "label-", "value-")
"""How messages begin that are no sentences."""
SENTENCES = tuple(message for message in RULES if not message.startswith(INNER))
BULLETS = ("part-value-at", "part-value", "part-variant", "option-order", "option-order-more", "option-same")


def borne_out(sentence: str, evidence: Evidence) -> bool:
    """Whether one of the evidence's findings permits a sentence as it stands. Raises nothing."""
    text = plain(sentence)
    if not text or len(text) > LONGEST or "\n" in text:
        return False
    return any(_permits(text, finding, evidence, sentence) for finding in evidence.findings)


def _permits(text: str, finding: Finding, evidence: Evidence, sentence: str) -> bool:
    if isinstance(finding, OtherLanguage):
        return text in finding.sorry
    around = scope(evidence.language, evidence, finding, RULES)
    ids = (*SENTENCES, *BULLETS) if sentence.strip().startswith("- ") else SENTENCES
    return around.says(text, ids)
