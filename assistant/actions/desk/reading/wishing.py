"""Wishes for goods without a verb of the desk: "the chair should be black", "it's too heavy, I want the
lightest one". Such a part is a wish only if something is wanted there that the goods are not."""

from __future__ import annotations

import re

from assistant.actions.desk.reading.parts import Part
from assistant.actions.desk.reading.scene import CHANGES, OF_GOODS, Scene
from assistant.actions.desk.reading.swaps import Reader
from assistant.actions.desk.reading.things import Entry

_WISHES = re.compile(
    r"\b(?:should(?: have)?(?: been| be| come| become)?|needs? to (?:be|have|come)|must (?:be|have)"
    r"|(?:have|has) to"
    r" (?:be|have)|supposed to|(?:would|will|might|may|'d) be (?:much |a lot |way )?(?:better|great"
    r"|nice|perfect"
    r"|ideal|preferable|good|lovely|fine)|(?:i|we)(?:'d| would) (?:really |actually |rather |also |just"
    r" |much )?"
    r"(?:want|need|like|love|prefer|take|have|go for)|(?:i|we) (?:really |actually |rather |also |just"
    r" )?(?:want"
    r"|need|prefer|wanted|needed)|(?:can|could|may) (?:i|we|it|they|you) (?:please )?(?:be|get|have|make|give"
    r"|do)|(?:can|could|may) (?:the|my) (?:[\w'-]+ ){1,4}?(?:be|come)\b|(?:possible|able) to (?:get|have)"
    r"|wish (?:it|they)|prefer|instead|i'll take|give me|send me"
    r"|ship me|would do"
    r"|new one|another one|shall be|one again)\b|(?<=, )(?:want|need) (?:one|it|a|an)\b"
)
_ANOTHER = re.compile(
    r"\b(?:another|a different|some other) (?:colou?r|size|material|version|variant|kind|type|style|option"
    r"|model)\b"
)
_NO_WISH = re.compile(
    r"\b(?:where|when|track|tell me|know|happy with|love my|wonder\w*|question)\b|\b(?:return|refund)\b"
)


_TELLS = re.compile(
    r"\b(?:is|are|was|were|isn't|it's|that's|has|had|have|came|comes|got|received|ordered|bought"
    r"|arrived|looks?"
    r"|said|says|shows?|about|regarding|where|what|which|how|when|why|purchased|thought|was)\b"
)
"""Without these a thing with other values is what is wanted of it ("mouse: optical, wired")."""


def wished(scene: Scene, part: Part) -> bool:
    """Whether a part without a verb of its own wants goods to be other than they are."""
    draft = scene.desk.draft
    build = scene.current
    if build is not None and build.family in CHANGES:
        return False
    mentions = scene.mentions(part)
    if draft is not None and (draft.kind in OF_GOODS or not mentions):
        return False
    text = scene.text
    headed = any(m.end < part.end and text[m.end].word == ":" for m in mentions)
    said = headed or text.has(_WISHES, part.start, part.end)
    said = said or (bool(mentions) and not part.question and not text.has(_TELLS, part.start, part.end))
    if not said or text.has(_NO_WISH, part.start, part.end):
        return False
    if mentions and text.has(_ANOTHER, part.start, part.end):
        return True
    spoken = [Entry(e.item, e.products, e.rows, dict(e.old)) for e in scene.spoken[-1:]]
    if not mentions and not spoken:
        return False
    rows = scene.records.rows
    reader = Reader(text, scene.records, rows, spoken, changes=True, taken=scene.found.taken)
    for entry in reader.read(part.start, part.end, mentions):
        owned = entry.narrowed()
        other = any(row.line.options.get(o) != v for o, v in entry.goal.items() for row in owned)
        again = entry.pick == "same" and text.has(_WISHES, part.start, part.end)
        if owned and (other or entry.avoided or entry.pick == "cheapest" or again):
            return True
    return False
