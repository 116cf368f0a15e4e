"""A question that the model put for the customer: looked up in its words, answered in the customer's."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.evidence import Answered, Evidence, Finding, PolicyFound, PolicyUnknown, Unanswered
from retrieval.words import terms

DENIES = re.compile(r"\b(?:not|no|non|never|without|free|neither|nor|lack\w*)\b|n['’]?t\b", re.I)


def in_customers_words(evidence: Evidence, question: str, text: str) -> Evidence:
    """Evidence in which what was asked stands as the customer put it, and a yes or a no only
    where that is the same question."""
    awaiting = evidence.awaiting
    if awaiting and awaiting.kind == "pass_on":
        awaiting = replace(awaiting, about=text)
    same = is_same(question, text)
    findings = tuple(_asked(finding, text, same) for finding in evidence.findings)
    return replace(evidence, findings=findings, awaiting=awaiting, asked=text)


def is_same(question: str, text: str) -> bool:
    """Whether a question says nothing that the customer's message does not, and that denies
    nothing: "is it leather?" has another answer than "is it free of leather?"."""
    return set(terms(question)) <= set(terms(text)) and not DENIES.search(f"{question} {text}")


def _asked(finding: Finding, text: str, same: bool) -> Finding:
    match finding:
        case PolicyFound() | PolicyUnknown() | Unanswered():
            return replace(finding, about=text)
        case Answered(about=about) if not same and about != "in stock":
            return replace(finding, yes=None)
    return finding
