"""Personal data out of past chats: each kind is replaced by its mark, and a line that may still hold some is
not kept. Nothing here is sent anywhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import phonenumbers

EMAIL = re.compile(r"[\w.+'-]+\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\.[\w-]+)+")
URL = re.compile(r"\bhttps?://\S+|\bwww\.\S+")
PERSONAL_URL = re.compile(
    r"[?&=]|/(?:orders?|track\w*|account|u|user|reset|invite)/|[0-9a-f]{12,}", re.IGNORECASE
)
CARD = re.compile(r"(?<![\w-])(?:\d[ -]?){12,18}\d(?![\w-])")
TRACKING = re.compile(
    r"\b1Z[0-9A-Z]{16}\b|\b[A-Z]{2}\d{9}[A-Z]{2}\b|\b(?:JD|JJD|TBA)\d{10,}\b|\b\d{20,34}\b", re.IGNORECASE
)
ORDER = re.compile(
    r"(?<!\w)#\s?\w*\d\w*|\b(?:order|return|invoice|ticket|case|ref(?:erence)?|customer|account"
    r"|bestellung|rma)"
    r"(?: (?:number|no\.?|nr\.?|id|is|code|:))*\s*[:#]?\s*(?=[\w-]*\d{3})[\w-]+"
    r"|\b(?!FW-|OT-)[A-Z]{2,4}-?\d{5,}\b",
    re.IGNORECASE,
)
_STREET = (
    r"street|st|road|rd|avenue|ave|lane|ln|drive|dr|court|ct|boulevard|blvd|way|place|pl|square|terrace|close"
    r"|crescent|highway|hwy"
)
ADDRESS = re.compile(
    rf"\b\d{{1,5}}[a-z]?\s+(?:[A-Z][\w'.-]+\s+){{1,4}}(?:{_STREET})\b\.?"
    r"(?:,?\s*(?:apt|apartment|unit|flat|suite|#)\.?\s*\w+)?(?:,\s*[A-Z][\w. ]+)?(?:,\s*[A-Z]{2})?"
    r"(?:\s+\d{5}(?:-\d{4})?)?"
    r"|\b[A-ZÄÖÜ][\wäöüß]+(?:straße|strasse|weg|platz|gasse|allee)\s+\d{1,4}[a-z]?\b"
    r"|\b(?:rue|avenue|calle|via)\s+(?:de\s+|du\s+|la\s+|des\s+)*[A-Z]\w+(?:\s+\d{1,4})?\b"
    r"|\bp\.?\s?o\.?\s?box\s+\d+",
    re.IGNORECASE,
)
POSTCODE = re.compile(
    r"\b[A-Z]{2}\s+\d{5}(?:-\d{4})?\b|\b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b"
    r"|\b(?:zip(?: code)?|postcode|postal code|plz)(?: is|:)?\s*[\w-]*\d[\w -]{2,7}\b",
    re.IGNORECASE,
)
_NAME = r"[A-Z][a-zà-ÿ'’-]+(?:\s+(?:[A-Z]\.|van|von|de|da|le|la|der|del|[A-Z][a-zà-ÿ'’-]+)){0,3}"
SELF = re.compile(
    r"(?i:\b(?:my (?:full |first |last )?name(?:'s| is)|name:|this is|i am|i'm|it's|you can call me|call me"
    r"|ich heiße|je m'appelle|me llamo|under the name(?: of)?|speaking (?:with|to)|here is))\s+"
    rf"({_NAME})"
)
GREETED = re.compile(
    rf"^(?:(?i:hi|hello|hey|dear|good (?:morning|afternoon|evening)|thanks|thank you|hallo|hola|bonjour))"
    rf"(?: (?i:there|again|so much|you|mr|mrs|ms|dr)\.?)?,?\s+({_NAME})(?=[\s,.!:]|$)"
)
THANKED = re.compile(rf"(?i:\b(?:thanks|thank you|cheers|sorry|hi|hello)),?\s+({_NAME})(?=[,.!]|$)")
SIGNED = re.compile(
    rf"(?:(?i:\b(?:best(?: wishes| regards)?|kind regards|regards|cheers|sincerely|warmly|yours"
    rf"|thanks|love))[,.!]?"
    rf"\s*[-–—]?\s*|\s[-–—~]+\s*)({_NAME})(?:\s*[,|].{{0,60}})?\s*$"
)
ENDED = re.compile(rf"[,.!] ({_NAME})\s*$")
AGENT = re.compile(
    rf"\b({_NAME})(?= (?i:here|from (?:the )?(?:\w+ )?(?:team|support|customer care|kittiwake)))"
)
PLAIN = frozenset(
    re.findall(
        r"\w+",
        "i the a an we you it he she they there that this yes no ok okay sorry sure just very so not "
        "please thanks  hi hello hey dear again everyone all team support agent customer our your my "
        "monday tuesday wednesday  thursday friday saturday sunday january february march april may june "
        "july august september october  november december how what when where why which who can could do "
        "does did is are was will would if and but  good great perfect glad happy looking trying having "
        "writing afraid interested waiting going still also  here for in on at to from with as of or by",
    )
)
"""Words that begin with a capital at the start of a sentence and are nobody's name."""
DOUBTED = re.compile(
    r"\b(?:my|our|her|his) (?:wife|husband|son|daughter|mother|mum|mom|father|dad|partner|friend"
    r"|boss|address|phone)"
    r"(?:'s| is|:)?\s+(?:name\w* )?(?:is )?[A-Z][a-z]+"
    r"|\b(?:born (?:on|in)|date of birth|dob|passport|iban|password|pin(?: code)?|cvv|social security)\b",
)
"""What is likely to be somebody's, and fits none of the forms: the line is dropped."""
NUMBERS = re.compile(r"\b\d{6,}\b")
REGIONS = ("US", "GB", "DE", "FR", "ES")


@dataclass(slots=True)
class Scrubber:
    """`names` are those of the shop's own customers and staff. `found` counts what was replaced by kind,
    `doubted` the lines that were dropped. `kept` are words that are no names: the shop's products, brands."""

    names: frozenset[str] = frozenset()
    kept: frozenset[str] = frozenset()
    found: Counter[str] = field(default_factory=Counter)
    doubted: int = 0

    def scrub(self, text: str, spoken: Iterable[str] = ()) -> str | None:
        """The text with its personal data marked ("[email]"); None where some may be left. `spoken` are
        names that were said in the same conversation."""
        text = EMAIL.sub(self.mark("email"), text)
        text = URL.sub(lambda m: self.one("link") if PERSONAL_URL.search(m.group()) else m.group(), text)
        text = CARD.sub(lambda m: self.one("card") if luhn(m.group()) else m.group(), text)
        text = TRACKING.sub(self.mark("tracking"), text)
        text = ADDRESS.sub(self.mark("address"), text)
        text = POSTCODE.sub(self.mark("postcode"), text)
        text = ORDER.sub(lambda m: m.group() if m.group().upper() in self.kept else self.one("order"), text)
        text = self.phones(text)
        text = self.people(text, spoken)
        if DOUBTED.search(text) or NUMBERS.search(text):
            self.doubted += 1
            return None
        return text

    def mark(self, kind: str) -> Callable[[re.Match[str]], str]:
        """For a substitution that is counted."""
        return lambda found: self.one(kind)

    def one(self, kind: str) -> str:
        self.found[kind] += 1
        return f"[{kind}]"

    def phones(self, text: str) -> str:
        for region in REGIONS:
            matches = list(phonenumbers.PhoneNumberMatcher(text, region))
            for match in reversed(matches):
                text = f"{text[: match.start]}{self.one('phone')}{text[match.end :]}"
        return text

    def people(self, text: str, spoken: Iterable[str]) -> str:
        said = {*names_in(text, self.kept), *spoken}
        for name in sorted({*said, *(n for n in self.names if n in text)}, key=len, reverse=True):
            pattern = re.compile(rf"(?<![\w-]){re.escape(name)}(?:'s)?(?![\w-])")
            text, times = pattern.subn("[name]", text)
            self.found["name"] += times
        return text


def names_in(text: str, kept: frozenset[str] = frozenset()) -> Iterator[str]:
    """Names that a text gives where people give them: "my name is X", "Hi Anna", "Best, Tom". Longer
    and then each of its parts, as it is called later."""
    for pattern in (SELF, GREETED, THANKED, SIGNED, ENDED, AGENT):
        for found in pattern.finditer(text):
            words = found.group(1).split()
            while words and (words[-1].lower() in PLAIN or not words[-1][0].isupper()):
                words.pop()
            product = pattern in (SELF, ENDED) and {word.lower() for word in words} & kept
            if words and words[0].lower() not in PLAIN and not product:
                yield " ".join(words)
                yield from (word for word in words if len(word) > 2 and word.lower() not in PLAIN)


def luhn(digits: str) -> bool:
    """Whether the last digit is the check digit of the others (ISO/IEC 7812-1, annex B)."""
    numbers = [int(d) for d in digits if d.isdigit()][::-1]
    doubled = [d * 2 - 9 if d > 4 else d * 2 for d in numbers[1::2]]
    return (sum(numbers[0::2]) + sum(doubled)) % 10 == 0


def names_of(people: Iterable[Sequence[str]]) -> frozenset[str]:
    """The names of people of the shop's records, whole and in parts, without those that are also words."""
    found: set[str] = set()
    for parts in people:
        whole = [part.strip() for part in parts if part.strip()]
        found.add(" ".join(whole))
        found.update(part for part in whole if len(part) > 2 and part.lower() not in PLAIN)
    return frozenset(found - {""})
