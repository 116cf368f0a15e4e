"""Numbers and sums, in words and in figures, as the languages write them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import lru_cache

from assistant.understanding.glossing.grammar import SPACED, Grammar, formed
from assistant.understanding.glossing.pieces import Kind, Pieces
from retrieval.languages.lexicon import SIGN, lexicon

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
MEASURED = frozenset(
    ["mm", "cm", "m", "in", "ft", "g", "kg", "lb", "oz", "jin", "ml", "l", "gal", "hours", "minutes",
     "months", "years", "lumens", "watts", "mah"]
)  # fmt: skip
"""Units that a number is read in one with, by their English."""
JIN = "jin"
"""Half a kilogram, which English has no word for."""
_FIGURES = re.compile(r"(?<![\w.,])\d{1,3}(?:[ .,']\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d+)?")
_NUMBER = f"[{Kind.NUMBER.signs}]"
_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "俩": 2}
_TENS = {"十": 10, "百": 100, "千": 1000, "万": 10_000}
_HANGUL = str.maketrans("영공일이삼사오육륙칠팔구십백천만", "零零一二三四五六六七八九十百千万")
_NATIVE = {"두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9, "열": 10}
_KOREAN_UNITS = "리터|킬로|그램|센티|미터|인치|인용|개월|년|분|시간|퍼센트|프로"
_KOREAN_COUNTED = "개(?!월)|켤레|벌|권|병|잔|명|장|대|자루|마리|살|시간|달|가지|세트|박스|상자|봉지"
_NATIVE_COUNT = re.compile(rf"(?<![가-힣])({'|'.join(_NATIVE)})(?= ?(?:{_KOREAN_COUNTED}))")
_KOREAN_SCALES = {"백": 100, "천": 1000, "만": 10_000}
_ORDINAL = ("", "첫", *_NATIVE)
_KOREAN_PLACE = re.compile(r"(?<!\d)([1-9])(?= ?번째)")
_HAN = re.compile(r"[〇零一二两三四五六七八九十百千万半\d.]*[十百千万][〇零一二两三四五六七八九十百千万]*")
_COUNTED = (
    "个|件|双|条|块|元|美元|欧元|刀|款|种|只|顶|把|套|瓶|包|盒|张|本|台|部|人|岁|天|月|年|周|小时|分钟|升|"
    "公斤|斤|克|米|厘米|寸|英寸|码|号|样|位|点|枚|支|杯|箱|袋|份|"
    "つ|個|冊|足|着|点|名|匹|歳|才|か月|ヶ月|時間|番"
)
_COUNT = re.compile(rf"(?<![第前这那哪几])[二两三四五六七八九](?=(?:{_COUNTED})(?!目))")
_PLACE = re.compile(r"(?<=第)[1-9](?!\d)|(?<!\d)[1-9](?=[番つ個本足枚着点台]目)")
_ALONE = rf"(?<![数几好上〇零一二两三四五六七八九十百千万{Kind.NUMBER.signs}])[百千](?=(?:{{}}))"
"""A hundred or a thousand of money, without a one before it."""
_VAGUE = re.compile(rf"({_NUMBER})(?:多|来|几)(?=[块元美欧刀个件])")


def read_numbers(text: str, grammar: Grammar, pieces: Pieces) -> str:
    """The text with a sign for each number and sum."""
    text = _PLACE.sub(lambda found: "零一二三四五六七八九"[int(found[0])], text)
    text = _KOREAN_PLACE.sub(lambda found: _ORDINAL[int(found[1])], text)
    text = _FIGURES.sub(lambda found: _number(pieces, found[0], figures(found[0], grammar)), text)
    if grammar.code in ("zh", "ja"):
        text = _chinese(text, grammar, pieces)
    elif grammar.code == "ko":
        text = _korean(text, grammar, pieces)
    else:
        text = _worded(text, grammar, pieces)
    return _sums(_measures(text, grammar, pieces), grammar, pieces)


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


def _chinese(text: str, grammar: Grammar, pieces: Pieces) -> str:
    alone = _ALONE.format(_names(grammar.money))
    text = re.sub(alone, lambda found: _number(pieces, found[0], str(_TENS[found[0]])), text)
    text = _HAN.sub(lambda found: _han_sign(found[0], pieces), text)
    text = _scaled(text, _TENS, pieces)
    text = _COUNT.sub(lambda found: _number(pieces, found[0], str(_DIGITS[found[0]])), text)
    return _VAGUE.sub(r"\1", text)


def _han_sign(typed: str, pieces: Pieces) -> str:
    value = han(typed)
    return typed if value is None else _number(pieces, typed, str(value))


def _scaled(text: str, scales: Mapping[str, int], pieces: Pieces) -> str:
    """Figures before scales as one number: 2百, 1万5千, "5만 5천"."""
    step = rf"{_NUMBER} ?[{''.join(scales)}]+"

    def sign(found: re.Match[str]) -> str:
        total, value = Decimal(0), Decimal(0)
        for character in found[0].replace(" ", ""):
            if character in scales:
                value *= scales[character]
            else:
                total, value = total + value, Decimal(pieces.held[character])
        return _number(pieces, found[0], f"{(total + value).normalize():f}")

    return re.sub(rf"{step}(?: ?{step})*{_NUMBER}?", sign, text)


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


# ---- Korean figures -----------------------------------------------------------------------


def _korean(text: str, grammar: Grammar, pieces: Pieces) -> str:
    """Counts of things, and the other numbers where money or a measure follows: 이 is "this" too."""
    text = _NATIVE_COUNT.sub(lambda found: _number(pieces, found[0], str(_NATIVE[found[1]])), text)
    text = _scaled(text, _KOREAN_SCALES, pieces)
    said = rf"(?<![가-힣{Kind.NUMBER.signs}])[영일이삼사오육칠팔구십백천만]+"
    spoken = re.compile(rf"{said}(?= ?(?:{_names(grammar.money)})|(?:{_KOREAN_UNITS}))")
    return spoken.sub(lambda found: _hangul_sign(found[0], pieces), text)


def _hangul_sign(typed: str, pieces: Pieces) -> str:
    chinese = typed.translate(_HANGUL)
    value = _TENS.get(chinese) or _DIGITS.get(chinese) or han(chinese)
    return typed if value is None else _number(pieces, typed, str(value))


# ---- numbers in words ---------------------------------------------------------------------


def _worded(text: str, grammar: Grammar, pieces: Pieces) -> str:
    if not grammar.numbers:
        return text
    word = "|".join(sorted(map(re.escape, grammar.numbers), key=len, reverse=True))
    between = "|".join(map(re.escape, grammar.between)) or "-"
    # no second way to cut a run: there are more than can be tried ("zeventien", "zeven" "tien")
    words = rf"(?>{word})(?>(?:\s+(?:{between})\s+|[\s-]+|(?:{between}))?(?:{word}))*"
    before = rf"(?:{'|'.join(map(re.escape, grammar.attached))})?" if grammar.attached else ""
    run = re.compile(
        rf"(?<!\w)({before})({words})(?!\w)" if grammar.spaced else _unspaced(grammar, words),
        re.IGNORECASE,
    )
    one = re.compile(word, re.IGNORECASE)

    gap = re.compile(rf"\s+(?:{between})\s+", re.IGNORECASE)

    def sign(typed: str) -> str:
        value = composed([grammar.numbers[w.lower()] for w in one.findall(typed)])
        return typed if value <= 1 else _number(pieces, typed, str(value))

    def signs(found: re.Match[str]) -> str:
        """One sign for one number, and for each of two that only stand beside each other."""
        if not found[2]:
            return found[0]
        said, start = "", 0
        for and_ in gap.finditer(found[2]):
            left, right = one.findall(found[2][: and_.start()])[-1], one.match(found[2], and_.end())
            if right and not _adds(grammar.numbers[left.lower()], grammar.numbers[right[0].lower()]):
                said += sign(found[2][start : and_.start()]) + and_[0]
                start = and_.end()
        said += sign(found[2][start:])
        return found[0] if said == found[2] else f"{found[1]} {said}".lstrip()

    return run.sub(signs, text)


def _unspaced(grammar: Grammar, words: str) -> str:
    """Number words where no gaps are, but for those inside other words: เก้าอี้ is a chair and no nine."""
    known = {*lexicon(grammar.code).terms, *grammar.words} - {*grammar.numbers}
    others = [form for form in known if any(word in form for word in grammar.numbers)]
    return f"(?:{_names(others)})|()({words})" if others else f"()({words})"


def _adds(left: int, right: int) -> bool:
    """Whether two number words with "and" between them are one number: "twenty and five", "hundred and ten",
    not "thirty and forty"."""
    return right < left and (left >= 100 or (left >= 20 and left % 10 == 0 and right < 20))


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


# ---- measures -----------------------------------------------------------------------------


@lru_cache(maxsize=32)
def _units(code: str) -> Mapping[str, str]:
    """The language's words for units, by its lexicon: the forms of "{n} kg" without the number."""
    known = lexicon(code).terms
    found: dict[str, str] = {}
    for form, terms in known.items():
        unit = form.removeprefix(SIGN).strip()
        measured = [term for term in terms if term.removeprefix(SIGN).strip() in MEASURED]
        if form.startswith(SIGN) and unit and measured:
            found.setdefault(formed(unit, SPACED[code]), measured[0].removeprefix(SIGN).strip())
    return found


def _measures(text: str, grammar: Grammar, pieces: Pieces) -> str:
    """A number and its unit are one thing: "unter 2 Kilo" is "under 2 kg"."""
    units = _units(grammar.code)
    if not units:
        return text
    edge = r"(?![\w'’])" if grammar.spaced and not grammar.endings else ""
    measure = re.compile(rf"({_NUMBER})[ -]?({_names(units)}){edge}", re.IGNORECASE)

    def sign(found: re.Match[str]) -> str:
        value, unit = pieces.held[found[1]], units[formed(found[2], grammar.spaced)]
        if unit == JIN:
            value, unit = f"{(Decimal(value) / 2).normalize():f}", "kg"
        return pieces.hold_or(found[0], f"{value} {unit}", Kind.MEASURE)

    return measure.sub(sign, text)


# ---- sums ---------------------------------------------------------------------------------


def _sums(text: str, grammar: Grammar, pieces: Pieces) -> str:
    currencies = {**SYMBOLS, **grammar.money, **_yen(grammar)}
    names = _names(currencies)
    edge = r"(?!\w)" if grammar.spaced and not grammar.endings else ""
    after = re.compile(rf"({_NUMBER})\s*({names}){edge}", re.IGNORECASE)
    before = re.compile(rf"(?<!\w)({names})\s*({_NUMBER})", re.IGNORECASE)

    def sum_of(sign: str, name: str, typed: str) -> str:
        currency = currencies[name.lower()]
        said = SAID.get(currency, "{} " + currency).format(pieces.held[sign])
        return pieces.hold_or(typed, said, Kind.MONEY)

    text = after.sub(lambda found: sum_of(found[1], found[2], found[0]), text)
    return before.sub(lambda found: sum_of(found[2], found[1], found[0]), text)


def _names(currencies: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, currencies), key=len, reverse=True))


def _yen(grammar: Grammar) -> Mapping[str, str]:
    """The sign that the yuan and the yen share."""
    return {"¥": "JPY" if grammar.code == "ja" else "CNY"}
