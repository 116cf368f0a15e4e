"""What of a draft may stand: English by the check of replies, others by their own patterns read back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from assistant.copywriting.kinds import Left, Line
from assistant.copywriting.wordings import Wordings
from assistant.evidence import Answered, Evidence, Finding, Shown
from assistant.grounding import Grounding, Ungrounded
from assistant.safety import Held, Policy
from retrieval.catalog.product import Product

Objects = Callable[[str, str], str | None]
"""Why words (text, language) are not to be published, whether true or not; None where nothing speaks against
them."""


def objection(policy: Policy) -> Objects:
    """What the shop's output policy holds against a sentence, by its category."""

    def why(text: str, language: str) -> str | None:
        verdict = policy.judge(text, language)
        return verdict.category.value if isinstance(verdict, Held) else None

    return why


@lru_cache(maxsize=8)
def wordings(code: str) -> Wordings:
    return Wordings(code)


@dataclass(frozen=True, slots=True)
class Check:
    """`objects` is asked of every sentence that is borne out, in every language."""

    grounding: Grounding
    objects: Objects = lambda text, language: None

    def lines(
        self,
        drafted: Sequence[Line],
        product: Product,
        language: str,
        findings: Sequence[Finding] = (),
    ) -> tuple[tuple[Line, ...], tuple[Left, ...]]:
        """The lines that may stand, and those that are left out with the reason."""
        taken: list[Line] = []
        left: list[Left] = []
        check = _Reader(self.grounding, product, language, tuple(findings))
        for line in drafted:
            refusal = check.refusal(line.text) or self._objection(line.text, language)
            if refusal is None:
                check.said.append(line.text)
                taken.append(line)
            else:
                left.append(Left(line.text, *refusal))
        return tuple(taken), tuple(left)

    def _objection(self, text: str, language: str) -> tuple[str, str] | None:
        why = self.objects(text, language)
        return None if why is None else ("unsafe", why)


@dataclass(slots=True)
class _Reader:
    """One product's check; `said` is what already stands, which "it" may refer to."""

    grounding: Grounding
    product: Product
    language: str
    findings: tuple[Finding, ...]
    said: list[str] = field(default_factory=list)

    def refusal(self, text: str) -> tuple[str, str] | None:
        """Reason and detail; None where the product's data bears it out."""
        if self.language != "en":
            true = wordings(self.language).borne_out(text, self.product)
            return None if true else ("unsupported", "not what the product's data says")
        shown = Shown(self.product)
        findings = self.findings or (Answered(shown, "description"),)
        evidence = Evidence(findings=findings, products=(shown,))
        verdict = self.grounding.check(text, evidence, " ".join((f"{self.product.name}.", *self.said)))
        return (verdict.reason.value, verdict.detail) if isinstance(verdict, Ungrounded) else None
