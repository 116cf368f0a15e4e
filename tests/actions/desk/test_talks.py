"""Conversations with several wishes: what is written at the end of each, and that nothing else is.

The customer is a script that says its messages, answers what the desk asks by slot, and says yes to what
is put before it once it has said all it had to say.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace

import pytest

from assistant.actions.desk.claiming import Method
from assistant.actions.desk.desk import ServiceDesk
from assistant.actions.desk.identifying import Identifying
from assistant.actions.desk.reading import read
from assistant.desk import Desk, Slot
from assistant.evidence import ChangeMade, ChangeRefused, Evidence, Finding, Proposed, SlotAsked
from assistant.orders import Quote
from assistant.turn import Conversation
from tests.actions.desk.shop import TODAY
from tests.actions.desk.talks.bazaar import RULES, WARES, backend, orders
from tests.actions.desk.test_desk import House, heard

TALKS = tuple(Path(__file__).parent / "talks" / f"{name}.txt" for name in ("wishes", "more", "denied"))
MOST_TURNS = 14


@dataclass
class Talk:
    name: str
    says: list[str] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)
    made: list[str] = field(default_factory=list)
    gap: bool = False


def talks(*paths: Path) -> list[Talk]:
    found: list[Talk] = []
    for row in (row for path in paths or TALKS for row in path.read_text(encoding="utf-8").splitlines()):
        sign, _, rest = row.partition(" ")
        match sign:
            case "##" | "##?":
                found.append(Talk(rest, gap=sign == "##?"))
            case ">":
                found[-1].says.append(rest.replace("\\n", "\n"))
            case "?":
                slot, _, said = rest.partition(": ")
                found[-1].answers[slot] = said
            case "=":
                found[-1].made.append(rest)
    return found


def told(quote: Quote) -> str:
    """A change in a line, as the table has it."""
    change = quote.change
    lines = {line.line_id: line for order in orders() if order.id == change.order_id for line in order.items}
    said = [
        change.kind.split("_")[-1 if change.kind.startswith("change_order") else 0],
        change.order_id or "",
    ]
    if change.kind == "change_account_address":
        said = ["account"]
    for piece in (
        sorted(change.pieces, key=lambda piece: piece.line_id)
        if said[0] in ("items", "exchange", "return")
        else ()
    ):
        line = lines[piece.line_id]
        new = WARES[line.product_id].variant(piece.variant_id)
        other = [f"{k}={v}" for k, v in (new.options if new else {}).items() if line.options[k] != v]
        said.append(line.name + ("/" + ",".join(other) if new else ""))
    if change.address:
        said.append(", ".join(filter(None, (change.address.address1, change.address.address2))))
    if change.payment_method_id:
        by = {"items": "by ", "exchange": "by ", "return": "to "}.get(said[0], "")
        said.append(by + change.payment_method_id)
    if change.reason and said[0] == "cancel":
        said.append(change.reason)
    return " ".join(said)


def customer() -> House:
    """Nora at the desk, known by the widget's sign-in."""
    shop = backend()
    desk = ServiceDesk(
        shop,
        lambda: RULES,
        Identifying((Method.EMAIL,), shop, None),  # type: ignore[arg-type]
        read,
        SimpleNamespace(understand=lambda text, conversation: heard(text)),
        SimpleNamespace(ask=lambda *asked: Evidence()),
        lambda: TODAY,
    )
    return House(desk, shop, Conversation("c", customer_id="C7", desk=Desk(proof="token")))


def finding(found: Finding) -> str:
    """What the desk says, as short as can be: for whoever mends a talk that goes wrong."""
    if isinstance(found, Proposed):
        return f"proposes {told(found.quote)}"
    if isinstance(found, SlotAsked):
        of = found.order.id if found.order else ""
        return f"asks {found.slot} of {found.kind} {of} {[each[:24] for each in found.options[:6]]}"
    if isinstance(found, ChangeMade):
        return f"made {told(found.quote)}"
    if isinstance(found, ChangeRefused):
        return f"refuses {found.refusal.kind} {found.refusal.order_id}: {found.refusal.rule}"
    return type(found).__name__


def played(talk: Talk, house: House) -> list[str]:
    """What was said and what came of it, turn by turn."""
    lines: list[str] = []

    def say(text: str) -> None:
        if house.say(text) is None:
            lines.append(f"> {text}\n    -")
            return
        lines.append(f"> {text}\n    " + "; ".join(finding(each) for each in house.last.findings))

    for text in talk.says:
        say(text)
    for _ in range(MOST_TURNS):
        asked = house.talk.desk.awaiting
        if asked is None:
            break
        if asked is not Slot.CONFIRM and asked not in talk.answers:
            break
        say("yes" if asked is Slot.CONFIRM else talk.answers[asked])
    return lines


@pytest.mark.parametrize("talk", talks(), ids=lambda talk: talk.name)
def test_several_wishes_come_to_what_was_wished(talk: Talk, request: pytest.FixtureRequest) -> None:
    if talk.gap:
        request.applymarker(pytest.mark.xfail(strict=True, reason="not understood yet"))
    one = customer()
    lines = played(talk, one)
    made = [told(quote) for quote in one.backend.performed]
    assert sorted(made) == sorted(talk.made), "\n".join(["", *lines])
    for order_id in {row.split()[1] for row in made if row.startswith("items")}:
        of_it = [row.split()[0] for row in made if order_id in row]
        assert of_it[-1] == "items", "a change of items closes an order for the others"
