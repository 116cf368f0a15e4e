"""The owner's side of drafts: made where they are missing, looked at, edited, approved, dropped, exported."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pydantic import TypeAdapter

from assistant.copywriting.checking import Check
from assistant.copywriting.drafting import Drafter
from assistant.copywriting.facts import stamp
from assistant.copywriting.kinds import Copy, Kind, Line, Tone
from assistant.copywriting.questions import asked_of
from assistant.errors import Invalid
from assistant.grounding import sentences
from assistant.service.copy_drafts import CopyDrafts, Kept
from retrieval.catalog.product import Product

_copy = TypeAdapter(Copy)


def read(kept: Kept) -> Copy:
    return _copy.validate_json(kept.copy)


def written(copy: Copy) -> str:
    return _copy.dump_json(copy).decode()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be drafted. `again` makes anew what stands already."""

    kinds: tuple[Kind, ...]
    tone: Tone
    language: str
    again: bool = False


@dataclass(frozen=True, slots=True)
class Drafting:
    """Each draft is kept as soon as it is made: a run that is cut off goes on where it was."""

    drafts: CopyDrafts
    drafter: Drafter

    def run(self, products: Iterable[Product], wanted: Wanted, missed: Sequence[str] = ()) -> Iterator[Kept]:
        """The drafts that were made now; what stands already for the same data and tone is left alone."""
        for product in products:
            for kind in wanted.kinds:
                if wanted.again or not self._stands(product, kind, wanted):
                    asked = asked_of(product, missed) if kind == "questions" else ()
                    made = self.drafter.draft(product, kind, wanted.tone, wanted.language, asked)
                    place = product.id, wanted.language, kind, wanted.tone
                    yield self.drafts.put(*place, written(made), stamp(product))

    def _stands(self, product: Product, kind: Kind, wanted: Wanted) -> bool:
        before = self.drafts.of(product.id, wanted.language, kind)
        if before is None:
            return False
        settled = before.state != "draft" or before.tone == wanted.tone
        return settled and before.stamp == stamp(product)


def edited(kept: Kept, text: str, product: Product, check: Check) -> Copy:
    """The owner's words in the place of the draft's. They stand as they are; what the data does not bear
    out is named in `left_out`, and is theirs to answer for."""
    parts = text.splitlines() if kept.kind in {"bullets", "questions"} else list(sentences([text]))
    lines = [Line(part.strip()) for part in parts if part.strip()]
    if not lines:
        raise Invalid("--text", "there is nothing in it; `copy drop` takes a draft away")
    _, doubts = check.lines(lines, product, kept.language)
    return replace(read(kept), lines=tuple(lines), left_out=doubts, by="owner")


def approve(drafts: CopyDrafts, kept: Kept, product: Product | None) -> None:
    """Raises Invalid where the product has changed since, or is gone, or nothing is left to approve."""
    if product is None:
        raise Invalid("draft", f"{kept.id}: the product {kept.product_id} is not in the catalogue any more")
    if kept.stamp != stamp(product):
        raise Invalid("draft", f"{kept.id}: the product has changed since; draft it again")
    if not read(kept).lines:
        raise Invalid("draft", f"{kept.id}: nothing in it could be borne out")
    drafts.become(kept.id, "approved")
