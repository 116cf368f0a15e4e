"""Who says that they are speaking: emails, names, postcodes, codes. Nothing is believed here."""

from __future__ import annotations

import re

from assistant.actions.desk.reading.addresses import ZIP
from assistant.actions.desk.reading.callers import find_names
from assistant.actions.desk.reading.tokens import plain
from assistant.actions.desk.said import Claims
from assistant.desk import Slot

EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
SPELLED_OUT = re.compile(
    r"\b([\w.+-]+)\s+(?:at|\(at\)|\[at\])\s+([\w-]+)\s*(?:\.| dot )\s*(com|org|net|co|io|edu|de|fr)\b",
    re.IGNORECASE,
)
_SAYS_ZIP = re.compile(

        r"\b(?:zip|zip ?code|post ?code|postal(?: code)?|postcode|plz)\b\s*(?:code"
        r"|number)?\s*(?:for (?:my|the) (?:account|address|profile)\s*)?(?:is"
        r"|was|:|=|'s|of|should be|would be|-|there is)*\s*(?:still |currently "
        r"|also )?(?P<zip>\d{4}\s?(?!in|is|on|at|my|so|to|or|if|it|as|an|by"
        r"|we|of)[A-Za-z]{2}\b|[A-Za-z\d][A-Za-z\d]{1,4}(?:[ -]?\d[A-Za-z\d]{1,4})?)",
    re.IGNORECASE,
)  # fmt: skip
_BARE_ZIP = re.compile(r"(?<![\w#$€£.-])\d{5}(?:-\d{4})?(?![\w@-])")
_CODE = re.compile(r"(?<![\w#$-])(\d{3})[ -]?(\d{3})(?![\w-])")
_SPACED_CODE = re.compile(r"(?<!\d)(?:\d[ -]){5}\d(?!\d)")
_PHONE = re.compile(r"\+\d[\d ().-]{8,}\d|\(?\d{3}\)?[ .-]?\d{3}[ .-]\d{4}|\d{10,}")


def find_claims(text: str, awaiting: Slot | None) -> Claims:
    """What a text says of its writer. `awaiting`: what was asked for, which bare answers then are."""
    raw = plain(text)
    emails = tuple(dict.fromkeys(m.group().strip(".'").lower() for m in EMAIL.finditer(raw)))
    if not emails:
        emails = tuple(f"{m[1]}@{m[2]}.{m[3]}".lower() for m in SPELLED_OUT.finditer(raw))
    bare = EMAIL.sub(" ", raw)
    asked = awaiting in (Slot.NAME, Slot.EMAIL)
    postcodes = _postcodes(bare, asked)
    names = find_names(bare, asked=asked, backed=bool(emails or postcodes))
    if names and not postcodes:
        postcodes = _postcodes(bare, asked=True)
    codes = _codes(raw) if awaiting is Slot.CODE else ()
    return Claims(emails, names, postcodes, codes)


def _codes(raw: str) -> tuple[str, ...]:
    found = [m[1] + m[2] for m in _CODE.finditer(raw)] or [
        re.sub(r"\D", "", m.group()) for m in _SPACED_CODE.finditer(raw)
    ]
    return tuple(dict.fromkeys(found))


def _postcodes(raw: str, asked: bool) -> tuple[str, ...]:
    found = [m["zip"].strip().upper() for m in _SAYS_ZIP.finditer(raw) if any(c.isdigit() for c in m["zip"])]
    found = [code for code in found if len(code.replace(" ", "")) >= 3]
    if not found and asked:
        raw = _PHONE.sub(" ", raw)
        found = [m.group() for m in _BARE_ZIP.finditer(raw)]
        if not found:
            pattern = ZIP
            found = [
                m.group().upper() for m in pattern.finditer(raw) if not re.fullmatch(r"\d{6}", m.group())
            ]
    return tuple(dict.fromkeys(found))
