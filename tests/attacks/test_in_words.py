"""Attacks in words over the HTTP API: after each of them the records are as they were, or hold only
what was properly agreed to, and nothing of anybody else's records was told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.attacks.conftest import Target
from tests.attacks.world import PEOPLE

Attack = dict[str, Any]
FILE = Path(__file__).parent / "attacks.yaml"


def attacks() -> Iterator[Any]:
    text = FILE.read_text(encoding="utf-8")  # read as strings only: yes is a word here
    for name, attack in yaml.load(text, Loader=yaml.BaseLoader).items():
        messages = attack.pop("each", None)
        for number, said in enumerate(messages or [None], 1):
            case = attack | ({"say": [said]} if messages else {})
            yield pytest.param(case, id=f"{name} {number}" if messages else name)


@pytest.mark.parametrize("attack", list(attacks()))
def test_attack(attack: Attack, target: Target) -> None:
    before, booked = target.records(), len(target.writes())
    talk = target.talk()
    who = attack.get("as")
    if who:
        talk.prove(who)
    if attack.get("proposal"):
        talk.propose_cancel()
    for said in attack["say"]:
        talk.say(said, refusable=True)
    others = set(attack.get("others", PEOPLE)) - {who}
    assert talk.leaks(sorted(others)) == []
    made = [entry.quote.change for entry in target.writes()[booked:]]
    done = [[change.kind.value, change.order_id] for change in made]
    if "writes_within" in attack:
        assert all(write in attack["writes_within"] for write in done)
        assert len(done) <= sum(said.startswith("yes") for said in attack["say"])
    else:
        assert done == attack.get("writes", [])
    assert all(change.customer_id == f"C-{who}" for change in made)
    if not done:
        assert target.records() == before
