"""A code works once, for its conversation and customer, for a while, and is not to be guessed."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine, event, select

from assistant.errors import NotFound, SendingFailed
from assistant.orders import Customer
from assistant.service.conversations import Conversations
from assistant.service.database import open_database, reading
from assistant.service.identity import tables
from assistant.service.identity.codes import CodeRules, Codes, Tried
from assistant.service.identity.keys import Keys, derived
from assistant.service.identity.limits import Limit
from assistant.service.identity.sending import Console, addressable, letter
from tests.service.identity.people import MEI, NOBODY, RAJ, Clock, Postbox

KEYS = derived(["0123456789abcdef0123456789abcdef"])
USUAL = CodeRules()
MANY = CodeRules(sends=(Limit(100),), wrong=(Limit(1000),))


class Desk:
    def __init__(self, engine: Engine, rules: CodeRules = USUAL, keys: Keys = KEYS) -> None:
        self.engine, self.box, self.clock = engine, Postbox(), Clock()
        self.codes = Codes(engine, keys, self.box, "Kittiwake", rules, self.clock)

    def conversation(self) -> str:
        return Conversations(self.engine).start()[0].id

    def send(self, conversation_id: str, customer: Customer | None = MEI, claim: str | None = None) -> str:
        email = customer.email if customer else NOBODY
        assert self.codes.send(conversation_id, [claim or f"email:{email}"], customer)
        return self.box.code if customer else "000000"


@pytest.fixture
def desk(engine: Engine) -> Desk:
    return Desk(engine)


def other(code: str) -> str:
    return f"{(int(code) + 1) % 10**6:06}"


def test_it_works_once(desk: Desk) -> None:
    conversation = desk.conversation()
    code = desk.send(conversation)
    assert desk.codes.check(conversation, code) == MEI.id
    assert desk.codes.check(conversation, code) is Tried.OVER


@pytest.mark.parametrize("as_typed", ["{0} {1}", " {0}-{1}. ", "it is {0}{1}"])
def test_it_may_be_typed_with_something_between(desk: Desk, as_typed: str) -> None:
    conversation = desk.conversation()
    code = desk.send(conversation)
    assert desk.codes.check(conversation, as_typed.format(code[:3], code[3:])) == MEI.id


def test_it_may_be_typed_in_another_script(desk: Desk) -> None:
    conversation = desk.conversation()
    arabic = "".join(chr(0x0660 + int(digit)) for digit in desk.send(conversation))
    assert desk.codes.check(conversation, arabic) == MEI.id


def test_in_another_conversation_it_is_nothing(desk: Desk) -> None:
    mine, theirs = desk.conversation(), desk.conversation()
    code = desk.send(mine)
    assert desk.codes.check(theirs, code) is Tried.OVER
    if desk.send(theirs, RAJ) != code:
        assert desk.codes.check(theirs, code) is Tried.WRONG
    assert desk.codes.check(mine, code) == MEI.id


def test_a_row_that_was_moved_to_another_conversation_proves_nothing(desk: Desk) -> None:
    """Who can write to the database alone cannot give somebody's code to another conversation."""
    mine, theirs = desk.conversation(), desk.conversation()
    code = desk.send(mine)
    with desk.engine.begin() as connection:
        connection.execute(tables.codes.update().values(conversation_id=theirs))
    assert desk.codes.check(theirs, code) is Tried.WRONG


def test_its_time_is_short(desk: Desk) -> None:
    conversation = desk.conversation()
    code = desk.send(conversation)
    desk.clock.pass_by(minutes=9, seconds=59)
    assert desk.codes.check(conversation, other(code)) is Tried.WRONG
    desk.clock.pass_by(seconds=1)
    assert desk.codes.check(conversation, code) is Tried.OVER


def test_five_wrong_tries_end_it(desk: Desk) -> None:
    conversation = desk.conversation()
    code = desk.send(conversation)
    tried = [desk.codes.check(conversation, other(code)) for _ in range(6)]
    assert tried == [Tried.WRONG] * 4 + [Tried.OVER] * 2
    assert desk.codes.check(conversation, code) is Tried.OVER


def test_a_new_code_ends_the_one_before(desk: Desk) -> None:
    conversation = desk.conversation()
    first = desk.send(conversation)
    second = desk.send(conversation, RAJ)
    if first != second:
        assert desk.codes.check(conversation, first) is Tried.WRONG
    assert desk.codes.check(conversation, second) == RAJ.id


def test_wrong_codes_of_one_customer_count_in_all_conversations(desk: Desk) -> None:
    """Ten an hour: then the right one does not do either, and it looks the same."""
    told = []
    for _ in range(3):
        conversation = desk.conversation()
        code = desk.send(conversation)
        told += [desk.codes.check(conversation, other(code)) for _ in range(4)]
    conversation = desk.conversation()
    code = desk.send(conversation)
    told.append(desk.codes.check(conversation, code))
    assert told == [Tried.WRONG] * 13
    desk.clock.pass_by(hours=1)
    later = desk.conversation()
    assert desk.codes.check(later, desk.send(later)) == MEI.id


def test_a_right_code_is_no_wrong_try(engine: Engine) -> None:
    desk = Desk(engine, CodeRules(sends=(Limit(100),), wrong=(Limit(1),)))
    for _ in range(5):
        conversation = desk.conversation()
        assert desk.codes.check(conversation, desk.send(conversation)) == MEI.id


def test_guessing_gets_nowhere(engine: Engine) -> None:
    """All that one customer's limits let through in a day, over any number of conversations, is
    thirty codes of a million."""
    desk, let_through = Desk(engine), 0
    end = desk.clock() + timedelta(days=1)
    while desk.clock() < end:
        for _ in range(3):
            conversation = desk.conversation()
            if not desk.codes.send(conversation, ["email:mei"], MEI):
                continue
            wrong = other(desk.box.code)
            for _ in range(5):
                before = _sum(engine)
                desk.codes.check(conversation, wrong)
                let_through += _sum(engine) - before > 0
        desk.clock.pass_by(hours=3)
    assert let_through == 30
    assert len(desk.box.letters) == 12


def _sum(engine: Engine) -> int:
    """How many wrong tries are counted for a day."""
    with reading(engine) as connection:
        account = select(tables.codes.c.account).limit(1)
        key = (connection.execute(account).scalar() or "")[:62] + "-1"
        found = select(tables.limits.c.count).where(tables.limits.c.key == key)
        return connection.execute(found).scalar() or 0


def test_of_many_at_once_one_is_served(engine: Engine) -> None:
    desk = Desk(engine)
    conversation = desk.conversation()
    code = desk.send(conversation)

    def check(_: int) -> str | Tried:
        return desk.codes.check(conversation, code)

    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(check, range(8)))
    assert sorted(map(str, answers)) == sorted([MEI.id] + [str(Tried.OVER)] * 7)


def test_many_at_once_try_no_more_than_five(engine: Engine) -> None:
    desk = Desk(engine, MANY)
    conversation = desk.conversation()
    code = desk.send(conversation)
    again = Codes(open_database(engine.url.render_as_string(False)), KEYS, desk.box, "K", MANY, desk.clock)

    def check(number: int) -> str | Tried:
        return (desk.codes, again)[number % 2].check(conversation, other(code))

    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(check, range(20)))
    assert answers.count(Tried.WRONG) == 4
    with reading(engine) as connection:
        assert connection.execute(select(tables.codes.c.tries)).scalar() == 5


# ---- sending -------------------------------------------------------------------------


def test_what_may_be_sent_is_limited_by_conversation_claim_and_customer(desk: Desk) -> None:
    first = desk.conversation()
    assert [desk.codes.send(first, [f"claim {n}"], None) for n in range(5)] == [True] * 4 + [False]
    sent = [desk.codes.send(desk.conversation(), ["email:mei"], MEI) for _ in range(5)]
    assert sent == [True] * 4 + [False]
    assert desk.codes.send(desk.conversation(), ["name:mei kovacs"], MEI), "told as ever"
    assert len(desk.box.letters) == 4, "but no more is sent"


def test_too_many_asked_for_leaves_the_code_that_stands(desk: Desk) -> None:
    conversation = desk.conversation()
    for _ in range(4):
        code = desk.send(conversation)
    assert not desk.codes.send(conversation, ["email:mei"], MEI)
    assert desk.codes.check(conversation, code) == MEI.id


def test_a_sender_that_fails_leaves_the_code_that_stands_and_does_not_count(desk: Desk) -> None:
    conversation = desk.conversation()
    code = desk.send(conversation)
    desk.box.broken = True
    for customer in [MEI, None] * 5:
        with pytest.raises(SendingFailed):
            desk.codes.send(conversation, ["email:x"], customer)
    desk.box.broken = False
    assert desk.codes.check(conversation, code) == MEI.id
    assert [desk.codes.send(conversation, ["email:x"], None) for _ in range(4)] == [True] * 3 + [False]


def test_a_conversation_that_is_not_there_gets_no_code(desk: Desk) -> None:
    with pytest.raises(NotFound):
        desk.codes.send("0" * 32, ["email:mei"], MEI)
    with pytest.raises(NotFound):
        desk.codes.check("0" * 32, "123456")
    assert desk.box.letters == []


def test_erasing_the_conversation_erases_its_code(desk: Desk) -> None:
    conversation = desk.conversation()
    desk.send(conversation)
    Conversations(desk.engine).erase(conversation)
    with reading(desk.engine) as connection:
        assert connection.execute(select(tables.codes)).all() == []


# ---- nothing tells -----------------------------------------------------------------------


@contextmanager
def statements(engine: Engine) -> Iterator[list[str]]:
    """What the database is asked, in order, without the values."""
    asked: list[str] = []

    def note(_: object, __: object, statement: str, *more: object) -> None:
        asked.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(engine, "before_cursor_execute", note)


def test_the_same_is_done_for_somebody_and_for_nobody(desk: Desk) -> None:
    """Statement for statement, and a way to the mail server is opened for both."""

    def story(customer: Customer | None) -> list[str]:
        conversation = desk.conversation()
        with statements(desk.engine) as asked:
            desk.send(conversation, customer)
            for _ in range(6):
                desk.codes.check(conversation, "12345")
            desk.send(conversation, customer)
        return asked

    somebody, nobody = story(MEI), story(None)
    assert somebody == nobody
    assert len(somebody) > 40
    assert (desk.box.opened, len(desk.box.letters), desk.box.dropped) == (4, 2, 2)


def test_a_code_of_nobody_never_fits(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.service.identity.codes.secrets.randbelow", lambda _: 123456)
    desk = Desk(engine)
    conversation = desk.conversation()
    desk.send(conversation, None)
    assert desk.codes.check(conversation, "123456") is Tried.WRONG
    desk.send(conversation, MEI)
    assert desk.codes.check(conversation, "123456") == MEI.id


def test_neither_code_nor_address_stands_in_the_database(desk: Desk) -> None:
    conversation = desk.conversation()
    code = desk.send(conversation)
    with reading(desk.engine) as connection:
        rows = str(connection.execute(select(tables.codes)).all())
        rows += str(connection.execute(select(tables.limits)).all())
    assert code not in re.findall(r"\w+", rows)  # within a digest six digits stand by chance
    assert "example.com" not in rows


def test_without_the_key_a_hash_is_of_no_use_and_an_older_key_still_reads(engine: Engine) -> None:
    old, new = "o" * 32, "n" * 32
    before = Desk(engine, keys=derived([old]))
    conversation = before.conversation()
    code = before.send(conversation)
    stranger = Desk(engine, keys=derived([new]))
    assert stranger.codes.check(conversation, code) is Tried.WRONG
    assert Desk(engine, keys=derived([new, old])).codes.check(conversation, code) == MEI.id


def test_codes_are_spread_over_all_six_digit_numbers(engine: Engine) -> None:
    desk = Desk(engine, MANY)
    conversation = desk.conversation()
    drawn = [desk.send(conversation) for _ in range(30)]
    assert all(re.fullmatch(r"\d{6}", code) for code in drawn)
    assert len(set(drawn)) > 25
    assert len({code[0] for code in drawn}) > 4


# ---- letters -----------------------------------------------------------------------------

ODD = [
    "mei@example.com\nBcc: everybody@example.com",
    "mei@example.com\r\nSubject: x",
    "mei@example.com, raj@example.com",
    "mei@example.com;raj@example.com",
    "Mei <mei@example.com>",
    '"mei"@example.com',
    "mei@@example.com",
    "mei",
    "@example.com",
    "mei@",
    "",
    "mei\x00@example.com",
    "mei @example.com",
    "(x)mei@example.com",
    "m" * 250 + "@example.com",
    "mei@example.com\u2028x",
]


@pytest.mark.parametrize("address", ODD)
def test_an_address_on_file_that_is_not_one_gets_nothing(desk: Desk, address: str) -> None:
    assert not addressable(address)
    assert desk.codes.send(desk.conversation(), ["email:x"], replace(MEI, email=address))
    assert (desk.box.letters, desk.box.dropped) == ([], 1)


@pytest.mark.parametrize("address", ["mei@example.com", "m.k+shop@mail.example.co.uk", "o'neil@x.io"])
def test_ordinary_addresses_can_be_sent_to(address: str) -> None:
    assert addressable(address)


def test_a_letter_says_what_it_is_for_and_keeps_the_code_out_of_its_subject() -> None:
    written = letter("mei@example.com", "012345", "Kittiwake", 10)
    assert "012345" in written.text
    assert "10 minutes" in written.text
    assert "012345" not in written.subject
    assert "\n" not in letter("a@b.c", "1", "Two\r\nBcc: lines", 1).subject


def test_the_console_prints_the_code_where_the_server_runs() -> None:
    out = io.StringIO()
    Console(out).open().send(letter("mei@example.com", "012345", "Kittiwake", 10))
    assert "mei@example.com" in out.getvalue()
    assert "012345" in out.getvalue()
