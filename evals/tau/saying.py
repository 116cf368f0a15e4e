"""How people name what is in their orders: things, options, payment methods, addresses, order numbers."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable
from typing import Any

from evals.tau.grammar import expand, kept, tidy
from evals.tau.records import Record
from evals.tau.tasks import Goal, Person, Piece

UNIT = re.compile(
    r"(\d+(?:\.\d+)?)[ -]?(GB|TB|MP|mAh|ml|L|ft|inch|inches|liters?|hours|degrees|mm|bar|cups?)\b"
)
UNITS = {
    "GB": ("{n}GB", "{n} GB", "{n}gb", "{n} gigs"),
    "TB": ("{n}TB", "{n} TB"),
    "MP": ("{n}MP", "{n} megapixel", "{n} MP"),
    "mAh": ("{n}mAh", "{n} mAh"),
    "ml": ("{n}ml", "{n} ml"),
    "L": ("{n}L", "{n} liter", "{n} litre"),
    "liter": ("{n} liter", "{n}L", "{n}-liter"),
    "liters": ("{n} liter", "{n}L", "{n} liters"),
    "ft": ("{n} ft", "{n} foot", "{n}-foot", "{n}ft"),
    "inch": ("{n}-inch", "{n} inch", "{n} inches"),
    "inches": ("{n} inches", "{n} inch", "{n}-inch"),
    "hours": ("{n} hours", "{n} hour", "{n}-hour"),
    "degrees": ("{n} degrees", "{n} degree"),
    "mm": ("{n}mm", "{n} mm"),
    "bar": ("{n} bar", "{n}-bar"),
    "cup": ("{n} cup", "{n}-cup"),
    "cups": ("{n} cups", "{n}-cup", "{n} cup"),
}
VAGUE = {"none", "yes", "no", "high", "low", "medium", "standard", "fixed", "full", "half", "basic", "light"}


class Sayer:
    """One customer's way of naming things. `exact` leaves nothing to be guessed."""

    def __init__(
        self, words: dict[str, Any], person: Person, products: dict[str, Record], rng: random.Random
    ):
        self.words, self.person, self.products, self.rng = words, person, products, rng
        self.ids = 0.1 if rng.random() < 0.3 else 0.0

    def pick(self, key: str, /, **slots: str) -> str:
        """One wording of `key` ("order.tail" is a key in a key)."""
        found: Any = self.words
        for part in key.split("."):
            found = found[part]
        return expand(self.rng.choice(found), self.rng, slots)

    # ---- things ---------------------------------------------------------------------

    def name(self, line: Record, exact: bool = False) -> str:
        """What the customer calls a thing: a short name only where nothing else of theirs has it."""
        full = str(line["name"])
        known: list[str] = self.words["aka"].get(full, [full.lower()])
        if exact or self.rng.random() < 0.3:
            return full if self.rng.random() < 0.3 else full.lower()
        others = {item["name"] for order in self.person.orders for item in order["items"]} - {full}
        taken = {aka for other in others for aka in self.words["aka"].get(other, [other.lower()])}
        free = [
            aka for aka in known if aka not in taken and all(aka not in other.lower() for other in others)
        ]
        return self.rng.choice(free or [full.lower()])

    def thing(self, line: Record, among: Iterable[Record], exact: bool = False) -> str:
        """A line, told from the others of its kind `among` which it stands."""
        twins = [o for o in among if o["name"] == line["name"] and o["line_id"] != line["line_id"]]
        name = self.name(line, exact)
        apart = {k: v for k, v in line["options"].items() if any(t["options"].get(k) != v for t in twins)}
        if not twins and self.rng.random() < 0.85:
            return name
        if not apart:
            apart = dict([self.rng.choice(list(line["options"].items()))])
        elif not exact and len(apart) > 1:
            telling = [(k, v) for k, v in apart.items() if all(twin["options"].get(k) != v for twin in twins)]
            apart = dict([self.rng.choice(telling)]) if telling else apart
        return self.described(line["product_id"], apart, name)

    def things(self, lines: list[Record], among: Iterable[Record], exact: bool = False) -> str:
        among = list(among)
        told: list[str] = []
        for line in lines:
            word = self.rng.choice(("the", "the", "my")) if not exact else "the"
            told.append(f"{word} {self.thing(line, among, exact)}")
        if len(lines) == 2 and lines[0]["variant_id"] == lines[1]["variant_id"]:
            return f"both {self.name(lines[0])}s"
        return listed(told, self.rng)

    def items(self, goal: Goal, exact: bool = False) -> str:
        """The lines of a goal, all together."""
        rest = goal.others
        if goal.whole and len(goal.pieces) > 1 and self.rng.random() < 0.5:
            return self.pick("everything")
        if len(rest) == 1 and len(goal.pieces) > 2 and self.rng.random() < 0.4 and goal.order:
            return self.pick("all_but", rest=self.things(rest, goal.order["items"], exact))
        return self.things([piece.line for piece in goal.pieces], goal.order["items"], exact)  # type: ignore[index]

    # ---- options --------------------------------------------------------------------

    def described(self, product_id: str, options: dict[str, str], name: str = "") -> str:
        """Options around a noun: "red bike with a large frame"; without a noun, "the red one with ..."."""
        before, after = self.placed(product_id, options)
        if name:
            return tidy(f"{' '.join(before)} {name} {' '.join(after)}")
        key = "one" if before else "one_plain"
        template = self.rng.choice([t for t in self.words[key] if "{name}" not in t])
        return expand(template, self.rng, {"adj": ", ".join(before), "post": " and ".join(after)})

    def placed(self, product_id: str, options: dict[str, str]) -> tuple[list[str], list[str]]:
        before: list[str] = []
        after: list[str] = []
        for option, value in options.items():
            adj, post = self.forms(product_id, option, value)
            if adj and (not post or (len(before) < 2 and self.rng.random() < 0.5)):
                before.append(self.rng.choice(adj))
            else:
                after.append(self.rng.choice(post or adj))
        return before, after

    def forms(self, product_id: str, option: str, value: str) -> tuple[list[str], list[str]]:
        """Ways to put an option before and after the noun. One that says no more than a value that
        another option of the product has too is left out."""
        special = self.words["value"].get(f"{option} {value}")
        if special:
            bare = [word for word in special if not word.startswith(("with", "that"))]
            return bare, [word for word in special if word not in bare]
        known = self.words["option"].get(option, self.words["option"]["other"])
        fill = {"v": self.value(value), "name": option}
        shared = {
            variant["options"][other]
            for variant in self.products[product_id]["variants"]
            for other in variant["options"]
            if other != option
        }
        unclear = value in VAGUE or value in shared
        adj = [expand(t, self.rng, fill) for t in known["adj"] if not (unclear and t == "{v}")]
        post = [expand(t, self.rng, fill) for t in known["post"]]
        if unclear and not post and not adj:
            post = [expand(t, self.rng, fill) for t in self.words["option"]["other"]["post"]]
        return adj, post

    def value(self, value: str) -> str:
        if value in self.words["value"]:
            return str(self.rng.choice(self.words["value"][value]))
        found = UNIT.fullmatch(value)
        if found:
            form = self.rng.choice(UNITS[found[2]])
            return form.replace("{n}", found[1])
        return value

    def wanted(self, piece: Piece, exact: bool = False, every: bool = False) -> str:
        """What a line is to become: what changes, or the whole of it."""
        assert piece.new is not None
        new, old = piece.new["options"], piece.line["options"]
        changed = {k: v for k, v in new.items() if old.get(k) != v}
        chosen = dict(new) if every or not changed else changed
        return kept(self.described(piece.line["product_id"], chosen))

    def swap(self, piece: Piece, goal: Goal, exact: bool = False, wrong: Record | None = None) -> str:
        assert piece.new is not None
        assert goal.order is not None
        old = "the " + self.thing(piece.line, goal.order["items"], exact)
        if piece.new["id"] == piece.line["variant_id"]:
            key = "change_same" if goal.kind == "change_order_items" else "swap_same"
            return self.pick(key, old=old)
        new = self.wanted(piece, exact, every=exact and self.rng.random() < 0.3)
        if wrong:
            return self.pick("swap_slip", old=old, new=new, wrong=self.wanted(Piece(piece.line, wrong)))
        return self.pick("swap", old=old, new=new)

    # ---- orders, methods, addresses -------------------------------------------------

    def order(self, goal: Goal, how: str) -> str:
        """The goal's order: by "number", the end of it ("tail"), a thing in it ("item") or "vague"."""
        number = goal.order_id
        if how == "item" and goal.order:
            line = self.rng.choice(goal.others or goal.order["items"])
            every = [item for order in self.person.orders for item in order["items"]]
            return self.pick("order.item", thing=self.thing(line, every))
        if self.rng.random() < 0.25:
            number = number.lstrip("#")
        return self.pick(f"order.{how}", number=number, plain=goal.order_id[1:], tail=number[-4:])

    def method(self, method: Record, order: Record | None = None) -> str:
        kind = method["kind"]
        alike = [m for m in self.person.record["payment_methods"] if m["kind"] == kind]
        if self.rng.random() < self.ids:
            return str(method["id"])
        if kind == "credit_card" and (len(alike) > 1 or self.rng.random() < 0.6):
            twins = sum(m["brand"] == method["brand"] for m in alike)
            forms = [f for f in self.words["method"]["branded"] if twins == 1 or "{digits}" in f]
            brand = method["brand"] if self.rng.random() < 0.4 else method["brand"].capitalize()
            return expand(self.rng.choice(forms), self.rng, {"brand": brand, "digits": method["last_four"]})
        if kind == "gift_card" and len(alike) > 1:
            slots = {"id": method["id"].rsplit("_", 1)[1], "balance": f"${method['balance']}"}
            return expand(self.rng.choice(self.words["method"]["many_gift"]), self.rng, slots)
        return str(self.rng.choice(self.words["method"][kind]))

    def address(self, goal: Goal, spelled: bool = False) -> str:
        at = goal.address or {}
        if goal.same_as and not spelled and self.rng.random() < 0.4:
            return self.pick("same_as", number=goal.same_as)
        unit = at["address2"]
        slots = {
            "street": at["address1"],
            "unit": unit,
            **{k: at[k] for k in ("city", "state", "zip", "country")},
        }
        return tidy(re.sub(r", (?=,)", "", self.pick("address", **slots)))


def listed(told: list[str], rng: random.Random) -> str:
    if len(told) < 2:
        return "".join(told)
    last = rng.choice((" and ", " and ", " & ", ", "))
    return ", ".join(told[:-1]) + last + told[-1]
