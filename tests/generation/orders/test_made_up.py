"""Whatever stands in the records, what is said of them passes the check and is one plain line."""

from __future__ import annotations

import re
import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.evidence import Evidence, Finding
from assistant.generation.template import say
from assistant.grounding.orders import borne_out
from tests.generation.orders import made_up

MARKUP = re.compile(r"[<>*`|~\[\]{}\\_]|://|www\.|javascript:|^#\s", re.IGNORECASE)


def plain(sentence: str) -> bool:
    line = sentence.removeprefix("\n- ").removeprefix("\n")
    odd = [c for c in line if unicodedata.category(c)[0] == "C" or (c.isspace() and c != " ")]
    return not odd and not MARKUP.search(line)


@given(st.one_of(made_up.told(), made_up.changes()), st.integers(0, 2))
@settings(max_examples=150, deadline=None)
def test_every_sentence_passes_and_is_plain(finding: Finding, style: int) -> None:
    said = say(finding, style)
    assert said
    assert [text for text in said if not borne_out(text, Evidence((finding,)))] == []
    assert [text for text in said if not plain(text)] == []
