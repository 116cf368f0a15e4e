"""Things by their place in what was just shown: "the second one", "the first two", "2", "the last"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeVar

from assistant.actions.desk.reading.tokens import Text

Thing = TypeVar("Thing")
_COUNT = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "fifth": 5,
    "5th": 5, "sixth": 6, "6th": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
_NUMBER = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
FIRST_OF = re.compile(
    r"\b(?:the )?(?P<end>first|last) (?P<n>two|three|four|five|2|3|4|5)\b(?! (?:digits"
    r"|numbers|weeks|days|months|years|orders))"
)
ORDINAL = re.compile(
    r"\b(?:the |your |option |number |choice )?(?P<nth>first|second|third"
    r"|fourth|fifth|sixth|seventh|eighth|ninth|tenth|[1-9](?:st|nd|rd"
    r"|th))(?: (?:one|option|choice|item|of|listed|on|in|order|variant"
    r"|product|and)\b|$| ?[,.!])"
    r"|\b(?:option|number|no|choice|item|nr) ?\.? ?#? ?(?P<number>\d{1,2})\b"
    r"|(?<!\w)# ?(?P<hash>[1-9])\b|\bthe (?P<last>last) (?:one|option"
    r"|item|of)\b"
)
BARE = re.compile(
        r"^(?:(?:the|um|uh|ok|okay|i'd say|i think|maybe|please|let's say"
        r"|i'll take|i'll go with|go with|take) )*(?P<n>\d{1,2}|one|two|three"
        r"|four|five|six)(?: (?:please|thanks|then))?[ .!]*$")  # fmt: skip


_EITHER = re.compile(r"\bthe (?P<which>former|latter)\b")


def placed(text: Text, shown: Sequence[Thing], bare: bool) -> list[Thing]:
    """What a message picks of things shown, in the order shown. `bare`: a number alone is a place."""
    if not shown:
        return []
    norm = text.norm
    if several := FIRST_OF.search(norm):
        n = int(_NUMBER.get(several["n"], several["n"] if several["n"].isdigit() else 1))
        return list(shown[:n] if several["end"] == "first" else shown[-n:])
    found: list[Thing] = []
    for match in ORDINAL.finditer(norm):
        if match["last"]:
            found.append(shown[-1])
            continue
        nth = match["nth"]
        place = (
            (_COUNT.get(nth) or int(re.sub(r"\D", "", nth))) if nth else int(match["number"] or match["hash"])
        )
        if 0 < place <= len(shown) and shown[place - 1] not in found:
            found.append(shown[place - 1])
    if not found and bare and len(shown) == 2 and (either := _EITHER.search(norm)):
        found = [shown[0] if either["which"].startswith("f") else shown[1]]
    if not found and bare and (alone := BARE.search(norm)):
        place = int(_NUMBER.get(alone["n"], alone["n"]))
        if 0 < place <= len(shown):
            found.append(shown[place - 1])
    if not found and bare and re.fullmatch(r"(\d)(?: ?(?:,|and|&) ?(\d))+[ .]*", norm):
        found = [shown[n - 1] for n in map(int, re.findall(r"\d", norm)) if 0 < n <= len(shown)]
    return found
