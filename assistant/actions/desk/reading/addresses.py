"""Addresses in free text, whole and in part, of any country as far as commas and numbers tell.

"760 Elm Avenue, Suite 564, Houston, TX 77034, USA", several lines, a dict, "the zip is 98138".
What was not said is left out: whoever applies it decides what stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from assistant.orders import Address
from retrieval.words import word_set

STATES = {
    "alabama": "AL", "alaska": "AK", "arizona": "AZ", "arkansas": "AR", "california": "CA", "colorado": "CO",
    "connecticut": "CT", "delaware": "DE", "district of columbia": "DC", "florida": "FL", "georgia": "GA",
    "hawaii": "HI", "idaho": "ID", "illinois": "IL", "indiana": "IN", "iowa": "IA", "kansas": "KS",
    "kentucky": "KY", "louisiana": "LA", "maine": "ME", "maryland": "MD", "massachusetts": "MA",
    "michigan": "MI", "minnesota": "MN", "mississippi": "MS", "missouri": "MO", "montana": "MT",
    "nebraska": "NE", "nevada": "NV", "new hampshire": "NH", "new jersey": "NJ", "new mexico": "NM",
    "new york": "NY", "north carolina": "NC", "north dakota": "ND", "ohio": "OH", "oklahoma": "OK",
    "oregon": "OR", "pennsylvania": "PA", "rhode island": "RI", "south carolina": "SC", "south dakota": "SD",
    "tennessee": "TN", "texas": "TX", "utah": "UT", "vermont": "VT", "virginia": "VA", "washington": "WA",
    "west virginia": "WV", "wisconsin": "WI", "wyoming": "WY",
}  # fmt: skip
CODES = frozenset(STATES.values()) | {"PR"}
COUNTRIES = {
    "usa": "USA", "us": "USA", "u.s.": "USA", "u.s.a.": "USA", "united states": "USA", "america": "USA",
    "united states of america": "USA", "uk": "United Kingdom", "u.k.": "United Kingdom",
    "england": "United Kingdom",
    "united kingdom": "United Kingdom", "great britain": "United Kingdom", "scotland": "United Kingdom",
    "wales": "United Kingdom",
} | {name.lower(): name for name in (
    "Canada", "Germany", "France", "Spain", "Italy", "Netherlands", "Belgium", "Austria", "Switzerland",
    "Ireland",
    "Portugal", "Sweden", "Norway", "Denmark", "Finland", "Poland", "Australia", "New Zealand", "Japan",
    "China",
    "India", "Mexico", "Brazil", "Singapore", "Israel", "Greece", "Turkey", "South Africa", "South Korea",
    "Iceland",
    "Luxembourg", "Czechia", "Czech Republic", "Hungary", "Romania", "Argentina", "Chile", "Taiwan",
    "Hong Kong", "Kenya", "Nigeria", "Egypt", "Morocco", "Colombia", "Peru", "Philippines",
    "Indonesia", "Malaysia",
    "Thailand", "Vietnam", "Pakistan", "Bangladesh", "Saudi Arabia", "United Arab Emirates",
    "Qatar", "Ukraine",
    "Croatia", "Slovenia", "Slovakia", "Bulgaria", "Serbia", "Estonia", "Latvia", "Lithuania",
    "Malta", "Cyprus",
    "Puerto Rico", "Costa Rica",
)}  # fmt: skip
STREET = (
    r"street|st|avenue|ave|av|road|rd|drive|dr|lane|ln|boulevard|blvd"
    r"|court|ct|place|pl|way|terrace|ter|circle|cir|"
    r"parkway|pkwy|highway|hwy|square|sq|trail|trl|row|close|crescent"
    r"|hill|hollow|view|alley|loop|path|plaza|walk|"
    r"mews|gardens|grove|park|heights|ridge|point|run|pike|turnpike|broadway|quay|strasse|straße|weg|platz"
)
PROVINCES = word_set("ON QC BC AB MB SK NS NB NL PE VIC NSW QLD TAS ACT")
"""Of Canada and Australia, in capitals only."""
UNIT = re.compile(
    r"\b\d{1,3}(?:st|nd|rd|th)\s+floor\b|\b(?:suite|ste|apartment|apt|unit|floor|flat|room|rm|building|bldg"
    r"|po box|p\.o\. box|box|no|number)\b\.?\s*(?:number\s*|no\.?\s*)?#?\s*"
    r"(?=[\w-]*\d|[a-z]\b)[\w-]{1,6}\b"
    r"|(?<!\w)#\s?\d{1,5}[a-z]?\b",
    re.IGNORECASE,
)
ZIPS = (
    r"\d{5}(?:-\d{4})?",
    r"[A-Za-z]{1,2}\d[A-Za-z\d]?\s?\d[A-Za-z]{2}",
    r"[A-Za-z]\d[A-Za-z]\s?\d[A-Za-z]\d",
    r"\d{4}\s?[A-Z]{2}",
    r"\d{3}-\d{4}",
    r"\d{6}|\d{4}",
)
ZIP = re.compile(r"(?<![\w#-])(?:" + "|".join(ZIPS) + r")(?![\w-])")
US_ZIP = re.compile(r"(?<![\w#-])\d{5}(?:-\d{4})?(?![\w-])")
_LINE = re.compile(
    rf"(?<![\w#])\d{{1,6}}[A-Za-z]?(?:-\d+)?\s+(?!(?:degrees?|deg|inch(?:es)?|ft|feet|foot|m|cm|mm|ml"
    rf"|lit(?:er|re)s?|gb|tb"
    rf"|mah|kg|lbs?|oz|pieces?|hours?|bars?)\b)(?:(?!(?:and|or|of|to|for"
    rf"|is|at|with|from|in|on|items?|orders?)\b)[A-Za-zÀ-ÿ0-9.'-]+\s+){{0,5}}?(?:{STREET})\b\.?"
    rf"(?:\s(?:{STREET})\b\.?)?(?:\s(?:north|south|east|west|n|s|e|w|ne"
    rf"|nw|se|sw)\b\.?)?",
    re.IGNORECASE,
)
_FOREIGN = re.compile(
    r"\b[A-ZÀ-Þ][\wÀ-ÿ.'-]*(?:straße|strasse|str\.|weg|platz|allee|gasse"
    r"|straat|laan|gracht|kade|plein|singel|gatan?|vej|vegen|katu)\s+\d+\s?[a-z]?\b"
    r"|\b\d{1,4},?\s(?:bis\s)?(?i:rue|quai|impasse|allée|cours)\s(?:[\wÀ-ÿ'-]+\s?){1,4}"
    r"|\b(?:Rue|Via|Viale|Corso|Calle|Avenida|Avda\.?|Av\.|Rua|Plaza|Piazza)\s+[\wÀ-ÿ' -]+?,?\s+\d+\b"
)
_BOX = re.compile(r"(?<!\w)p\.?\s?o\.?\s?box\s+#?\d{1,6}\b", re.IGNORECASE)
_STREETS = (_LINE, _FOREIGN, _BOX)
_DICT = re.compile(r"\{[^{}]*['\"]?address1['\"]?\s*:[^{}]*\}")
_PAIR = re.compile(
    r"['\"]?(address1|address2|city|state|country|zip)['\"]?\s*:\s*(?:'([^']*)'|\"([^\"]*)\"|([^,}'\"]+))"
)
_SET = (
    r"\s*(?:code|number|no\.?)?\s*(?:(?:on|of|for|in)\s+(?:my |the |order )*#?\w+\s+)?"
    r"(?:(?:is|was|'s)\s+(?:wrong|incorrect|missing|off|not (?:right|correct)"
    r"|outdated)\s*[,;.:-]*\s*(?:and|so)?\s*"
    r"(?:it\s*)?)?(?:to|is|'s|should be|should read|was|as"
    r"|=|:|->|needs to be|must be|has to be|ought to be|in it is)+\s*(?:actually\s+"
    r"|really\s+|now\s+|changed to\s+|to\s+)*"
)
_UNIT_NOT = re.compile(
    r"\b(?P<unit>suite|apartment|apt|unit|floor|flat|room)\.?\s*(?:number\s*)?(?P<value>#?\d[\w-]{0,5}"
    r"|#?[A-Za-z])\b"
    r"(?=,?\s*(?:and\s+)?(?:not|instead of|rather than)\b)",
    re.IGNORECASE,
)
"""One that is right beside one that is not: "suite 829 and not 828"."""
_UNIT_BUT = re.compile(
    r"\b(?P<unit>suite|apartment|apt|unit|floor|flat"
    r"|room)\.?\s*(?:number\s*)?#?\w{1,6}\b[^.?!\n]{0,20}?\b(?:but|instead"
    r" it|while|whereas|though"
    r"|when)\b[^.?!\n]{0,50}?\b(?P=unit)\.?\s*(?:number\s*)?(?P<value>#?\d[\w-]{0,5}|#?[A-Za-z])\b",
    re.IGNORECASE,
)
"""The wrong one and then the right one: "it says suite 828 but I'm in suite 829"."""
_NAMED = {
    "zip": re.compile(
        r"\b(?:zip|zipcode|zip code|postcode|postal code|post code)" + _SET +
        r"(?P<value>[A-Za-z\d][A-Za-z\d -]{2,9}\d[A-Za-z]{0,2}|\d{4,6}(?:-\d{4})?)", re.IGNORECASE),
    "city": re.compile(r"\b(?:city|town)" + _SET +
        r"(?P<value>[A-Za-zÀ-ÿ.' -]{2,30}?)(?=[,.;!?\n]|\s+(?:and|with|zip"
        r"|state|not|instead)\b|$)", re.IGNORECASE),
    "state": re.compile(r"\bstate" + _SET +
        r"(?P<value>[A-Za-z ]{2,20}?)(?=[,.;!?\n]|\s+(?:and|with|zip|not|instead)\b"
        r"|$)", re.IGNORECASE),
    "country": re.compile(r"\bcountry" + _SET +
        r"(?P<value>[A-Za-z. ]{2,30}?)(?=[,;!?\n]|\s+(?:and|with|zip|not)\b"
        r"|$)", re.IGNORECASE),
    "address2": re.compile(
        r"\b(?:(?P<unit>suite|apartment|apt|unit|floor|flat|room)(?: number)?)"
        + _SET
        + r"(?P<value>#?[\w-]{1,6})\b",
        re.IGNORECASE,
    ),
    "address1": re.compile(
        r"\b(?:house|street)(?: number)" + _SET + r"(?P<value>\d{1,6}[A-Za-z]?)\b", re.IGNORECASE
    ),
}  # fmt: skip
_STOP = re.compile(
    r"\b(?:and|also|then|but|please|because|instead|since|for|i|i'd|i'm"
    r"|can|could|would|thanks|thank|is|as|which|where|that|"
    r"(?-i:on|On)|of|with|my|the|order|change|cancel|return|exchange|modify|via|same|now|anymore|today"
    r"|there|where|so"
    r"|if|from|not|it|its|it's|should|will|would|until|after|has|have|had|starting|like|thx|pls|to|this)\b",
    re.IGNORECASE,
)


def find_addresses(raw: str) -> list[tuple[int, int, Mapping[str, str]]]:
    """The whole addresses that a text has, and where they stand."""
    found: list[tuple[int, int, Mapping[str, str]]] = [
        (match.start(), match.end(), _from_dict(match.group())) for match in _DICT.finditer(raw)
    ]
    streets = [match for pattern in _STREETS for match in pattern.finditer(raw)]
    for match in sorted(streets, key=lambda m: m.start()):
        if any(start <= match.start() < end for start, end, _ in found):
            continue
        start, end = _front(raw, match.start()), _tail(raw, match.end())
        fields = parse(raw[start:end])
        if "address1" in fields:
            found.append((start, end, fields))
    return found


def _front(raw: str, start: int) -> int:
    """A flat or suite that stands before the street belongs to it."""
    before = re.search(
        r"(?:flat|apartment|apt|unit|suite|floor)\s*#?[\w-]{1,5},?\s*$", raw[:start], re.IGNORECASE
    )
    return before.start() if before else start


def _tail(raw: str, at: int) -> int:
    """Where an address ends that has got as far as its street."""
    end = at
    for _ in range(7):
        match = re.match(r"\s*[,\n]\s*|\s+", raw[end:])
        if not match:
            return end
        comma = bool(re.search(r"[,\n]", match.group()))
        if within := re.match(
            r"(?:in|at|that's|that is|which is|it's|its)\s+(?=[A-ZÀ-Þ])",
            raw[end + match.end() :].replace("’", "'"),
        ):
            comma, end = True, end + within.end()
        rest = raw[end + match.end() :]
        piece = re.match(r"[^,\n;!?{}()]+", rest)
        if not piece:
            return end
        text = re.split(r"\.(?:\s|$)", piece.group())[0].rstrip()
        stop = _STOP.search(text)
        kept = (text[: stop.start()] if stop else text).rstrip()
        if not kept or not _is_part(kept, comma):
            return end
        if kept.islower() and kept not in COUNTRIES and US_ZIP.search(raw[at:end]):
            return end  # "…, MA 02113, charge it to my Visa"
        end += match.end() + len(kept)
        if stop or len(text) < len(piece.group().rstrip()):
            return end
    return end


def _is_part(piece: str, comma: bool) -> bool:
    """Whether a piece can be of an address: a unit, a zip, a state, a country, a name of a place."""
    if UNIT.search(piece) or ZIP.search(piece):
        return len(piece) < 60
    low = piece.lower().strip(" .")
    if low in STATES or low in COUNTRIES or low.upper() in CODES:
        return True
    return len(piece.split()) <= 3 and (comma or piece[:1].isupper()) and not any(c.isdigit() for c in piece)


def _from_dict(text: str) -> dict[str, str]:
    fields = {}
    for match in _PAIR.finditer(text):
        value = next((g for g in match.groups()[1:] if g is not None), "").strip()
        if value or match[1] == "address2":
            fields[match[1]] = value
    return fields


_LEAD = re.compile(
    r"^\s*(?:(?:yes|sure|ok|okay|no|oh|ah|oops|sorry|my bad|of course|right|please"
    r"|it's|its|it is|that's|that is"
    r"|it should be|should be|to|the|my|new|address|is|was|actually|use"
    r"|at|i live at|i'm at|(?:ship|send|deliver)(?: it)? to)\b[\s,:]*)+",
    re.IGNORECASE,
)


def parse(text: str) -> dict[str, str]:
    """The fields of one address."""
    if "address1" in text and ":" in text:
        return _from_dict(text)
    fields: dict[str, str] = {}
    text = _LEAD.sub("", text)
    pieces = [piece.strip(" .") for piece in re.split(r"[,\n]", text) if piece.strip(" .")]
    rest: list[str] = []
    for n, piece in enumerate(pieces):
        left = piece
        left = re.sub(r"^(?:in|at)\s+", "", left)
        street = next(filter(None, (pattern.search(left) for pattern in _STREETS)), None)
        if "address1" not in fields and street:
            fields["address1"] = " ".join(street.group().split()).rstrip(".")
            left = re.sub(r"^(?:in|at)\s+", "", (left[: street.start()] + " " + left[street.end() :]).strip())
        left = _take_unit(left, fields)
        low = left.lower()
        if low in COUNTRIES and (n > 0 and n == len(pieces) - 1):
            fields["country"] = COUNTRIES[low]
            continue
        left = _take_end(left, fields, has_street="address1" in fields)
        if "address1" not in fields and n == 0 and re.match(r"\d+\w?\s+\w+", piece):
            fields["address1"] = left
            continue
        if left:
            rest.append(left)
    for piece in (re.sub(r"^(?:in|at)\s+", "", one).strip() for one in rest):
        low = piece.lower()
        if "city" not in fields and not any(c.isdigit() for c in piece):
            fields["city"] = _cased(piece)
        elif "state" not in fields and low in STATES:
            fields["state"] = STATES[low]
        elif "state" not in fields and not any(c.isdigit() for c in piece) and "country" not in fields:
            fields["state"] = piece
        elif "address2" not in fields:
            fields["address2"] = piece
    return fields


def _take_unit(text: str, fields: dict[str, str]) -> str:
    unit = UNIT.search(text)
    if unit is None or "address2" in fields:
        return text
    fields["address2"] = " ".join(
        word if not word.islower() or any(c.isdigit() for c in word) else word.capitalize()
        for word in unit.group().split()
    )
    return (text[: unit.start()] + " " + text[unit.end() :]).strip(" ,")


def _take_end(text: str, fields: dict[str, str], has_street: bool) -> str:
    """Zip, country and state from the end of a piece."""
    codes = list(ZIP.finditer(text))
    if codes and "zip" not in fields and (has_street or len(codes) > 1 or US_ZIP.search(text)):
        last = codes[-1]
        fields["zip"] = last.group().upper()
        text = (text[: last.start()] + " " + text[last.end() :]).strip()
    words = text.split()
    for width in (4, 3, 2, 1):
        tail = " ".join(words[-width:]).lower()
        if (
            len(words) >= width
            and tail in COUNTRIES
            and "country" not in fields
            and (len(words) > width or "city" in fields or "zip" in fields)
            and tail not in STATES
        ):
            fields["country"] = COUNTRIES[tail]
            words = words[:-width]
            break
    if words and words[-1] in PROVINCES and "state" not in fields:
        fields["state"] = words.pop()
    elif (
        words
        and words[-1].strip(".").upper() in CODES
        and "state" not in fields
        and len(words[-1].strip(".")) == 2
        and (words[-1].isupper() or "zip" in fields or len(words) == 1)
    ):
        fields["state"] = words[-1].strip(".").upper()
        words = words[:-1]
    elif "state" not in fields:
        for width in (3, 2, 1):
            tail = " ".join(words[-width:]).lower()
            if len(words) > width and tail in STATES and len(words) >= width:
                fields["state"] = STATES[tail]
                words = words[:-width]
                break
    return " ".join(words).strip()


def _cased(place: str) -> str:
    return place.title() if place.islower() else place


def find_parts(raw: str) -> dict[str, str]:
    """Single fields said by their names: "the zip is 98138", "apartment number should be 4"."""
    fields: dict[str, str] = {}
    for name, pattern in _NAMED.items():
        match = pattern.search(raw)
        if match is None:
            continue
        value = match["value"].strip(" .")
        if name == "state":
            value = STATES.get(value.lower(), value.upper() if len(value) == 2 else value)
            if value not in CODES:
                continue
        elif name == "address2":
            value = f"{match['unit'].capitalize()} {value.lstrip('#')}"
        elif name == "city":
            value = _cased(value)
        elif name == "country":
            value = COUNTRIES.get(value.lower(), value)
        elif name == "zip":
            value = value.upper()
        fields[name] = value
    if "address2" not in fields and (unit := _UNIT_NOT.search(raw) or _UNIT_BUT.search(raw)):
        fields["address2"] = f"{unit['unit'].capitalize()} {unit['value'].lstrip('#')}"
    return fields


def completed(fields: Mapping[str, str], known: Iterable[Address]) -> Mapping[str, str]:
    """ "794 Park Ave" as the customer's records have it in full, where nothing else was said of it that
    differs and only one of their addresses fits."""
    if "address1" not in fields or {"city", "zip"} & set(fields):
        return fields
    fitting = {
        tuple(getattr(one, name) or "" for name in _FIELDS)
        for one in known
        if all(_same(value, getattr(one, name) or "") for name, value in fields.items())
    }
    return dict(zip(_FIELDS, next(iter(fitting)), strict=True)) if len(fitting) == 1 else fields


_FIELDS = ("address1", "address2", "city", "state", "country", "zip")
_SHORT = {
    "street": "st", "avenue": "ave", "av": "ave", "road": "rd", "drive": "dr", "lane": "ln",
    "boulevard": "blvd",
    "court": "ct", "place": "pl", "highway": "hwy",
    "suite": "ste", "apartment": "apt",
}  # fmt: skip


def _same(one: str, other: str) -> bool:
    def words(text: str) -> list[str]:
        return [_SHORT.get(word, word) for word in re.findall(r"\w+", text.lower())]

    return words(one) == words(other)
