"""What the desk asks, shows and does for what is said to it: a pure step at a time."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from assistant.actions.desk.flows import Step, step
from assistant.actions.desk.said import AddressSaid, Ask, Said, View
from assistant.actions.desk.telling import tell
from assistant.desk import Desk, Slot, Wanted
from assistant.evidence import ChangeDropped, ChangeRefused, NoSuchOrder, Proposed, SlotAsked, VariantsTold
from assistant.orders import Kind, Piece, Quote
from tests.actions.desk.shop import (
    MAREN,
    NO,
    PENDING,
    RULES,
    SHIPPED,
    WORK,
    YES,
    by,
    item,
    says,
    swap,
    view,
    wish,
)


class Talk:
    """A conversation at the desk; what is agreed to is taken as done, with the records as they were."""

    def __init__(self, records: View | None = None) -> None:
        self.desk, self.records = Desk(), records or view()
        self.done: list[Quote] = []
        self.last = Step(self.desk)

    def say(self, said: Said) -> Step:
        self.last = step(self.desk, said, self.records)
        self.desk = self.last.desk
        return self.last

    def tell(self, *wishes: object, **more: object) -> Step:
        return self.say(says(*wishes, **more))  # type: ignore[arg-type]

    @property
    def quote(self) -> Quote:
        found = [finding for finding in self.last.findings if isinstance(finding, Proposed)]
        assert len(found) == 1, self.last.findings
        return found[0].quote

    @property
    def asked(self) -> SlotAsked:
        found = [finding for finding in self.last.findings if isinstance(finding, SlotAsked)]
        assert len(found) == 1, self.last.findings
        return found[0]

    @property
    def refused(self) -> ChangeRefused:
        found = [finding for finding in self.last.findings if isinstance(finding, ChangeRefused)]
        assert len(found) == 1, self.last.findings
        return found[0]


@pytest.fixture
def talk() -> Talk:
    return Talk()


def test_a_cancellation_asks_for_the_reason_is_shown_and_done_only_on_a_yes(talk: Talk) -> None:
    asked = talk.tell(wish(Kind.CANCEL, order="2041"))
    assert asked.desk.awaiting is Slot.REASON
    assert asked.options == RULES.reasons
    shown = talk.tell(wish(reason="no longer needed"))
    assert shown.desk.awaiting is Slot.CONFIRM
    assert shown.perform is None
    assert talk.quote.moves[0].amount == Decimal("103.00")
    done = talk.say(YES)
    assert done.perform is not None
    assert done.perform[1] == shown.findings[0].quote  # type: ignore[union-attr]


@pytest.mark.parametrize("said", [Said(), Said(asks=True), Said(finished=True), Said(person=True), NO])
def test_nothing_but_a_yes_performs(talk: Talk, said: Said) -> None:
    talk.tell(wish(Kind.CANCEL, order="2041", reason="no longer needed"))
    assert talk.say(said).perform is None


def test_a_yes_to_nothing_performs_nothing(talk: Talk) -> None:
    assert talk.say(YES).perform is None


def test_a_yes_with_a_correction_shows_what_it_comes_to_now(talk: Talk) -> None:
    talk.tell(wish(Kind.RETURN, item(("1877", "1")), order="1877", method=by("gift")))
    first = talk.quote
    again = talk.say(says(wish(None, item(("1877", "2")), added=True), agrees=True))
    assert again.perform is None
    assert talk.quote != first
    assert [p.line_id for p in talk.quote.change.pieces] == ["1", "2"]
    assert talk.say(YES).perform is not None


def test_a_yes_that_says_the_same_again_is_a_yes(talk: Talk) -> None:
    talk.tell(wish(Kind.RETURN, item(("1877", "1")), order="1877", method=by("gift")))
    done = talk.say(says(wish(Kind.RETURN, item(("1877", "1"))), agrees=True))
    assert done.perform is not None


def test_a_yes_to_records_that_have_changed_is_asked_again(talk: Talk) -> None:
    talk.tell(wish(Kind.CANCEL, order="2041", reason="no longer needed"))
    talk.records = view((replace(PENDING, version=2),))
    again = talk.say(YES)
    assert again.perform is None
    assert isinstance(again.findings[0], Proposed)
    assert again.findings[0].changed
    assert talk.say(YES).perform is not None


def test_a_no_drops_it(talk: Talk) -> None:
    talk.tell(wish(Kind.CANCEL, order="2041", reason="no longer needed"))
    assert talk.say(NO).findings == (ChangeDropped(Kind.CANCEL, "2041"),)
    assert not talk.desk.busy


def test_never_mind_at_a_question_drops_it(talk: Talk) -> None:
    talk.tell(wish(Kind.CANCEL, order="2041"))
    assert talk.say(Said(drops=True)).findings == (ChangeDropped(Kind.CANCEL, "2041"),)
    assert not talk.desk.busy


def test_a_question_at_the_confirmation_puts_it_again(talk: Talk) -> None:
    talk.tell(wish(Kind.CANCEL, order="2041", reason="no longer needed"))
    found = talk.say(Said(asks=True)).findings[0]
    assert isinstance(found, Proposed)
    assert found.again


# ---- which order ------------------------------------------------------------------------------


def test_the_only_order_that_allows_it_is_taken(talk: Talk) -> None:
    talk.records = view(tuple(o for o in talk.records.orders if o.id != "2042"))
    talk.tell(wish(Kind.CANCEL, reason="no longer needed"))
    assert talk.quote.change.order_id == "2041"


def test_of_several_it_is_asked_which_and_an_answer_settles_it(talk: Talk) -> None:
    asked = talk.tell(wish(Kind.CANCEL, reason="no longer needed"))
    assert asked.desk.awaiting is Slot.ORDER
    assert asked.desk.asked == ("2041", "2042")
    talk.tell(wish(order="2042"))
    assert talk.quote.change.order_id == "2042"


def test_items_are_looked_for_where_they_can_be_returned(talk: Talk) -> None:
    """There is a throw in a pending order, and one that has been delivered."""
    talk.tell(
        wish(Kind.RETURN, item(("2042", "1"), ("1877", "2"), said="the throw"), method=by(original=True))
    )
    assert talk.quote.change.order_id == "1877"
    assert talk.quote.change.pieces == (Piece("2", 1),)


def test_an_order_that_was_just_spoken_of_is_meant(talk: Talk) -> None:
    talk.desk = Desk(focus=("2042",))
    talk.tell(wish(Kind.CANCEL, reason="no longer needed"))
    assert talk.quote.change.order_id == "2042"


def test_a_number_that_is_not_theirs_is_asked_again_and_can_be_put_right(talk: Talk) -> None:
    asked = talk.tell(wish(Kind.CANCEL, unknown=("3000",), reason="no longer needed"))
    assert isinstance(asked.findings[0], NoSuchOrder)
    assert all(order.customer_id == MAREN.id for order in asked.findings[0].orders)
    assert asked.desk.awaiting is Slot.ORDER
    talk.tell(wish(order="2041"))
    assert talk.quote.change.order_id == "2041"


def test_all_that_are_pending_are_cancelled_one_by_one(talk: Talk) -> None:
    talk.tell(wish(Kind.CANCEL, each=True, reason="ordered by mistake"))
    assert talk.quote.change.order_id == "2041"
    assert [draft.orders for draft in talk.desk.drafts] == [("2041",), ("2042",)]
    assert len({draft.number for draft in talk.desk.drafts}) == 2


def test_a_reason_of_the_first_is_not_taken_for_another_that_was_asked_for_by_itself(talk: Talk) -> None:
    first = wish(Kind.CANCEL, order="2041", text="cancel 2041")
    talk.tell(first, wish(Kind.CANCEL, order="2042", text="and cancel 2042 too"))
    talk.tell(wish(reason="ordered by mistake", text="by mistake"))
    assert [draft.reason for draft in talk.desk.drafts] == ["ordered by mistake", None]


def test_a_reason_that_is_said_of_both_holds_for_both(talk: Talk) -> None:
    first = wish(Kind.CANCEL, order="2041", text="cancel 2041")
    talk.tell(first, wish(Kind.CANCEL, order="2042", text="and cancel 2042 too"))
    talk.tell(wish(reason="ordered by mistake", text="both were a mistake"))
    assert [draft.reason for draft in talk.desk.drafts] == ["ordered by mistake"] * 2


def test_an_address_goes_before_the_items_whenever_it_is_said(talk: Talk) -> None:
    """Also where it is not said yet of which order, or the items tell the order."""
    talk.tell(
        wish(Kind.CHANGE_ITEMS, item(("2041", "1")), swaps=(swap({"color": "sea"}, item(("2041", "1"))),))
    )
    assert talk.quote.change.kind is Kind.CHANGE_ITEMS
    talk.tell(wish(Kind.CHANGE_ADDRESS, order="2041", address=AddressSaid(same_as="2030")))
    talk.records = view((PENDING, replace(SHIPPED, address=WORK)))
    talk.tell()
    assert talk.quote.change.kind is Kind.CHANGE_ADDRESS
    assert talk.quote.change.address == WORK
    assert [draft.kind for draft in talk.desk.drafts] == [Kind.CHANGE_ADDRESS, Kind.CHANGE_ITEMS]


def test_items_whose_order_turns_out_to_be_the_same_wait_for_its_address(talk: Talk) -> None:
    talk.tell(
        wish(Kind.CHANGE_ITEMS, swaps=(swap({"color": "sea"}, item(("2041", "1"), ("2042", "1"))),)),
        wish(Kind.CHANGE_ADDRESS, order="2041", address=AddressSaid(same_as="2030")),
    )
    kinds = [draft.kind for draft in talk.desk.drafts]
    assert kinds == [Kind.CHANGE_ADDRESS, Kind.CHANGE_ITEMS]


def test_one_option_said_at_the_proposal_keeps_the_others(talk: Talk) -> None:
    talk.tell(wish(Kind.EXCHANGE, order="1850", swaps=(swap({"size": "large"}, item(("1850", "1"))),)))
    talk.tell(wish(method=by("paypal")))
    assert talk.quote.change.pieces[0].variant_id == "mug-sea-l"
    talk.tell(wish(swaps=(swap({"color": "red"}, item(("1850", "1"), said="")),)))
    assert talk.quote.change.pieces[0].variant_id == "mug-red-l"
    talk.tell(wish(swaps=(swap({"color": "red"}, item(("1850", "1"), said="")),)))
    assert talk.quote.change.pieces[0].variant_id == "mug-red-l"
    talk.tell(wish(swaps=(swap({"color": "oatmeal"}, item(("1850", "1"), said="the mug")),)), agrees=False)
    assert talk.quote.change.pieces[0].variant_id == "mug-oat-l"


def test_the_other_line_of_a_proposal_stands_when_one_is_said_again(talk: Talk) -> None:
    mug, throw = item(("1877", "3"), quantity=1), item(("1877", "2"))
    talk.tell(
        wish(
            Kind.EXCHANGE,
            order="1877",
            swaps=(swap({"size": "large"}, mug), swap({"color": "blue"}, throw)),
            method=by("visa"),
        )
    )
    shown = talk.quote
    assert [piece.variant_id for piece in shown.change.pieces] == ["mug-oat-l", "throw-blue"]
    talk.tell(wish(swaps=(swap({"color": "sea"}, item(("1877", "3"), said="")),)))
    assert [piece.variant_id for piece in talk.quote.change.pieces] == ["mug-sea-l", "throw-blue"]
    talk.tell(wish(swaps=(swap({"color": "sea"}, item(("1877", "3"), said="")),)))
    assert [piece.variant_id for piece in talk.quote.change.pieces] == ["mug-sea-l", "throw-blue"]


def test_a_method_said_at_the_question_for_a_replacement_is_kept(talk: Talk) -> None:
    talk.tell(wish(Kind.EXCHANGE, item(("1850", "1")), order="1850"))
    talk.tell(wish(method=by("paypal")))
    talk.tell(wish(swaps=(swap({"color": "red", "size": "large"}, item(("1850", "1"))),)))
    assert talk.quote.change.payment_method_id == "paypal"


def test_after_two_answers_that_led_nowhere_the_question_is_put_another_way(talk: Talk) -> None:
    talk.tell(wish(Kind.EXCHANGE, item(("1850", "1")), order="1850"))
    puzzling = wish(swaps=(swap(Wanted(unmatched=("bigly",)), item(("1850", "1"))),))
    talk.tell(puzzling)
    assert (talk.asked.failed, talk.asked.stuck) == (True, False)
    talk.tell(puzzling)
    assert talk.asked.stuck
    talk.say(Said())
    assert talk.asked.stuck
    assert talk.desk.asked
    talk.say(Said(asks=True))
    assert not talk.asked.stuck
    assert talk.say(Said(drops=True)).findings == (ChangeDropped(Kind.EXCHANGE, "1850"),)


def test_a_question_at_a_question_is_no_failed_answer(talk: Talk) -> None:
    talk.tell(wish(Kind.EXCHANGE, item(("1850", "1")), order="1850"))
    talk.tell(wish(Ask.VARIANTS))
    assert not talk.asked.failed


def test_a_reason_that_is_given_once_holds_for_all_of_them(talk: Talk) -> None:
    talk.tell(wish(Kind.CANCEL, each=True))
    talk.tell(wish(reason="ordered by mistake"))
    assert [draft.reason for draft in talk.desk.drafts] == ["ordered by mistake"] * 2


# ---- which items ---------------------------------------------------------------------------


def test_items_are_asked_for_with_all_of_them_as_an_option(talk: Talk) -> None:
    asked = talk.tell(wish(Kind.RETURN, order="1877", method=by("gift")))
    assert asked.desk.awaiting is Slot.ITEMS
    assert asked.options == ("Halo Desk Lamp", "Fenway Throw", "Tideline Mug", "All of it")
    talk.tell(wish(None, item(("1877", "2"))))
    assert talk.quote.change.pieces == (Piece("2", 1),)


def test_all_of_it_except_something(talk: Talk) -> None:
    talk.tell(
        wish(Kind.RETURN, order="1877", everything=True, excepted=(item(("1877", "3")),), method=by("gift"))
    )
    assert talk.quote.change.pieces == (Piece("1", 1), Piece("2", 1))


def test_one_of_two(talk: Talk) -> None:
    talk.tell(wish(Kind.RETURN, item(("1877", "3"), quantity=1), order="1877", method=by("gift")))
    assert talk.quote.change.pieces == (Piece("3", 1),)


def test_something_said_instead_replaces_it_and_something_added_does_not(talk: Talk) -> None:
    talk.tell(wish(Kind.RETURN, item(("1877", "1")), order="1877", method=by("gift")))
    talk.tell(wish(None, item(("1877", "2"))))
    assert [p.line_id for p in talk.quote.change.pieces] == ["2"]
    talk.tell(wish(None, item(("1877", "3")), added=True))
    assert [p.line_id for p in talk.quote.change.pieces] == ["2", "3"]
    talk.tell(wish(None, item(("1877", "2")), removed=True))
    assert [p.line_id for p in talk.quote.change.pieces] == ["3"]


def test_items_of_two_orders_are_two_changes(talk: Talk) -> None:
    talk.tell(wish(Kind.RETURN, item(("1877", "1")), item(("1850", "1")), method=by("gift")))
    assert talk.quote.change.order_id == "1877"
    assert [draft.orders for draft in talk.desk.drafts] == [("1877",), ("1850",)]


def test_something_that_is_in_no_order_is_asked_about(talk: Talk) -> None:
    talk.tell(wish(Kind.RETURN, item(said="the kayak"), order="1877"))
    assert talk.asked.slot == Slot.ITEMS
    assert talk.asked.failed


# ---- what for ---------------------------------------------------------------------------------


MUG_IN_1850 = item(("1850", "1"), said="the mug")


def test_the_other_options_stay(talk: Talk) -> None:
    talk.tell(
        wish(Kind.EXCHANGE, order="1850", swaps=(swap({"color": "oatmeal"}, MUG_IN_1850),), method=by("visa"))
    )
    assert talk.quote.change.pieces == (Piece("1", 1, "mug-oat-s"),)


def test_without_a_wish_it_is_asked_what_it_should_be(talk: Talk) -> None:
    asked = talk.tell(wish(Kind.EXCHANGE, MUG_IN_1850))
    assert asked.desk.awaiting is Slot.REPLACEMENT
    assert "mug-red-s" not in asked.desk.asked
    assert "mug-sea-s" not in asked.desk.asked
    talk.tell(wish(swaps=(swap({"size": "large"}),), method=by("visa")))
    assert talk.quote.change.pieces == (Piece("1", 1, "mug-sea-l"),)


def test_what_cannot_be_had_is_said_and_the_nearest_offered(talk: Talk) -> None:
    asked = talk.tell(wish(Kind.EXCHANGE, swaps=(swap({"color": "red"}, MUG_IN_1850),)))
    assert talk.asked.slot == Slot.REPLACEMENT
    assert asked.desk.asked[0] == "mug-red-l"


def test_a_colour_that_there_is_not(talk: Talk) -> None:
    talk.tell(wish(Kind.EXCHANGE, swaps=(swap(Wanted(unmatched=("pink",)), MUG_IN_1850),)))
    assert talk.asked.missing == ("pink",)
    assert talk.asked.variants


def test_what_is_to_be_taken_otherwise(talk: Talk) -> None:
    wanted = Wanted({"color": "red"}, otherwise=(Wanted({"color": "oatmeal"}),))
    talk.tell(wish(Kind.EXCHANGE, swaps=(swap(wanted, MUG_IN_1850),), method=by("visa")))
    assert talk.quote.change.pieces[0].variant_id == "mug-oat-s"


def test_the_cheapest(talk: Talk) -> None:
    wanted = Wanted({"size": "large"}, pick="cheapest")
    talk.tell(wish(Kind.EXCHANGE, swaps=(swap(wanted, MUG_IN_1850),), method=by("visa")))
    assert talk.quote.change.pieces[0].variant_id == "mug-oat-l"


def test_the_very_same_again(talk: Talk) -> None:
    talk.tell(wish(Kind.EXCHANGE, swaps=(swap(Wanted(pick="same"), MUG_IN_1850),), method=by("visa")))
    assert talk.quote.change.pieces[0].variant_id == "mug-sea-s"


def test_a_second_thought_at_the_confirmation(talk: Talk) -> None:
    talk.tell(wish(Kind.EXCHANGE, swaps=(swap({"size": "large"}, MUG_IN_1850),), method=by("visa")))
    talk.tell(wish(swaps=(swap({"color": "red"}),)))
    assert talk.quote.change.pieces[0].variant_id == "mug-red-l"
    talk.tell(wish(swaps=(swap({"color": "tin", "size": "medium"}),)))
    assert talk.quote.change.pieces[0].variant_id == "mug-tin-m"


def test_two_of_a_line_can_become_two_things(talk: Talk) -> None:
    two = (("1877", "3"),)
    talk.tell(
        wish(
            Kind.EXCHANGE,
            order="1877",
            swaps=(
                swap({"color": "sea"}, item(*two, quantity=1)),
                swap({"size": "large"}, item(*two, quantity=1)),
            ),
            method=by("visa"),
        )
    )
    assert talk.quote.change.pieces == (Piece("3", 1, "mug-sea-s"), Piece("3", 1, "mug-oat-l"))


def test_the_state_of_the_order_says_which_kind_it_is(talk: Talk) -> None:
    mug = item(("2041", "1"))
    talk.tell(wish(Kind.EXCHANGE, order="2041", swaps=(swap({"color": "sea"}, mug),), method=by("visa")))
    assert talk.quote.change.kind is Kind.CHANGE_ITEMS
    other = Talk()
    other.tell(
        wish(
            Kind.CHANGE_ITEMS, order="1850", swaps=(swap({"size": "large"}, MUG_IN_1850),), method=by("visa")
        )
    )
    assert other.quote.change.kind is Kind.EXCHANGE


# ---- how it is paid -------------------------------------------------------------------------


def test_where_a_refund_goes_is_asked_once_if_there_is_a_choice(talk: Talk) -> None:
    asked = talk.tell(wish(Kind.RETURN, item(("1877", "1"))))
    assert asked.desk.awaiting is Slot.METHOD
    assert asked.desk.asked == ("visa", "gift")
    talk.tell(wish(method=by("gift")))
    assert talk.quote.moves[0].payment_method_id == "gift"


def test_without_a_choice_it_is_not_asked(talk: Talk) -> None:
    talk.tell(wish(Kind.RETURN, order="1850", everything=True))
    assert talk.quote.change.payment_method_id == "gift"


def test_without_a_difference_it_is_not_asked(talk: Talk) -> None:
    talk.tell(wish(Kind.EXCHANGE, swaps=(swap({"color": "oatmeal"}, MUG_IN_1850),)))
    assert talk.quote.difference == 0


def test_a_shop_can_want_it_said_even_so() -> None:
    rules = replace(RULES, exchange_items=replace(RULES.exchange_items, ask_method=True))
    talk = Talk(view(rules=rules))
    talk.tell(wish(Kind.EXCHANGE, swaps=(swap({"color": "oatmeal"}, MUG_IN_1850),)))
    assert talk.asked.slot == Slot.METHOD


def test_a_method_that_the_rules_do_not_take_is_asked_again_with_the_reason(talk: Talk) -> None:
    talk.tell(wish(Kind.RETURN, item(("1877", "1")), method=by("paypal")))
    assert talk.asked.slot == Slot.METHOD
    assert talk.asked.why == "target"
    talk.tell(wish(method=by(original=True)))
    assert talk.quote.change.payment_method_id == "visa"


def test_a_method_that_nobody_has(talk: Talk) -> None:
    talk.tell(wish(Kind.RETURN, item(("1877", "1")), method=by()))
    assert talk.asked.why == "unknown_method"


def test_a_gift_card_that_does_not_cover_it(talk: Talk) -> None:
    talk.tell(wish(Kind.CHANGE_PAYMENT, order="2041", method=by("gift")))
    assert talk.asked.why == "balance"
    assert talk.desk.asked == ("paypal",)


# ---- addresses ---------------------------------------------------------------------------------


def test_a_whole_address(talk: Talk) -> None:
    fields = {
        "address1": "2 Quay Road",
        "address2": "Flat 3",
        "city": "Boston",
        "state": "MA",
        "zip": "02113",
    }
    talk.tell(wish(Kind.CHANGE_ADDRESS, order="2041", address=AddressSaid(fields)))
    assert talk.quote.change.address == WORK


def test_a_slip_is_put_right_in_the_address_that_there_is(talk: Talk) -> None:
    talk.tell(wish(Kind.CHANGE_ADDRESS, order="2041", address=AddressSaid({"address2": "Apt 4"})))
    assert talk.quote.change.address == replace(PENDING.address, address2="Apt 4")


def test_half_an_address_is_asked_for(talk: Talk) -> None:
    talk.tell(wish(Kind.CHANGE_ADDRESS, order="2041", address=AddressSaid({"address1": "2 Quay Road"})))
    assert talk.asked.slot == Slot.ADDRESS
    assert talk.asked.options == ("city", "state", "zip")
    talk.tell(wish(address=AddressSaid({"city": "Boston", "state": "MA", "zip": "02113"})))
    assert talk.quote.change.address == replace(WORK, address2="")


def test_the_address_of_another_order_and_of_the_account(talk: Talk) -> None:
    talk.records = view((PENDING, replace(PENDING, id="2000", address=WORK)))
    talk.tell(wish(Kind.CHANGE_ADDRESS, order="2041", address=AddressSaid(same_as="2000")))
    assert talk.quote.change.address == WORK
    talk.say(NO)
    talk.tell(wish(Kind.ACCOUNT_ADDRESS, address=AddressSaid(same_as="2000")))
    assert talk.quote.change.kind is Kind.ACCOUNT_ADDRESS
    assert talk.quote.change.order_id is None


# ---- what is refused -------------------------------------------------------------------------


def test_what_cannot_be_cancelled_is_offered_for_return_and_a_yes_only_shows_it(talk: Talk) -> None:
    refused = talk.tell(wish(Kind.CANCEL, order="1850"))
    assert talk.refused.refusal.nearest is Kind.RETURN
    assert refused.desk.awaiting is Slot.CONFIRM
    shown = talk.say(YES)
    assert shown.perform is None
    assert talk.quote.change.kind is Kind.RETURN
    assert talk.say(YES).perform is not None


def test_an_offer_that_is_not_taken_up_is_gone(talk: Talk) -> None:
    talk.tell(wish(Kind.CANCEL, order="1850"))
    talk.say(Said(asks=True))
    assert not talk.desk.busy
    assert talk.say(YES).perform is None


def test_what_is_wanted_otherwise_is_taken_up(talk: Talk) -> None:
    otherwise = wish(Kind.RETURN, order="1850", method=by("gift"))
    talk.tell(wish(Kind.CANCEL, order="1850", otherwise=otherwise))
    assert talk.refused.refusal.nearest is None
    assert talk.quote.change.kind is Kind.RETURN


def test_one_item_is_not_taken_out_of_an_order(talk: Talk) -> None:
    talk.tell(wish(Kind.CANCEL, item(("2041", "1")), order="2041", reason="no longer needed"))
    assert talk.refused.refusal.rule == "whole_order_only"
    talk.say(YES)
    assert talk.quote.change.pieces == ()


# ---- several at once ---------------------------------------------------------------------------


def test_of_one_order_the_change_of_items_comes_last(talk: Talk) -> None:
    talk.tell(
        wish(Kind.CHANGE_ITEMS, order="2041", swaps=(swap({"color": "sea"}, item(("2041", "1"))),)),
        wish(Kind.CHANGE_PAYMENT, order="2041", method=by("paypal")),
    )
    assert talk.quote.change.kind is Kind.CHANGE_PAYMENT
    assert [draft.kind for draft in talk.desk.drafts] == [Kind.CHANGE_PAYMENT, Kind.CHANGE_ITEMS]


def test_a_refusal_does_not_keep_the_next_from_being_shown(talk: Talk) -> None:
    talk.tell(
        wish(Kind.CANCEL, order="1850"),
        wish(Kind.RETURN, item(("1877", "1")), method=by("gift")),
    )
    assert talk.refused.refusal.nearest is None
    assert talk.quote.change.kind is Kind.RETURN


def test_an_answer_settles_what_could_not_be_found(talk: Talk) -> None:
    talk.tell(wish(Kind.EXCHANGE, swaps=(swap({"size": "large"}, item(said="the cup")),), order="1877"))
    assert talk.asked.slot == Slot.ITEMS
    talk.tell(wish(None, item(("1877", "3")), method=by("visa")))
    assert talk.quote.change.pieces == (Piece("3", 2, "mug-oat-l"),)


def test_what_was_put_wrong_is_said_again_from_scratch(talk: Talk) -> None:
    talk.tell(wish(Kind.RETURN, item(("1877", "1")), item(("1877", "2")), method=by("gift")))
    talk.say(says(wish(Kind.RETURN, item(("1877", "2"))), agrees=False))
    assert [p.line_id for p in talk.quote.change.pieces] == ["2"]


def test_words_that_fit_no_item_do_not_keep_an_order_from_being_cancelled(talk: Talk) -> None:
    talk.tell(wish(Kind.CANCEL, item(said="the one"), order="2041", reason="no longer needed"))
    assert talk.quote.change.order_id == "2041"
    assert talk.quote.change.pieces == ()


def test_a_no_to_a_question_gives_it_up(talk: Talk) -> None:
    talk.tell(wish(Kind.CANCEL, order="2041"))
    assert talk.say(NO).findings == (ChangeDropped(Kind.CANCEL, "2041"),)


def test_fewer_of_the_items_said_again_without_a_yes_are_meant_alone(talk: Talk) -> None:
    talk.tell(wish(Kind.RETURN, item(("1877", "1")), item(("1877", "2")), method=by("gift")))
    talk.tell(wish(Kind.RETURN, item(("1877", "2"))))
    assert [p.line_id for p in talk.quote.change.pieces] == ["2"]


def test_what_comes_in_nothing_else_is_not_exchanged_but_can_be_returned(talk: Talk) -> None:
    talk.tell(wish(Kind.EXCHANGE, item(("1877", "1")), order="1877"))
    assert talk.refused.refusal.rule == "unavailable"
    assert talk.refused.refusal.nearest is Kind.RETURN
    talk.say(YES)
    assert talk.asked.slot == Slot.METHOD


def test_something_named_beside_a_cancellation_takes_nothing_out_of_it(talk: Talk) -> None:
    talk.tell(wish(Kind.CANCEL, order="2041", reason="no longer needed"))
    talk.tell(wish(None, item(("2041", "2"))))
    assert talk.quote.change.pieces == ()


def test_what_there_is_is_told_of_the_line_that_comes_in_what_was_said() -> None:
    mug, throw = ("1877", "3"), ("1877", "2")
    asked = wish(Ask.VARIANTS, item(mug), item(throw), text="what colors do you have in large?")
    told = tell(Ask.VARIANTS, asked, Desk(lines=(mug, throw)), view())
    assert [type(finding) for finding in told.findings] == [VariantsTold]
    assert {v.options["size"] for v in told.findings[0].variants} == {"large"}  # type: ignore[union-attr]
    assert told.desk.lines == (mug,)
