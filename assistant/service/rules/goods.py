"""Which goods a rule is about."""

from __future__ import annotations

import re
from fnmatch import fnmatchcase

from assistant.orders import Kind, Line
from assistant.service.rules.terms import Excepted, Goods, Large, Terms


def covers(rule: Goods, line: Line, terms: Terms) -> bool:
    categories = {name.casefold() for name in terms.catalogue.get(line.product_id, ())}
    return (
        any(fnmatchcase(line.product_id, pattern) for pattern in rule.products)
        or any(name.casefold() in categories for name in rule.categories)
        or any(re.search(rf"\b{re.escape(word)}\b", line.name, re.IGNORECASE) for word in rule.words)
    )


def excepted_by(terms: Terms, kind: Kind, line: Line) -> Excepted | None:
    """The exception that a line falls under; one without a condition before one with."""
    found = [rule for rule in terms.exceptions if kind.value in rule.kinds and covers(rule, line, terms)]
    return min(found, key=lambda rule: bool(rule.condition), default=None)


def large(terms: Terms, line: Line) -> Large | None:
    return next((rule for rule in terms.large if covers(rule, line, terms)), None)
