"""Who is speaking is proved before anything is told, however and in whatever order it is said."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from assistant.actions.desk.claiming import Method, another
from assistant.actions.desk.identifying import Identifying, Identity
from assistant.actions.desk.said import Claims
from assistant.desk import Desk, Slot
from assistant.errors import BackendDown
from assistant.evidence import Greeted, IdentityAsked, IdentityBarred, ServiceFailed
from assistant.service.conversations import Conversations
from assistant.service.identity.codes import Codes
from assistant.service.identity.keys import derived
from assistant.service.identity.limits import Limits
from assistant.service.identity.tries import Tries
from tests.service.identity.people import MEI, NOBODY, RAJ, Clock, People, Postbox

KEYS = derived(["0123456789abcdef0123456789abcdef"])


@dataclass
class Talk:
    """One conversation with an identity desk that keeps its state from message to message."""

    identifying: Identifying
    id: str
    desk: Desk = field(default_factory=Desk)
    customer_id: str | None = None

    def say(self, text: str = "", **claims: str | tuple[str, ...]) -> Identity:
        said = {k: v if isinstance(v, tuple) else (v,) for k, v in claims.items()}
        came = self.identifying.step(self.desk, Claims(**said), self.id, text)
        self.desk, self.customer_id = came.desk, came.customer_id
        return came


@dataclass
class House:
    engine: Engine
    people: People = field(default_factory=People)
    box: Postbox = field(default_factory=Postbox)
    clock: Clock = field(default_factory=Clock)

    def talk(self, *methods: str) -> Talk:
        identifying = Identifying(
            tuple(Method(method) for method in methods),
            self.people,  # type: ignore[arg-type]
            Tries(Limits(self.engine, self.clock), KEYS),
            Codes(self.engine, KEYS, self.box, "Kittiwake", now=self.clock) if "code" in methods else None,
        )
        return Talk(identifying, Conversations(self.engine).start()[0].id)


@pytest.fixture
def house(engine: Engine) -> House:
    return House(engine)


def asked(came: Identity) -> IdentityAsked:
    (finding,) = came.findings
    assert isinstance(finding, IdentityAsked)
    assert came.customer_id is None
    assert came.desk.awaiting == finding.slot
    assert came.desk.proof == ""
    return finding


def proved(came: Identity, how: str, whom: str = MEI.id) -> None:
    assert (came.customer_id, came.desk.proof) == (whom, how)
    assert (came.desk.awaiting, dict(came.desk.claimed)) == (None, {})
    assert isinstance(came.findings[0], Greeted)


# ---- a code --------------------------------------------------------------------------


def test_an_email_then_its_code_proves_who_is_speaking(house: House) -> None:
    talk = house.talk("token", "code")
    assert asked(talk.say("where is my order")) == IdentityAsked("email", instead=("name_and_postcode",))
    assert asked(talk.say(emails="Mei.Kovacs@example.com")) == IdentityAsked("code", sent=True)
    assert house.box.letters[-1].to == MEI.email
    came = talk.say(codes=house.box.code)
    proved(came, "code")
    assert came.findings == (Greeted("Mei"),)


def test_the_code_of_a_name_with_postcode_goes_to_the_address_on_file(house: House) -> None:
    talk = house.talk("code")
    talk.say("I'm Mei", names="Mei")
    talk.say("Kovacs", names="Kovacs")
    assert asked(talk.say(postcodes="04101")).sent
    assert house.box.letters[-1].to == MEI.email
    proved(talk.say(codes=house.box.code), "code")


def test_an_email_alone_shows_nothing_where_a_code_is_the_method(house: House) -> None:
    talk = house.talk("token", "code")
    for _ in range(3):
        talk.say(emails=MEI.email, names="Mei Kovacs", postcodes="04101")
        assert talk.customer_id is None


def test_a_wrong_code_is_asked_for_again_and_then_another_is_needed(house: House) -> None:
    talk = house.talk("code")
    talk.say(emails=MEI.email)
    wrong = "000000" if house.box.code != "000000" else "111111"
    for _ in range(4):
        assert asked(talk.say(codes=wrong)) == IdentityAsked("code", failed=True)
    over = IdentityAsked("email", failed=True, instead=("name_and_postcode",), have="code")
    assert asked(talk.say(codes=wrong)) == over
    talk.desk = replace(talk.desk, awaiting=Slot.CODE)
    assert talk.say(codes=house.box.code).customer_id is None, "the right code, after too many wrong ones"


def test_after_too_many_tries_only_a_person_can_help(house: House) -> None:
    talk = house.talk("code")
    for _ in range(2):
        talk.say(emails=MEI.email)
        wrong = "000000" if house.box.code != "000000" else "111111"
        for _ in range(5):
            last = talk.say(codes=wrong)
    assert isinstance(last.findings[0], IdentityAsked)
    came = talk.say(emails=MEI.email)
    assert (came.findings, came.barred, came.desk.awaiting) == ((IdentityBarred(),), True, None)
    house.clock.pass_by(hours=1)
    assert asked(talk.say(emails=MEI.email)).sent, "an hour later it may be tried again"


@pytest.mark.parametrize(
    "text",
    [
        "I didn't get it",
        "please resend",
        "nothing has arrived",
        "can you send it again?",
        "a new code please",
    ],
)
def test_another_code_is_sent_to_the_same_address_and_ends_the_first(house: House, text: str) -> None:
    talk = house.talk("code")
    talk.say(emails=MEI.email)
    first = house.box.code
    assert asked(talk.say(text)).sent
    assert len(house.box.letters) == 2
    if first != house.box.code:
        assert asked(talk.say(codes=first)).failed
    proved(talk.say(codes=house.box.code), "code")


def test_other_words_while_a_code_is_awaited_send_none(house: House) -> None:
    talk = house.talk("code")
    talk.say(emails=MEI.email)
    for text, claims in (("one moment", {}), ("it's Mei", {"names": "Mei"}), ("is there another way?", {})):
        assert asked(talk.say(text, **claims)) == IdentityAsked("code")
    assert len(house.box.letters) == 1


def test_six_digits_that_were_read_as_a_postcode_are_a_code_where_one_is_awaited(house: House) -> None:
    talk = house.talk("code")
    talk.say(emails=MEI.email)
    proved(talk.say(postcodes=house.box.code), "code")


def test_of_several_addresses_the_one_on_file_gets_the_code(house: House) -> None:
    talk = house.talk("code")
    came = talk.say(emails=("raj89@example.com", "rajlee@example.com", RAJ.email))
    assert asked(came) == IdentityAsked("code", sent=True)
    assert [letter.to for letter in house.box.letters] == [RAJ.email]
    asked(talk.say("not there"))
    assert [letter.to for letter in house.box.letters] == [RAJ.email] * 2


def test_codes_that_cannot_be_sent_are_said_to_be_so_to_everybody(house: House) -> None:
    house.box.broken = True
    for email in (MEI.email, NOBODY):
        came = house.talk("code").say(emails=email)
        assert came.findings == (ServiceFailed("unsent"),)
        assert (came.desk.awaiting, came.customer_id) == (Slot.EMAIL, None)
    house.box.broken = False
    talk = house.talk("code")
    assert asked(talk.say(emails=MEI.email)).sent, "what was not sent does not count"


def test_no_more_codes_are_sent_than_a_conversation_may_have(house: House) -> None:
    talk = house.talk("code")
    for _ in range(4):
        assert asked(talk.say(emails=MEI.email)).sent
    came = talk.say(emails=MEI.email)
    assert (came.findings, len(house.box.letters)) == ((IdentityBarred(),), 4)
    proved(talk.say(codes=house.box.code), "code")


def test_a_code_proves_even_while_the_order_system_is_down(house: House) -> None:
    talk = house.talk("code")
    talk.say(emails=MEI.email)
    house.people.down = True
    came = talk.say(codes=house.box.code)
    assert (came.customer_id, came.desk.proof, came.findings) == (MEI.id, "code", ())


# ---- what nobody is told ---------------------------------------------------------------


@pytest.mark.parametrize("claim", ["email", "name"])
def test_nothing_tells_whether_an_address_is_on_file(house: House, claim: str) -> None:
    """A whole conversation, message for message, with somebody who is known and with nobody."""

    def story(emails: str, name: str) -> list[object]:
        talk, told = house.talk("token", "code"), []
        who = {"emails": emails} if claim == "email" else {"names": name, "postcodes": "04101"}
        messages: list[tuple[str, dict[str, str]]] = [("", who), ("didn't get it", {}), ("", who)]
        messages += [("", {"codes": "abc"})] + [("", {"codes": wrong})] * 5
        messages += [("", who)] + [("", {"codes": wrong})] * 4 + [("", who)] * 2
        for text, said in messages:
            came = talk.say(text, **said)
            state = replace(came.desk, claimed=dict.fromkeys(came.desk.claimed, ""))
            told.append((came.findings, state, came.customer_id))
        return told

    wrong = "12345"  # five digits: never right
    assert story(MEI.email, "Mei Kovacs") == story(NOBODY, "No Body")
    assert len(house.box.letters) == 4
    assert house.box.dropped == 4


def test_of_two_claims_of_one_person_nothing_tells_that_they_are_one(house: House) -> None:
    """The address and the name of the same customer are limited by themselves, as two strangers' are."""

    def story(email: str, name: str) -> list[object]:
        return [
            house.talk("code").say(**who).findings
            for _ in range(5)
            for who in ({"emails": email}, {"names": name, "postcodes": "04101"})
        ]

    assert story(MEI.email, "Mei Kovacs") == story(NOBODY, "No Body")
    assert len(house.box.letters) == 4, "but no more is sent to one person"


def test_of_several_addresses_nothing_tells_which_is_on_file(house: House) -> None:
    def story(other: str, known: str) -> list[object]:
        together = [house.talk("code").say(emails=(other, known)) for _ in range(4)]
        alone = [house.talk("code").say(emails=email) for email in (other, known)]
        return [came.findings for came in together + alone]

    assert story("x@example.com", MEI.email) == story("y@example.com", NOBODY)
    assert len(house.box.letters) == 4


# ---- email, or name with postcode --------------------------------------------------------


def test_an_email_proves_where_the_shop_says_so(house: House) -> None:
    talk = house.talk("email", "name")
    assert asked(talk.say("hi")) == IdentityAsked("email", instead=("name_and_postcode",))
    proved(talk.say(emails=MEI.email), "email")


def test_a_name_and_a_postcode_may_come_one_after_the_other(house: House) -> None:
    talk = house.talk("email", "name")
    first = asked(talk.say(names="Mei Kovacs"))
    assert first == IdentityAsked("name_and_postcode", instead=("email",), have="name")
    proved(talk.say(postcodes="04101"), "name")
    talk = house.talk("name", "email")
    assert asked(talk.say(postcodes="04101")).have == "postcode"
    proved(talk.say(names="Mei Kovacs"), "name")


def test_name_and_postcode_do_where_the_email_was_asked_for_or_is_wrong(house: House) -> None:
    talk = house.talk("email", "name")
    talk.say()
    proved(talk.say(names="mei kovacs", postcodes="04101", emails="typo@example.com"), "name")


def test_what_does_not_fit_is_asked_for_again_with_what_else_would_do(house: House) -> None:
    talk = house.talk("email", "name")
    again = IdentityAsked("email", failed=True, instead=("name_and_postcode",))
    assert asked(talk.say(emails=NOBODY)) == again
    assert asked(talk.say(names="Mei Kovacs", postcodes="04102")) == again
    proved(talk.say("sorry, 04101", postcodes="04101"), "name")


def test_several_addresses_are_one_try_and_no_more_than_five_are_looked_at(house: House) -> None:
    talk = house.talk("email")
    many = tuple(f"raj{n}@example.com" for n in range(9))
    assert asked(talk.say(emails=(*many, RAJ.email))).failed
    assert house.people.asked["find"] == 5
    proved(talk.say(emails=(*many[:4], RAJ.email)), "email", RAJ.id)


def test_guessing_is_over_after_ten_tries_of_a_conversation(house: House) -> None:
    talk = house.talk("email", "name")
    for number in range(10):
        assert asked(talk.say(emails=f"guess{number}@example.com")).failed
    before = house.people.asked["find"]
    assert talk.say(emails=MEI.email).findings == (IdentityBarred(),)
    assert house.people.asked["find"] == before


def test_guessing_the_postcode_of_one_name_is_over_after_ten_tries_of_all_conversations(
    house: House,
) -> None:
    for number in range(10):
        assert asked(house.talk("name").say(names="Mei Kovacs", postcodes=f"1000{number}")).failed
    assert asked(house.talk("name").say(names="MEI  kovacs", postcodes="04101")).failed, "though it is right"
    proved(house.talk("name").say(names="Raj Lee", postcodes="04101"), "name", RAJ.id)
    house.clock.pass_by(hours=1)
    proved(house.talk("name").say(names="Mei Kovacs", postcodes="04101"), "name")


def test_proving_it_often_is_no_guessing(house: House) -> None:
    for _ in range(40):
        proved(house.talk("email", "name").say(emails=MEI.email), "email")


def test_a_name_alone_or_a_first_name_with_a_postcode_finds_nobody(house: House) -> None:
    talk = house.talk("email", "name")
    talk.say(names="Mei", postcodes="04101")
    assert house.people.asked["find"] == 0
    assert talk.customer_id is None


def test_a_system_that_is_down_is_no_failed_try(house: House) -> None:
    talk = house.talk("email")
    house.people.down = True
    for _ in range(12):
        with pytest.raises(BackendDown):
            talk.say(emails=MEI.email)
    house.people.down = False
    proved(talk.say(emails=MEI.email), "email")


# ---- which methods there are ---------------------------------------------------------------


def test_with_the_token_alone_there_is_nothing_to_type(house: House) -> None:
    talk = house.talk("token")
    for claims in ({}, {"emails": MEI.email}, {"names": "Mei Kovacs", "postcodes": "04101"}):
        assert asked(talk.say(**claims)) == IdentityAsked("sign_in")
    assert house.people.asked["find"] == 0


def test_where_no_code_can_be_sent_nobody_can_prove_anything(house: House) -> None:
    able = house.talk("code").identifying
    unable = Identifying(able.methods, able.backend, able.tries, codes=None)
    assert (able.possible, unable.possible) == (True, False)


def test_a_claim_of_a_method_that_is_off_proves_nothing(house: House) -> None:
    talk = house.talk("name")
    talk.say(emails=MEI.email)
    assert (talk.customer_id, house.people.asked["find"]) == (None, 0)
    talk = house.talk("email")
    talk.say(names="Mei Kovacs", postcodes="04101")
    assert (talk.customer_id, house.people.asked["find"]) == (None, 0)


@pytest.mark.parametrize(
    ("claims", "other"),
    [
        (Claims(), False),
        (Claims(emails=("MEI.KOVACS@example.com",), names=("mei  kovacs",)), False),
        (Claims(names=("Mei",), postcodes=("99999",)), False),
        (Claims(emails=(RAJ.email,)), True),
        (Claims(names=("Raj Lee",)), True),
    ],
)
def test_to_say_to_be_somebody_else_is_noticed(claims: Claims, other: bool) -> None:
    assert another(claims, MEI) is other


def test_a_code_is_over_after_its_time(house: House) -> None:
    talk = house.talk("code")
    talk.say(emails=MEI.email)
    house.clock.at += timedelta(minutes=10)
    assert asked(talk.say(codes=house.box.code)).failed
    assert talk.customer_id is None
