"""Budgets in words: the lowest and highest price that a customer names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from assistant.understanding.lexicon import CLAUSE_END, CURRENCIES
from assistant.understanding.numbers import number_at
from assistant.understanding.reading import Reading
from assistant.understanding.wordlists import phrases, words

NEARBY = Decimal("0.2")
"""How far from "around $50" a price may lie, as a share."""


AT_MOST = phrases(
    "under|below|less than|lower than|cheaper than|no more than|not more than|not over|not above|"
    "no higher than|nothing over|nothing above|nothing more than|nothing more expensive than|"
    "not more expensive than|max|maximum|max of|maximum of|a maximum of|at most|up to|upto|within|"
    "not exceeding|doesnt exceed|dont exceed|beneath|underneath|inside|costs less than|<|≤|lesser than|"
    "smaller than|max price|maximum price|limit of|limit is|cant spend more than|"
    "dont want to spend more than|never more than|dont go over|not exceed|no greater than|budget|"
    "budget of|budget is|budget around|spend|to spend|spend up to|can afford|pay|have"
)
BELOW = phrases("lighter than|smaller than|shorter than|thinner than|less than|narrower than")
"""Limits of measures that speak of no price."""
ABOVE = phrases("heavier than|larger than|bigger than|longer than|taller than|wider than|more than")
AT_LEAST = phrases(
    "over|above|more than|at least|minimum|minimum of|min|a minimum of|starting at|starting from|"
    "no less than|not less than|not under|not below|nothing under|nothing below|higher than|"
    "greater than|>|≥|upwards of|pricier than|more expensive than|costs more than|from"
)
_NEARBY = phrases(
    "around|about|roughly|approximately|approx|~|≈|somewhere around|in the region of|close to|near|circa"
)
_NEARBY_AFTER = phrases("ish|or so|give or take|more or less")
_AT_MOST_AFTER = phrases(
    "or less|or under|or below|or cheaper|max|maximum|tops|at most|at the most|and under|and below|"
    "or lower|limit|budget|is my limit|is the limit|is my budget|is the budget|is my max|is my maximum|"
    "is the max|is the maximum|is the most|is all i have|is all i can spend|is all ive got|"
    "would be the limit|would be my limit"
)
_AT_LEAST_AFTER = phrases(
    "or more|or above|or over|or higher|and up|and above|and over|plus|+|minimum|at least|upwards"
)
_WEAK = words("from have pay spend budget inside near limit")
"""Cues that speak of a price only when money is named or nothing but the number follows."""
_MEASURED = words(
    "star inch cm mm m ft foot ml l liter litre oz ounce g gram kg lb gb tb mb w watt v volt mah hz "
    "hour minute min day week month year yr people person pack piece count pocket button person mile "
    "km percent % ” ct pcs x xl k am pm th st nd rd left of"
)
_PRICED = words("price priced budget range for spend cost costs is of around")
_NOT_PRICED = words("size sizes aged ages age number model")


DOLLARS = frozenset({"USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "MXN", "BRL", "CLP", "COP", "ARS"})
"""Currencies that their own people write with a dollar sign."""


@dataclass(frozen=True, slots=True)
class Budget:
    """The bounds named, either of which may be None, and the currency if one was named."""

    low: Decimal | None
    high: Decimal | None
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class _Amount:
    value: Decimal
    currency: str | None
    end: int


def in_shop(named: str | None, currency: str) -> str:
    """The currency of a sum in a shop that sells in `currency`: dollars are the shop's own, whichever
    it has; what is named otherwise stays what it is, since there is no rate to convert by."""
    own = named is None or (named == "USD" and currency in DOLLARS)
    return currency if own or named is None else named


def read_budget(reading: Reading, known: Callable[[int], bool]) -> Budget | None:
    """The budget of a message, its tokens taken. `known(i)` says whether a word of the
    catalogue stands at token `i`, which a number before it then does not count ("under 100
    waterproof"). Of several, a later bound replaces an earlier one."""
    low = high = currency = None
    found = False
    i = 0
    while i < len(reading):
        if reading.roles[i]:
            i += 1
            continue
        match = _range(reading, i, known) or _bound(reading, i, known) or _trailing(reading, i, known)
        if match is None:
            i += 1
            continue
        budget, end = match
        reading.take(i, end, "price")
        low = low if budget.low is None else budget.low
        high = high if budget.high is None else budget.high
        currency, found, i = budget.currency or currency, True, end
    if low is not None and high is not None and low > high:
        low, high = high, low
    return Budget(low, high, currency) if found else None


def _amount(reading: Reading, i: int) -> _Amount | None:
    currency = None
    if reading.norm(i) in {"us", "usd", "eur", "gbp"} and i + 1 < len(reading):
        i += 1 if reading.norm(i + 1) == "$" or reading.tokens[i + 1].is_number else 0
    if reading.norm(i) in CURRENCIES and not reading.tokens[i].is_word:
        currency, i = CURRENCIES[reading.norm(i)], i + 1
    number = number_at(reading.tokens, i)
    if number is None:
        return None
    end = number.end
    named = reading.root(end) if end < len(reading) and not reading.tokens[end].opens_clause else ""
    if reading.norm(end) == "us" and reading.root(end + 1) == "dollar":
        return _Amount(number.value, "USD", end + 2)
    opens_another = not reading.tokens[end].is_word and number_at(reading.tokens, end + 1) if named else None
    if named in CURRENCIES and not opens_another:
        return _Amount(number.value, CURRENCIES[named], end + 1)
    return _Amount(number.value, currency, end)


def _counts(reading: Reading, amount: _Amount, known: Callable[[int], bool]) -> bool:
    """Whether a bare number counts what follows it ("3 pockets") rather than money."""
    i = amount.end
    if amount.currency or i >= len(reading) or reading.tokens[i].opens_clause:
        return False
    if reading.root(i) in _MEASURED:
        return True
    if reading.tokens[i].glued and reading.norm(i) != "ish":
        return True
    if reading.norm(i) == "in" and i + 1 == len(reading):
        return True
    if reading.norm(i) in CLAUSE_END or reading.tokens[i].is_number:
        return False
    after = reading.first_of(i, (*_AT_MOST_AFTER, *_AT_LEAST_AFTER, *_NEARBY_AFTER))
    return not after and not (known(i) and amount.value >= 20)


def _range(reading: Reading, i: int, known: Callable[[int], bool]) -> tuple[Budget, int] | None:
    opened = reading.norm(i) in {"between", "from", "range"}
    first = _amount(reading, i + 1 if opened else i)
    if first is None or first.end >= len(reading) or (reading.free(i, i + 1) is False):
        return None
    joiner = reading.tokens[first.end]
    if joiner.before.strip() in {"-", "–", "—"} and _amount(reading, first.end):
        at = first.end
    elif joiner.norm in ({"and", "to"} if opened else {"to"}):
        at = first.end + 1
    else:
        return None
    second = _amount(reading, at)
    if second is None or _counts(reading, second, known):
        return None
    money = first.currency or second.currency
    before = reading.norm(i - 1)
    if before in _NOT_PRICED or not (money or opened or before in _PRICED or first.value >= 10):
        return None
    low, high = sorted((first.value, second.value))
    return Budget(low, high, money), second.end


def _bound(reading: Reading, i: int, known: Callable[[int], bool]) -> tuple[Budget, int] | None:
    for cues, make in ((AT_MOST, _at_most), (AT_LEAST, _at_least), (_NEARBY, _nearby)):
        length = reading.first_of(i, cues)
        if not length:
            continue
        at = i + length
        while (
            reading.norm(at) in {"a", "the", "of", "is", "about", "around", "up", "to"}
            and at < len(reading) - 1
        ):
            if _amount(reading, at):
                break
            at += 1
        amount = _amount(reading, at)
        if amount is None or _counts(reading, amount, known):
            continue
        if reading.norm(i) in _WEAK and length == 1 and not (amount.currency or amount.end == len(reading)):
            continue
        if cues is AT_LEAST and reading.norm(i) == "from" and not amount.currency:
            continue
        return make(amount), amount.end + _tail(reading, amount.end)
    return None


def _trailing(reading: Reading, i: int, known: Callable[[int], bool]) -> tuple[Budget, int] | None:
    """Bounds said after the number, and bare sums of money that can only be a budget."""
    amount = _amount(reading, i)
    if amount is None:
        return None
    for cues, make in ((_AT_MOST_AFTER, _at_most), (_AT_LEAST_AFTER, _at_least), (_NEARBY_AFTER, _nearby)):
        length = reading.first_of(amount.end, cues)
        if length and not reading.same_clause(i, amount.end + 1):
            continue
        if length and reading.norm(i - 1) in _NOT_PRICED:
            continue
        if length and (amount.currency or not _counts(reading, amount, known)):
            if make is _at_least and not amount.currency and reading.root(amount.end + length) in _MEASURED:
                return None
            return make(amount), amount.end + length
    cue = reading.norm(i - 1)
    alone = i == 0 and amount.end == len(reading)
    if amount.currency and (
        alone or cue in {"for", "is", "spend", "budget", "only", "of", "have", "at", "price"}
    ):
        follows = reading.norm(amount.end)
        if (
            alone
            or amount.end == len(reading)
            or follows in CLAUSE_END
            or reading.tokens[amount.end].opens_clause
        ):
            return _at_most(amount), amount.end
    return None


def _tail(reading: Reading, i: int) -> int:
    """Words after a bounded amount that belong to it ("under 50 or so")."""
    return reading.first_of(i, (*_NEARBY_AFTER, ("or", "less"), ("max",), ("tops",), ("budget",)))


def _at_most(amount: _Amount) -> Budget:
    return Budget(None, amount.value, amount.currency)


def _at_least(amount: _Amount) -> Budget:
    return Budget(amount.value, None, amount.currency)


def _nearby(amount: _Amount) -> Budget:
    low = (amount.value * (1 - NEARBY)).to_integral_value(ROUND_FLOOR)
    high = (amount.value * (1 + NEARBY)).to_integral_value(ROUND_CEILING)
    return Budget(low, high, amount.currency)
