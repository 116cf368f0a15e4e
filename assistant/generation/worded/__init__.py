"""Replies in languages other than English: each finding as messages of `assistant/locales`, written once
for all of them. English keeps its own templates.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from assistant import evidence as e
from assistant.generation.worded import answers, house, overall, products, support, tastes
from assistant.generation.worded.orders import asking, changing, refusing, telling
from assistant.generation.worded.parts import Sentences
from assistant.locales.messages import Unsayable
from assistant.locales.voice import Voice, voice
from retrieval.query import Query

log = logging.getLogger(__name__)

Wording = Callable[[Any, Voice, Query | None], Sentences]
WITHHELD = {e.Proposed: "withheld-proposal", e.ChangeMade: "withheld-made"}
"""What is said instead of a change of which a sentence did not pass the check: never a part of it."""


def sentences(
    finding: e.Finding, language: str, style: int = 0, sought: Query | None = None
) -> tuple[str, ...]:
    """The sentences that convey a finding, complete and in order. Raises Unsayable."""
    wording = WORDINGS.get(type(finding))
    if wording is None:
        raise Unsayable(language, type(finding).__name__, "no wording")
    return tuple(wording(finding, voice(language, style), sought))


def say(finding: e.Finding, language: str, style: int = 0, sought: Query | None = None) -> tuple[str, ...]:
    """As `sentences`; nothing of a finding that cannot be said in full."""
    try:
        return sentences(finding, language, style, sought)
    except Unsayable as error:
        log.error("%s is not said: %s", type(finding).__name__, error)
        return ()


def withheld(finding: e.Finding, language: str) -> str:
    return voice(language).say(WITHHELD[type(finding)])


def nothing(language: str) -> str:
    """What is said where nothing else is."""
    return voice(language).say("nothing-to-say")


WORDINGS: dict[type[e.Finding], Wording] = {
    e.Found: products.found,
    e.Surveyed: overall.surveyed,
    e.InStockThen: overall.in_stock_then,
    e.GoesWith: products.goes_with,
    e.Nearest: products.nearest,
    e.Recommended: products.recommended,
    e.NoMore: products.no_more,
    e.NotInStock: products.not_in_stock,
    e.TasteNoted: tastes.noted,
    e.ProfileTold: tastes.profile_told,
    e.ProfileChanged: tastes.profile_changed,
    e.ReasonTold: tastes.reason_told,
    e.Clarify: answers.clarify,
    e.Compared: answers.compared,
    e.Answered: answers.answered,
    e.ReviewsTold: answers.reviews_told,
    e.Unanswered: answers.unanswered,
    e.PolicyFound: answers.policy_found,
    e.PolicyUnknown: answers.policy_unknown,
    e.OptionAsked: answers.option_asked,
    e.ChooseVariant: answers.choose_variant,
    e.WhichOne: answers.which_one,
    e.LooksLike: support.looks_like,
    e.PictureUnused: support.picture_unused,
    e.AnswerQuoted: support.answer_quoted,
    e.StepTold: support.step_told,
    e.ManualQuoted: support.manual_quoted,
    e.SizeTold: support.size_told,
    e.SupportSaid: support.support_said,
    e.CartChanged: house.cart_changed,
    e.CartShown: house.cart_shown,
    e.HandedOff: house.handed_off,
    e.Social: house.social,
    e.OtherLanguage: house.other_language,
    e.Cautioned: house.cautioned,
    e.IdentityAsked: house.identity_asked,
    e.Greeted: house.greeted,
    e.IdentityBarred: house.identity_barred,
    e.OthersBarred: house.others_barred,
    e.ChangeDropped: house.change_dropped,
    e.ServiceFailed: house.service_failed,
    e.AnythingElse: house.anything_else,
    e.NoSuchOrder: telling.no_such_order,
    e.OrdersListed: telling.orders_listed,
    e.OrderTold: telling.order_told,
    e.AccountTold: telling.account_told,
    e.VariantsTold: telling.variants_told,
    e.SlotAsked: asking.slot_asked,
    e.Proposed: changing.proposed,
    e.ChangeMade: changing.change_made,
    e.ChangeRefused: refusing.change_refused,
    e.TroubleTold: refusing.trouble_told,
}
