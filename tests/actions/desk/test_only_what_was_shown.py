"""Whatever is said, in whatever order: a quote is performed only by a yes that directly follows on
just that quote, and nothing is performed twice."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.actions.desk.flows import step
from assistant.actions.desk.flows.stepping import at_rest
from assistant.actions.desk.said import AddressSaid, Said, View, Wish
from assistant.desk import Desk, Slot, Wanted
from assistant.evidence import Finding, Proposed
from assistant.orders import Kind, Order, Quote
from tests.actions.desk.shop import GOODS, ORDERS, RULES, TODAY, by, item, swap, view

LINES = [(order.id, line.line_id) for order in ORDERS for line in order.items]
WANTED = st.builds(
    Wanted,
    options=st.dictionaries(
        st.sampled_from(["color", "size"]), st.sampled_from(["sea", "red", "large", "blue"])
    ),
    pick=st.sampled_from(["", "", "cheapest", "dearest", "same"]),
    unmatched=st.sampled_from([(), (), ("pink",)]),
)
ITEMS = st.builds(
    lambda lines, every, quantity: item(*lines, every=every, quantity=quantity),
    st.lists(st.sampled_from(LINES), max_size=3, unique=True),
    st.booleans(),
    st.sampled_from([None, None, 1, 2, 5]),
)
SWAPS = st.builds(swap, WANTED, st.none() | ITEMS)
METHODS = st.sampled_from([None, None, by("visa"), by("gift"), by("paypal", "visa"), by(original=True), by()])
ADDRESSES = st.sampled_from(
    [
        None,
        AddressSaid(same_as="1877"),
        AddressSaid({"zip": "04102"}),
        AddressSaid({"address1": "1 A St"}),
    ]
)


@st.composite
def wishes(draw: st.DrawFn, deep: bool = True) -> Wish:
    made = Wish(
        kind=draw(st.none() | st.sampled_from(Kind)),
        orders=draw(st.sampled_from([(), (), ("2041",), ("2042",), ("1877",), ("1850",), ("1877", "2041")])),
        each=draw(st.booleans()),
        unknown=draw(st.sampled_from([(), (), (), ("9999",)])),
        items=tuple(draw(st.lists(ITEMS, max_size=2))),
        everything=draw(st.sampled_from([False, False, True])),
        excepted=tuple(draw(st.lists(ITEMS, max_size=1))),
        added=draw(st.booleans()),
        removed=draw(st.sampled_from([False, False, True])),
        swaps=tuple(draw(st.lists(SWAPS, max_size=2))),
        method=draw(METHODS),
        reason=draw(st.sampled_from([None, "no longer needed", "because"])),
        address=draw(ADDRESSES),
    )
    return replace(made, otherwise=draw(st.none() | wishes(deep=False))) if deep else made


SAID = st.builds(
    Said,
    wishes=st.lists(wishes(), max_size=2).map(tuple),
    agrees=st.sampled_from([None, True, True, True, False]),
    drops=st.sampled_from([False, False, False, True]),
    asks=st.booleans(),
    finished=st.booleans(),
)


def shown(findings: tuple[Finding, ...]) -> list[Quote]:
    return [finding.quote for finding in findings if isinstance(finding, Proposed)]


def after(quote: Quote, records: View) -> View:
    """The records once a quote has been performed."""
    order = records.order(quote.change.order_id) if quote.change.order_id else None
    made, customer = RULES.apply(quote, order, records.customer)
    orders: list[Order] = [made if made and made.id == each.id else each for each in records.orders]
    return View(customer, tuple(orders), GOODS, RULES, TODAY)


@given(st.lists(st.tuples(SAID, st.booleans()), min_size=1, max_size=8))
@settings(max_examples=400, deadline=None)
def test_only_what_was_shown_last_is_performed_and_only_by_a_yes(turns: list[tuple[Said, bool]]) -> None:
    desk, records, put = Desk(), view(), None
    performed: list[tuple[int, str]] = []
    for said, touched in turns:
        if touched and put is not None:  # somebody else changes that very order in between
            touched_order = put.change.order_id
            orders = tuple(
                replace(o, version=o.version + 1) if o.id == touched_order else o for o in records.orders
            )
            records = replace(records, orders=orders)
        result = step(desk, said, records)
        desk = result.desk
        if result.perform is not None:
            draft, quote = result.perform
            assert said.agrees is True
            assert quote == put, "not what was put before the customer last"
            assert (draft.number, draft.shown) not in performed, "twice"
            performed.append((draft.number, draft.shown))
            records = after(quote, records)
            desk = at_rest(replace(desk, drafts=desk.drafts[1:]))
            put = None
            continue
        quotes = shown(result.findings)
        assert len(quotes) <= 1
        put = quotes[0] if quotes else None
        assert (desk.awaiting is Slot.CONFIRM) == bool(quotes) or _is_offer(desk)


def _is_offer(desk: Desk) -> bool:
    return desk.draft is not None and desk.draft.offered
