"""One language's way to say a message: its amounts, numbers, days, lists and quotation marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from babel.core import Locale
from babel.dates import format_date, format_skeleton, format_time
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal, get_territory_currencies

from assistant.locales.messages import formatted, isolated, traditional
from retrieval.catalog.product import Money
from retrieval.languages.codes import LANGUAGES, Language
from retrieval.languages.lexicon import lexicon

BY_NAME = frozenset({"zh", "ar"})
"""Languages whose customers read a foreign currency by its name ("89 dollars"), not by its sign."""


@dataclass(frozen=True, slots=True)
class Voice:
    """`style` picks among two ways to put a message."""

    language: Language
    style: int = 0

    @property
    def locale(self) -> Locale:
        return Locale.parse(self.language.locale)

    def say(self, message: str, **args: str | int) -> str:
        """Raises Unsayable."""
        return formatted(self.language.tag, message, args, self.style)

    # ---- numbers -------------------------------------------------------------------------

    def money(self, value: Money) -> str:
        """A price, whole where it is a whole amount."""
        return self.amount(
            value.amount, value.currency, whole=value.amount == value.amount.to_integral_value()
        )

    def amount(self, value: Decimal, currency: str, *, whole: bool = False) -> str:
        """Money that moves, to the cent unless `whole`."""
        locale = self.locale
        pattern = locale.currency_formats["standard"].pattern
        if self.language.data in BY_NAME and currency not in get_territory_currencies(locale.territory or ""):
            digits = "#,##0" if whole else "#,##0.00"
            name = format_currency(
                value, currency, digits, locale, currency_digits=not whole, format_type="name"
            )
            return str(name)
        pattern = pattern.replace(".00", "") if whole else pattern
        return str(format_currency(value, currency, pattern, locale, currency_digits=not whole))

    def number(self, value: Decimal | float) -> str:
        """Without trailing noughts: 4.7, 5."""
        return str(format_decimal(value, "#,##0.##", self.locale))

    # ---- times ---------------------------------------------------------------------------

    def day(self, at: date, *, weekday: bool = True, year: bool = False) -> str:
        """By the clock that the record carries."""
        if year:
            return str(format_date(at, "long", self.locale))
        skeleton = "MMMMEEEEd" if weekday else "MMMMd"
        return str(format_skeleton(skeleton, at, locale=self.locale, fuzzy=True))

    def moment(self, at: datetime) -> str:
        """As `day`, with the time of the day; in the time that it carries."""
        return f"{self.day(at, weekday=False)} {format_time(at.time(), 'HH:mm', locale=self.locale)}"

    # ---- words ---------------------------------------------------------------------------

    def listing(self, parts: Iterable[str]) -> str:
        return str(format_list(self._isolated(parts), locale=self.locale))

    def either(self, parts: Iterable[str]) -> str:
        return str(format_list(self._isolated(parts), style="or", locale=self.locale))

    def joined(self, parts: Iterable[str]) -> str:
        """Apart by the language's comma."""
        return self.say("comma").join(self._isolated(parts))

    def _isolated(self, parts: Iterable[str]) -> list[str]:
        return [isolated(part, self.language.tag) for part in parts]

    def quoted(self, words: str) -> str:
        return self.say("quotation", quote=words)

    def known(self, term: str) -> str | None:
        """What the language says for a word of the catalogue; None where its lexicon lacks it."""
        if term.strip().lower() in {"yes", "true"}:
            return self.say("value-yes")
        if term.strip().lower() in {"no", "false", "none"}:
            return self.say("value-no")
        said = lexicon(self.language.data).say(term)
        said = said.replace(", ", self.say("comma")) if said else None
        return traditional(said) if said and self.language.tag == "zh-Hant" else said

    def word(self, term: str) -> str:
        """As `known`, the word as it stands where the lexicon lacks it."""
        return self.known(term) or term

    def leading(self, term: str) -> str:
        """As `word`, at the beginning of a sentence."""
        said = self.word(term)
        return said[:1].upper() + said[1:]

    def tongue(self, code: str) -> str:
        """What a language is called."""
        return str(Locale.parse(code, sep="-").get_language_name(self.locale) or code)

    def words(self, terms: Sequence[str]) -> str:
        return self.listing([self.word(term) for term in dict.fromkeys(terms)])


def voice(tag: str, style: int = 0) -> Voice:
    return Voice(LANGUAGES[tag], style)
