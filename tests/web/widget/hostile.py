"""A shop whose every text wants to be run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.web.open_shop import product
from tests.web.widget.payloads import PAYLOADS

NAMED = [PAYLOADS[start : start + 8] for start in range(0, len(PAYLOADS), 8)]
"""Eight to a product's name, so that some ten products have them all."""


def catalogue() -> Sequence[Mapping[str, object]]:
    return [made(number, " ".join(payloads)) for number, payloads in enumerate(NAMED, 1)]


def made(number: int, text: str) -> Mapping[str, object]:
    """A pan at ten times its number that has this text wherever a feed has words."""
    attack = PAYLOADS[number]
    return product(
        number,
        f"Pan {text}",
        f"{number * 10}.00",
        description=f"A pan. {text}",
        brand=attack,
        url="javascript:pwned()",
        images=["javascript:pwned()", "images/1.svg"],
        attributes={"colour": [attack], "weight": [f"{number} kg"], attack: ["yes"]},
        reviews=[{"text": f"A fine pan. {attack}", "rating": 5, "author": attack}],
        tags=[attack],
        variants=[
            {"id": each, "options": {"colour": colour}, "stock": {"available": True, "quantity": 3}}
            for each, colour in (("a", attack), ("b", "red"))
        ],
    )


def policy(number: int, text: str) -> str:
    return f"# Returns {number} {text}\n\n## Time {text}\n\nYou can return a pan within 30 days. {text}\n"


POLICIES = {
    f"policy-{number}.md": policy(number, " ".join(payloads[:4])) for number, payloads in enumerate(NAMED, 1)
}
