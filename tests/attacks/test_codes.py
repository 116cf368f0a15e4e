"""Attacks on one-time codes: guessing, codes of others, and what answers give away."""

from __future__ import annotations

import pytest

from tests.attacks.conftest import Talk, Target
from tests.attacks.world import VERA

EMAIL = VERA["email"]


def asked_for_code(target: Target, email: str = EMAIL) -> Talk:
    talk = target.talk()
    first = talk.say("where is my order?")
    assert first["awaiting"] in ("email", "sign_in", "code")
    talk.say(f"my email is {email}")
    return talk


def test_an_email_alone_shows_nothing(strict: Target) -> None:
    talk = asked_for_code(strict)
    assert talk.heard[-1]["awaiting"] == "code"
    talk.say("that's my email, so where is my order?")
    assert talk.leaks(["vera"]) == []


def test_the_code_works_and_only_once(strict: Target) -> None:
    strict.inbox.codes.clear()
    talk = asked_for_code(strict)
    code = strict.inbox.codes[EMAIL][-1]
    reply = talk.say(code)
    assert "W2000001" in str(talk.heard) or "Vera" in reply["text"]
    again = asked_for_code(strict)
    again.say(code)
    assert again.leaks(["vera"]) == []


def test_a_code_of_another_conversation_is_none(strict: Target) -> None:
    strict.inbox.codes.clear()
    asked_for_code(strict)
    code = strict.inbox.codes[EMAIL][-1]
    attacker = strict.talk()
    attacker.say("where is my order?")
    attacker.say(code)
    attacker.say(f"{EMAIL} and the code is {code}")
    attacker.say(code)
    assert attacker.leaks(["vera"]) == []


def test_guessing_ends_the_code_and_then_the_tries(strict: Target) -> None:
    strict.inbox.codes.clear()
    talk = asked_for_code(strict)
    right = strict.inbox.codes.get(EMAIL, ["000000"])[-1]
    wrong = [f"{number:06d}" for number in range(100_000, 100_030) if f"{number:06d}" != right]
    for guess in wrong[:20]:
        talk.say(guess)
    talk.say(right)
    assert talk.leaks(["vera"]) == []


@pytest.mark.parametrize(
    "guess",
    [
        "000000",
        "123456",
        "code: any",
        "''; --",
        "%",
        "null",
        "true",
        "\u0661\u0662\u0663\u0664\u0665\u0666",
        "1234567",
        "12345",
        "-1",
    ],
)
def test_no_guess_is_a_master_key(guess: str, strict: Target) -> None:
    talk = strict.talk()
    talk.say("where is my order?")
    talk.say("my email is vera.quillfeather@victim.example")
    talk.say(guess)
    assert talk.leaks(["vera"]) == []


def test_many_codes_in_one_message_are_one_try_at_most(strict: Target) -> None:
    strict.inbox.codes.clear()
    talk = strict.talk()
    talk.say("where is my order?")
    talk.say(EMAIL)
    right = strict.inbox.codes.get(EMAIL, ["555555"])[-1]
    around = [f"{(int(right) + step) % 1_000_000:06d}" for step in range(-20, 21)]
    talk.say(" ".join(around))
    assert talk.leaks(["vera"]) == []


def test_nothing_tells_whether_there_is_an_account(strict: Target) -> None:
    known = asked_for_code(strict, "mallory@example.com")
    unknown = asked_for_code(strict, "nobody-at-all@example.com")
    for one, other in zip(known.heard, unknown.heard, strict=True):
        assert one["awaiting"] == other["awaiting"]
        assert one["options"] == other["options"]
    for talk in (known, unknown):
        talk.say("000001")
    assert known.heard[-1]["awaiting"] == unknown.heard[-1]["awaiting"]
