"""Numbers and sums, in words and in figures, as the languages write them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from assistant.understanding.glossing.grammar import Grammar
from assistant.understanding.glossing.pieces import Kind, Pieces

SAID = {
    "USD": "${}",
    "EUR": "€{}",
    "GBP": "£{}",
    "JPY": "{} yen",
    "CNY": "{} yuan",
    "": "{}",
}
"""How the English rules read a sum; another currency by its code."""
SYMBOLS = {
    "$": "USD",
    "us$": "USD",
    "€": "EUR",
    "£": "GBP",
    "usd": "USD",
    "eur": "EUR",
    "gbp": "GBP",
    "cny": "CNY",
}
_FIGURES = re.compile(r"(?<![\w.,])\d{1,3}(?:[ .,']\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d+)?")
_NUMBER = f"[{Kind.NUMBER.signs}]"
_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "俩": 2}
_TENS = {"十": 10, "百": 100, "千": 1000, "万": 10_000}
_SCALES = {"백": 100, "천": 1000, "만": 10_000}
"""What Korean writes after figures ("5만원")."""
_HAN = re.compile(r"[〇零一二两三四五六七八九十百千万半\d.]*[十百千万][〇零一二两三四五六七八九十百千万]*")
_COUNTED = (
    "个|件|双|条|块|元|美元|欧元|刀|款|种|只|顶|把|套|瓶|包|盒|张|本|台|部|人|岁|天|月|年|周|小时|分钟|升|"
    "公斤|斤|克|米|厘米|寸|英寸|码|号|样|位|点|枚|支|杯|箱|袋|份"
)
_COUNT = re.compile(rf"(?<![第前这那哪几])[二两三四五六七八九](?=(?:{_COUNTED}))")
_PLACE = re.compile(r"(?<=第)[1-9](?!\d)")
_VAGUE = re.compile(rf"({_NUMBER})(?:多|来|几)(?=[块元美欧刀个件])")


def read_numbers(text: str, grammar: Grammar, pieces: Pieces) -> str:
    """The text with a sign for each number and sum."""
    text = _PLACE.sub(lambda found: "零一二三四五六七八九"[int(found[0])], text)
    text = _FIGURES.sub(lambda found: _number(pieces, found[0], figures(found[0], grammar)), text)
    text = _chinese(text, pieces) if grammar.code in ("zh", "ja") else _worded(text, grammar, pieces)
    if grammar.code == "ko":
        text = re.sub(rf"({_NUMBER}) ?([백천만])", lambda f: _scaled(f[1], _SCALES[f[2]], pieces), text)
    return _sums(text, grammar, pieces)


def figures(typed: str, grammar: Grammar) -> str:
    """A number in figures as English writes it, without marks between thousands."""
    typed = typed.replace(" ", "").replace("'", "")
    last = max(typed.rfind("."), typed.rfind(","))
    if last < 0:
        return typed
    whole, part = re.sub("[.,]", "", typed[:last]), typed[last + 1 :]
    mark = typed[last]
    thousands = len(part) == 3 and (typed.count(mark) > 1 or mark == "," or (grammar.spaced and mark == "."))
    return whole + part if thousands else f"{whole}.{part}"


def _number(pieces: Pieces, typed: str, value: str) -> str:
    return pieces.hold_or(typed, value, Kind.NUMBER)


# ---- Chinese figures ----------------------------------------------------------------------


def _chinese(text: str, pieces: Pieces) -> str:
    text = _HAN.sub(lambda found: _han_sign(found[0], pieces), text)
    text = re.sub(
        rf"({_NUMBER})([十百千万])", lambda f: _scaled(f[1], _TENS[f[2]], pieces), text
    )  # 2百, figures before a scale
    text = _COUNT.sub(lambda found: _number(pieces, found[0], str(_DIGITS[found[0]])), text)
    return _VAGUE.sub(r"\1", text)


def _han_sign(typed: str, pieces: Pieces) -> str:
    value = han(typed)
    return typed if value is None else _number(pieces, typed, str(value))


def _scaled(sign: str, scale: int, pieces: Pieces) -> str:
    pieces.held[sign] = f"{(Decimal(pieces.held[sign]) * scale).normalize():f}"
    return sign


def han(typed: str) -> int | None:
    """The value of a number in Chinese characters (两百 200, 一百五 150, 一千零二十 1020); None where it is
    none, as a scale that stands for "very" or "never" (十分, 千万)."""
    total = section = digit = last = 0
    zero = False
    for character in typed:
        if character in _DIGITS:
            digit = _DIGITS[character]
            zero = zero or digit == 0
        elif character in _TENS:
            last = _TENS[character]
            if last == 10_000:
                total, section = total + (section + digit or 1) * last, 0
            else:
                section += (digit or 1) * last
            digit, zero = 0, False
        else:
            return None
    if digit and last >= 100 and not zero:
        digit *= last // 10  # 一百五: the next smaller scale goes without saying
    value = total + section + digit
    return value if (value and typed not in {"千万", "十", "百", "千", "万"}) or typed == "十" else None


# ---- numbers in words ---------------------------------------------------------------------


def _worded(text: str, grammar: Grammar, pieces: Pieces) -> str:
    if not grammar.numbers:
        return text
    word = "|".join(sorted(map(re.escape, grammar.numbers), key=len, reverse=True))
    between = "|".join(map(re.escape, grammar.between)) or "-"
    words = rf"(?:{word})(?:(?:\s+(?:{between})\s+|[\s-]+|(?:{between}))?(?:{word}))*"
    run = re.compile(rf"(?<!\w){words}(?!\w)" if grammar.spaced else words, re.IGNORECASE)
    one = re.compile(word, re.IGNORECASE)

    def sign(found: re.Match[str]) -> str:
        value = composed([grammar.numbers[w.lower()] for w in one.findall(found[0])])
        return found[0] if value <= 1 else _number(pieces, found[0], str(value))

    return run.sub(sign, text)


def composed(values: list[int]) -> int:
    """Number words together: two, hundred, fifty is 250; four-twenties and ten is 90."""
    total = current = 0
    for value in values:
        if value == 1000:
            total, current = total + max(current, 1) * 1000, 0
        elif value == 100:
            current = max(current, 1) * 100
        else:
            current += value
    return total + current


# ---- sums ---------------------------------------------------------------------------------


def _sums(text: str, grammar: Grammar, pieces: Pieces) -> str:
    currencies = {**SYMBOLS, **grammar.money, **_yen(grammar)}
    names = "|".join(sorted(map(re.escape, currencies), key=len, reverse=True))
    edge = r"(?!\w)" if grammar.spaced else ""
    after = re.compile(rf"({_NUMBER})\s*({names}){edge}", re.IGNORECASE)
    before = re.compile(rf"(?<!\w)({names})\s*({_NUMBER})", re.IGNORECASE)

    def sum_of(sign: str, name: str, typed: str) -> str:
        currency = currencies[name.lower()]
        said = SAID.get(currency, "{} " + currency).format(pieces.held[sign])
        return pieces.hold_or(typed, said, Kind.MONEY)

    text = after.sub(lambda found: sum_of(found[1], found[2], found[0]), text)
    return before.sub(lambda found: sum_of(found[2], found[1], found[0]), text)


def _yen(grammar: Grammar) -> Mapping[str, str]:
    """The sign that the yuan and the yen share."""
    return {"¥": "JPY" if grammar.code == "ja" else "CNY"}
