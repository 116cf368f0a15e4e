"""What messages say of pictures, manuals, size tables and answers that the shop's people gave."""

from __future__ import annotations

from assistant.evidence import (
    AnswerQuoted,
    LooksLike,
    ManualQuoted,
    PictureUnused,
    SizeTold,
    StepTold,
    SupportSaid,
)
from assistant.grounding.languages import slots
from assistant.grounding.languages.house import is_quoted, squeezed
from assistant.grounding.languages.rules import Rules
from assistant.grounding.languages.said import Said
from assistant.grounding.languages.whole import names_each

RULES = Rules()
of = RULES.of


@of(LooksLike, "like-looks", "like-content", "like-none")
def _like(said: Said, finding: LooksLike) -> bool:
    if said.message == "like-none":
        return finding.unmet
    return said.message == f"like-{finding.by}" and bool(said.things("things", finding.products))


@of(PictureUnused, "picture-nothing", "picture-aside", "picture-words")
def _picture(said: Said, finding: PictureUnused) -> bool:
    return said.message in (f"picture-{finding.why}", "picture-words")


@of(AnswerQuoted, "answer-kept", "answer-kept-in")
def _answer(said: Said, finding: AnswerQuoted) -> bool:
    named = slots.locale(said.tag).languages.get(finding.language.split("-")[0])
    if said.message == "answer-kept-in" and said.text("label") != named:
        return False
    return said.day("day", finding.on) and is_quoted(said.unquoted("quote"), finding.passage.text)


@of(StepTold, "step-told")
def _step(said: Said, finding: StepTold) -> bool:
    return (
        said.count("count", finding.place)
        and said.count("total", len(finding.steps))
        and squeezed(said.unquoted("quote")) == squeezed(finding.steps[finding.place - 1])
    )


@of(ManualQuoted, "manual-quote")
def _manual(said: Said, finding: ManualQuoted) -> bool:
    right = said.text("title") in {finding.passage.title, finding.passage.title.strip()}
    return right and is_quoted(said.unquoted("quote"), "\n".join(finding.lines))


@of(SizeTold, "size-told", "size-outside", "size-between")
def _size(said: Said, finding: SizeTold) -> bool:
    if said.text("title") != finding.passage.heading.strip() or said.text("value") != finding.said:
        return False
    match said.message:
        case "size-told":
            return names_each(said, "facts", finding.sizes, lambda text, row: _row(said, text, row))
        case "size-between":
            return names_each(said, "options", finding.between, lambda text, size: text == size)
    return not finding.sizes and said.text("low") == finding.low and said.text("high") == finding.high


def _row(said: Said, text: str, row: tuple[str, str]) -> bool:
    name, size = row
    return any(
        inner.values("attribute", (name,)) and inner.text("value") == size
        for inner in said.inside(text, ("part-fact",))
    )


SAID = {
    "support-which": "which",
    "support-unknown": "unknown",
    "support-last": "last",
    "support-helped": "last",
    "support-choose": "choose",
    "support-out": "out",
    "support-solved": "solved",
    "support-stopped": "stopped",
    "support-first": "first",
    "support-no-needs": "no_needs",
}


@of(SupportSaid, *SAID)
def _support(said: Said, finding: SupportSaid) -> bool:
    return finding.kind == SAID[said.message]


RULES.of(SupportSaid, "pass-on")(lambda said, finding: finding.kind in {"unknown", "out"})
RULES.of((StepTold, SupportSaid), "support-helped")(lambda said, finding: True)
