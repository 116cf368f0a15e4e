"""What the shop's staff decide themselves: products that are put first, put last, or never recommended.

`recommend.toml` in the shop's folder holds any number of `[[pin]]`, `[[bury]]` and `[[exclude]]` entries.
All that one entry names has to hold (a brand *and* a category), of several values any.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final, Literal, get_args

import numpy as np
import numpy.typing as npt

from retrieval.catalog.product import PATH, Product
from retrieval.errors import RulesInvalid
from retrieval.query import Filters
from retrieval.recommend.kinds import Assortment
from retrieval.recommend.traits import traits
from retrieval.words import fold

Kind = Literal["pin", "bury", "exclude"]
KINDS: Final = get_args(Kind)
TEXTS: Final = ("product", "brand", "category", "in_category", "surface")
"""Keys whose value is a text or a list of texts."""
ONLY: Final[Mapping[Kind, frozenset[str]]] = {
    "pin": frozenset({"position", "in_category", "surface"}),
    "bury": frozenset({"in_category", "surface"}),
    "exclude": frozenset({"surface"}),
}
KEYS: Final = frozenset({"product", "brand", "category", "attribute", "from", "until", "reason"})
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Rule:
    """One entry. `attribute` maps names to values; `first` and `last` are the days, in UTC, from and until
    which it holds, both included; `in_category` and `surface` limit it to lists asked for within such a
    category or shown there; `position` counts from 1; `line` is where it begins in the file."""

    kind: Kind
    products: tuple[str, ...] = ()
    brands: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    attribute: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    in_category: tuple[str, ...] = ()
    surfaces: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None
    position: int = 1
    reason: str = ""
    line: int = 0

    def holds(self, now: float, filters: Filters, surface: str) -> bool:
        """`now` in seconds since 1970."""
        today = datetime.fromtimestamp(now, UTC).date()
        asked = {fold(category) for category in filters.categories}
        return (
            (self.first is None or today >= self.first)
            and (self.last is None or today <= self.last)
            and (not self.surfaces or surface in self.surfaces)
            and (not self.in_category or not asked.isdisjoint(map(fold, self.in_category)))
        )

    def rows(self, goods: Assortment) -> Mask:
        """The products (n,) that it names, as far as the assortment tells: `attribute` is not looked at."""
        found = np.ones(len(goods.ids), dtype=bool)
        if self.products:
            wanted = set(self.products)
            found &= np.fromiter((i in wanted for i in goods.ids), np.bool_, len(goods.ids))
        if self.brands:
            found &= _coded(goods.brand, goods.brands, self.brands, whole=True)
        if self.categories:
            found &= _coded(goods.category, goods.categories, self.categories, whole=False)
        return found

    def names(self, product: Product) -> bool:
        """Whether it names this product, by its record."""
        path = {*map(fold, product.category), fold(PATH.join(product.category))}
        has = traits(product)
        return (
            (not self.products or product.id in self.products)
            and (not self.brands or fold(product.brand or "") in map(fold, self.brands))
            and (not self.categories or not path.isdisjoint(map(fold, self.categories)))
            and all(any(has.has(name, v) for v in values) for name, values in self.attribute.items())
        )


@dataclass(frozen=True, slots=True)
class Rules:
    """All entries of a file, in its order."""

    rules: tuple[Rule, ...] = ()
    path: str = ""

    @classmethod
    def load(cls, path: Path) -> Rules:
        """No rules where there is no file. Raises RulesInvalid, naming file, line and key."""
        try:
            text = path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return cls()
        except (UnicodeDecodeError, OSError) as error:
            raise RulesInvalid(f"{path} cannot be read: {error}") from error
        return cls.parse(text, str(path))

    @classmethod
    def parse(cls, text: str, path: str = "recommend.toml") -> Rules:
        """Raises RulesInvalid, naming file, line and key."""
        try:
            said = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise RulesInvalid(f"{path}: {error}") from error
        places = Places(text, path)
        for name in said:
            if name not in KINDS:
                raise places.error(name, 0, "", f"no such entry; there are {', '.join(KINDS)}")
        rules = [rule for kind in KINDS for rule in _rules(kind, said.get(kind, ()), places)]
        return cls(tuple(sorted(rules, key=lambda rule: rule.line)), path)

    def of(self, kind: Kind, now: float, filters: Filters, surface: str) -> tuple[Rule, ...]:
        """Those of a kind that hold for a list just now."""
        return tuple(r for r in self.rules if r.kind == kind and r.holds(now, filters, surface))

    def unknown(self, goods: Assortment) -> tuple[str, ...]:
        """A line for each product, brand and category that the shop does not have: warnings, since it may
        have had them yesterday."""
        brands = {fold(brand) for brand in goods.brands}
        categories = {fold(part) for path in goods.categories for part in (path, *path.split(PATH))}
        ids, found = set(goods.ids), []
        for rule in self.rules:
            said = [("product", i) for i in rule.products if i not in ids]
            said += [("brand", b) for b in rule.brands if fold(b) not in brands]
            said += [
                ("category", c) for c in (*rule.categories, *rule.in_category) if fold(c) not in categories
            ]
            found += [
                f"{self.path}, line {rule.line}: [[{rule.kind}]] {key}: the shop has no {value!r}"
                for key, value in said
            ]
        return tuple(found)


class Places:
    """On which line each entry and each of its keys stands."""

    def __init__(self, text: str, path: str) -> None:
        self._path = path
        self._lines: dict[tuple[str, int, str], int] = {}
        entry, counts = ("", 0), dict[str, int]()
        for number, line in enumerate(text.splitlines(), 1):
            if head := re.match(r"\s*\[+\s*([\w-]+)", line):
                counts[head[1]] = counts.get(head[1], -1) + 1
                entry = (head[1], counts[head[1]])
                self._lines[(*entry, "")] = number
            elif key := re.match(r"\s*[\"']?([\w-]+)[\"']?\s*[=.]", line):
                self._lines.setdefault((*entry, key[1]), number)
                if not entry[0]:
                    self._lines.setdefault((key[1], 0, ""), number)

    def line(self, kind: str, number: int, key: str = "") -> int:
        return self._lines.get((kind, number, key)) or self._lines.get((kind, number, ""), 1)

    def error(self, kind: str, number: int, key: str, detail: str) -> RulesInvalid:
        where = f"[[{kind}]] {key}" if key else f"[[{kind}]]"
        return RulesInvalid(f"{self._path}, line {self.line(kind, number, key)}: {where}: {detail}")


def _rules(kind: Kind, entries: object, places: Places) -> Iterator[Rule]:
    if not isinstance(entries, Sequence) or isinstance(entries, str):
        raise places.error(kind, 0, "", f"written as [[{kind}]], in two brackets")
    for number, entry in enumerate(entries):
        yield _rule(kind, number, entry, places)


def _rule(kind: Kind, number: int, entry: object, places: Places) -> Rule:
    if not isinstance(entry, dict):
        raise places.error(kind, number, "", "not a table")
    allowed = KEYS | ONLY[kind]
    for key in entry:
        if key not in allowed:
            raise places.error(kind, number, key, f"no such key; there are {', '.join(sorted(allowed))}")
    texts = {key: _texts(entry[key], kind, number, key, places) for key in TEXTS if key in entry}
    rule = Rule(
        kind,
        products=texts.get("product", ()),
        brands=texts.get("brand", ()),
        categories=texts.get("category", ()),
        attribute=_attribute(entry.get("attribute", {}), kind, number, places),
        in_category=texts.get("in_category", ()),
        surfaces=texts.get("surface", ()),
        first=_day(entry, "from", kind, number, places),
        last=_day(entry, "until", kind, number, places),
        position=_position(entry.get("position", 1), kind, number, places),
        reason=_reason(entry.get("reason", ""), kind, number, places),
        line=places.line(kind, number),
    )
    if not (rule.products or rule.brands or rule.categories or rule.attribute):
        raise places.error(kind, number, "", "names no product, brand, category or attribute")
    if rule.first and rule.last and rule.last < rule.first:
        raise places.error(kind, number, "until", "is before from")
    return rule


def _texts(value: object, kind: Kind, number: int, key: str, places: Places) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    if not values or not all(isinstance(v, str) and v.strip() for v in values):
        raise places.error(kind, number, key, "a text or a list of texts, none of them empty")
    return tuple(values)


def _attribute(value: object, kind: Kind, number: int, places: Places) -> dict[str, tuple[str, ...]]:
    if not isinstance(value, dict):
        raise places.error(kind, number, "attribute", 'written as { material = "leather" }')
    return {name: _texts(values, kind, number, "attribute", places) for name, values in value.items()}


def _day(entry: Mapping[str, object], key: str, kind: Kind, number: int, places: Places) -> date | None:
    value = entry.get(key)
    if value is None:
        return None
    if isinstance(value, datetime) or not isinstance(value, date):
        raise places.error(kind, number, key, "a day such as 2026-11-30, without quotes")
    return value


def _position(value: object, kind: Kind, number: int, places: Places) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 100:
        raise places.error(kind, number, "position", "a whole number from 1 to 100")
    return value


def _reason(value: object, kind: Kind, number: int, places: Places) -> str:
    if not isinstance(value, str):
        raise places.error(kind, number, "reason", "a text")
    return value


def _coded(codes: npt.NDArray[np.int32], names: Sequence[str], wanted: Sequence[str], *, whole: bool) -> Mask:
    asked = {fold(name) for name in wanted}
    hit = np.zeros(len(names) + 1, dtype=bool)  # the last is that of -1: none
    for code, name in enumerate(names):
        parts = (name,) if whole else (name, *name.split(PATH))
        hit[code] = not asked.isdisjoint(map(fold, parts))
    return np.asarray(hit[codes], np.bool_)
