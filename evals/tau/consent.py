"""What is a plain yes: a judgement of its own, which knows nothing of how the assistant reads one.

Strict: the whole message has to be made of words of agreement. A yes with anything else beside it
("yes but I also want ...") is none, however it was meant.
"""

from __future__ import annotations

import re
from functools import cache

DECIDES = (
    r"yes|yeah|yep|yup|ya|y|sure( thing)?|correct|absolutely|definitely|exactly|of course|"
    r"(i )?confirm(ed)?|go ahead|go for it|do (it|that|this|so)|please do|proceed|"
    r"(that|this|it|everything|all)( is|s| looks| sounds)? (right|correct|good|fine|perfect|great)|"
    r"that works|sounds (good|right|great|perfect)|looks (good|right)|works for me|"
    r"all good|make it so|i agree|agreed"
)
BESIDE = (
    r"please|pls|plz|ok|okay|alright|great|perfect|good|right|fine|thanks|thank you|thx|a lot|then|and|"
    r"with (it|that)|oh|ah|thats it"
)
SHORT = set(re.findall(r"[a-z]+", DECIDES + BESIDE))
LONG = sorted({"thats", "confirmed", *(word for word in SHORT if len(word) > 4)})
WHOLE = re.compile(rf"(?:(?:{DECIDES}|{BESIDE})(?: |$))+")
SOME = re.compile(rf"\b(?:{DECIDES})\b")


def plain_yes(said: str) -> bool:
    """Whether a message is a yes and nothing but a yes; one slip of the keyboard a word is forgiven."""
    typed = said.lower().replace("'", "").replace("\u2019", "")
    if re.search(r"[^a-z ,.!\n-]", typed):  # a question, a number, a quotation, another script
        return False
    text = " ".join(_mended(word) for word in re.findall(r"[a-z]+", typed))
    return bool(WHOLE.fullmatch(text) and SOME.search(text))


@cache
def _mended(word: str) -> str:
    if len(word) < 4 or word in SHORT:
        return word
    return next((known for known in LONG if _one_slip(known, word)), word)


def _one_slip(known: str, typed: str) -> bool:
    """One letter too few, too many, another, or two of them swapped; the first letter stands."""
    if known[0] != typed[0] or abs(len(known) - len(typed)) > 1:
        return False
    at = next((n for n, (a, b) in enumerate(zip(known, typed, strict=False)) if a != b), None)
    if at is None:
        return len(known) != len(typed)
    left, right = known[at:], typed[at:]
    swapped = left[:2] == right[:2][::-1] and left[2:] == right[2:]
    return swapped or left[1:] == right[1:] or left == right[1:] or left[1:] == right
