"""Going through a manual's procedure: which step is told, and what there is to say between them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.evidence import (
    Awaiting,
    Evidence,
    ManualQuoted,
    Passage,
    Procedure,
    Shown,
    SizeTold,
    StepTold,
    SupportSaid,
)
from retrieval.catalog.product import Product
from retrieval.facets import values_of
from retrieval.manuals.asking import Move
from retrieval.manuals.sections import Guide
from retrieval.manuals.sizes import Measured, look_up

STEP = ("Next step", "It works now", "That didn't help", "Stop")
LAST = ("It works now", "That didn't help")
OUT = ("Talk to a person", "Return it", "No, thanks")
CHOOSE = ("Next step", "Talk to a person", "Stop")
MOST_FAILED = 2
"""Steps in a row that did not help, after which a person is offered beside the next one."""
RETURNS = re.compile(
    r"\b(?:warrant\w*|refund|replace(?:d|ment)?|send it (?:back|to us)|return it)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Stepping:
    """One procedure, for the trouble `asked` about the product `shown`."""

    guide: Guide
    asked: str
    shown: Shown

    def begin(self) -> Evidence:
        return self.step(Procedure(self.guide.section.id, 1))

    def go(self, where: Move, procedure: Procedure) -> Evidence:
        """The step that comes next, or what there is to say instead."""
        place, total = procedure.place, len(self.guide.steps)
        match where:
            case Move.SOLVED:
                return self.said("solved")
            case Move.STOP:
                return self.said("stopped")
            case Move.NEEDS:
                return self.needs(procedure)
            case Move.AGAIN:
                return self.step(procedure)
            case Move.BACK if place <= 1:
                return self.said("first") + self.step(procedure)
            case Move.BACK:
                return self.step(self.at(min(place, total + 1) - 1, 0))
        failed = procedure.failed + 1 if where is Move.FAILED else 0
        if where is Move.FAILED and place >= total:
            return self.out()
        if place >= total:
            return self.last(self.at(total + 1, failed))
        if failed >= MOST_FAILED:
            now = self.at(place, 0)
            return self.evidence((SupportSaid("choose"),), CHOOSE, now, cited=False)
        return self.step(self.at(place + 1, failed))

    def at(self, place: int, failed: int) -> Procedure:
        return Procedure(self.guide.section.id, place, failed)

    def step(self, procedure: Procedure) -> Evidence:
        if procedure.place > len(self.guide.steps):
            return self.last(procedure)
        if procedure.place == 0:
            return self.out()
        told = StepTold(passage(self.guide), self.guide.steps, procedure.place)
        return self.evidence((told,), STEP, procedure)

    def last(self, procedure: Procedure) -> Evidence:
        return self.evidence((SupportSaid("last"),), LAST, procedure, cited=False)

    def needs(self, procedure: Procedure) -> Evidence:
        if not self.guide.needs:
            return self.evidence((SupportSaid("no_needs"),), STEP, procedure, cited=False)
        return self.evidence((ManualQuoted(passage(self.guide), (self.guide.needs,)),), STEP, procedure)

    def out(self) -> Evidence:
        """No further step: what the manual says of a warranty or of sending it in, and a person."""
        own = " ".join(self.guide.steps)
        said = self.guide.section.text.split("\n")
        lines = tuple(line for line in said if RETURNS.search(line) and line not in own)
        quoted = (ManualQuoted(passage(self.guide), lines),) if lines else ()
        options = OUT if lines else (OUT[0], OUT[2])
        return self.evidence((*quoted, SupportSaid("out")), options, self.at(0, 0), cited=bool(lines))

    def said(self, kind: str) -> Evidence:
        return Evidence(findings=(SupportSaid(kind),))

    def evidence(
        self,
        findings: tuple[StepTold | ManualQuoted | SupportSaid, ...],
        options: tuple[str, ...],
        procedure: Procedure,
        *,
        cited: bool = True,
    ) -> Evidence:
        ids = (self.shown.product.id,)
        first = procedure.place == 1 and not procedure.failed
        return Evidence(
            findings=findings,
            products=(self.shown,) if first and cited else (),
            passages=(passage(self.guide),) if cited else (),
            options=options,
            awaiting=Awaiting("step", self.asked, options, ids, procedure=procedure),
        )

    def tried(self, procedure: Procedure) -> str:
        """What a person who takes over is to know."""
        done = min(procedure.place or len(self.guide.steps), len(self.guide.steps))
        steps = [f"{number}. {step}" for number, step in enumerate(self.guide.steps[:done], 1)]
        name = f"{self.shown.product.name} ({self.shown.product.id})"
        lines = [f"{name}: {self.asked}", f"Tried, by the manual, “{self.guide.section.heading}”:", *steps]
        return "\n".join(lines)


def quoting(guide: Guide, lines: Iterable[str], shown: Shown) -> Evidence:
    """Lines of a section, with the product that they are about."""
    told = passage(guide)
    return Evidence(findings=(ManualQuoted(told, tuple(lines)),), products=(shown,), passages=(told,))


def about_sizes(
    asked: str, length: Measured, guides: tuple[Guide, ...], products: tuple[Product, ...]
) -> Evidence | None:
    """What the size tables say of a length: of the product's own kind, where its data says whom it is for."""
    fitting = _for_whom(guides, products) or guides
    looked = [found for guide in fitting if (found := look_up(guide, length, asked)) is not None]
    if any(found.sizes for found in looked) and len(looked) > 1:
        looked = [found for found in looked if found.sizes]
    if not looked:
        return None
    findings = tuple(
        SizeTold(
            passage(found.guide),
            found.said,
            found.column,
            found.unit,
            found.sizes,
            found.low,
            found.high,
            found.between,
        )
        for found in looked
    )
    passages = tuple(finding.passage for finding in findings)
    return Evidence(findings=findings, products=tuple(map(Shown, products[:1])), passages=passages)


def _for_whom(guides: tuple[Guide, ...], products: tuple[Product, ...]) -> tuple[Guide, ...]:
    """The sections headed by whom a product is for: "Women", "Men and unisex"."""
    said = {value.lower() for product in products for value in values_of(product).get("gender", ())}
    return tuple(g for g in guides if said & set(re.findall(r"\w+", g.section.heading.lower())))


def passage(guide: Guide) -> Passage:
    section = guide.section
    return Passage(section.id, section.title, section.heading, section.anchor, section.text, section.url)
