"""Short answers to what was asked, corrections of what was shown, and what else comes with them. The
customer is one of the demo shop: 1909 has a soup book, headphones, a plate, a boot and a keyboard."""

from __future__ import annotations

import pytest

from assistant.actions.desk.reading import read
from assistant.desk import Desk, Draft, Meant, Slot, Wanted
from assistant.orders import Kind, Piece
from tests.actions.desk.reading.told import demo, told

WHO = demo("C1033")
LINES = ("1", "2", "3", "4", "5")


def desk(
    kind: Kind, awaiting: Slot, *asked: str, orders: tuple[str, ...] = (), line: str = "", **said: object
) -> Desk:
    meant = (Meant("it", ((orders[0], line),), wanted=said.get("wanted")),) if line else ()  # type: ignore[arg-type]
    draft = Draft(
        kind,
        orders,
        meant=meant,
        pieces=(Piece(line),) if line else (),
        wanted={line: said["wanted"]} if said.get("wanted") else {},  # type: ignore[dict-item]
        payment_method_id="PM1033-1",
        shown="digest",
    )
    return Desk(
        drafts=(draft,),
        awaiting=awaiting,
        asked=asked,
        focus=orders,
        lines=((orders[0], line),) if line else (),
    )


WHICH_ORDER = desk(Kind.CANCEL, Slot.ORDER, "1909", "1897", "1854")
WHICH_ITEMS = desk(Kind.RETURN, Slot.ITEMS, *LINES, orders=("1909",))
WHICH_BOOT = desk(Kind.CHANGE_ITEMS, Slot.REPLACEMENT, "v1", "v2", orders=("1909",), line="5")
WHICH_WAY = desk(Kind.RETURN, Slot.METHOD, "PM1033-1", "GC", orders=("1854",), line="2")
WHY = desk(Kind.CANCEL, Slot.REASON, "no longer needed", "ordered by mistake", orders=("1909",))
WHERE = desk(Kind.CHANGE_ADDRESS, Slot.ADDRESS, orders=("1909",))
THIS = desk(
    Kind.CHANGE_ITEMS,
    Slot.CONFIRM,
    "Yes",
    "No",
    orders=("1909",),
    line="5",
    wanted=Wanted({"color": "graphite"}),
)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("the second one", ["- | 1897"]),
        ("1854", ["- | 1854"]),
        ("#1854", ["- | 1854"]),
        ("2", ["- | 1897"]),
        ("the last one", ["- | 1854"]),
        ("the first two", ["- | each:1909,1897"]),
        ("both", []),
        ("all of them", ["- | each:1909,1897,1854"]),
        ("the one with the pasta bowl", ["- | 1854"]),
        ("my keyboard order", ["- | 1909"]),
        ("order 99999", ["- | unknown:99999"]),
    ],
)
def test_which_order(text: str, meant: list[str]) -> None:
    assert told(text, WHO, WHICH_ORDER) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("the keyboard and the plate", ["- | 1909/5 | 1909/3"]),
        ("everything", ["- | everything"]),
        ("all of it except the boot", ["- | everything | except 1909/4"]),
        ("the first and third", ["- | 1909/1 | 1909/3"]),
        ("1 and 3", ["- | 1909/1 | 1909/3"]),
        ("the red one", ["- | 1909/4"]),
    ],
)
def test_which_items(text: str, meant: list[str]) -> None:
    assert told(text, WHO, WHICH_ITEMS) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("graphite", ["- | 1909/5 -> color=graphite"]),
        ("the graphite one please", ["- | 1909/5 -> color=graphite"]),
        ("pink", ["- | 1909/5 -> no such pink"]),
        ("the cheapest", ["- | 1909/5 -> cheapest"]),
        ("what colors are there?", ["variants | 1909/5"]),
    ],
)
def test_what_it_should_become(text: str, meant: list[str]) -> None:
    assert told(text, WHO, WHICH_BOOT) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("paypal", ["- | by PM1033-1"]),
        ("the first one", ["- | by PM1033-1"]),
        ("to the original payment method", ["- | by original"]),
        ("not the gift card, paypal", ["- | by PM1033-1"]),
        ("my visa", ["- | by none of theirs"]),
    ],
)
def test_which_way_to_pay(text: str, meant: list[str]) -> None:
    assert told(text, WHO, WHICH_WAY) == meant


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("no longer needed", "no longer needed"),
        ("found a better deal", "no longer needed"),
        ("it was an accident", "ordered by mistake"),
        ("the second", "ordered by mistake"),
        ("my son ordered it", "ordered by mistake"),
    ],
)
def test_why(text: str, reason: str) -> None:
    assert told(text, WHO, WHY) == [f"- | because {reason}"]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("12 Main Street, Apt 3, Boston, MA 02110", ["- | at 12 Main Street, Apt 3, 02110, MA, Boston"]),
        ("12 Main Street\nApt 3\nBoston MA 02110", ["- | at 12 Main Street, Apt 3, 02110, MA, Boston"]),
        ("same as my order 1854", ["- | at same as 1854"]),
        ("my default address", ["- | at same as account"]),
        ("it's apartment 5B", ["- | at Apartment 5B"]),
    ],
)
def test_where_to(text: str, meant: list[str]) -> None:
    assert told(text, WHO, WHERE) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("yes", ["! yes"]),
        ("yes, please change the keyboard to the graphite one", ["! yes"]),
        ("yes, and use paypal", ["! yes"]),
        ("yes please. Also cancel order 1897", ["! yes", "cancel_order | 1897"]),
        ("yes but in white", ["change_order_items | 1909/5 -> color=white"]),
        ("no, the white one", ["! no", "- | 1909/5 -> color=white"]),
        ("actually the white one", ["- | 1909/5 -> color=white"]),
        ("and the plate as well", ["- | added | 1909/3 -> ?"]),
        ("not the keyboard", ["- | removed | 1909/5"]),
        ("leave it", ["! drops"]),
        ("please cancel that", ["! drops"]),
        ("keep it as it is", ["! drops"]),
        ("make that two", ["- | 2 of nothing called "]),
        ("ok", []),
        ("can I think about it", []),
        ("how much will i get back?", ["refund"]),
    ],
)
def test_what_is_said_to_a_change_that_was_shown(text: str, meant: list[str]) -> None:
    assert [line.strip() for line in told(text, WHO, THIS)] == [line.strip() for line in meant]


def test_an_address_with_slashes_between_its_parts() -> None:
    said = read("ship it to 505 Cedar Avenue / Suite 539 / Jacksonville / FL / 32117", None, Desk())
    (wish,) = said.wishes
    assert wish.address is not None
    assert wish.address.fields["city"] == "Jacksonville"
    assert wish.address.fields["state"] == "FL"


def test_which_order_a_complaint_is_about_is_told_by_what_was_in_it() -> None:
    """No change is put together yet, so there is none to look at."""
    said = read("it's the order where the desk organizer is in", WHO, Desk(awaiting=Slot.ORDER))
    assert {order for wish in said.wishes for order in wish.orders} == {"1804"}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        (
            "i want to return the lot, minus the desk organizer, of 1804",
            "return_items | 1804 | everything | except 1804/3",
        ),
        (
            "exchange on order 1804: the desk organizer for a fresh copy of the same one, same everything",
            "exchange_items | 1804 | 1804/3 -> same",
        ),
        (
            "i want to change the cable cleats in that order where i also got the desk organizer",
            "exchange_items | 1804 | 1804/2 -> ?",
        ),
    ],
)
def test_what_is_left_out_or_only_tells_which_order_is_not_meant(text: str, meant: str) -> None:
    assert [line.strip() for line in told(text, WHO)] == [meant]
