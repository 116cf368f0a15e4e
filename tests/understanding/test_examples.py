"""Examples are read from CSV, and a bad file says where it is bad and how to mend it."""

from pathlib import Path

import pytest

from assistant.errors import Invalid
from assistant.understanding.examples import OUT_OF_SCOPE, Example, bundled, read
from assistant.understood import UNTAUGHT, Intent


def test_a_file_with_a_byte_order_mark_quotes_and_extra_columns_is_read(tmp_path: Path) -> None:
    file = tmp_path / "shop.csv"
    file.write_text('Intent,note,text\r\nfirmness,,"is it soft, or firm?"\r\n\r\n', encoding="utf-8-sig")
    assert read(file) == (Example("is it soft, or firm?", "firmness"),)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"sentence,label\nhi,greet\n", "it is sentence,label"),
        (b"text;intent\nhi;greet\n", "parted by ';'"),
        (b"", "line 1"),
        (b"text,intent\nhi,greet\nis it soft, or firm,firmness\n", "line 3 has 3 columns"),
        (b"text,intent\nhi,\n", "line 2 has no intent"),
        (b"text,intent\n ,greet\n", "line 2 has no text"),
        (b'text,intent\nhi,greet\n"open,greet\n', "line 3"),
        (b"text,intent\nhi,greet\ncaf\xe9,greet\n", "line 3 is not UTF-8"),
        (b"text,intent\nhi\0,greet\n", "NUL"),
        (b"text,intent\n", "no examples"),
    ],
)
def test_a_bad_file_names_the_line(tmp_path: Path, content: bytes, says: str) -> None:
    file = tmp_path / "bad.csv"
    file.write_bytes(content)
    with pytest.raises(Invalid) as error:
        read(file)
    assert error.value.field == str(file)
    assert says in error.value.detail


def test_an_absent_file_and_a_folder_are_invalid(tmp_path: Path) -> None:
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(Invalid):
            read(path)


def test_our_own_examples_cover_every_intent_once_each() -> None:
    examples = bundled()
    assert {e.intent for e in examples} == {intent.value for intent in set(Intent) - UNTAUGHT}
    assert sum(e.intent == OUT_OF_SCOPE for e in examples) >= 200
    texts = [e.text.lower() for e in examples]
    assert len(texts) == len(set(texts))
