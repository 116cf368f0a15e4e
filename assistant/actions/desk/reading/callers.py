"""Names that people give as their own, in a sentence or bare beside a postcode. Nothing is believed here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.actions.desk.reading.addresses import CODES, COUNTRIES, STATES
from retrieval.spelling import english
from retrieval.words import word_set

_WORD = r"[^\W\d_][\w'’.-]*"
_NAME = (
    r"(?P<name>[^\W\d_][\w'’.-]*(?:\s+(?!(?:and|my|from|in|with|zip|zipcode"
    r"|postcode|post|postal|email|i|at|here|order|living|who|the|is|but"
    r"|so|calling|speaking|writing|please|of|to|on|for|email|e-mail|living"
    r"|based|whose)\b)[^\W\d_][\w'’.-]*){0,4})"
)
_SURE = re.compile(
    r"\b(?:my (?:full |first and last |whole )?name(?:'s| is|:)?|name\s*(?:is"
    r"|:|=)|(?:the )?(?:full )?name(?:'s| is)|call me|they call me|i am called"
    r"|(?:the |my )?name (?:on|of|for) (?:the |my |that |this )?(?:account|order|orders|file|profile)"
    r"(?:'s| is| would be| should be)"
    r"|(?:it|account|order)(?:'s| is| is all)? (?:under|in) (?:the name(?: of)? )?)\s*:?\s+" + _NAME,
    re.IGNORECASE,
)
_LIKELY = re.compile(
    r"\b(?:i'm|i am|this is|it's|it is|im|here is|here's"
    r"|(?:it|that|this|name)(?:'d| would| should| will)? be(?: under)?|under(?: the name(?: of)?"
    r"| name)?)\s+" + _NAME,
    re.IGNORECASE,
)
_SAID_SO = re.compile(r"(?P<name>[^\W\d_][\w'’-]*(?:\s+[^\W\d_][\w'’-]*){1,3})\s+(?:is|was)\s+(?:my"
    r"|the)\s+(?:full )?name\b",
                      re.IGNORECASE)  # fmt: skip
_ENDING = re.compile(
    r"\b(?:[-–—]\s*|regards,?\s+|best,?\s+|thanks,?\s+|cheers,?\s+|sincerely,?\s+|yours,?\s+)"
    r"(?P<name>[A-Z][\w'’.-]+(?:\s+[A-Z][\w'’.-]+){1,3})\s*(?:\(\d{5}\))?\s*$"
)
_OF_TWO = r"(?:\s*name)?\s*(?:'s|is|:|=|-)?\s*"
_FIRST = re.compile(rf"\b(?:first|given){_OF_TWO}(?P<name>(?!name\b){_WORD})", re.IGNORECASE)
_LAST = re.compile(
    rf"\b(?:last\s*name|surname|family\s*name|last(?=\s*[:=])){_OF_TWO}(?P<name>{_WORD})", re.IGNORECASE
)
_ALONE = re.compile(
    rf"(?:^\W*|\b(?:hi|hey|hello|yo|i'm|i am|im|this is|it's)\s+)(?P<name>(?!(?:hi|hey|hello|yo"
    rf"|my)\b){_WORD})",
    re.IGNORECASE,
)
_CLAUSES = re.compile(r"[,;:!?()/|\n]+|(?<!\b[A-Z])\.+(?=\s|$)|(?:^|\s)-+(?=\s|$)")
_FILLER = re.compile(
    r"^(?:(?:hi|hey|hello|yo|hiya|greetings|good (?:morning|day|evening|afternoon)|dear \w+"
    r"|sure(?: thing)?|yes"
    r"|yeah|yep|ok|okay|so|well|oh|um|uh|of course|certainly|alright|no problem|thanks|thank you|no"
    r"|sorry|there"
    r"|it's|its|it is|i'm|im|i am|that's|that is|this is|(?:it|that)(?:'d| would) be|name)\b\s*)+",
    re.IGNORECASE,
)
_ZIP = r"\d{5}(?:-\d{4})?"
_LINK = (
    r"(?:here|from|at|in|with|and|my|the|is|of|living|who|lives|i|live|zip|zipcode|code|postcode|post|postal"
    r"|zip's|around|should be|would be)"
)
_BEHIND = re.compile(
    rf"^(?P<name>{_WORD}(?:\s+(?!{_LINK}\b){_WORD}){{0,3}})"
    rf"(?P<link>(?:\s+{_LINK})*)(?P<more>(?:\s+{_WORD}){{0,3}}?)\s*(?P<zip>{_ZIP})?$",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    rf"^(?:(?:zip|zip ?code|postcode|code|is|my"
    rf"|the)\s+)*{_ZIP}\s+(?P<name>.+)$",
    re.IGNORECASE,
)
_TELLS_ZIP = re.compile(rf"\b(?:zip\w*|post ?code|postal|{_ZIP})\b", re.IGNORECASE)
NOT_NAMES = word_set(
    """a an the very so not sorry looking trying writing calling contacting having hoping interested happy
    unhappy sad angry afraid sure unsure just also still really here there back new from in on at
    going done ready busy wondering confused frustrated upset disappointed annoyed tired using about
    regarding concerning for your my his her our their it that this what which who how when where
    why good fine ok okay great all out over under able unable aware only getting thinking
    considering waiting expecting returning cancelling exchanging moving travelling traveling urgent
    ridiculous unacceptable important because if as to by with be been being me you we they he she i
    no yes please help order orders item items wrong right correct broken damaged missing missed too
    quite pretty extremely asking requesting reaching needing wanting planning worried concerned
    curious certain pleased glad impatient customer wife husband friend son daughter mother father
    admin administrator manager owner developer person human one two three some any more less much
    many most last first next same other another such it's i'm don't can't can't will would should
    could may might must do does did was were is are am has have had want need like love hate get
    got see saw know think email e-mail zip zipcode code postcode name address account phone number
    fed super kind bit little totally absolutely completely actually again currently now today
    tomorrow tonight late early changing switching modifying having buying doing making sending
    giving keeping leaving living based located delivered shipped pending cancelled returned ordered
    received bought purchased paying paid charged wearing
    user id userid username login password forgot remember cancel return exchange change modify refund
    hi hey hello yo thanks thank and or but of than then street avenue road drive lane suite apt apartment
    pick choose let's lets send ship deliver replace swap use take give tell show make put speak talk
    desk lamp mug card cards visa mastercard paypal gift option options color size steps lumens dollars
    usd price around maybe under lives live idea clue surname somebody someone nobody anything everything
    something nothing ending home work office both either neither well"""
)
_LINKS = frozenset({"de", "van", "der", "la", "di", "von", "al", "bin", "da", "del", "dos", "den"})


def find_names(raw: str, *, asked: bool, backed: bool) -> tuple[str, ...]:
    """The full names of a text. `asked`: it was asked for one, so a bare name is; `backed`: an email or a
    postcode was said with it."""
    found = [_name(m["name"], sure=True) for m in (*_SURE.finditer(raw), *_SAID_SO.finditer(raw))]
    found += [_name(m["name"], sure=asked or backed) for m in _LIKELY.finditer(raw)]
    found = [name for name in found if name]
    if not found and (halves := _of_halves(raw)):
        found = [halves]
    if not found and (asked or backed) and (match := re.search(rf"\bname\s+{_NAME}", raw, re.IGNORECASE)):
        found = [name] if (name := _name(match["name"], sure=True)) else []
    if not found:
        found = list(_bare(raw, asked))
    if not found and (match := _ENDING.search(raw.strip())):
        found = [_name(match["name"], sure=True)]
    return tuple(dict.fromkeys(name for name in found if name))


def says_name(text: str) -> bool:
    """Whether a name is given as one ("my name is …"), not only what may be one ("I'm …")."""
    return _SURE.search(text) is not None


def _of_halves(raw: str) -> str:
    """ "Ethan here, last name Thomas"."""
    last = next(iter(_LAST.finditer(raw)), None)
    if last is None:
        return ""
    first = _FIRST.search(raw) or _ALONE.search(raw)
    if first is None or first.start("name") == last.start("name"):
        return ""
    return _name(f"{first['name'].strip('.,')} {last['name'].strip('.,')}", sure=True)


def _bare(raw: str, asked: bool) -> Iterator[str]:
    """ "Mei Kovacs, 28236", "43188, Ethan Thomas", "Yusuf Rossi here, zip 19122": between signs, and next
    to a postcode, unless it was asked for a name."""
    clauses = [part.strip() for part in _CLAUSES.split(raw) if part and part.strip()]
    short = len(raw.split()) <= 6
    for n, clause in enumerate(clauses):
        text = _FILLER.sub("", clause)
        words = _alone(text)
        if not words:
            continue
        near = clauses[max(0, n - 1) : n] + clauses[n + 1 : n + 3]
        by_zip = bool(re.search(rf"(?<!\d){_ZIP}$|^{_ZIP}\s", text)) or any(map(_is_zip, near))
        capital = _capital(words)
        if len(words) >= 2 and (
            (asked and (by_zip or short or capital or n == 0))
            or (by_zip and (capital or _first(clauses, n) or _no_words(words)))
        ):
            yield " ".join(words)
            return
        if asked and len(words) == 1 and n == 0 and by_zip and len(clauses) > 1:
            first = _alone(clauses[1])  # "Thomas, Ethan. 43188"
            if len(first) == 1 and not {first[0].lower(), words[0].lower()} & set(STATES):
                yield f"{first[0]} {words[0]}"
                return


def _first(clauses: Sequence[str], n: int) -> bool:
    """Whether nothing but greetings, or a postcode, stands before."""
    return all(not _FILLER.sub("", clause).strip() or _is_zip(clause) for clause in clauses[:n])


def _is_zip(clause: str) -> bool:
    return len(clause.split()) <= 7 and "#" not in clause and _TELLS_ZIP.search(clause) is not None


def _alone(clause: str) -> list[str]:
    """The words of the name that a clause is, with or without a postcode; none where it says more."""
    clause = " ".join(clause.split())
    if ahead := _AHEAD.match(clause):
        clause = ahead["name"]
    match = _BEHIND.match(clause)
    if match is None:
        return []
    more = (match["more"] or "").split()
    if more and not (match["link"].strip() and match["zip"]):
        return []
    words = [word.strip(".,'") for word in match["name"].split()]
    if words[0].lower() in ("mr", "mrs", "ms", "miss", "dr", "prof"):
        words = words[1:]
    known = NOT_NAMES | set(COUNTRIES)
    if not words or any(word.lower() in known or (word in CODES and len(words) < 3) for word in words):
        return []
    return words if " ".join(words).lower() not in STATES else []


def _capital(words: Sequence[str]) -> bool:
    return all(word[:1].isupper() or word in _LINKS for word in words)


def _no_words(words: Sequence[str]) -> bool:
    return any(word.lower() not in english() for word in words)


def _name(words: str, sure: bool) -> str:
    """The words as a name; "" where they are none. Two at least, and with capitals unless it is sure."""
    kept: list[str] = []
    for word in words.replace("\n", " ").split():
        clean = word.strip(".,'")
        if not kept and clean.lower() in ("mr", "mrs", "ms", "miss", "dr", "prof"):
            continue
        if clean.lower() in NOT_NAMES or clean.lower() in COUNTRIES:
            break
        kept.append(clean)
        if word.endswith((".", ",")) and len(clean) > 2:
            break
    if len(kept) < 2 or len(kept) > 4:
        return ""
    return " ".join(kept) if sure or _capital(kept) else ""
