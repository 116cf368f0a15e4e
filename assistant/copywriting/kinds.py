"""What a draft of a product's copy is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Kind = Literal["title", "description", "bullets", "questions"]
Tone = Literal["plain", "warm", "short"]
Spoken = Literal["en", "zh", "de", "es", "fr", "it", "pt", "nl", "pl", "ru", "tr", "ar", "ja", "ko", "th"]
KINDS: tuple[Kind, ...] = get_args(Kind)
TONES: tuple[Tone, ...] = get_args(Tone)
LANGUAGES: tuple[str, ...] = get_args(Spoken)


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that the shop's data says of a product: `about` an attribute (or "brand", "category",
    "text" for a sentence of its own description, "reviews"), and the `values` as the data spells them."""

    about: str
    values: tuple[str, ...]

    @property
    def told(self) -> str:
        """As evidence: "material: recycled mesh"."""
        return f"{self.about}: {', '.join(self.values)}"


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence, a bullet or an answer (then `question` is what it answers), and the facts that bear it
    out, each as "material: recycled mesh"; none where it is the owner's own."""

    text: str
    evidence: tuple[str, ...] = ()
    question: str = ""


@dataclass(frozen=True, slots=True)
class Left:
    """A sentence that was left out, and why: the check's reason and detail."""

    text: str
    reason: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Copy:
    """One kind of copy for one product in one language. `unsaid` are questions that the data does not
    answer, for the owner; `by` is "templates", "model" (where a sentence of it is the model's) or "owner"."""

    kind: Kind
    lines: tuple[Line, ...]
    left_out: tuple[Left, ...] = ()
    unsaid: tuple[str, ...] = ()
    by: str = "templates"

    @property
    def text(self) -> str:
        """As it would be published: a paragraph, or a line for each bullet, question and answer."""
        if self.kind == "description":
            return " ".join(line.text for line in self.lines).replace("。 ", "。")
        asked = (f"{line.question} {line.text}".strip() for line in self.lines)
        return "\n".join(asked)
